"""Where the store lies."""

from pathlib import Path

import platformdirs


def default_folder() -> Path:
    """Where the store lies unless the user says otherwise."""
    return Path(platformdirs.user_data_dir("outlet-inspector", appauthor=False))
