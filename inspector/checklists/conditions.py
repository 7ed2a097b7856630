"""The conditions of a checklist over the answers given: its expressions, evaluated.

A checklist without any needs none of this, and none of the libraries that evaluate them is loaded for it.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from inspector.model.checklist import AnswerKind, Checklist, ChoiceList, Item, ItemId, Section, written_id
from inspector.model.inspection import Answer
from inspector.model.occurrence import numbers
from inspector.model.value import value

if TYPE_CHECKING:
    from inspector.checklists.expressions.expression import Expression
    from inspector.checklists.expressions.form import Form, Group, Question
    from inspector.checklists.expressions.key import Key

RULES = ("relevant", "required", "constraint", "calculate", "choice_filter")
SPOKEN = {"yes": "true()", "true": "true()", "no": "false()", "false": "false()"}  # of `required`
KEPT = 8  # forms that stay compiled
ROOT = "data"


@value
class Holding:
    """What the conditions of an item say now."""

    relevant: bool
    required: bool
    valid: bool
    value: str
    choices: tuple[str, ...]


class Conditions:
    """The conditions of one checklist, evaluated over its answers; only what an answer changes is evaluated anew."""

    def __init__(
        self,
        checklist: Checklist,
        answers: Mapping[ItemId, Answer],
        photos: Mapping[ItemId, int],
        now: datetime,
    ) -> None:
        from inspector.checklists.expressions.key import Key
        from inspector.checklists.expressions.state import FormState

        self._key = Key.read
        self._kinds = {item.id: item.kind for item in checklist.items()}
        values = {Key.read(id): answer.value for id, answer in answers.items()}
        given = {id: answer for id, answer in answers.items() if written_id(id) in self._kinds}
        self._state = FormState(
            form_of(checklist),
            {
                **{Key.read(id): self._value(answer) for id, answer in given.items()},
                **{Key.read(id): _photos_value(count) for id, count in photos.items() if self._is_photo(id)},
            },
            {key: numbers(values[key]) for key in values if key.name not in self._kinds},
            now,
            {Key.read(id): _attributes(answer) for id, answer in given.items()},
        )

    def ask(self, id: ItemId, item: Item) -> Holding:
        """What the conditions of an item say now."""
        key = self._key(id)
        return Holding(
            relevant=self._state.is_relevant(key),
            required=self._state.is_required(key),
            valid=self._state.is_valid(key),
            value="" if item.kind is AnswerKind.CONFORMITY else self._state.value(key),
            choices=self._state.choices(key) if item.choices else (),
        )

    def is_relevant(self, id: ItemId) -> bool:
        """Whether the conditions of an item hold now."""
        return self._state.is_relevant(self._key(id))

    def put(self, answer: Answer) -> frozenset[ItemId]:
        """An answer was given. Returns the items that may stand otherwise now."""
        key = self._key(answer.item)
        if key.name not in self._kinds:
            return _ids(self._state.set_occurrences(key, numbers(answer.value)))
        return _ids(self._state.put(key, self._value(answer), _attributes(answer)))

    def clear(self, item: ItemId) -> frozenset[ItemId]:
        """An answer was taken back."""
        return _ids(self._state.clear(self._key(item)))

    def count_photos(self, item: ItemId, photos: int) -> frozenset[ItemId]:
        """The number of photos at an item changed."""
        key = self._key(item)
        is_there = self._is_photo(item) and self._state.has(key)
        if not is_there or self._state.value(key) == _photos_value(photos):
            return frozenset()
        return _ids(self._state.put(key, _photos_value(photos)))

    def occurrences(self, section: str) -> tuple[int, ...]:
        """The numbers of the occurrences of a repeated section."""
        return self._state.occurrences(self._key(section))

    def _value(self, answer: Answer) -> str:
        """What an expression sees: the verdict of an item without another value."""
        kind = self._kinds[ItemId(written_id(answer.item))]
        return answer.verdict.value if kind is AnswerKind.CONFORMITY else answer.value

    def _is_photo(self, id: str) -> bool:
        return self._kinds.get(ItemId(written_id(id))) is AnswerKind.PHOTO


def conditions_of(
    checklist: Checklist, answers: Mapping[ItemId, Answer], photos: Mapping[ItemId, int], now: datetime
) -> Conditions | None:
    """The conditions of a checklist, None where it has none."""
    return Conditions(checklist, answers, photos, now) if has_conditions(checklist) else None


def has_conditions(checklist: Checklist) -> bool:
    """Whether anything in a checklist depends on an answer, gates apart."""
    sections = any(s.relevant or s.repeat is not None for s in checklist.all_sections())
    return sections or any(getattr(item, rule) for item in checklist.items() for rule in RULES)


def compiled(sections: tuple[Section, ...], choices: tuple[ChoiceList, ...]) -> "Form":
    """Sections and lists of choices as expressions see them. Raises FormFault for what is wrong in one."""
    from inspector.checklists.expressions.form import Form, Group, ListedChoice

    lists = {
        each.id: tuple(ListedChoice(c.name, c.label.of("zh"), c.columns) for c in each.choices)
        for each in choices
    }
    return Form(Group(name=ROOT, children=tuple(_group(section) for section in sections)), lists)


@lru_cache(maxsize=KEPT)
def _form(checklist: "_ByHash") -> "Form":
    return compiled(checklist.checklist.sections, checklist.checklist.choices)


class _ByHash:
    """A checklist that is the same as another one from the same file."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist

    def __hash__(self) -> int:
        return hash((self.checklist.id, self.checklist.sha256))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByHash) and self.checklist == other.checklist


def form_of(checklist: Checklist) -> "Form":
    """The checklist as expressions see it. Raises FormFault, ExpressionFault as part of it, for what is wrong in one."""
    return _form(_ByHash(checklist))


def _group(section: Section) -> "Group":
    from inspector.checklists.expressions.form import Group

    repeat = section.repeat
    return Group(
        name=section.id,
        children=(*(_question(item) for item in section.items), *(_group(s) for s in section.sections)),
        relevant=_read(section.id, "relevant", section.relevant),
        repeated=repeat is not None,
        count=_read(section.id, "count", repeat.count) if repeat is not None else None,
    )


def _question(item: Item) -> "Question":
    from inspector.checklists.expressions.form import Question

    required = item.required.strip()
    return Question(
        name=item.id,
        relevant=_read(item.id, "relevant", item.relevant),
        required=_read(item.id, "required", SPOKEN.get(required.lower(), required)),
        constraint=_read(item.id, "constraint", item.constraint),
        calculate=_read(item.id, "calculate", item.calculate),
        default=item.default,
        choices=item.choices,
        filter=_read(item.id, "filter", item.choice_filter),
    )


def _read(id: str, rule: str, text: str) -> "Expression | None":
    from inspector.checklists.expressions.expression import parse
    from inspector.checklists.expressions.fault import ExpressionFault
    from inspector.checklists.expressions.form import FormFault

    if not text.strip():
        return None
    try:
        return parse(text)
    except ExpressionFault as fault:
        raise FormFault(id, rule, fault) from fault


def _attributes(answer: Answer) -> dict[str, str]:
    counts = {"bad": answer.count.bad, "sample": answer.count.sample} if answer.count else {}
    return {"verdict": answer.verdict.value, **{name: str(number) for name, number in counts.items()}}


def _photos_value(count: int) -> str:
    return str(count) if count else ""


def _ids(keys: "frozenset[Key]") -> frozenset[ItemId]:
    return frozenset(ItemId(str(key)) for key in keys)
