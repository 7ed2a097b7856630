"""A data folder, and the database in it without the store around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from inspector.store.database import DATABASE_FILE, open_database
from inspector.store.key_cost import KeyCost
from inspector.store.keys import Keys, unlock_keys
from inspector.store.store import Store

PASSPHRASE = "test passphrase"
QUICK = KeyCost(memory_kib=8 * 1024, iterations=1, lanes=1)


def new_store(folder: Path) -> Store:
    """A new store with a quick passphrase."""
    return Store.create(folder, PASSPHRASE, cost=QUICK)


def reopened(store: Store) -> Store:
    """The same store after the program was closed and started again."""
    store.close()
    return Store.open(store.folder, PASSPHRASE)


def keys_of(folder: Path) -> Keys:
    """The keys the store in a folder is locked with."""
    return Keys.of(unlock_keys(folder, PASSPHRASE).current)


@contextmanager
def database(folder: Path) -> Iterator[Connection]:
    """The database of a closed store, past all use cases; what is changed in it stays."""
    engine = open_database(folder / DATABASE_FILE, keys_of(folder).database)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
