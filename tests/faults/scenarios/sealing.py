"""An inspection is sealed."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.inspections import load_inspection
from inspector.app.seal import seal
from inspector.model.inspection import InspectionState
from inspector.report.record_json import digest
from tests.faults.journal import Journal, Told
from tests.faults.scenario import opened, unsound
from tests.faults.scenarios.visit import complete, sign, start, the_inspection


class Sealing:
    """A complete inspection becomes a record."""

    name = "seal"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A complete inspection that everybody signed."""
        store = start(root)
        sign(store, complete(store))
        store.close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Seal it."""
        with opened(root) as store:
            journal.ack(digest=digest(seal(store, the_inspection(store))))

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """It is a draft without a record, or sealed with one; handwriting holds either way."""
        with opened(root) as store:
            yield from unsound(store)
            inspection = load_inspection(store, the_inspection(store))
        if (inspection.state is InspectionState.DRAFT) != (inspection.digest == ""):
            yield "half sealed"
        if len(inspection.handwriting) != len(inspection.people):
            yield "handwriting is lost"
        if told.acked and inspection.digest != told.acked[-1]["digest"]:
            yield "the sealed record is lost"
