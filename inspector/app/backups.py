"""Back the store up to a folder or a stick, and restore it, here or on another laptop."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from inspector.app.progress import Progress, silent
from inspector.durable import (
    TEMPORARY_SUFFIX,
    disk_error,
    disk_refusals,
    make_folder,
    passing,
    sync_file,
    sync_folder,
    write_durably,
)
from inspector.errors import Refused
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.store.backup import (
    FOLDER_PREFIX,
    MANIFEST,
    SNAPSHOTS,
    Manifest,
    Snapshot,
    backup_damaged,
    drop_from_cache,
    find_snapshots,
    name_of,
    read_snapshot,
    superfluous,
    time_of,
)
from inspector.store.clock import system_clock
from inspector.store.database import DATABASE_FILE
from inspector.store.keys import Keys, unlock_keys
from inspector.store.known import Known
from inspector.store.presence import KEY_FILE
from inspector.store.restoring import STAGE, finish_restore, wish_restore
from inspector.store.snapshot import file_sha256, looking, unsound_parts
from inspector.store.store import BACKUPS, VAULT, Store, hold_store
from inspector.store.unit import Unit
from inspector.store.vault import Vault

COPY_DATABASE = Bilingual(zh="复制数据库并检查", en="Copying the database and checking it")
COPY_PHOTOS = Bilingual(zh="复制照片", en="Copying photos")
CHECK = Bilingual(zh="读取备份进行核对", en="Reading the backup back")
BACKED_UP, COPIED = "backed-up", "copied"
MISSING = ("photo-missing", "photo-damaged", "no-such-folder")
DONE = Bilingual(zh="完成", en="Done")
A_DAY = timedelta(hours=20)  # "daily" for somebody who comes a little earlier than yesterday


@value
class BackupMade:
    """A backup that was read back and is whole."""

    folder: Path
    made_at: datetime
    inspections: int
    photos: int
    removed: int


@value
class Restored:
    """A store that was restored and opens."""

    made_at: datetime
    inspections: int
    photos: int
    missing: int


def back_up(store: Store, folder: Path, progress: Progress = silent) -> BackupMade:
    """Copy the whole store into `folder`, read it back, then let superfluous older snapshots go.

    Only photos that are not there yet are copied. Nothing of an earlier backup is touched before the new one is
    whole. Raises Refused "no-such-folder", "disk-full", "disk-error", "not-writable", "backup-damaged".
    """
    require_folder(folder)
    with store.read() as unit:
        device = unit.settings.device()
    home = folder / f"{FOLDER_PREFIX}{device[:8]}"
    with disk_refusals(folder):
        return _Backup(store, home, progress).make(with_photos=True)


def back_up_daily(store: Store, progress: Progress = silent) -> BackupMade | None:
    """Keep a checked copy of the database beside it, once a day; None when today's is there.

    Photos never change and stay in the vault. Raises Refused as `back_up`.
    """
    with disk_refusals(store.backups):
        known = find_snapshots(store.backups)
        if known and _is_recent(known[-1], store.clock()):
            return None
        make_folder(store.backups)
        return _Backup(store, store.backups, progress).make(with_photos=False)


def last_backup(store: Store) -> datetime | None:
    """When the store was last backed up to another disk."""
    with store.read() as unit:
        return unit.audit.last_at(BACKED_UP)


def restore(backup: Path, folder: Path, passphrase: str, progress: Progress = silent) -> Restored:
    """Put the newest backup in a folder in place of the store in `folder`, or make it there.

    Everything is made ready and tried beside it first; what is replaced is kept in `lost+found`. May be stopped
    at any point: the old store or the restored one is there. `passphrase` is the one of the day of the backup.
    Raises Refused "no-backup", "backup-damaged", "wrong-passphrase", "store-in-use", "disk-full".
    """
    with disk_refusals(backup):
        snapshot = _newest(backup)
        snapshot.require_whole()
    make_folder(folder)
    with hold_store(folder) as lock:
        try:
            restored = _Restore(snapshot, folder, passphrase, progress).carry_out()
        finally:
            lock.release()
    return restored


def require_folder(folder: Path) -> None:
    """Raises Refused "no-such-folder" for a stick that is not there."""
    if not folder.is_dir():
        raise Refused(
            "no-such-folder",
            en=f"There is no folder {folder}. Plug the stick in, or choose another folder.",
            zh=f"没有文件夹 {folder}。请插入U盘，或选择其他文件夹。",
        )


@dataclass(slots=True)
class _Backup:
    """One backup into `home`."""

    store: Store
    home: Path
    progress: Progress

    def make(self, *, with_photos: bool) -> BackupMade:
        """Copy, read back, name it, thin out."""
        self.progress.step(COPY_DATABASE, 0, 1)
        now = self.store.clock()
        make_folder(self.home / SNAPSHOTS)
        target = _next_name(self.home / SNAPSHOTS, now)
        with passing(self.store.folder / DATABASE_FILE) as copy, _unfinished(target) as stage:
            self.store.copy_database(copy)
            manifest = self._describe(copy, now)
            _copy_durably(copy, stage / DATABASE_FILE)
            _copy_durably(self.store.folder / KEY_FILE, stage / KEY_FILE)
            if with_photos:
                self._copy_photos(self.home / f"photos-{manifest.mark}", manifest)
            write_durably(stage / MANIFEST, manifest.to_bytes())
            self.progress.step(CHECK, 1, 1)
            read_snapshot(stage).require_whole()
        return self._made(target, manifest)

    def _describe(self, copy: Path, now: datetime) -> Manifest:
        key = self.store.database_key
        with looking(copy, key) as connection:
            if unsound_parts(connection):
                raise backup_damaged(copy.parent)
            unit = Unit(connection, now, "", Known())
            sequence, head = unit.audit.head()
            names = sorted(unit.photos.files())
            return Manifest(
                device=unit.settings.device(),
                made_at=now,
                mark=Keys.of(self.store.keys.current).mark,
                sequence=sequence,
                head=head,
                inspections=unit.inspections.count(),
                photos=len(unit.photos.ids()),
                database_sha256=file_sha256(copy),
                keys_sha256=file_sha256(self.store.folder / KEY_FILE),
                files={name: _size(self.store.vault.path(name)) for name in names},
            )

    def _copy_photos(self, pool: Path, manifest: Manifest) -> None:
        folders = set()
        for done, (name, size) in enumerate(manifest.files.items()):
            self.progress.step(COPY_PHOTOS, done, len(manifest.files))
            there = pool / name[:2] / name
            if size and (not there.is_file() or there.stat().st_size != size):
                make_folder(there.parent)
                _copy_checked(self.store.vault.path(name), there)
                folders.add(there.parent)
        with disk_refusals(pool):
            for changed in folders:
                sync_folder(changed)

    def _made(self, target: Path, manifest: Manifest) -> BackupMade:
        older = superfluous(path.name for path in target.parent.glob("*") if path != target)
        gone = [name for name in older if name != target.name]
        for name in gone:
            shutil.rmtree(target.parent / name, ignore_errors=True)
        with self.store.write() as unit:
            what = COPIED if self.home == self.store.backups else BACKED_UP
            unit.audit.append(what, "store", {"sequence": manifest.sequence, "to": self.home.name})
        self.progress.step(DONE, 1, 1)
        return BackupMade(
            folder=target,
            made_at=manifest.made_at,
            inspections=manifest.inspections,
            photos=manifest.photos,
            removed=len(gone),
        )


@dataclass(slots=True)
class _Restore:
    """One snapshot on its way into `folder`."""

    snapshot: Snapshot
    folder: Path
    passphrase: str = field(repr=False)
    progress: Progress

    def carry_out(self) -> Restored:
        """Make ready, try, write down the wish, carry it out."""
        stage = self.folder / STAGE
        make_folder(stage)
        try:
            restored = self._make_ready(stage)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        parts = (DATABASE_FILE,) if self._is_local else (DATABASE_FILE, KEY_FILE, VAULT)
        wish_restore(self.folder, parts, f"before-restore-{name_of(system_clock())}")
        finish_restore(self.folder)
        self.progress.step(DONE, 1, 1)
        return restored

    @property
    def _is_local(self) -> bool:
        # The store's own daily copies: key file and photos are those it has.
        return self.folder / BACKUPS in self.snapshot.folder.parents

    def _make_ready(self, stage: Path) -> Restored:
        self.progress.step(COPY_DATABASE, 0, 1)
        _copy_durably(self.snapshot.folder / DATABASE_FILE, stage / DATABASE_FILE)
        _copy_durably(self.snapshot.folder / KEY_FILE, stage / KEY_FILE)
        keys = unlock_keys(self.folder if self._is_local else stage, self.passphrase)
        with hold_store(stage) as lock:
            store = Store.open_unlocked(stage, keys, lock, system_clock)
        try:
            missing = 0 if self._is_local else self._copy_photos(store.vault)
            with store.write() as unit:
                made_at = self.snapshot.manifest.made_at
                unit.audit.append("restored", "store", {"backup": made_at, "missing": missing})
                if unsound_parts(unit.connection):
                    raise backup_damaged(self.snapshot.folder)
                counts = unit.inspections.count(), len(unit.photos.ids())
            store.close_for_moving()
        finally:
            store.close()
        return Restored(made_at=made_at, inspections=counts[0], photos=counts[1], missing=missing)

    def _copy_photos(self, vault: Vault) -> int:
        """Copy and decrypt each photo; how many are not whole in the backup."""
        missing = 0
        files = self.snapshot.manifest.files
        for done, name in enumerate(files):
            self.progress.step(COPY_PHOTOS, done, len(files))
            target = vault.path(name)
            make_folder(target.parent)
            try:
                _copy_durably(self.snapshot.photos / name[:2] / name, target)
                vault.get(name)
            except Refused as refused:
                if refused.code not in MISSING:
                    raise
                missing += 1
        make_folder(vault.path("00").parent)  # the vault is there, even an empty one
        return missing


def _newest(folder: Path) -> Snapshot:
    require_folder(folder)
    known = find_snapshots(folder)
    if not known:
        raise Refused(
            "no-backup",
            en=f"{folder} holds no backup. Choose the folder or stick the backup was made to.",
            zh=f"{folder} 中没有备份。请选择备份所在的文件夹或U盘。",
        )
    return read_snapshot(known[-1])


def _next_name(folder: Path, now: datetime) -> Path:
    """The folder of a snapshot made now: after all there are, also within a second, or when the clock was set back."""
    times = [time for path in folder.iterdir() if (time := time_of(path.name)) is not None]
    later = max(times) + timedelta(seconds=1) if times else now
    return folder / name_of(max(now, later))


def _is_recent(snapshot: Path, now: datetime) -> bool:
    """Whether a snapshot can be read and is less than a day old; one of the future is from a clock set back since."""
    try:
        age = now - read_snapshot(snapshot).manifest.made_at
    except Refused:
        return False
    return timedelta(0) <= age < A_DAY


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A folder that appears at `target` when the block ends well. What earlier ones left is removed."""
    for left in target.parent.glob(f".*{TEMPORARY_SUFFIX}"):
        shutil.rmtree(left, ignore_errors=True)
    stage = target.with_name(f".{uuid4().hex}{TEMPORARY_SUFFIX}")
    with disk_refusals(target.parent):
        try:
            stage.mkdir(mode=0o700)
            yield stage
            sync_folder(stage)
            stage.replace(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _copy_durably(source: Path, target: Path) -> None:
    with _copied(source, target):
        pass
    sync_folder(target.parent)


def _copy_checked(source: Path, target: Path) -> None:
    """Copy a file and read it back; its name is durable only once its folder was synced."""
    with _copied(source, target) as temporary:
        drop_from_cache(temporary)
        if file_sha256(temporary) != file_sha256(source):
            raise disk_error(target.parent)


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    with passing(target) as temporary:
        shutil.copyfile(source, temporary)
        sync_file(temporary)
        yield temporary
        temporary.replace(target)


def _size(path: Path) -> int:
    """The size in bytes, 0 for a photo that is missing: the backup says so instead of failing."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
