"""Without the passphrase nothing in the data folder can be read."""

import base64
import sqlite3
from pathlib import Path

import pytest
from factories import make_jpeg

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet
from inspector.errors import Refused
from inspector.store.database import DATABASE_FILE, open_database
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, contents, keys_of

SQL = b"CREATE TABLE"
SQLITE = b"SQLite format 3"


def fill(store: Store) -> tuple[bytes, ...]:
    """Write something down; returns what must not be found in any file."""
    jpeg = make_jpeg()
    add_outlet(store, OUTLET)
    store.vault.put(jpeg)
    words = (OUTLET.name, OUTLET.credit_code, OUTLET.address, "outlet", PASSPHRASE)
    return (
        *(w.encode(coding) for w in words for coding in ("utf-8", "utf-16-le")),
        SQL,
        SQLITE,
        jpeg[99:131],
    )


def leaked(folder: Path, secrets: tuple[bytes, ...]) -> list[tuple[str, bytes]]:
    return [(name, s) for name, data in contents(folder).items() for s in secrets if s in data]


def test_no_file_holds_readable_text_while_the_store_is_open(store: Store) -> None:
    secrets = fill(store)
    assert f"{DATABASE_FILE}-wal" in contents(store.folder)
    assert leaked(store.folder, secrets) == []


def test_no_file_holds_readable_text_after_the_store_was_closed(store: Store) -> None:
    secrets = fill(store)
    store.close()
    assert len(contents(store.folder)[DATABASE_FILE]) > 100_000
    assert leaked(store.folder, secrets) == []


def test_plain_sqlite_cannot_open_the_database(store: Store) -> None:
    store.close()
    connection = sqlite3.connect(store.folder / DATABASE_FILE)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM sqlite_master").fetchall()
    connection.close()


def test_another_key_does_not_open_the_database_and_changes_nothing(store: Store) -> None:
    store.close()
    before = contents(store.folder)
    with pytest.raises(Refused) as caught:
        open_database(store.folder / DATABASE_FILE, keys_of(store.folder).vault)
    assert caught.value.code == "store-damaged"
    assert contents(store.folder) == before
    Store.open(store.folder, PASSPHRASE).close()  # the failed attempt holds no lock


def test_no_file_holds_a_key(store: Store) -> None:
    store.close()
    keys = keys_of(store.folder)
    written = tuple(
        form
        for key in (keys.database, keys.vault)
        for form in (key, key.hex().encode(), base64.b64encode(key))
    )
    assert leaked(store.folder, written) == []


def test_what_the_database_sorts_stays_in_memory(store: Store) -> None:
    with store.read() as unit:
        assert unit.connection.exec_driver_sql("PRAGMA temp_store").scalar() == 2  # MEMORY


def test_equal_photos_do_not_look_equal(store: Store) -> None:
    jpeg = make_jpeg()
    one, other = store.vault.put(jpeg), store.vault.put(jpeg)
    files = contents(store.folder / "vault")
    first, second = files[f"{one[:2]}/{one}"], files[f"{other[:2]}/{other}"]
    blocks = {first[at : at + 16] for at in range(len(first) - 16)}
    assert len(first) == len(second)
    assert not any(second[at : at + 16] in blocks for at in range(len(second) - 16))
