"""Open the registry's database, on SQLite or PostgreSQL, and bring its schema up to date."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from inspector.durable import disk_full
from inspector.errors import Refused
from inspector.store.schema import upgrade

POSTGRESQL_DRIVERS = {"postgresql", "postgresql+psycopg", "postgres"}
UPGRADE_LOCK = 0x4F55544C  # any number, the same in every program: one upgrade at a time
WAL = "journal_mode=WAL"
NEEDED_SQLITE = ("busy_timeout=30000", "foreign_keys=ON", WAL, "synchronous=FULL")
PATIENCE_S, PAUSE_S = 30.0, 0.05


def open_registry_database(address: str, *, making: bool = True) -> Engine:
    """An engine for a SQLAlchemy URL: sqlite:///FILE or postgresql://USER@HOST/DATABASE. Without `making`, a file that is
    not there reads as an empty registry and is not made.

    Raises Refused for an address nobody understands, a server that does not answer, a file that is no
    registry, or one made by a newer version. The password never stands in the sentence.
    """
    url = _url(address)
    engine = _engine(url) if making or not _is_missing(url) else _nothing()
    try:
        with engine.begin() as connection:
            _upgrade(connection)
    except DBAPIError as error:
        engine.dispose()
        refusal = refusal_of(error, url)
        if refusal is None:
            raise
        raise refusal from error
    except Refused:
        engine.dispose()
        raise
    return engine


def refusal_of(error: DBAPIError, url: URL) -> Refused | None:
    """The refusal a database error amounts to, or None when it is a bug."""
    words, place = str(error.orig).lower(), url.render_as_string(hide_password=True)
    if "full" in words and "disk" in words:
        return disk_full(place)
    if "not a database" in words or "malformed" in words:
        return Refused(
            "registry-damaged",
            en=f"{place} is no registry or is damaged. Name another one or restore a backup.",
            zh=f"{place} 不是登记库或已损坏。请另选一个，或从备份恢复。",
        )
    if error.connection_invalidated or type(error).__name__ == "OperationalError":
        return Refused(
            "registry-unreachable",
            en=f"The registry {place} cannot be opened. Check address, password and that the server runs.",
            zh=f"无法打开登记库 {place}。请检查地址、密码以及服务器是否运行。",
        )
    return None


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise _unknown(address) from error
    if url.drivername in POSTGRESQL_DRIVERS:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite" or not url.database:
        raise _unknown(url.drivername)
    return url


def _unknown(address: str) -> Refused:
    kind = address.split(":", 1)[0]
    return Refused(
        "registry-address",
        en=f"'{kind}' is no registry address. Use sqlite:///FILE or postgresql://USER@HOST/DATABASE.",
        zh=f"“{kind}”不是登记库地址。请使用 sqlite:///文件 或 postgresql://用户@主机/数据库。",
    )


def _is_missing(url: URL) -> bool:
    """Whether the folder is there, but no file in it."""
    file = Path(url.database or "")
    return url.drivername == "sqlite" and not file.exists() and file.parent.is_dir()


def _nothing() -> Engine:
    """An empty registry in memory."""
    return create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})


def _engine(url: URL) -> Engine:
    if url.drivername != "sqlite":
        try:
            return create_engine(
                url, pool_pre_ping=True, hide_parameters=True, connect_args={"connect_timeout": 10}
            )
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise Refused(
                "registry-driver",
                en="The PostgreSQL driver is missing. Install the program with its 'bureau' extra.",
                zh="缺少 PostgreSQL 驱动。请安装带 bureau 附加组件的程序。",
            ) from error
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 30.0})

    @event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, record: Any) -> None:
        connection.isolation_level = None
        for pragma in NEEDED_SQLITE:
            _set(connection, pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        is_reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")

    return engine


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma. The journal of a new file is changed by one at a time, and SQLite does not wait for that itself."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if pragma != WAL or "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(PAUSE_S)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
    upgrade(connection, "inspector.bureau")
