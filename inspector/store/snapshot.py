"""A copy of the database that was looked through before anybody relies on it."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from inspector.durable import appearing, make_folder
from inspector.errors import Refused
from inspector.store.audit import AuditChain
from inspector.store.database import look_into
from inspector.store.database_refusals import database_errors, refusal_of
from inspector.store.row_hash import changed_rows
from inspector.store.schema import newest, version_of

READ_BYTES = 1024 * 1024


def keep_before_change(engine: Engine, folder: Path, now: datetime) -> None:
    """Copy a database whose schema is about to change to `folder`. Raises Refused "backup-damaged" when what is
    there cannot be read whole: then nothing is changed."""
    make_folder(folder)
    connection = engine.raw_connection()
    try:
        driver = connection.driver_connection
        if driver is None:
            raise RuntimeError("the engine has no connection")
        (problems,) = driver.execute("PRAGMA integrity_check").fetchone()
        if problems != "ok":
            raise unsound()
        target = folder / f"before-upgrade-{now:%Y%m%dT%H%M%S}.db"
        with appearing(target) as temporary:
            driver.execute("VACUUM INTO ?", (str(temporary),))
    finally:
        connection.close()


def require_sound(path: Path, key: bytes) -> None:
    """Read a copy of the database to its end: pages, rows, references, audit chain.

    Raises Refused "backup-damaged".
    """
    with looking(path, key) as connection:
        if unsound_parts(connection):
            raise unsound()


def unsound_parts(connection: Connection) -> tuple[str, ...]:
    """What does not hold in a database: "integrity", "page", "reference", "row", "chain"."""
    return tuple(name for name, holds in CHECKS.items() if not holds(connection))


@contextmanager
def looking(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection that only reads. Raises Refused when the database cannot be read."""
    engine = look_into(path, key)
    try:
        with engine.connect() as connection:
            yield connection
    except database_errors() as error:
        refusal = refusal_of(error, path)
        raise unsound() if refusal is None or refusal.code == "store-damaged" else refusal from error
    finally:
        engine.dispose()


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file of any size."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(READ_BYTES):
            whole.update(piece)
    return whole.hexdigest()


def unsound() -> Refused:
    """The refusal for a copy that is not whole."""
    return Refused(
        "backup-damaged",
        en="The copy of the database is not whole, so it was not kept. Run 'inspector store check'.",
        zh="数据库副本不完整，未予保留。请运行 inspector store check 检查数据。",
    )


def _says_ok(pragma: str) -> Callable[[Connection], bool]:
    return lambda connection: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == "ok"


def _says_nothing(pragma: str) -> Callable[[Connection], bool]:
    return lambda connection: connection.exec_driver_sql(f"PRAGMA {pragma}").first() is None


def _rows_fit(connection: Connection) -> bool:
    # A copy made before an upgrade has other columns, which no hash was written over.
    return version_of(connection) != newest("inspector.store") or not changed_rows(connection)


def _chain_holds(connection: Connection) -> bool:
    return AuditChain(connection).first_broken() is None


CHECKS: dict[str, Callable[[Connection], bool]] = {
    "page": _says_nothing("cipher_integrity_check"),
    "integrity": _says_ok("integrity_check"),
    "reference": _says_nothing("foreign_key_check"),
    "row": _rows_fit,
    "chain": _chain_holds,
}
