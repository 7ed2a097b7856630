"""Save what is intact of a damaged store into a new one. The damaged store is only read.

The database is copied and read row by row; rows of a damaged page, and rows that do not fit their hash, are left
out and counted. The new store has the same keys and the same passphrase, so nothing is ever in the clear.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import IntegrityError

from inspector.durable import disk_refusals, make_folder, write_durably
from inspector.errors import Refused
from inspector.store.audit import START, Link
from inspector.store.database import DATABASE_FILE, LOOKING, connect, look_into, open_database
from inspector.store.database_refusals import database_refusals
from inspector.store.keys import DataKeys
from inspector.store.presence import KEY_FILE
from inspector.store.row_hash import hash_of_values, hashed_tables
from inspector.store.tables import ROW_HASH, AuditRow
from inspector.store.vault import Vault

# A leaf page holds fewer rows: the first row behind a damaged page is not jumped over.
STEPS_OF_ONE = 256
LAST_ROWID = 2**40
LONGER = 8  # on the disk it takes no room
VAULT = "vault"


@dataclass(slots=True)
class Rescued:
    """How many rows of each table, and photos, were saved and lost."""

    saved: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    photos_lost: int = 0

    def count(self, table: str, *, saved: bool) -> None:
        """Note one row."""
        tally = self.saved if saved else self.lost
        tally[table] = tally.get(table, 0) + 1


def rescue(folder: Path, keys: DataKeys, target: Path, told: Callable[[str], None]) -> Rescued:
    """Make a store in `target` of what is intact in `folder`. `told` is called with each table and photo.

    Raises Refused "nothing-intact" when not even the list of tables can be read.
    """
    make_folder(target)
    with database_refusals(target / DATABASE_FILE), disk_refusals(target):
        copy = target / "damaged-copy.db"
        for ending in ("", "-wal", "-journal"):
            source = folder / (DATABASE_FILE + ending)
            if source.is_file():
                shutil.copyfile(source, copy.with_name(copy.name + ending))
        _lengthen(copy)
        try:
            rescued = _rescue_rows(_Damaged(copy, _key_of(copy, keys)), target, keys, told)
        finally:
            for left in target.glob(f"{copy.name}*"):
                left.unlink()
        rescued.photos_lost = _rescue_photos(folder, target, keys, told)
        write_durably(target / KEY_FILE, (folder / KEY_FILE).read_bytes())
    return rescued


def _lengthen(copy: Path) -> None:
    # Of a file shorter than its first page says, nothing is read at all: with empty pages behind, only those fail.
    os.truncate(copy, copy.stat().st_size * LONGER)


class _Damaged:
    """A damaged database. After an error the driver reads nothing more, so each error takes a new connection."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._driver: Any = None

    def close(self) -> None:
        """Close what is open."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def rows(self, table: Table) -> Iterator[dict[str, object] | None]:
        """Each row that can be read, None for each place where reading failed."""
        names = [column.name for column in table.columns]
        query = f"SELECT rowid, {', '.join(map(_quoted, names))} FROM {_quoted(table.name)}"
        at, misses = -1, 0
        while at < LAST_ROWID:
            try:
                row = self._one(f"{query} WHERE rowid > ? ORDER BY rowid LIMIT 1", at)
            except _driver_error():
                self.close()
                misses += 1
                at += 1 if misses <= STEPS_OF_ONE else 2 ** (misses - STEPS_OF_ONE)
                if misses == 1:
                    yield None
                continue
            if row is None:
                return
            at, misses = row[0], 0
            yield dict(zip(names, row[1:], strict=True))

    def _one(self, query: str, at: int) -> Any:
        if self._driver is None:
            self._driver = connect(self._path, self._key, LOOKING)
        return self._driver.execute(query, (at,)).fetchone()


def _rescue_rows(damaged: _Damaged, target: Path, keys: DataKeys, told: Callable[[str], None]) -> Rescued:
    rescued = Rescued()
    engine = open_database(target / DATABASE_FILE, keys.derived[0].database)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for table in hashed_tables():
                told(table.name)
                for row in damaged.rows(table):
                    rescued.count(table.name, saved=row is not None and _save(connection, table, row))
            _drop_orphans(connection, rescued)
            _rescue_chain(connection, damaged, rescued)
    finally:
        damaged.close()
        engine.dispose()
    if not rescued.saved:
        raise Refused(
            "nothing-intact",
            en="Nothing in the database can be read any more. Restore the newest backup.",
            zh="数据库中已没有可读取的内容。请恢复最新的备份。",
        )
    return rescued


def _save(connection: Connection, table: Table, row: dict[str, object]) -> bool:
    values = [row[column.name] for column in table.columns if column.name != ROW_HASH]
    if row[ROW_HASH] != hash_of_values(table.name, *values):
        return False
    names = ", ".join(map(_quoted, row))
    marks = ", ".join("?" for _ in row)
    try:
        connection.exec_driver_sql(
            f"INSERT INTO {_quoted(table.name)} ({names}) VALUES ({marks})", tuple(row.values())
        )
    except IntegrityError:
        return False
    return True


def _drop_orphans(connection: Connection, rescued: Rescued) -> None:
    """Take out rows whose outlet or inspection is lost: nothing could show them."""
    while broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        for table, rowid, *_ in broken:
            connection.exec_driver_sql(f"DELETE FROM {_quoted(table)} WHERE rowid = ?", (rowid,))
            rescued.saved[table] -= 1
            rescued.count(table, saved=False)


def _rescue_chain(connection: Connection, damaged: _Damaged, rescued: Rescued) -> None:
    """The links from the first one on that hold; behind a gap none can be proven."""
    previous, name, broken = START, AuditRow.__tablename__, False
    for row in damaged.rows(AuditRow.__table__):  # type: ignore[arg-type]  # a Table, as for all mapped classes
        broken = broken or row is None or not _holds(row, previous)
        if row is not None and not broken:
            connection.execute(insert(AuditRow), row | {"at": datetime.fromisoformat(str(row["at"]))})
            previous = str(row["hash"])
        rescued.count(name, saved=not broken)


def _holds(row: dict[str, object], previous: str) -> bool:
    try:
        link = Link(**row | {"at": datetime.fromisoformat(str(row["at"]))})  # type: ignore[arg-type]  # checked next
    except (ValueError, TypeError):
        return False
    return link.previous == previous and link.hash == link.expected_hash()


def _rescue_photos(folder: Path, target: Path, keys: DataKeys, told: Callable[[str], None]) -> int:
    vault_keys = tuple(each.vault for each in keys.derived)
    source, saved = Vault(folder / VAULT, vault_keys), Vault(target / VAULT, vault_keys)
    lost = 0
    for name in sorted(_named_photos(target, keys)):
        told(name)
        try:
            source.get(name)
        except Refused:
            lost += 1
            continue
        path = saved.path(name)
        make_folder(path.parent)
        write_durably(path, source.path(name).read_bytes())
    return lost


def _named_photos(target: Path, keys: DataKeys) -> set[str]:
    from inspector.store.photos import Photos

    engine = look_into(target / DATABASE_FILE, keys.derived[0].database)
    try:
        with engine.connect() as connection:
            return Photos(connection).files()
    finally:
        engine.dispose()


def _key_of(path: Path, keys: DataKeys) -> bytes:
    """The key a database can be read with; the current one when none fits."""
    for each in keys.derived:
        try:
            driver = connect(path, each.database, LOOKING)
            driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
            driver.close()
        except _driver_error():
            continue
        return each.database
    return keys.derived[0].database


def _driver_error() -> type[Exception]:
    from sqlcipher3 import dbapi2

    error: type[Exception] = dbapi2.DatabaseError
    return error


def _quoted(name: str) -> str:
    return f'"{name}"'
