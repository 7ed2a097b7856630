"""The laptop's store: a folder with the encrypted database, the key file and the vault."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from filelock import FileLock
from sqlalchemy import Engine

from inspector.durable import (
    TEMPORARY_SUFFIX,
    disk_refusals,
    make_folder,
    passing,
    sync_file,
    sync_folder,
)
from inspector.errors import Refused
from inspector.store.attempts import failed_attempts, forget_failures, note_failure, require_rest
from inspector.store.clock import Clock, ClockWatch, system_clock
from inspector.store.database import DATABASE_FILE, Opened, change_key, open_database, set_pragma
from inspector.store.database_refusals import damaged, database_errors, refusal_of
from inspector.store.key_cost import KeyCost, require_strong
from inspector.store.keys import DataKeys, Keys, create_keys, unlock_keys
from inspector.store.known import Known
from inspector.store.log_room import grow_log
from inspector.store.place import hold, require_local
from inspector.store.presence import store_exists
from inspector.store.recovery import RecoveryPublicKey
from inspector.store.reserve import AMPLE_BYTES, Reserve
from inspector.store.restoring import finish_restore
from inspector.store.snapshot import keep_before_change, require_sound
from inspector.store.unit import Unit
from inspector.store.vault import Vault

VAULT = "vault"
LOST = "lost+found"
BACKUPS = "backups"


class Store:
    """The only place with a database session. Safe to use from several threads: one at a time."""

    def __init__(self, folder: Path, opened: Opened, keys: DataKeys, lock: FileLock, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.keys = keys
        self._reserve = Reserve(folder)
        self.vault = _vault(folder, keys, self._reserve)
        self._opened = opened
        self._held = lock
        self._lock = RLock()
        self._who = _user()
        self._known = Known()
        self._watch = ClockWatch()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        cost: KeyCost | None = None,
        clock: Clock = system_clock,
        recovery: tuple[RecoveryPublicKey, ...] = (),
    ) -> "Store":
        """Make a new, empty store. Raises Refused when there is one already, or on a network drive."""
        if store_exists(folder) or (folder / DATABASE_FILE).exists():
            raise Refused(
                "store-exists",
                en=f"{folder} holds inspections already. Open it with its passphrase.",
                zh=f"{folder} 中已有检查数据。请用原口令打开。",
            )
        require_strong(passphrase)
        require_local(folder)
        make_folder(folder)
        with hold_store(folder) as lock:
            keys = create_keys(folder, passphrase, cost or KeyCost(), recovery)
            store = cls._assemble(folder, keys, lock, clock)
            with store._closed_on_error(), store.write() as unit:
                unit.audit.append("store-created", unit.settings.device())
        store.keep_reserve()
        return store

    @classmethod
    def open(cls, folder: Path, passphrase: str, *, clock: Clock = system_clock) -> "Store":
        """Open a store. Raises Refused for a missing store, a wrong passphrase, or one in use."""
        require_store(folder)
        with hold_store(folder) as lock:
            store = cls.open_unlocked(folder, unlocked(folder, passphrase, clock), lock, clock)
        store.keep_reserve()
        return store

    @classmethod
    def open_unlocked(cls, folder: Path, keys: DataKeys, lock: FileLock, clock: Clock) -> "Store":
        """Open a store whose keys are known and whose folder is held. Raises Refused as `open`."""
        store = cls._assemble(folder, keys, lock, clock)
        with store._closed_on_error():
            store._look_over()
            store._tidy()
        return store

    @classmethod
    def _assemble(cls, folder: Path, keys: DataKeys, lock: FileLock, clock: Clock) -> "Store":
        return cls(folder, _open_with_any(folder, keys, clock), keys, lock, clock)

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._held.is_locked

    @property
    def has_reserve(self) -> bool:
        """Whether there is still room kept back on the disk; without it the person must make room."""
        return self._reserve.is_held

    @property
    def database_key(self) -> bytes:
        """The key the database is encrypted with: for copies of it."""
        return self._opened.key

    def keep_reserve(self) -> None:
        """Keep room back on the disk, where there is ample, and have the database's log take its own."""
        self._reserve.keep()
        grow_log(self.folder / DATABASE_FILE, AMPLE_BYTES)

    @property
    def backups(self) -> Path:
        """Where the store keeps copies of its database by itself."""
        return self.folder / BACKUPS

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """A unit whose changes survive a power cut once this returns; an error undoes all of it."""
        with self._lock, self._told():
            self._reserve.make_room()
            try:
                with self._opened.connection.begin():
                    yield self._unit_to_write()
            except BaseException:
                self._known.forget()
                raise

    def _unit_to_write(self) -> Unit:
        now = self.clock()
        unit = Unit(self._opened.connection, now, self._who, self._known)
        jumped = self._watch.jump_s(now)
        if jumped:
            unit.audit.append("clock-jumped", "clock", {"seconds": round(jumped)})
        return unit

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """A unit to look at one consistent state; whatever it changes is undone."""
        with self._lock, self._told():
            connection = self._opened.connection
            with connection.begin() as transaction:
                yield Unit(connection, self.clock(), self._who, self._known.to_look_at())
                transaction.rollback()

    def copy_database(self, target: Path) -> None:
        """One consistent copy of the database at `target`, encrypted with the same key; not yet durable."""
        with self._lock, self._told():
            self._opened.driver.execute("VACUUM INTO ?", (str(target),))

    def rekey_database(self) -> None:
        """Encrypt the database with the current key, where it still has an earlier one.

        A copy is changed, looked through and put in its place: the old file or the new one survives.
        """
        current = Keys.of(self.keys.current).database
        if self._opened.key == current:
            return
        path = self.folder / DATABASE_FILE
        with self._lock, self._told(), passing(path) as fresh:
            self.copy_database(fresh)
            change_key(fresh, self._opened.key, current)
            require_sound(fresh, current)
            sync_file(fresh)
            self._leave_wal()
            self._opened.close()
            fresh.replace(path)
            sync_folder(self.folder)
            self._opened = Opened.of(open_database(path, current), current)

    def _leave_wal(self) -> None:
        # A log that stayed behind would be played into the new file, or be missing from the moved one.
        set_pragma(self._opened.driver, "journal_mode=DELETE", self.folder)
        sync_folder(self.folder)

    def use_keys(self, keys: DataKeys) -> None:
        """Go on with these keys; the database is as it was."""
        self.keys = keys
        self.vault = _vault(self.folder, keys, self._reserve)

    def close_for_moving(self) -> None:
        """Close with all that was saved in the one database file. Raises Refused when the disk does not let it."""
        with self._lock, self._told(), disk_refusals(self.folder):
            self._leave_wal()
            self.close()

    def close(self) -> None:
        """Close the database and drop the keys."""
        with self._lock:
            self._opened.close()
            self._held.release()

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
        except database_errors() as error:
            refusal = refusal_of(error, self.folder / DATABASE_FILE)
            if refusal is None:
                raise
            if refusal.code == "disk-full" and self._reserve.release():
                refusal = _reserve_given_up()
            raise refusal from error

    def _look_over(self) -> None:
        """The quick part of a check: a cut file, and the end of the audit chain."""
        path = self.folder / DATABASE_FILE
        with self._told():
            driver = self._opened.driver
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (pages,) = driver.execute("PRAGMA page_count").fetchone()
            (page_bytes,) = driver.execute("PRAGMA page_size").fetchone()
        if path.stat().st_size != pages * int(page_bytes):
            raise damaged(path)
        with self.read() as unit:
            if unit.audit.is_end_broken():
                raise damaged(path)
            self._watch.begin(unit.audit.last_at())

    def _tidy(self) -> None:
        # What a crash left: temporaries are worthless, a photo without a row goes to lost+found.
        for folder in (self.folder, self.backups):
            for temporary in folder.glob(f".*{TEMPORARY_SUFFIX}*"):
                if temporary.is_file():
                    temporary.unlink(missing_ok=True)
        failures = failed_attempts(self.folder)
        with self.write() as unit:
            moved = self.vault.sweep(unit.photos.files(), self.folder / LOST)
            if moved:
                unit.audit.append("orphans-moved", VAULT, moved)
            if failures:
                times = {"failed": failures.failed, "first": failures.first, "last": failures.last}
                unit.audit.append("wrong-passphrase", "store", times)
        if failures:
            forget_failures(self.folder)


def require_store(folder: Path) -> None:
    """Raises Refused "store-missing" or "network-folder"."""
    if not store_exists(folder):
        raise Refused(
            "store-missing",
            en=f"{folder} holds no inspections yet. Make the store with 'inspector store new'.",
            zh=f"{folder} 中尚无检查数据。请先用 inspector store new 建立。",
        )
    require_local(folder)


def unlocked(folder: Path, passphrase: str, clock: Clock) -> DataKeys:
    """The keys of a store. A wrong passphrase is counted and makes the next try wait. Raises Refused "wait",
    "wrong-passphrase", "keys-damaged"."""
    require_rest(folder, clock())
    try:
        return unlock_keys(folder, passphrase)
    except Refused as refused:
        if refused.code == "wrong-passphrase":
            note_failure(folder, clock())
        raise


@contextmanager
def hold_store(folder: Path) -> Iterator[FileLock]:
    """The folder's lock: kept when the block ends well, given back when it does not. A restore that was stopped
    halfway is carried out first. What the disk refuses inside is told in words."""
    lock = hold(folder)
    try:
        with disk_refusals(folder):
            finish_restore(folder)
            yield lock
    except BaseException:
        lock.release()
        raise


def _open_with_any(folder: Path, keys: DataKeys, clock: Clock) -> Opened:
    """Open the database with the key it has: one that was restored, or is being rotated, has an earlier one."""
    path = folder / DATABASE_FILE

    def keep(engine: Engine) -> None:
        keep_before_change(engine, folder / BACKUPS, clock())

    current, *earlier = [each.database for each in keys.derived]
    try:
        return Opened.of(open_database(path, current, keep), current)
    except Refused as refused:
        for key in earlier if refused.code == "store-damaged" else ():
            with suppress(Refused):
                return Opened.of(open_database(path, key, keep), key)
        raise


def _vault(folder: Path, keys: DataKeys, reserve: Reserve) -> Vault:
    return Vault(folder / VAULT, tuple(each.vault for each in keys.derived), reserve.make_room)


def _reserve_given_up() -> Refused:
    return Refused(
        "disk-full",
        en="The disk is full. The room kept back for this was given up: do it again, finish the inspection, "
        "then free some space. Nothing was lost.",
        zh="磁盘已满，程序已释放预留空间：请再操作一次，完成检查后腾出磁盘空间。数据没有丢失。",
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id
        return "unknown"
