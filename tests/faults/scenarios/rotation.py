"""The store gets a new data key."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.inspections import load_inspection
from inspector.app.keys import lock_names, rotate_key
from inspector.app.photos import add_photo
from inspector.store.keys import Keys
from tests.faults.journal import Journal, Told
from tests.faults.scenario import opened, unsound
from tests.faults.scenarios.visit import small_jpeg, start, the_inspection
from tests.store.laptop import PASSPHRASE

PHOTOS = 2


class Rotation:
    """A rotation, and photos taken in after it."""

    name = "rotation"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A store with photos."""
        store = start(root)
        for seed in range(PHOTOS):
            add_photo(store, the_inspection(store), small_jpeg(seed), f"{seed}.jpg")
        store.close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Rotate; take a photo in."""
        with opened(root) as store:
            rotate_key(store, PASSPHRASE)
            journal.ack(mark=Keys.of(store.keys.current).mark, photos=PHOTOS)
            add_photo(store, the_inspection(store), small_jpeg(PHOTOS), "new.jpg")
            journal.ack(mark=Keys.of(store.keys.current).mark, photos=PHOTOS + 1)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """Everything can be read, and again when the rotation is gone on with."""
        wanted = max((entry["photos"] for entry in told.acked), default=PHOTOS)
        with opened(root) as store:
            yield from unsound(store)
            if len(load_inspection(store, the_inspection(store)).photos) < wanted:
                yield "a photo is lost"
            marks = {entry["mark"] for entry in told.acked}
            if marks and (Keys.of(store.keys.current).mark not in marks or lock_names(store.folder).rotating):
                yield "an acknowledged rotation is undone"
            if rotate_key(store, PASSPHRASE).unreadable:
                yield "a photo cannot be read any more"
            yield from unsound(store)
        with opened(root) as store:
            yield from unsound(store)
