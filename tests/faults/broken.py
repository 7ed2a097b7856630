"""Code with one rule taken away, to be put in the place of the program's."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from sqlalchemy import Connection, insert

from inspector import durable
from inspector.app import answers, backups, bundles, export, keys, seal
from inspector.app.checking import StoreCheck
from inspector.bureau import registry
from inspector.bureau.tables import RecordRow
from inspector.errors import Refused
from inspector.model.inspection import InspectionId, InspectionState
from inspector.model.record import Record
from inspector.model.verdict import ReportVerdict
from inspector.report.record_json import canonical, digest
from inspector.store import database, reserve, restoring, schema, snapshot, store, vault
from inspector.store import keys as key_file
from inspector.store.unit import Unit
from tests.faults import bit_flips
from tests.faults.scenarios import answers as answering
from tests.faults.scenarios import installing, sealing
from tests.faults.worker import Mutant


def replaced(*places: tuple[object, str, object]) -> Mutant:
    """Other code in these places."""

    @contextmanager
    def mutant() -> Iterator[None]:
        with ExitStack() as stack:
            for owner, name, other in places:
                stack.enter_context(patch.object(owner, name, other))
            yield

    return mutant


def _nothing(*_: object) -> None:
    return None


def _everywhere(name: str, other: object) -> Mutant:
    """In each module that has the function under its own name."""
    modules = (durable, backups, restoring, store, vault, export, key_file, snapshot)
    return replaced(*((module, name, other) for module in modules if hasattr(module, name)))


def _pragmas(**changed: str) -> Mutant:
    kept = tuple(
        f"{name}={changed.get(name, value)}" for name, value in (each.split("=") for each in database.PRAGMAS)
    )
    return replaced((database, "PRAGMAS", kept))


@contextmanager
def _row_first() -> Iterator[None]:
    """The vault only plans a file; it is written after the next transaction."""
    waiting: list[Callable[[], object]] = []
    write = store.Store.write

    def later(self: vault.Vault, data: bytes) -> str:
        name = uuid4().hex
        path = self.path(name)

        def carry_out() -> None:
            durable.make_folder(path.parent)
            durable.write_durably(path, self._seal(name, data))

        waiting.append(carry_out)
        return name

    @contextmanager
    def written(self: store.Store) -> Iterator[Unit]:
        with write(self) as unit:
            yield unit
        while waiting:
            waiting.pop()()

    with patch.object(vault.Vault, "put", later), patch.object(store.Store, "write", written):
        yield


def _soon(*given: Any) -> None:
    """Answers are said to be saved, and saved by a thread."""
    threading.Thread(target=answers.answer_item, args=given).start()


def _each_by_itself(connection: Connection, package: str, version: str = "head") -> None:
    """A migration whose statements are each a transaction."""
    connection.exec_driver_sql("COMMIT")
    schema.upgrade(connection, package, version)


def _live_copy(self: store.Store, target: Path) -> None:
    """The file of a database that is in use."""
    shutil.copyfile(self.folder / database.DATABASE_FILE, target)


@contextmanager
def _seen_at_once(target: Path) -> Iterator[Path]:
    """No other name while it is made."""
    target.unlink(missing_ok=True)
    yield target


def _overwrite(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)
        os.fsync(file.fileno())


_make, _write_key_file = backups._Backup.make, key_file.write_key_file


def _thinned_first(self: backups._Backup, *, with_photos: bool) -> backups.BackupMade:
    """Room is made for a backup before it is there."""
    for older in (self.home / backups.SNAPSHOTS).glob("*"):
        shutil.rmtree(older)
    return _make(self, with_photos=with_photos)


def _sealed_in_two(opened: store.Store, id: InspectionId) -> Record:
    """The state first, the record in a transaction of its own."""
    with opened.write() as unit:
        record = seal._freeze(unit, seal.with_handwriting(unit, unit.inspections.get(id)))
        unit.inspections.set_state(id, InspectionState.SEALED)
    with opened.write() as unit:
        unit.records.add(id, record.revision, canonical(record), digest(record), unit.now)
        unit.audit.append("sealed", id, digest(record))
    return record


def _installed_in_two(opened: store.Store, found: bundles.OpenedBundle) -> None:
    """Each file of a bundle in a transaction of its own."""
    one, two = found.contents
    with opened.write() as unit:
        unit.contents.add(found.bundle, (one,), unit.now)
    with opened.write() as unit:
        unit.contents._add(found.bundle, two)
        unit.audit.append("bundle-installed", found.bundle.sha256, {"bundle": found.bundle})


def _added_in_two(
    self: registry.Registry, verdict: ReportVerdict, record_json: bytes, source: str, at: datetime
) -> registry.Added:
    """The report first, its findings and signatures in a transaction of their own."""
    record = verdict.record
    assert isinstance(record, Record)
    with self._transaction() as connection:
        if not self._claim(connection, registry._report(verdict, record, source, at)):
            return registry.Added.ALREADY
        connection.execute(insert(RecordRow).values(report=verdict.digest, content=record_json))
    with self._transaction() as connection:
        for table, rows in registry._parts(verdict, record):
            if rows:
                connection.execute(insert(table), rows)
    return registry.Added.NEW


def _rotation_in_memory(opened: store.Store, passphrase: str) -> None:
    """The new key is used before any lock holds it."""
    opened.use_keys(key_file.read_key_file(opened.folder).passphrase.open(passphrase).succeeded())


def _wrapped_in_place(self: vault.Vault, name: str) -> None:
    """The only wrap of a file's key is written over."""
    header = self._header(name)
    used = next(slot for slot in vault.SLOTS if vault._unwrapped(header, slot, self._keys) is not None)
    self._patch(name, used, vault.aes_key_wrap(self._keys[0], vault._file_key(header, self._keys)))


def _copied_over(folder: Path) -> bool:
    """What is restored goes straight over what is there."""
    stage = folder / restoring.STAGE
    if (stage / database.DATABASE_FILE).exists():
        shutil.copytree(stage, folder, dirs_exist_ok=True)
        shutil.rmtree(stage)
    return True


@contextmanager
def _deleted_first(target: Path) -> Iterator[Path]:
    """The old one goes before the new one is whole."""
    target.unlink(missing_ok=True)
    with durable.appearing(target) as temporary:
        yield temporary


def _hushed(path: Path) -> None:
    """What the disk says of a file is not listened to."""
    with suppress(OSError):
        durable_sync_file(path)


durable_sync_file = durable.sync_file
_get = vault.Vault.get


def _lenient(self: vault.Vault, name: str) -> bytes:
    """A damaged photo is shown as far as it goes."""
    try:
        return _get(self, name)
    except Refused:
        return self.path(name).read_bytes()


def _sees_nothing(*_: object) -> StoreCheck:
    return StoreCheck(links=0, photos=0, problems=())


def _unasked(connection: Any, pragma: str, folder: Path) -> None:
    """What the database answers to a wish is not looked at."""
    connection.execute(f"PRAGMA {pragma}")


NO_FOLDER_SYNC = _everywhere("sync_folder", _nothing)
NO_FILE_SYNC = _everywhere("sync_file", _nothing)
HUSHED_SYNC = _everywhere("sync_file", _hushed)
ROW_FIRST: Mutant = _row_first
SYNC_NORMAL = _pragmas(synchronous="NORMAL")
JOURNAL_NOT_ASKED = replaced((database, "set_pragma", _unasked))
# The reserve syncs the folder too, where it is kept.
LOG_NAME_NOT_SYNCED = replaced((database, "sync_folder", _nothing), (reserve.Reserve, "keep", _nothing))
ROLLBACK_JOURNAL = _pragmas(journal_mode="DELETE")
SAVED_LATER = replaced((answering, "answer_item", _soon))
PIECEMEAL_MIGRATION = replaced((database, "upgrade", _each_by_itself))
NO_COPY_BEFORE = replaced((store, "keep_before_change", _nothing))
LIVE_COPY = replaced((store.Store, "copy_database", _live_copy))
BACKUP_NOT_SYNCED = replaced((backups, "_copy_durably", shutil.copyfile))
THINNED_FIRST = replaced((backups._Backup, "make", _thinned_first))
REPORT_SEEN_AT_ONCE = replaced((export, "appearing", _seen_at_once))
REPORT_DELETED_FIRST = replaced((export, "appearing", _deleted_first))
ADDED_IN_TWO = replaced((registry.Registry, "add", _added_in_two))
INSTALLED_IN_TWO = replaced((installing, "install_bundle", _installed_in_two))
SEALED_IN_TWO = replaced((sealing, "seal", _sealed_in_two))
KEY_WRITTEN_LAST = replaced((keys, "_begin_rotation", _rotation_in_memory))
WRAPPED_IN_PLACE = replaced((vault.Vault, "adopt", _wrapped_in_place), (vault.Vault, "abandon", _nothing))
KEYS_OVERWRITTEN = replaced((key_file, "write_durably", _overwrite))
COPIED_OVER = replaced((backups, "wish_restore", _nothing), (backups, "finish_restore", _copied_over))
DAMAGE_SHOWN = replaced((vault.Vault, "get", _lenient), (bit_flips, "check_store", _sees_nothing))
