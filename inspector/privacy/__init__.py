"""Find, mask and cover personal data."""
