"""Bring a database's schema to the newest version: the laptop's and the bureau's alike."""

from importlib.resources import files
from threading import Lock

from sqlalchemy import Connection

from inspector.errors import Refused

# The migration library keeps the connection it works on in its modules: two threads would change each other's tables.
ONE_AT_A_TIME = Lock()


def newest(package: str) -> str:
    """The newest version of a schema: the number its last migration's name begins with."""
    versions = (path.name for path in (files(package) / "migrations" / "versions").iterdir())
    return max(name.split("_")[0] for name in versions if name[:1].isdigit())


def version_of(connection: Connection) -> str | None:
    """The version of the schema in a database, None when it is empty."""
    known = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(known).first() is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def upgrade(connection: Connection, package: str, version: str = "head") -> None:
    """Run the migrations of `package` that lack, up to a version, inside the caller's transaction; in one thread at a
    time.

    Raises Refused "newer-version" for a schema this program does not know.
    """
    with ONE_AT_A_TIME:
        _upgrade(connection, package, version)


def _upgrade(connection: Connection, package: str, version: str) -> None:
    # Loaded here: the migration library takes longer to load than most commands to run.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(files(package) / "migrations"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise Refused(
            "newer-version",
            en="This data was written by a newer version of the program. Install that version.",
            zh="该数据由更新版本的程序写入。请安装新版本后再打开。",
        )
    if current != script.get_current_head():
        command.upgrade(config, version)
