"""Signed bundles of checklists are installed, each with two that belong together."""

import json
from collections.abc import Iterator
from pathlib import Path

from inspector.app.bundles import install_bundle, open_bundle
from inspector.app.checklists import available_checklists
from inspector.store.store import Store
from tests.bundling import Publisher, checklist
from tests.faults.journal import Journal, Told
from tests.faults.scenario import opened, unsound
from tests.faults.scenarios.visit import start, the_signers

BUNDLES = 6
TWINS = ("one", "two")


class Installing:
    """A bundle a turn, each with a newer version of the same two checklists."""

    name = "install"
    one_way = False

    def prepare(self, root: Path) -> None:
        """A started inspection, a trusted publisher, and bundles on a stick."""
        store = start(root)
        stick = Publisher(store, root, the_signers())
        stick.trusted_by(store)
        for serial in range(1, BUNDLES + 1):
            files = {f"{id}.yaml": checklist(f"{serial}", item=f"{id}-1", id=id) for id in TWINS}
            stick.bundle(serial, files, f"{serial}.inspector-bundle")
        store.close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Install the bundle of the turn, and again."""
        serial = min(turn + 1, BUNDLES)
        with opened(root) as store:
            found = open_bundle(store, root / f"{serial}.inspector-bundle")
            journal.begin(serial=serial)
            install_bundle(store, found)
            journal.ack(serial=serial)
            install_bundle(store, found)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """Of each bundle all is there or nothing, told of once in the audit chain, the acknowledged ones for sure."""
        acked = max((entry["serial"] for entry in told.acked), default=0)
        with opened(root) as store:
            yield from unsound(store)
            found = _versions(store)
            if len(set(found)) != 1:
                yield f"half a bundle is installed: {found}"
            if found[0] < acked:
                yield "an acknowledged bundle is lost"
            chained = _told_in_the_chain(store)
        if len(chained) != len(set(chained)) or max(chained, default=0) != found[0]:
            yield f"the audit chain tells of other bundles than are there: {chained}"


def _versions(store: Store) -> list[int]:
    """The version of each of the two, 0 where it is not there."""
    there = {
        each.checklist.id: int(each.checklist.version) for each in available_checklists(store) if each.origin
    }
    return [there.get(id, 0) for id in TWINS]  # type: ignore[call-overload]  # an id is text


def _told_in_the_chain(store: Store) -> list[int]:
    with store.read() as unit:
        bodies = unit.audit.bodies("bundle-installed")
    return [json.loads(body)["bundle"]["manifest"]["serial"] for body in bodies]
