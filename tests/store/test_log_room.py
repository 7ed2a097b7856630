"""The log of the database takes its room at the opening, where there is ample."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.store import log_room
from inspector.store.database import DATABASE_FILE
from inspector.store.log_room import ENDING
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, new_store

FULL_BYTES = 5 * 1024 * 1024  # as outside of tests


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new store."""
    monkeypatch.setattr(log_room, "LOG_BYTES", FULL_BYTES)
    store = new_store(tmp_path / "store")
    yield store
    store.close()


def test_saving_does_not_make_the_log_of_the_database_longer(store: Store) -> None:
    log = store.folder / (DATABASE_FILE + ENDING)
    before = log.stat().st_size
    for _ in range(20):
        with store.write() as unit:
            unit.audit.append("tried", "x", "x" * 10_000)
    assert log.stat().st_size == before == FULL_BYTES


def test_the_room_taken_for_the_log_is_empty_to_whoever_opens_it_after_a_power_cut(
    store: Store, tmp_path: Path
) -> None:
    add_outlet(store, OUTLET)
    cut = tmp_path / "cut"
    shutil.copytree(store.folder, cut)  # as it lies on the disk while it is open
    again = Store.open(cut, PASSPHRASE)
    assert [outlet.name for outlet in list_outlets(again)] == [OUTLET.name]
    again.close()
    assert not (cut / (DATABASE_FILE + ENDING)).exists()


def test_a_disk_without_ample_room_is_left_to_its_person(store: Store) -> None:
    folder = store.folder
    store.close()
    with patch("shutil.disk_usage", return_value=SimpleNamespace(free=1024 * 1024)):
        again = Store.open(folder, PASSPHRASE)
    assert (folder / (DATABASE_FILE + ENDING)).stat().st_size < FULL_BYTES
    again.close()
