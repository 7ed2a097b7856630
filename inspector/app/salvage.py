"""Save what is intact of a damaged store."""

import shutil
from pathlib import Path

from inspector.app.progress import Progress, silent
from inspector.durable import make_folder
from inspector.errors import Refused
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.store.backup import name_of
from inspector.store.clock import system_clock
from inspector.store.database import DATABASE_FILE
from inspector.store.presence import KEY_FILE
from inspector.store.rescue import Rescued, rescue
from inspector.store.restoring import STAGE, finish_restore, wish_restore
from inspector.store.store import VAULT, Store, hold_store, require_store, unlocked


@value
class Salvaged:
    """What was saved into a new store, and what was lost, by table; `photos_lost` are files of photos."""

    saved: dict[str, int]
    lost: dict[str, int]
    photos_lost: int


def salvage(folder: Path, passphrase: str, target: Path, progress: Progress = silent) -> Salvaged:
    """Make a new store in `target`, under the same passphrase, of all that is intact in `folder`, which is only
    read. Raises Refused "wrong-passphrase", "store-exists", "nothing-intact", "keys-damaged"."""
    require_store(folder)
    if target.exists() and any(target.iterdir()):
        raise Refused(
            "folder-not-empty",
            en=f"{target} is not empty. Choose a new folder for what is saved.",
            zh=f"{target} 不是空文件夹。请为抢救出的数据另选一个新文件夹。",
        )
    with hold_store(folder) as lock:
        try:
            keys = unlocked(folder, passphrase, system_clock)
            saved = rescue(folder, keys, target, lambda name: progress.step(_words(name), 0, 1))
        finally:
            lock.release()
    _note(Store.open(target, passphrase), saved)
    progress.step(_words(""), 1, 1)
    return Salvaged(saved=saved.saved, lost=saved.lost, photos_lost=saved.photos_lost)


def salvage_in_place(folder: Path, passphrase: str, progress: Progress = silent) -> Salvaged:
    """Put what is intact of a damaged store in its place; the damaged one is kept whole in `lost+found`.

    May be stopped at any point: the damaged store or the new one is there. Raises Refused "wrong-passphrase",
    "nothing-intact", "keys-damaged", "disk-full".
    """
    require_store(folder)
    with hold_store(folder) as lock:
        try:
            saved = _saved_beside(folder, passphrase, progress)
            wish_restore(
                folder, (DATABASE_FILE, KEY_FILE, VAULT), f"before-salvage-{name_of(system_clock())}"
            )
            finish_restore(folder)
        finally:
            lock.release()
    progress.step(_words(""), 1, 1)
    return saved


def _saved_beside(folder: Path, passphrase: str, progress: Progress) -> Salvaged:
    """Make the new store where a restore is made ready, and try that it opens."""
    stage = folder / STAGE
    try:
        keys = unlocked(folder, passphrase, system_clock)
        saved = rescue(folder, keys, stage, lambda name: progress.step(_words(name), 0, 1))
        with hold_store(stage) as lock:
            store = Store.open_unlocked(stage, keys, lock, system_clock)
        make_folder(stage / VAULT)
        _note(store, saved)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    return Salvaged(saved=saved.saved, lost=saved.lost, photos_lost=saved.photos_lost)


def _note(store: Store, saved: Rescued) -> None:
    try:
        with store.write() as unit:
            facts = {"saved": saved.saved, "lost": saved.lost, "photos-lost": saved.photos_lost}
            unit.audit.append("salvaged", "store", facts)
        store.close_for_moving()
    finally:
        store.close()


def _words(name: str) -> Bilingual:
    return Bilingual(zh=f"抢救 {name}", en=f"Saving {name}")
