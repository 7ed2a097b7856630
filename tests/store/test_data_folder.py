"""The data folder: encrypted, one instance, whole photos, a chain that shows changes."""

import json
import sqlite3
from pathlib import Path

import pytest
from conftest import PASSPHRASE, QUICK
from factories import make_jpeg
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from inspector.app.checking import check_store
from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.errors import Refused
from inspector.store.store import Store
from inspector.store.tables import Row
from inspector.store.vault import CHUNK, Vault


def test_nothing_readable_lies_on_the_disk(store: Store, tmp_path: Path) -> None:
    add_outlet(store, OUTLET)
    store.vault.put(b"a photo that nobody may read")
    store.close()
    for file in (tmp_path / "store").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert OUTLET.name.encode() not in data
            assert b"nobody may read" not in data
            assert b"SQLite format" not in data
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "store" / "inspector.db").execute("SELECT * FROM outlet")


def test_what_was_stored_is_there_after_reopening(store: Store, tmp_path: Path) -> None:
    add_outlet(store, OUTLET)
    store.close()
    again = Store.open(tmp_path / "store", PASSPHRASE)
    assert [outlet.name for outlet in list_outlets(again)] == [OUTLET.name]
    again.close()


@pytest.mark.parametrize("wrong", ["", "test passphrasE", "test passphrase ", "口令" * 9])
def test_a_wrong_passphrase_is_refused(store: Store, tmp_path: Path, wrong: str) -> None:
    store.close()
    with pytest.raises(Refused) as told:
        Store.open(tmp_path / "store", wrong)
    assert told.value.code == "wrong-passphrase"


def test_a_second_instance_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as told:
        Store.open(tmp_path / "store", PASSPHRASE)
    assert told.value.code == "store-in-use"
    add_outlet(store, OUTLET)


def test_a_short_passphrase_and_a_second_store_are_refused(store: Store, tmp_path: Path) -> None:
    for folder, passphrase, code in (
        (tmp_path / "other", "short", "weak-passphrase"),
        (tmp_path / "store", PASSPHRASE, "store-exists"),
    ):
        with pytest.raises(Refused) as told:
            Store.create(folder, passphrase, cost=QUICK)
        assert told.value.code == code


def test_damaged_keys_are_told_apart_from_a_wrong_passphrase(store: Store, tmp_path: Path) -> None:
    store.close()
    keys = tmp_path / "store" / "keys.json"
    whole = keys.read_text(encoding="utf-8")
    for damaged in ("", whole[:40], json.dumps({"format": "other"})):
        keys.write_text(damaged, encoding="utf-8")
        with pytest.raises(Refused) as told:
            Store.open(tmp_path / "store", PASSPHRASE)
        assert told.value.code == "keys-damaged"


def test_commits_are_durable(store: Store) -> None:
    with store._opened.engine.connect() as connection:
        asked = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in PRAGMAS}
    assert asked == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "locking_mode": "exclusive", "foreign_keys": 1}


def test_the_migrations_make_the_tables_the_code_expects(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with store._opened.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_of_the_search_index})
        assert compare_metadata(context, Row.metadata) == []


def not_of_the_search_index(name: str | None, kind: str, parents: object) -> bool:
    """The full-text index makes tables of its own, which no code uses."""
    return kind != "table" or not (name or "").startswith("search_index")


@settings(max_examples=25, deadline=None)
@given(size=st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7]), seed=st.binary())
def test_the_vault_gives_back_what_it_got(
    tmp_path_factory: pytest.TempPathFactory, size: int, seed: bytes
) -> None:
    vault = Vault(tmp_path_factory.mktemp("vault"), (b"k" * 32,))
    data = (seed or b"x") * (size // len(seed or b"x") + 1)
    assert vault.get(vault.put(data[:size])) == data[:size]


def test_a_damaged_photo_is_named_never_shown(store: Store, tmp_path: Path) -> None:
    name = store.vault.put(b"x" * (2 * CHUNK + 100))
    (file,) = [f for f in (tmp_path / "store" / "vault").rglob("*") if f.is_file()]
    whole = file.read_bytes()
    other = store.vault.put(b"y" * (2 * CHUNK + 100))
    (second,) = [f for f in (tmp_path / "store" / "vault").rglob("*") if f.is_file() and f != file]
    damages = [whole[:-1], whole[: len(whole) // 2], b"", whole + b"x", second.read_bytes()]
    damages += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, len(whole), 9973)]
    for damaged in damages:
        file.write_bytes(damaged)
        with pytest.raises(Refused) as told:
            store.vault.get(name)
        assert told.value.code == "photo-damaged"
    file.unlink()
    with pytest.raises(Refused) as told:
        store.vault.get(name)
    assert told.value.code == "photo-missing"
    assert store.vault.get(other)


def test_a_file_without_a_row_is_moved_aside_and_a_temporary_removed(store: Store, tmp_path: Path) -> None:
    store.vault.put(make_jpeg())
    (orphan,) = [f for f in (tmp_path / "store" / "vault").rglob("*") if f.is_file()]
    temporary = orphan.with_name(".half.part")
    temporary.write_bytes(b"half")
    store.close()
    Store.open(tmp_path / "store", PASSPHRASE).close()
    assert not orphan.exists()
    assert not temporary.exists()
    assert [f.name for f in (tmp_path / "store" / "lost+found").iterdir()] == [orphan.name]


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'x'", "DELETE FROM audit"])
def test_the_audit_chain_cannot_be_changed(store: Store, statement: str) -> None:
    add_outlet(store, OUTLET)
    with pytest.raises(DatabaseError), store._opened.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_link_changed_behind_the_triggers_is_noticed(store: Store) -> None:
    for _ in range(3):
        add_outlet(store, OUTLET)
    assert check_store(store).problems == ()
    with store._opened.engine.begin() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE audit SET body = '{}' WHERE sequence = 2"))
    (problem,) = check_store(store).problems
    assert (problem.code, "2" in problem.text.en) == ("chain-broken", True)
