"""A store is made for the first time."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.errors import Refused
from inspector.store.presence import store_exists
from tests.faults.journal import Journal, Told
from tests.faults.scenario import STORE, new_store, opened, unsound


class Creation:
    """A new store, and the first thing in it."""

    name = "creation"
    one_way = True

    def prepare(self, root: Path) -> None:
        """An empty folder."""
        root.mkdir()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Make the store, add an outlet."""
        store = new_store(root)
        journal.ack(outlets=0)
        add_outlet(store, OUTLET)
        journal.ack(outlets=1)
        store.close()

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """A store that was made opens; one that was not can be made now, or opens, too."""
        wanted = max((entry["outlets"] for entry in told.acked), default=0)
        try:
            with opened(root) as store:
                yield from unsound(store)
                if len(list_outlets(store)) < wanted:
                    yield "an acknowledged outlet is lost"
        except Refused as refused:
            if told.acked or store_exists(root / STORE):
                yield f"the store does not open: {refused.code}"
            else:
                new_store(root).close()
