"""Open the encrypted database: one connection, one writer, durable commits."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from inspector.durable import disk_error, disk_full
from inspector.errors import Refused
from inspector.store.place import in_use
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
    "trusted_schema=OFF",
)
LOOKING = ("locking_mode=EXCLUSIVE", "query_only=ON", "trusted_schema=OFF")


def open_database(path: Path, key: bytes, keep: Callable[[Engine], None] | None = None) -> Engine:
    """An engine over the one connection to the database at `path`, schema brought up to date.

    `keep` is called with an engine whose schema is about to change, to keep a copy first. Raises Refused when
    another instance has it open, when it is damaged, or made by a newer version.
    """
    engine = engine_for(path, key, PRAGMAS)
    try:
        _bring_up_to_date(engine, keep)
    except BaseException as error:
        engine.dispose()
        refusal = refusal_of(error, path) if isinstance(error, DatabaseError) else None
        if refusal is None:
            raise
        raise refusal from error
    return engine


def look_into(path: Path, key: bytes) -> Engine:
    """An engine that only reads: for a copy that is checked, and a damaged database that is rescued."""
    return engine_for(path, key, LOOKING)


def change_key(path: Path, old: bytes, new: bytes) -> None:
    """Encrypt a closed database with another key, in place: for a copy that nobody needs yet."""
    engine = engine_for(path, old, ("journal_mode=DELETE",))
    try:
        connection = engine.raw_connection()
        connection.cursor().execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
        connection.close()
    finally:
        engine.dispose()


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
        connection.exec_driver_sql("BEGIN IMMEDIATE" if pragmas is PRAGMAS else "BEGIN")

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
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()  # or the file stays locked against the next attempt
        raise
    return connection


def refusal_of(error: DatabaseError, path: Path) -> Refused | None:
    """The refusal a database error amounts to, or None when it is a bug."""
    text = str(error.orig).lower()
    if "full" in text:
        return disk_full(path.parent)
    if "locked" in text or "busy" in text:
        return in_use()
    if "not a database" in text or "malformed" in text:
        return damaged(path)
    if "i/o error" in text:
        return disk_error(path.parent)
    if isinstance(error, OperationalError) and ("readonly" in text or "unable to open" in text):
        return Refused(
            "not-writable",
            en=f"{path.parent} cannot be written to. Choose another folder or ask for the right to write there.",
            zh=f"{path.parent} 不可写入。请选择其他文件夹，或取得该文件夹的写入权限。",
        )
    return None


def damaged(path: Path) -> Refused:
    """The refusal for a database that cannot be used as it is."""
    return Refused(
        "store-damaged",
        en=f"The database {path.name} is damaged. Keep the folder as it is; restore the newest backup with "
        "'inspector store restore', or save what is intact with 'inspector store salvage'.",
        zh=f"数据库 {path.name} 已损坏。请原样保留该文件夹；用 inspector store restore 恢复最新备份，"
        "或用 inspector store salvage 抢救完好的数据。",
    )
