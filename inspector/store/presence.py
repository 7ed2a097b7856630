"""What can be said of a store without opening it, and without loading what opening it takes."""

from pathlib import Path

KEY_FILE = "keys.json"
RESTORE_WISH = "restore.json"
ATTEMPTS = "attempts.json"


def store_exists(folder: Path) -> bool:
    """Whether `folder` holds a store, or one that is about to be restored."""
    return (folder / KEY_FILE).is_file() or (folder / RESTORE_WISH).is_file()


def has_failed_attempts(folder: Path) -> bool:
    """Whether a wrong passphrase was noted since the store was last opened."""
    return (folder / ATTEMPTS).exists()


def has_keyring_lock(folder: Path) -> bool:
    """Whether a computer's keyring may open the store; False where the key file cannot be read: what is damaged is
    told when it is to be opened."""
    try:
        kept = (folder / KEY_FILE).read_bytes()
        if (
            b'"keyring": null' in kept
        ):  # as of most, and as it is written: the window waits for no reader of JSON
            return False
        import json

        locks = json.loads(kept)
    except (OSError, ValueError):
        return False
    return isinstance(locks, dict) and locks.get("keyring") is not None
