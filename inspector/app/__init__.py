"""Use cases: one function or small class for each thing a user does."""
