"""The laptop's store: a folder with the encrypted database, the key file and the vault."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from inspector.durable import TEMPORARY_SUFFIX, make_folder
from inspector.errors import Refused
from inspector.model.checklist import Checklist
from inspector.store.database import DATABASE_FILE, open_database, refusal_of
from inspector.store.keys import KEY_FILE, KeyCost, Keys, create_keys, unlock_keys
from inspector.store.unit import Unit
from inspector.store.vault import Vault

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The laptop's time with its offset from UTC."""
    return datetime.now().astimezone()


class Store:
    """The only place with a database session. Safe to use from several threads: one at a time."""

    def __init__(self, folder: Path, engine: Engine, vault: Vault, clock: Clock) -> None:
        self.folder = folder
        self.vault = vault
        self.clock = clock
        self._engine = engine
        self._lock = RLock()
        self._who = _user()
        self._frozen: dict[str, Checklist] = {}

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether `folder` holds a store."""
        return (folder / KEY_FILE).is_file()

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, *, cost: KeyCost | None = None, clock: Clock = system_clock
    ) -> "Store":
        """Make a new, empty store. Raises Refused when there is one already."""
        if cls.exists(folder) or (folder / DATABASE_FILE).exists():
            raise Refused(
                "store-exists",
                en=f"{folder} holds inspections already. Open it with its passphrase.",
                zh=f"{folder} 中已有检查数据。请用原口令打开。",
            )
        make_folder(folder)
        keys = create_keys(folder, passphrase, cost or KeyCost())
        store = cls._assemble(folder, keys, clock)
        with store._closed_on_error(), store.write() as unit:
            unit.audit.append("store-created", unit.settings.device())
        return store

    @classmethod
    def open(cls, folder: Path, passphrase: str, *, clock: Clock = system_clock) -> "Store":
        """Open a store. Raises Refused for a missing store, a wrong passphrase, or one in use."""
        if not cls.exists(folder):
            raise Refused(
                "store-missing",
                en=f"{folder} holds no inspections yet. Make the store with 'inspector store new'.",
                zh=f"{folder} 中尚无检查数据。请先用 inspector store new 建立。",
            )
        store = cls._assemble(folder, unlock_keys(folder, passphrase), clock)
        with store._closed_on_error():
            store._tidy()
        return store

    @classmethod
    def _assemble(cls, folder: Path, keys: Keys, clock: Clock) -> "Store":
        engine = open_database(folder / DATABASE_FILE, keys.database)
        return cls(folder, engine, Vault(folder / "vault", keys.vault), clock)

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """A unit whose changes survive a power cut once this returns; an error undoes all of it."""
        with self._lock, self._told(), self._engine.begin() as connection:
            yield Unit(connection, self.clock(), self._who, self._frozen)

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """A unit to look at one consistent state; whatever it changes is undone."""
        with (
            self._lock,
            self._told(),
            self._engine.connect() as connection,
            connection.begin() as transaction,
        ):
            yield Unit(connection, self.clock(), self._who, self._frozen)
            transaction.rollback()

    def close(self) -> None:
        """Close the database and drop the keys."""
        with self._lock:
            self._engine.dispose()

    @contextmanager
    def _closed_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()  # or the database stays locked against the next attempt
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            refusal = refusal_of(error, self.folder / DATABASE_FILE)
            if refusal is None:
                raise
            raise refusal from error

    def _tidy(self) -> None:
        # What a crash left: temporaries are worthless, a photo without a row goes to lost+found.
        for temporary in self.folder.glob(f".*{TEMPORARY_SUFFIX}"):
            temporary.unlink(missing_ok=True)
        with self.write() as unit:
            moved = self.vault.sweep(unit.photos.files(), self.folder / "lost+found")
            if moved:
                unit.audit.append("orphans-moved", "vault", moved)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id
        return "unknown"
