"""One visit to one outlet."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NewType

from inspector.errors import Refused
from inspector.model.checklist import Checklist, Item, ItemId, occurrence, written_id
from inspector.model.finding import Finding
from inspector.model.outlet import Outlet
from inspector.model.person import Handwriting, Person, PersonId, Refusal, Role
from inspector.model.photo import Photo
from inspector.model.value import value

InspectionId = NewType("InspectionId", str)
Languages = tuple[Literal["zh", "en"], ...]


class Verdict(StrEnum):
    """The answer to an item."""

    CONFORMS = "conforms"
    DOES_NOT_CONFORM = "does-not-conform"
    NOT_APPLICABLE = "not-applicable"
    NOT_CHECKED = "not-checked"
    RECORDED = "recorded"  # of an item that is not judged: its value is told


class InspectionState(StrEnum):
    """draft, then sealed, then exported; a later change is an amendment, a new revision."""

    DRAFT = "draft"
    SEALED = "sealed"
    EXPORTED = "exported"


class VisitKind(StrEnum):
    """Why the outlet is visited."""

    ROUTINE = "routine"
    SPECIAL = "special"
    CASE = "case"
    FOLLOW_UP = "follow-up"


class InspectionKind(StrEnum):
    """What a list of inspections can be limited to. To look at: sealed, with open findings that nobody followed up."""

    EVERY = ""
    DRAFTS = "drafts"
    TO_LOOK_AT = "to-look-at"


class InspectionOrder(StrEnum):
    """What a list of inspections can be sorted by."""

    STARTED = "started"
    NUMBER = "number"
    OUTLET = "outlet"
    STATE = "state"
    PROGRESS = "progress"
    OPEN = "open"
    PHOTOS = "photos"
    DUE = "due"
    LOOK = "look"


@value
class Count:
    """`bad` of `sample` looked at did not conform."""

    bad: int
    sample: int


@value
class Answer:
    """What was answered to an item. `reason` says why an item was not checked or does not apply; `value` is the number,
    date (ISO 8601), text, or names of choices with blanks between. In a repeated section the item's id carries the
    occurrence, K01[2]; the section's own id is answered with the numbers of its occurrences, "1 2 4"."""

    item: ItemId
    verdict: Verdict
    reason: str = ""
    note: str = ""
    count: Count | None = None
    value: str = ""


@value
class Recusal:
    """What the outlet's side said when it was asked whether an officer should withdraw (Administrative Penalty Law
    art. 43). `reason` names whom and why, `decision` what was decided and by whom; the visit goes on meanwhile."""

    wanted: bool
    reason: str = ""
    decision: str = ""


@value
class Earlier:
    """The visit that is followed up: its number, and the digest of its record."""

    number: str
    digest: str


@value
class Visit:
    """Circumstances of the visit that law and practice ask for. `number_this_year` of `planned_this_year`; a `recusal`
    of None was not asked about."""

    kind: VisitKind = VisitKind.ROUTINE
    approval: str = ""
    notice: str = ""
    number_this_year: int | None = None
    planned_this_year: int | None = None
    started_at: datetime
    ended_at: datetime | None = None
    credentials_shown_at: datetime | None = None
    rights_told: bool = False
    bureau: str = ""
    recusal: Recusal | None = None
    follows: Earlier | None = None


@value
class InspectionSummary:
    """A line in a list of inspections. `items` are those that are asked. `open_findings` wait for their correction, the
    first of them until `next_due`; `look_due` is when the last of them had to be corrected, of a sealed visit that
    nobody followed up yet."""

    id: InspectionId
    number: str
    revision: int
    state: InspectionState
    kind: VisitKind = VisitKind.ROUTINE
    outlet: str
    brand: str = ""
    started_at: datetime
    items: int
    answered: int
    findings: int
    photos: int
    open_findings: int = 0
    next_due: date | None = None
    look_due: date | None = None


@value
class Inspection:
    """Everything known of one visit, as the window and the record see it. `outdated` are the people whose signature or
    refusal was before the last change, and holds no more."""

    id: InspectionId
    number: str
    revision: int
    state: InspectionState
    languages: Languages
    outlet: Outlet
    visit: Visit
    checklists: tuple[Checklist, ...]
    people: tuple[Person, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    photos: tuple[Photo, ...] = ()
    handwriting: tuple[Handwriting, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    outdated: tuple[PersonId, ...] = ()
    digest: str = ""

    def items(self) -> tuple[Item, ...]:
        """All items of all checklists, in order."""
        return tuple(item for checklist in self.checklists for item in checklist.items())

    def item(self, id: ItemId) -> Item:
        """The item with this id, K01 for K01[2]. Raises Refused when no checklist here has it."""
        wanted = written_id(id)
        found = next((item for item in self.items() if item.id == wanted), None)
        if found is None:
            raise no_such_item(id)
        return found

    def answer_to(self, item: ItemId) -> Answer | None:
        """The answer to an item, if there is one."""
        return next((a for a in self.answers if a.item == item), None)

    def with_role(self, role: Role) -> tuple[Person, ...]:
        """The people in one role, in order."""
        return tuple(p for p in self.people if p.role is role)


def in_order(answers: Mapping[ItemId, Answer], checklists: Iterable[Checklist]) -> tuple[Answer, ...]:
    """Answers in the order of the checklists, those of a repeated section occurrence by occurrence."""
    ids = [
        id
        for each in checklists
        for id in (*(s.id for s in each.all_sections()), *(i.id for i in each.items()))
    ]
    places = {id: place for place, id in enumerate(ids)}
    known = [answer for id, answer in answers.items() if written_id(id) in places]
    return tuple(sorted(known, key=lambda answer: (places[written_id(answer.item)], occurrence(answer.item))))


def no_such_item(id: str) -> Refused:
    """The refusal for an item the checklists of an inspection do not have."""
    return Refused(
        "no-such-item",
        en=f"The checklist has no item {id}. See 'inspector checklist show'.",
        zh=f"检查表中没有检查项 {id}。请用 inspector checklist show 查看。",
    )
