"""What is intact of a damaged store takes its place."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.inspections import list_inspections, load_inspection
from inspector.app.outlets import list_outlets
from inspector.app.photos import add_photo
from inspector.app.salvage import salvage_in_place
from inspector.errors import Refused
from inspector.store.database import DATABASE_FILE
from inspector.store.store import Store
from tests.faults.journal import Journal, Told
from tests.faults.scenario import STORE, opened, unsound
from tests.faults.scenarios.visit import small_jpeg, start, the_inspection
from tests.store.laptop import PASSPHRASE

CUT = 0.95  # of the database is left: its last pages are those of the photos
PHOTOS = 4
LOST_PHOTO = "check: photo-damaged"


class Salvaging:
    """A salvage in the place of the damaged store."""

    name = "salvage"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A store whose database was cut off."""
        store = start(root)
        for seed in range(PHOTOS):
            add_photo(store, the_inspection(store), small_jpeg(seed), f"{seed}.jpg")
        store.close()
        path = root / STORE / DATABASE_FILE
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * CUT)])
        (root / "damaged.db").write_bytes(path.read_bytes())

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Salvage it."""
        saved = salvage_in_place(root / STORE, PASSPHRASE)
        journal.ack(outlets=saved.saved["outlet"], lost=saved.photos_lost)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """The damaged store is there to the last bit, in its place or put aside; what takes its place is sound."""
        damaged = (root / "damaged.db").read_bytes()
        try:
            store = Store.open(root / STORE, PASSPHRASE)
        except Refused as refused:
            if refused.code != "store-damaged" or told.acked:
                yield f"the salvaged store does not open: {refused.code}"
            if (root / STORE / DATABASE_FILE).read_bytes() != damaged:
                yield "the damaged store is another one now"
            return
        store.close()
        told_lost = any(entry["lost"] for entry in told.acked)  # what the disk did not give is counted
        with opened(root) as store:
            yield from (words for words in unsound(store) if not (told_lost and words == LOST_PHOTO))
            if len(list_outlets(store)) != 1 or len(list_inspections(store)) != 1:
                yield "what was intact is lost"
            load_inspection(store, the_inspection(store))
        kept = [
            path.read_bytes()
            for path in (root / STORE / "lost+found").glob(f"before-salvage-*/{DATABASE_FILE}")
        ]
        if damaged not in kept:
            yield "the damaged store is gone"
