"""A newer version of the program opens a store an earlier one left."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from inspector.app.outlets import list_outlets
from inspector.store.audit import AuditChain
from inspector.store.clock import system_clock
from inspector.store.database import DATABASE_FILE, PACKAGE, PRAGMAS, connect
from inspector.store.keys import Keys, create_keys, unlock_keys
from inspector.store.schema import newest, version_of
from inspector.store.snapshot import require_sound
from tests.faults.journal import Journal, Told
from tests.faults.scenario import STORE, opened, unsound
from tests.store.laptop import PASSPHRASE, QUICK

OLD_VERSION = "0002"
OLD_SCHEMA = "old-schema.json"
OUTLETS = 30
OLD_COLUMNS = (
    "name",
    "brand",
    "legal_entity",
    "credit_code",
    "permit",
    "division_code",
    "address",
    "responsible",
    "phone",
)


class Migration:
    """The schema is brought up to date at the opening."""

    name = "migration"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A store as an earlier version left it, with outlets in it."""
        folder = root / STORE
        folder.mkdir(parents=True)
        create_keys(folder, PASSPHRASE, QUICK)
        with _past_the_store(folder) as connection:
            _upgrade(connection, OLD_VERSION)
            chain = AuditChain(connection, system_clock(), "earlier")
            for number in range(OUTLETS):
                _insert_outlet(connection, number)
                chain.append("outlet-added", f"o{number}")
            (root / OLD_SCHEMA).write_text(_schema(connection))

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Open it."""
        with opened(root) as store:
            journal.ack(outlets=len(list_outlets(store)))

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """The database has the old version or the new one, whole, and opens with all that was in it."""
        with _past_the_store(root / STORE) as connection:
            version, schema = version_of(connection), _schema(connection)
        if version not in (OLD_VERSION, newest(PACKAGE)):
            yield f"neither the old version nor the new one: {version}"
        if (version == OLD_VERSION) != (schema == (root / OLD_SCHEMA).read_text()):
            yield f"half migrated: {version}"
        if told.acked and version == OLD_VERSION:
            yield "an acknowledged migration is undone"
        if version != OLD_VERSION:
            yield from _copy_before(root)
        with opened(root) as store:
            yield from unsound(store)
            if len(list_outlets(store)) != OUTLETS:
                yield "what was there before is lost"
            with store.read() as unit:
                if len(unit.audit.links()) < OUTLETS:
                    yield "links of the audit chain are lost"


def _copy_before(root: Path) -> Iterator[str]:
    key = Keys.of(unlock_keys(root / STORE, PASSPHRASE).current).database
    kept = list((root / STORE / "backups").glob("before-upgrade-*.db"))
    if not kept:
        yield "migrated without a copy of what was there before"
    for path in kept:
        require_sound(path, key)  # refuses, which is told as a violation


@contextmanager
def _past_the_store(folder: Path) -> Iterator[Connection]:
    """The database as it is, not brought up to date."""
    key = Keys.of(unlock_keys(folder, PASSPHRASE).current).database
    path = folder / DATABASE_FILE
    engine = create_engine("sqlite://", creator=lambda: connect(path, key, PRAGMAS), poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _upgrade(connection: Connection, version: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(files(PACKAGE) / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _insert_outlet(connection: Connection, number: int) -> None:
    row = {"id": f"o{number}", "kind": "branch", "opened_on": None} | dict.fromkeys(OLD_COLUMNS, "x" * 200)
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO outlet ({names}) VALUES ({marks})"), row)


def _schema(connection: Connection) -> str:
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return json.dumps([list(row) for row in rows])
