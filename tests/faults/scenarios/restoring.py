"""A backup takes the place of the store."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.backups import back_up, restore
from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.photos import add_photo
from inspector.store.database import DATABASE_FILE
from tests.faults.journal import Journal, Told
from tests.faults.scenario import STORE, opened, unsound
from tests.faults.scenarios.visit import small_jpeg, start, the_inspection
from tests.store.laptop import PASSPHRASE

STICK = "stick"
BEFORE, AFTER = 1, 2  # outlets in the backup, and in the store that went on without it


class Restoring:
    """A restore over a store that is there."""

    name = "restore"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A backup, and a store that went on without it."""
        store = start(root)
        add_photo(store, the_inspection(store), small_jpeg(0), "0.jpg")
        (root / STICK).mkdir()
        back_up(store, root / STICK)
        add_outlet(store, OUTLET)
        add_photo(store, the_inspection(store), small_jpeg(1), "1.jpg")
        store.close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Restore it, and open what was restored."""
        restore(root / STICK, root / STORE, PASSPHRASE)
        journal.ack(outlets=BEFORE)
        with opened(root) as store:
            journal.ack(outlets=len(list_outlets(store)))

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """The store is the old one or the restored one, and what was replaced is kept."""
        with opened(root) as store:
            yield from unsound(store)
            outlets = len(list_outlets(store))
        if outlets not in (BEFORE, AFTER):
            yield "neither the old store nor the restored one"
        if told.acked and outlets != BEFORE:
            yield "an acknowledged restore is undone"
        kept = list((root / STORE / "lost+found").glob(f"before-restore-*/{DATABASE_FILE}"))
        if outlets == BEFORE and not kept:
            yield "what was replaced is gone"
