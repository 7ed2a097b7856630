"""The signed report of a sealed inspection is written."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from inspector.app.export import export_report
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo, review_photo
from inspector.app.progress import silent
from inspector.app.seal import seal
from inspector.app.verifying import verdict_on
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.person import Role
from inspector.model.verdict import Outcome
from tests.faults.journal import Journal, Told
from tests.faults.scenario import opened, unsound
from tests.faults.scenarios.visit import complete, sign, small_jpeg, start, the_inspection, the_signers

TARGETS = ("report.pdf", "report.pdf")  # the second one over the first


class Export:
    """A report, written again."""

    name = "export"
    one_way = False

    def prepare(self, root: Path) -> None:
        """A sealed inspection with a photo, and a folder for the reports."""
        store = start(root)
        id = complete(store)
        photo = add_photo(store, id, small_jpeg(1), "IMG_1.JPG", item=ItemId("A16"))
        review_photo(store, id, photo.id, [], by="李思敏")
        sign(store, id)
        seal(store, id)
        store.close()
        (root / "out").mkdir()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Export it, over an earlier one where there is one."""
        with opened(root) as store:
            id = the_inspection(store)
            officers = load_inspection(store, id).with_role(Role.OFFICER)
            pins = {officer.identity: the_signers().pin for officer in officers}
            for name in TARGETS:
                journal.begin(file=name, value="")
                made = export_report(store, id, root / "out" / name, pins, silent, overwrite=True)
                journal.ack(file=name, value=made.sha256)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """A report at its final name is whole and accepted; an acknowledged one is there, and in the store."""
        with opened(root) as store:
            yield from unsound(store)
            id = the_inspection(store)
            with store.read() as unit:
                known = {sha256 for _, sha256 in unit.records.exports(id)}
        for entry in told.acked:
            if entry["value"] not in known:
                yield "the row of an acknowledged report is lost"
        for name, values in told.allowed("file").items():
            yield from _looked_at(root / "out" / name, values)


def _looked_at(path: Path, values: set[str | None]) -> Iterator[str]:
    """`values` holds None while the report may be missing, and "" while it may be one that was not acknowledged."""
    if not path.exists():
        if None not in values:
            yield "an acknowledged report is gone"
        return
    if hashlib.sha256(path.read_bytes()).hexdigest() in values:
        return  # to the last bit what the program verified before it acknowledged it
    if "" not in values:
        yield "a report is not the acknowledged one"
    try:
        if verdict_on(path, the_signers().certificates).outcome is not Outcome.ACCEPTED:
            yield "a report at its final name is not accepted"
    except Refused as refused:
        yield f"a report at its final name cannot be read: {refused.code}"
