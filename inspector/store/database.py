"""Open the encrypted database: one connection, one writer, durable commits."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from inspector.durable import disk_error, disk_refusals, sync_folder
from inspector.errors import Refused
from inspector.store.database_refusals import database_refusals
from inspector.store.row_hash import FUNCTION, hash_of_values, stamp_all
from inspector.store.schema import newest, upgrade, version_of

DATABASE_FILE = "inspector.db"
PACKAGE = "inspector.store"
# WAL + FULL: a commit survives a power cut. EXCLUSIVE: no second instance, no -shm file, and the
# WAL-reset fault of older SQLite versions cannot be met.
PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cache_size=-65536",
    "trusted_schema=OFF",
)
LOOKING = ("locking_mode=EXCLUSIVE", "query_only=ON", "trusted_schema=OFF")


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """The open database, its one connection, and the key it is encrypted with."""

    engine: Engine
    connection: Connection
    key: bytes

    @classmethod
    def of(cls, engine: Engine, key: bytes) -> "Opened":
        """The connection is kept: fetching it anew takes longer than a small statement."""
        return cls(engine, engine.connect(), key)

    @property
    def driver(self) -> Any:  # the driver is not typed
        """The driver's connection: to be used outside of any transaction."""
        return self.connection.connection.driver_connection

    def close(self) -> None:
        """Close the connection, and so the database."""
        self.connection.close()
        self.engine.dispose()


def open_database(path: Path, key: bytes, keep: Callable[[Engine], None] | None = None) -> Engine:
    """An engine over the one connection to the database at `path`, schema brought up to date.

    `keep` is called with an engine whose schema is about to change, to keep a copy first. Raises Refused when
    another instance has it open, when it is damaged, or made by a newer version.
    """
    engine = engine_for(path, key, PRAGMAS)
    try:
        with database_refusals(path), disk_refusals(path.parent):
            _bring_up_to_date(engine, keep)
            # SQLite does it too when it makes its log, but passes over an error: the log's name must be there.
            sync_folder(path.parent)
    except BaseException:
        engine.dispose()
        raise
    return engine


def look_into(path: Path, key: bytes) -> Engine:
    """An engine that only reads: for a copy that is checked, and a damaged database that is rescued."""
    return engine_for(path, key, LOOKING)


def change_key(path: Path, old: bytes, new: bytes) -> None:
    """Encrypt a closed database with another key, in place: for a copy that nobody needs yet. Raises Refused."""
    with database_refusals(path):
        driver = connect(path, old, ("journal_mode=DELETE",))
        try:
            driver.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
        finally:
            driver.close()


def _bring_up_to_date(engine: Engine, keep: Callable[[Engine], None] | None) -> None:
    with engine.begin() as connection:
        version = version_of(connection)
    if version == newest(PACKAGE):
        return
    if version is not None and keep is not None:
        keep(engine)
    with engine.begin() as connection:
        upgrade(connection, PACKAGE)
        stamp_all(connection)  # a migration may have added columns the hashes are over


def engine_for(path: Path, key: bytes, pragmas: tuple[str, ...]) -> Engine:
    """An engine over one connection. Raises Refused "no-encryption" where the driver cannot be loaded."""
    try:
        from sqlcipher3 import dbapi2  # loaded here, so that its absence can be told in words
    except ImportError as error:
        raise Refused(
            "no-encryption",
            en="The encrypted database driver (sqlcipher3) cannot be loaded; nothing is stored without it. "
            "Run 'inspector doctor'.",
            zh="无法加载加密数据库驱动（sqlcipher3），程序不会以明文保存数据。请运行 inspector doctor。",
        ) from error

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, pragmas),
        poolclass=StaticPool,
        hide_parameters=True,  # errors would quote what was to be written
    )

    # Deferred transactions that read, then write, fail under WAL without waiting: always immediate.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        begin_as = "BEGIN IMMEDIATE" if pragmas is PRAGMAS else "BEGIN"
        connection.connection.driver_connection.execute(begin_as)  # type: ignore[union-attr]  # there while open

    return engine


def connect(path: Path, key: bytes, pragmas: tuple[str, ...]) -> Any:  # the driver is not typed
    """A connection of the driver, outside of any transaction."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=1.0)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        # However the driver was built: files it sorts in would be plain.
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.create_function(FUNCTION, -1, hash_of_values, deterministic=True)
        for pragma in pragmas:
            set_pragma(connection, pragma, path.parent)
    except BaseException:
        connection.close()  # or the file stays locked against the next attempt
        raise
    return connection


def set_pragma(connection: Any, pragma: str, folder: Path) -> None:
    """Raises Refused "disk-error" when a journal mode was not taken: a disk that fails just then is not told of,
    and with the mode that stays, commits are lost in a power cut."""
    told = connection.execute(f"PRAGMA {pragma}").fetchone()
    name, wanted = pragma.split("=")
    if name == "journal_mode" and told[0].lower() != wanted.lower():
        raise disk_error(folder)
