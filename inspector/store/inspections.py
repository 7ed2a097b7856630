"""Inspections in the database."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.checklists.asked import Asked, asked_of
from inspector.errors import Refused
from inspector.model.checklist import Checklist, ItemId
from inspector.model.inspection import (
    Inspection,
    InspectionId,
    InspectionState,
    Languages,
    Visit,
    in_order,
    no_such_item,
)
from inspector.model.outlet import OutletId
from inspector.store.answers import Answers
from inspector.store.findings import Findings
from inspector.store.json_columns import CHECKLIST, LANGUAGES, VISIT
from inspector.store.known import Known
from inspector.store.outlets import Outlets
from inspector.store.people import People
from inspector.store.photos import Photos
from inspector.store.prepared import Prepared
from inspector.store.row_hash import stamp
from inspector.store.tables import (
    ChecklistCopyRow,
    InspectionRow,
    PhotoRow,
    UsedChecklistRow,
)


@dataclass(frozen=True, slots=True)
class NewInspection:
    """What an inspection starts with; `installed` is the number of the shelf its checklists come from."""

    id: InspectionId
    number: str
    outlet: OutletId
    languages: Languages
    visit: Visit
    checklists: tuple[Checklist, ...]
    installed: int = 0


STATE = Prepared(select(InspectionRow.state).where(InspectionRow.id == bindparam("inspection")))
INSTALLED = Prepared(select(InspectionRow.installed).where(InspectionRow.id == bindparam("inspection")))
USED = Prepared(
    select(UsedChecklistRow.checklist_copy)
    .where(UsedChecklistRow.inspection == bindparam("inspection"))
    .order_by(UsedChecklistRow.position)
)


class Inspections:
    """All inspections of this laptop."""

    def __init__(self, connection: Connection, known: Known) -> None:
        """`known` keeps the checklists read so far: reading one takes longer than an answer."""
        self._connection = connection
        self._known = known

    def add(self, new: NewInspection) -> None:
        """Start an inspection with frozen copies of its checklists."""
        row = {
            "id": new.id,
            "number": new.number,
            "revision": 1,
            "state": InspectionState.DRAFT,
            "outlet": new.outlet,
            "languages": LANGUAGES.write(new.languages),
            "visit": VISIT.write(new.visit),
            "started_at": new.visit.started_at,
            "installed": new.installed,
        }
        self._connection.execute(insert(InspectionRow), row)
        stamp(self._connection, InspectionRow, InspectionRow.id == new.id)
        for position, checklist in enumerate(new.checklists):
            self._freeze(checklist)
            used = {"inspection": new.id, "position": position, "checklist_copy": checklist.sha256}
            self._connection.execute(insert(UsedChecklistRow), used)
        stamp(self._connection, UsedChecklistRow, UsedChecklistRow.inspection == new.id)

    def require_draft(self, inspection: InspectionId) -> None:
        """Raises Refused when the inspection is unknown or sealed."""
        if self.state(inspection) is not InspectionState.DRAFT:
            raise Refused(
                "inspection-sealed",
                en="This inspection is sealed and cannot be changed. Start an amendment instead.",
                zh="该检查已封存，不能修改。如需更正，请另行制作修订版本。",
            )

    def require_item(self, inspection: InspectionId, item: ItemId) -> None:
        """Raises Refused when no checklist of the inspection has this item."""
        asked = self.asked(inspection)
        if not (item in self._items(inspection) if asked is None else asked.has(item)):
            raise no_such_item(item)

    def asked(self, inspection: InspectionId) -> Asked | None:
        """How its items stand, kept current by whoever changes an answer; None where none depends on another."""
        if inspection not in self._known.asked:
            lists = self.checklists(inspection)
            plain = all(checklist.is_plain for checklist in lists)
            self._known.asked[inspection] = None if plain else asked_of(self.get(inspection))
        found = self._known.asked[inspection]
        if found is not None:
            for item, photos in self._photos_at_items(inspection).items():
                found.count_photos(item, photos)
        return found

    def state(self, inspection: InspectionId) -> InspectionState:
        """Where the inspection stands. Raises Refused when it is unknown."""
        row = STATE.run(self._connection, {"inspection": inspection}).fetchone()
        if row is None:
            raise no_such_inspection(inspection)
        return InspectionState(row[0])

    def installed(self, inspection: InspectionId) -> int:
        """The number of the shelf the inspection began with. Raises Refused when it is unknown."""
        row = INSTALLED.run(self._connection, {"inspection": inspection}).fetchone()
        if row is None:
            raise no_such_inspection(inspection)
        return int(row[0])

    def set_state(self, inspection: InspectionId, state: InspectionState) -> None:
        """Move the inspection on."""
        self._change(inspection, state=state)

    def set_visit(self, inspection: InspectionId, visit: Visit) -> None:
        """Change the circumstances of the visit."""
        self._change(inspection, visit=VISIT.write(visit), started_at=visit.started_at)

    def set_languages(self, inspection: InspectionId, languages: Languages) -> None:
        """Change the languages the report will be written in."""
        self._change(inspection, languages=LANGUAGES.write(languages))

    def count(self) -> int:
        """How many inspections there are."""
        return self._connection.scalar(select(func.count()).select_from(InspectionRow)) or 0

    def numbers(self) -> dict[InspectionId, str]:
        """The number of each inspection by its id."""
        rows = self._connection.execute(select(InspectionRow.id, InspectionRow.number))
        return {InspectionId(row.id): row.number for row in rows}

    def count_on(self, prefix: str) -> int:
        """How many inspections have a number that begins so."""
        query = select(func.count()).where(InspectionRow.number.startswith(prefix, autoescape=True))
        return self._connection.scalar(query) or 0

    def find(self, wanted: str) -> InspectionId:
        """The inspection with this id or number, or the only one whose id begins so."""
        known = self._connection.execute(select(InspectionRow.id, InspectionRow.number)).all()
        exact = [row.id for row in known if wanted in (row.id, row.number)]
        matches = exact or [row.id for row in known if wanted and row.id.startswith(wanted)]
        if len(matches) != 1:
            raise no_such_inspection(wanted)
        return InspectionId(matches[0])

    def get(self, inspection: InspectionId) -> Inspection:
        """All that is known of an inspection except handwriting and refusals, which need its digest."""
        row = self._connection.execute(
            select(InspectionRow.__table__).where(InspectionRow.id == inspection)
        ).first()
        if row is None:
            raise no_such_inspection(inspection)
        answers = Answers(self._connection).of(inspection)
        checklists = self.checklists(inspection)
        return Inspection(
            id=InspectionId(row.id),
            number=row.number,
            revision=row.revision,
            state=InspectionState(row.state),
            languages=LANGUAGES.read(row.languages),
            outlet=Outlets(self._connection).get(OutletId(row.outlet)),
            visit=VISIT.read(row.visit),
            checklists=checklists,
            people=People(self._connection).of(inspection),
            answers=in_order(answers, checklists),
            findings=Findings(self._connection).of(inspection),
            photos=Photos(self._connection).of(inspection),
        )

    def visit(self, inspection: InspectionId) -> Visit:
        """The circumstances of a visit. Raises Refused when it is unknown."""
        text = self._connection.scalar(select(InspectionRow.visit).where(InspectionRow.id == inspection))
        if text is None:
            raise no_such_inspection(inspection)
        return VISIT.read(text)

    def count_of_year(self, outlet: OutletId, now: datetime) -> int:
        """How many visits to an outlet began in the year of `now`."""
        # Times are kept as text that begins with the year.
        year = func.substr(InspectionRow.started_at, 1, 4) == f"{now.year}"
        here = (InspectionRow.outlet == outlet) & year
        return self._connection.scalar(select(func.count()).where(here)) or 0

    def _freeze(self, checklist: Checklist) -> None:
        row = {
            "sha256": checklist.sha256,
            "checklist": checklist.id,
            "version": checklist.version,
            "items": sum(item.answered for item in checklist.items()),
            "body": CHECKLIST.write(checklist),
        }
        self._connection.execute(upsert(ChecklistCopyRow).values(row).on_conflict_do_nothing())
        stamp(self._connection, ChecklistCopyRow, ChecklistCopyRow.sha256 == checklist.sha256)

    def _items(self, inspection: InspectionId) -> frozenset[ItemId]:
        if inspection not in self._known.items:
            lists = self.checklists(inspection)
            self._known.items[inspection] = frozenset(item.id for each in lists for item in each.items())
        return self._known.items[inspection]

    def checklists(self, inspection: InspectionId) -> tuple[Checklist, ...]:
        """The copies it is done with, in order."""
        rows = USED.run(self._connection, {"inspection": inspection}).fetchall()
        return tuple(self._checklist(sha256) for (sha256,) in rows)

    def _checklist(self, sha256: str) -> Checklist:
        if sha256 not in self._known.checklists:
            query = select(ChecklistCopyRow.body).where(ChecklistCopyRow.sha256 == sha256)
            self._known.checklists[sha256] = CHECKLIST.read(self._connection.scalars(query).one())
        return self._known.checklists[sha256]

    def _photos_at_items(self, inspection: InspectionId) -> dict[ItemId, int]:
        here = (PhotoRow.inspection == inspection) & PhotoRow.item.is_not(None)
        there = func.sum(PhotoRow.removed_at.is_(None))
        rows = self._connection.execute(select(PhotoRow.item, there).where(here).group_by(PhotoRow.item))
        return {ItemId(str(item)): number for item, number in rows}

    def _change(self, inspection: InspectionId, **columns: object) -> None:
        here = InspectionRow.id == inspection
        self._connection.execute(update(InspectionRow).where(here).values(columns))
        stamp(self._connection, InspectionRow, here)


def no_such_inspection(wanted: str) -> Refused:
    """The refusal for an id that fits no inspection, or several."""
    return Refused(
        "no-such-inspection",
        en=f"There is no inspection {wanted}. See 'inspector inspection list'.",
        zh=f"没有检查 {wanted}。请用 inspector inspection list 查看已有检查。",
    )
