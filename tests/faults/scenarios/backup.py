"""The store is backed up to a stick, while work goes on in between."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from inspector.app.backups import back_up, back_up_daily, restore
from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.photos import add_photo
from inspector.errors import Refused
from inspector.store.backup import find_snapshots
from inspector.store.store import Store
from tests.faults.journal import Journal, Told
from tests.faults.scenario import STORE, opened, unsound
from tests.faults.scenarios.visit import small_jpeg, start, the_inspection
from tests.store.laptop import PASSPHRASE

STICK = "stick"


class Backup:
    """Two rounds of work and backup, and the daily copy beside the store."""

    name = "backup"
    one_way = False

    def prepare(self, root: Path) -> None:
        """A store with photos, and an empty stick."""
        store = start(root)
        for seed in range(2):
            add_photo(store, the_inspection(store), small_jpeg(seed), f"{seed}.jpg")
        store.close()
        (root / STICK).mkdir()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Work, back up, work, back up."""
        with opened(root) as store:
            for _ in range(2):
                add_outlet(store, OUTLET)
                outlets = len(list_outlets(store))
                made = back_up(store, root / STICK)
                journal.ack(snapshot=made.folder.name, outlets=outlets)
            daily = back_up_daily(store)
            if daily is not None:
                journal.ack(daily=daily.folder.name)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """Every backup that can be seen is whole; the newest holds what was saved before the last acknowledged one."""
        with opened(root) as store:
            yield from unsound(store)
        seen = find_snapshots(root / STICK)
        wanted = max((entry["outlets"] for entry in told.acked if "outlets" in entry), default=0)
        if wanted and not seen:
            yield "an acknowledged backup is gone"
        for path in seen:  # an older one of the same day may be thinned out once a newer one is whole
            target = root / f"try-{path.name}"
            yield from _restored(path, target, wanted if path == seen[-1] else 1)
            shutil.rmtree(target, ignore_errors=True)
        daily = find_snapshots(root / STORE / "backups")
        if not daily and any("daily" in entry for entry in told.acked):
            yield "the acknowledged daily copy is gone"
        if daily:  # it needs the photos of the store it lies in
            copy = root / "try-daily"
            shutil.copytree(root / STORE, copy)
            for path in daily:
                yield from _restored(copy / path.relative_to(root / STORE), copy, 1)
            shutil.rmtree(copy)


def _restored(snapshot: Path, folder: Path, outlets: int) -> Iterator[str]:
    try:
        missing = restore(snapshot, folder, PASSPHRASE).missing
        store = Store.open(folder, PASSPHRASE)
    except Refused as refused:
        yield f"a backup that can be seen cannot be restored: {refused.code}"
        return
    try:
        if missing:
            yield "a backup lacks photos"
        if len(list_outlets(store)) < outlets:
            yield "a backup lacks what was saved before it"
        yield from unsound(store)
    finally:
        store.close()
