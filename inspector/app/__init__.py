"""Use cases: what a user does, one function or small class each."""
