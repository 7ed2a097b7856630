"""Everything there is to inspect with: what is shipped with the program and what was installed, the newest of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from inspector.checklists.laws import LawRegistry, load_laws, read_laws
from inspector.checklists.load import shipped_checklists
from inspector.checklists.reference import (
    calendar_file,
    carriers,
    carriers_file,
    divisions,
    read_divisions,
    shipped_file,
    shipped_version,
    work_calendar,
)
from inspector.errors import Refused
from inspector.model.bundle import ContentKind, Shelved
from inspector.model.carrier import Carrier
from inspector.model.checklist import Checklist, ChecklistId
from inspector.model.version import version_order
from inspector.model.working_days import WorkCalendar


@dataclass(frozen=True, slots=True)
class Reference:
    """An installed file that is no checklist: it is read when it is first needed."""

    kind: ContentKind
    version: str
    data: bytes


class Shelf:
    """What there is at one moment; it never changes. `number` counts what was installed until then."""

    def __init__(
        self, number: int = 0, installed: Sequence[Shelved] = (), references: Sequence[Reference] = ()
    ) -> None:
        self.number = number
        self._installed = tuple(installed)
        self._references = sorted(references, key=lambda reference: version_order(reference.version))

    @cached_property
    def checklists(self) -> tuple[Shelved, ...]:
        """The newest of each checklist, in the order of their items' numbers."""
        newest: dict[ChecklistId, Shelved] = {}
        for shelved in self._all():
            known = newest.get(shelved.checklist.id)
            if known is None or _order(known) <= _order(shelved):
                newest[shelved.checklist.id] = shelved
        return tuple(sorted(newest.values(), key=_place))

    @cached_property
    def bases(self) -> Mapping[tuple[ChecklistId, str], Checklist]:
        """Every checklist in every version, for overlays."""
        return {(each.checklist.id, each.checklist.version): each.checklist for each in self._all()}

    @cached_property
    def laws(self) -> LawRegistry:
        """The law registry. A law that a newer one lacks is kept from the one before: something may cite it."""
        found = [load_laws(), *(read_laws(each.data, each.kind) for each in self._of(ContentKind.LAWS))]
        newest, *newer = sorted(found, key=lambda laws: version_order(laws.version))
        for laws in newer:
            newest = laws.over(newest)
        return newest

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days."""
        found = self._newest(ContentKind.CALENDAR)
        return WorkCalendar(calendar_file(found.data, found.kind).years) if found else work_calendar()

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """The carriers."""
        found = self._newest(ContentKind.CARRIERS)
        return carriers_file(found.data, found.kind).carriers if found else carriers()

    @cached_property
    def divisions(self) -> Mapping[str, str]:
        """Name of each division by its code."""
        found = self._newest(ContentKind.DIVISIONS)
        return dict(read_divisions(found.data, found.kind).names) if found else divisions()

    def find(self, id: str) -> Checklist:
        """The newest checklist with this id. Raises Refused "unknown-checklist" naming those there are."""
        found = next((each.checklist for each in self.checklists if each.checklist.id == id), None)
        if found is None:
            known = ", ".join(each.checklist.id for each in self.checklists)
            raise Refused(
                "unknown-checklist",
                en=f"There is no checklist '{id}'. Choose one of: {known}.",
                zh=f"没有检查表“{id}”。可用的检查表：{known}。",
            )
        return found

    def version(self, kind: ContentKind) -> str:
        """The version of the laws, calendar, carriers or divisions in use."""
        if kind is ContentKind.LAWS:
            return self.laws.version
        found = self._newest(kind)
        return found.version if found else shipped_version(kind)

    def versions(self, kind: ContentKind) -> dict[str, str]:
        """The hash of each version of the laws, calendar, carriers or divisions."""
        shipped = shipped_file(kind)
        found = load_laws().version if kind is ContentKind.LAWS else shipped_version(kind)
        return {found: sha256(shipped).hexdigest()} | {
            each.version: sha256(each.data).hexdigest() for each in self._of(kind)
        }

    def _all(self) -> tuple[Shelved, ...]:
        return (*(Shelved(checklist=each) for each in shipped_checklists()), *self._installed)

    def _of(self, kind: ContentKind) -> list[Reference]:
        return [each for each in self._references if each.kind is kind]

    def _newest(self, kind: ContentKind) -> Reference | None:
        """The installed one, None where the shipped one is newer or the only one."""
        found = self._of(kind)
        older = not found or version_order(found[-1].version) < version_order(shipped_version(kind))
        return None if older else found[-1]


def _order(shelved: Shelved) -> tuple[tuple[int, int, str], ...]:
    return version_order(shelved.checklist.version)


def _place(shelved: Shelved) -> tuple[str, str]:
    first = next((item.id for item in shelved.checklist.items()), "")
    return first, shelved.checklist.id
