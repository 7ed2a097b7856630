"""Which items of an inspection are asked, in which occurrences, and whether their answers hold.

An item is not asked while its conditions do not hold. It is closed while a gate before it is not done: the next step
waits for it. What was answered before stays answered.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from inspector.checklists.conditions import Conditions, conditions_of
from inspector.model.checklist import AnswerKind, Checklist, Item, ItemId, Severity, written_id
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.model.occurrence import FIRST, More, Stretch, laid_out, numbers, occurrence_id, stretches
from inspector.model.value import value

DONE = (Verdict.CONFORMS, Verdict.NOT_APPLICABLE)


@value
class Ask:
    """How an item stands. `relevant`: its conditions hold. `gate`: the item it waits for, if any. `required`: it must
    have an answer. `valid`: its constraint holds. `value`: what was answered, calculated, or stands there by default.
    `choices`: the names that can be chosen now."""

    relevant: bool = True
    gate: ItemId | None = None
    required: bool = True
    valid: bool = True
    value: str = ""
    choices: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it can be answered."""
        return self.relevant and self.gate is None


class Asked:
    """The items of an inspection's checklists. It stays current by being told of each answer."""

    def __init__(
        self,
        checklists: Iterable[Checklist],
        answers: Iterable[Answer],
        photos: Mapping[ItemId, int],
        now: datetime,
    ) -> None:
        """`photos` counts those at each item; `now` is what today() means: the time of the visit."""
        by_item = {answer.item: answer for answer in answers}
        self._lists = {each.sha256: _AskedList(each, by_item, photos, now) for each in checklists}
        self._list_of = {id: part for part in self._lists.values() for id in part.ids}

    def stretches(self, checklist: Checklist) -> Iterator[Stretch]:
        """The sections of one of the checklists as they are filled in now, in order; also those not asked."""
        return self._lists[checklist.sha256].stretches()

    def laid_out(self, checklist: Checklist) -> Iterator[Stretch | More]:
        """The same with the places where one more occurrence can begin."""
        part = self._lists[checklist.sha256]
        return laid_out(checklist.sections, part.occurrences)

    def of(self, id: ItemId) -> Ask:
        """How an item stands. KeyError for one the checklists do not have."""
        return self._part(id).of(id)

    def is_relevant(self, id: ItemId) -> bool:
        """Whether the conditions of an item hold; as `of` tells, quicker."""
        return self._part(id).is_relevant(id)

    def item(self, id: ItemId) -> Item | None:
        """The item of an id, None for that of a repeated section."""
        return self._part(id).item(id)

    def has(self, id: ItemId) -> bool:
        """Whether there is such an item, or such a repeated section, in the occurrence the id tells."""
        part = self._list_of.get(ItemId(written_id(id)))
        return part is not None and part.has(id)

    def is_done(self, gate: ItemId) -> bool:
        """Whether what waits for a gate may begin."""
        return self._part(gate).is_done(gate)

    def occurrences(self, section: str) -> tuple[int, ...]:
        """The numbers of the occurrences of a repeated section."""
        return self._part(section).occurrences(section)

    def is_counted(self, section: str) -> bool:
        """Whether an expression says how often a section is filled in, and nobody else does."""
        return self._part(section).is_counted(section)

    def put(self, answer: Answer) -> frozenset[ItemId]:
        """An answer was given. Returns the items that may stand otherwise now."""
        return self._part(answer.item).put(answer)

    def clear(self, item: ItemId) -> frozenset[ItemId]:
        """An answer was taken back."""
        return self._part(item).clear(item)

    def count_photos(self, item: ItemId, photos: int) -> frozenset[ItemId]:
        """The number of photos at an item changed."""
        return self._part(item).count_photos(item, photos)

    def _part(self, id: str) -> "_AskedList":
        return self._list_of[ItemId(written_id(id))]


def asked_of(inspection: Inspection) -> Asked:
    """How the items of an inspection stand; today() is the day of its visit."""
    photos = Counter(photo.item for photo in inspection.photos if photo.item is not None)
    return Asked(inspection.checklists, inspection.answers, photos, inspection.visit.started_at)


def progress(
    asked: Asked, checklists: Iterable[Checklist], answers: Mapping[ItemId, Answer]
) -> tuple[int, int]:
    """How many items are asked that somebody answers, and how many of them were answered."""
    ids = [
        stretch.item_id(item.id)
        for checklist in checklists
        for stretch in asked.stretches(checklist)
        for item in stretch.section.items
        if item.answered
    ]
    relevant = [id for id in ids if asked.is_relevant(id)]
    return len(relevant), sum(id in answers for id in relevant)


class _AskedList:
    """The items of one checklist: what its expressions name is in it."""

    def __init__(
        self,
        checklist: Checklist,
        answers: Mapping[ItemId, Answer],
        photos: Mapping[ItemId, int],
        now: datetime,
    ) -> None:
        self._checklist = checklist
        self._items: dict[ItemId, Item] = {item.id: item for item in checklist.items()}
        repeats = {ItemId(s.id): s.repeat for s in checklist.all_sections() if s.repeat is not None}
        self._repeats = frozenset(repeats)
        self._counted = frozenset(id for id, repeat in repeats.items() if repeat.count)
        self.ids = frozenset(self._items.keys() | self._repeats)
        self._answers = {id: each for id, each in answers.items() if written_id(id) in self.ids}
        photos = {id: each for id, each in photos.items() if written_id(id) in self._items}
        self._conditions: Conditions | None = conditions_of(checklist, self._answers, photos, now)
        self._lay_out()

    def stretches(self) -> Iterator[Stretch]:
        return stretches(self._checklist.sections, self.occurrences)

    def item(self, id: ItemId) -> Item | None:
        return self._items.get(ItemId(written_id(id)))

    def has(self, id: ItemId) -> bool:
        return id in self._order or id in self._repeated

    def is_relevant(self, id: ItemId) -> bool:
        return self._conditions is None or self._conditions.is_relevant(id)

    def of(self, id: ItemId) -> Ask:
        item, gate = self._items[ItemId(written_id(id))], self._gate_before(id)
        needed = item.kind is AnswerKind.CONFORMITY or item.judged
        if self._conditions is not None:
            found = self._conditions.ask(id, item)
            return Ask(
                relevant=found.relevant,
                gate=gate,
                required=needed or found.required,
                valid=found.valid,
                value=found.value,
                choices=found.choices,
            )
        answer = self._answers.get(id)
        choices = tuple(
            c.name for each in self._checklist.choices if each.id == item.choices for c in each.choices
        )
        value = answer.value if answer else item.default
        return Ask(gate=gate, required=needed or bool(item.required), value=value, choices=choices)

    def put(self, answer: Answer) -> frozenset[ItemId]:
        self._answers[answer.item] = answer
        if self._conditions is None:
            return self._changed(answer.item, frozenset())
        return self._changed(answer.item, self._conditions.put(answer))

    def clear(self, item: ItemId) -> frozenset[ItemId]:
        self._answers.pop(item, None)
        if self._conditions is None:
            return self._changed(item, frozenset())
        return self._changed(item, self._conditions.clear(item))

    def count_photos(self, item: ItemId, photos: int) -> frozenset[ItemId]:
        return frozenset() if self._conditions is None else self._conditions.count_photos(item, photos)

    def _changed(self, item: ItemId, changed: frozenset[ItemId]) -> frozenset[ItemId]:
        """What else changes with it: the layout, and what waits for a gate."""
        if written_id(item) in self._repeats or any(written_id(id) in self._repeats for id in changed):
            self._lay_out()
            return changed | self._order.keys()
        if any(id in self._gates for id in (item, *changed)):
            return changed | self._order.keys()
        return changed | {item}

    def _lay_out(self) -> None:
        found = list(self.stretches())
        ids = [stretch.item_id(item.id) for stretch in found for item in stretch.section.items]
        around = {(), *(stretch.at for stretch in found)}
        self._repeated = {occurrence_id(id, at) for id in self._repeats for at in around}
        self._order = {id: place for place, id in enumerate(ids)}
        self._gates = [id for id in ids if self._items[ItemId(written_id(id))].severity is Severity.GATE]

    def _gate_before(self, id: ItemId) -> ItemId | None:
        """The first gate before it that is not done; none for what is answered already."""
        if not self._gates or id in self._answers:
            return None
        place = self._order[id]
        before = (gate for gate in self._gates if self._order[gate] < place)
        return next((gate for gate in before if not self.is_done(gate)), None)

    def is_done(self, gate: ItemId) -> bool:
        answer = self._answers.get(gate)
        if answer is not None and answer.verdict in DONE:
            return True
        if self._conditions is None:
            return False
        return not self._conditions.ask(gate, self._items[ItemId(written_id(gate))]).relevant

    def is_counted(self, section: str) -> bool:
        return ItemId(written_id(section)) in self._counted

    def occurrences(self, section: str) -> tuple[int, ...]:
        if self._conditions is not None:
            return self._conditions.occurrences(section)
        answer = self._answers.get(ItemId(section))
        return FIRST if answer is None else numbers(answer.value)
