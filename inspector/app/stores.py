"""Open and make the laptop's store."""

from pathlib import Path

import platformdirs

from inspector.store.store import Store

__all__ = ["Store", "create_store", "default_folder", "open_store", "store_exists"]


def default_folder() -> Path:
    """Where the store lies unless the user says otherwise."""
    return Path(platformdirs.user_data_dir("outlet-inspector", appauthor=False))


def store_exists(folder: Path) -> bool:
    """Whether `folder` holds a store."""
    return Store.exists(folder)


def create_store(folder: Path, passphrase: str) -> Store:
    """Make a new, empty store protected by `passphrase` (at least 8 characters)."""
    return Store.create(folder, passphrase)


def open_store(folder: Path, passphrase: str) -> Store:
    """Open a store. Raises Refused: "store-missing", "wrong-passphrase", "store-in-use", "store-damaged"."""
    return Store.open(folder, passphrase)
