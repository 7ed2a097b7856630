"""Parts of the bench of the window."""
