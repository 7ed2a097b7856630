"""The functions of expressions, by subject."""
