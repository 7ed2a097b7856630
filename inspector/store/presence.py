"""What can be said of a store without opening it, and without loading what opening it takes."""

import json
from pathlib import Path

from inspector.store.restoring import WISH

KEY_FILE = "keys.json"


def store_exists(folder: Path) -> bool:
    """Whether `folder` holds a store, or one that is about to be restored."""
    return (folder / KEY_FILE).is_file() or (folder / WISH).is_file()


def has_keyring_lock(folder: Path) -> bool:
    """Whether a computer's keyring may open the store; False where the key file cannot be read: what is damaged is
    told when it is to be opened."""
    try:
        locks = json.loads((folder / KEY_FILE).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(locks, dict) and locks.get("keyring") is not None
