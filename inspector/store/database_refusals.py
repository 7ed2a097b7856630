"""What the database reports, told in sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from inspector.durable import disk_error, disk_full, not_writable
from inspector.errors import Refused
from inspector.store.place import in_use


@contextmanager
def database_refusals(path: Path) -> Iterator[None]:
    """Turn what the database at `path` reports into a refusal; other errors rise as they are."""
    try:
        yield
    except database_errors() as error:
        refusal = refusal_of(error, path)
        if refusal is None:
            raise
        raise refusal from error


def database_errors() -> tuple[type[Exception], ...]:
    """What the database raises: through the engine, and past it."""
    from sqlcipher3 import dbapi2  # loaded by now, or nothing could have been raised

    return (DatabaseError, dbapi2.DatabaseError)


def refusal_of(error: Exception, path: Path) -> Refused | None:
    """The refusal a database error amounts to, or None when it is a bug."""
    text = str(error.orig if isinstance(error, DatabaseError) else error).lower()
    if "full" in text:
        return disk_full(path.parent)
    if "locked" in text or "busy" in text:
        return in_use()
    if "not a database" in text or "malformed" in text:
        return damaged(path)
    # Of a rekey that fails, and of the search index that cannot be read, the driver tells no reason.
    if "i/o error" in text or "rekey" in text or "vtable constructor failed" in text:
        return disk_error(path.parent)
    if "readonly" in text or "unable to open" in text:
        return not_writable(path.parent)
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
