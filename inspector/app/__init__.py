"""Use cases: what a user does, one function or small class each. The window and the command line are their faces."""
