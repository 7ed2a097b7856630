"""The bureau's registry of imported reports."""
