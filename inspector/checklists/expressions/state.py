"""A form being filled in: what is relevant, wanted and allowed after each answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from inspector.checklists.expressions.cell import Cell
from inspector.checklists.expressions.form import Form, Group
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.node import Context
from inspector.checklists.expressions.settling import Settling, text_to_keep
from inspector.checklists.expressions.tree import Tree

_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stored:
    """What was answered, and the attributes of the answer."""

    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)


class FormState:
    """The state of a form for its answers, kept up to date answer by answer.

    `values` are texts, or Stored with attributes; `instances` tells the numbers of each repeat's instances, by the key
    of all of them. Where it does not, they are those of the values, or a single one. A repeat with a count has as many
    as that says; answers beyond are kept and come back. `now` is the time of now() and today(), with its offset.

    A name or number that is not there is a KeyError.
    """

    def __init__(
        self,
        form: Form,
        values: Mapping[Key, "str | Stored"],
        instances: Mapping[Key, Sequence[int]] = MappingProxyType({}),
        *,
        now: datetime,
    ) -> None:
        self.form = form
        self._stored = {key: one if isinstance(one, Stored) else Stored(one) for key, one in values.items()}
        self._remembered: dict[Key, Sequence[int]] = dict(instances)
        for key in self._stored:
            self._note_numbers(key, instances)
        self._tree = Tree(form, now, self._numbers)
        self._settling = Settling(self._tree, self._fill)
        cells = list(self._tree.all_cells())
        self._settling.begin(cells)
        self._settling.new += cells
        self._settle()

    def put(self, key: Key, value: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> frozenset[Key]:
        """Store an answer; gives all places whose state changed. ValueError where the value is calculated."""
        cell = self._cell_to_answer(key)
        self._stored[key] = Stored(value, dict(attributes))
        if cell.text == value and cell.attributes == attributes:
            return frozenset()
        self._fill(cell)
        self._settling.touched(cell, told=True)
        return self._settle()

    def clear(self, key: Key) -> frozenset[Key]:
        """Empty an answer, its attributes as well."""
        return self.put(key, "")

    def add_instance(self, key: Key, number: int | None = None) -> frozenset[Key]:
        """Append an instance to a repeat; it gets the next number. ValueError for a repeat with a count."""
        series = self._tree.series(key)
        self._require_free(series.cell)
        taken = [instance.at[-1] for instance in self.instances(key)]
        number = max(taken, default=0) + 1 if number is None else number
        if number in taken or number < 1:
            raise ValueError(number)
        instance = self._tree.add_instance(series, number)
        self._settling.grown(series.cell, list(self._tree.within(instance)))
        self._remembered[key] = (*taken, number)
        return self._settle()

    def remove_instance(self, key: Key) -> frozenset[Key]:
        """Take an instance out of a repeat, with all answers in it. ValueError for a repeat with a count."""
        instance = self._tree.cell(key)
        series = self._tree.series(Key(key.name, key.at[:-1]))
        self._require_free(series.cell)
        gone = self._tree.remove_instance(instance)
        self._forget(key)
        self._remembered[series.cell.key] = [one.at[-1] for one in self.instances(series.cell.key)]
        self._settling.cut(series.cell, gone)
        return self._settle()

    def is_relevant(self, key: Key) -> bool:
        """Whether it applies, and all groups around it."""
        return self._tree.is_relevant(key)

    def is_required(self, key: Key) -> bool:
        """Whether an answer is wanted; never where it is not relevant."""
        return self._tree.cell(key).is_required

    def is_valid(self, key: Key) -> bool:
        """Whether the constraint holds; always where the value is empty or not relevant."""
        return self._tree.cell(key).is_valid

    def value(self, key: Key) -> str:
        """The value, calculated ones included; "" where it is not relevant."""
        return self._tree.cell(key).value

    def choices(self, key: Key) -> tuple[str, ...]:
        """The names of the choices that pass the filter, in order."""
        return self._tree.cell(key).choices

    def instances(self, key: Key) -> tuple[Key, ...]:
        """The instances of a repeat in order."""
        found = self._tree.series(key).instances
        return tuple(cell.key for cell in found if isinstance(cell, Cell))

    def keys(self) -> Iterator[Key]:
        """Every place there is, groups and instances included."""
        return (cell.key for cell in self._tree.all_cells())

    def stored(self) -> Mapping[Key, Stored]:
        """All answers as given, also those that are not relevant now. With `numbers` they make the same state again."""
        return MappingProxyType(self._stored)

    def numbers(self) -> Mapping[Key, Sequence[int]]:
        """The numbers of each repeat's instances, also of those a count has taken away for now."""
        there = {key: [one.at[-1] for one in self.instances(key)] for key, _ in self._tree.all_series()}
        return self._remembered | there

    def _cell_to_answer(self, key: Key) -> Cell:
        cell = self._tree.cell(key)
        if cell.children is not None or any(rule.kind.value == "calculate" for rule in cell.part.rules):
            raise ValueError(f"{key} is not to be answered")
        return cell

    def _require_free(self, cell: Cell) -> None:
        assert isinstance(cell.part.element, Group)
        if cell.part.element.repeat_count is not None:
            raise ValueError(f"{cell.key} has a count")

    def _forget(self, instance: Key) -> None:
        """Drop the answers within an instance, and what is known of repeats there."""
        repeat, at = self.form.parts[instance.name], instance.at
        for kept in (self._stored, self._remembered):
            for key in [key for key in kept if key.at[: len(at)] == at]:
                if repeat in self.form.parts[key.name].repeats:
                    del kept[key]

    def _fill(self, cell: Cell) -> None:
        stored = self._stored.get(cell.key)
        if stored is not None and cell.children is None:
            cell.text, cell.attributes = stored.text, stored.attributes

    def _note_numbers(self, key: Key, given: Mapping[Key, Sequence[int]]) -> None:
        """Note the instances an answer lies in, where nothing was said about them."""
        for place, repeat in enumerate(self.form.parts[key.name].repeats):
            series = Key(repeat.name, key.at[:place])
            if series not in given:
                self._remembered[series] = sorted({*self._remembered.get(series, ()), key.at[place]})

    def _numbers(self, key: Key) -> Sequence[int]:
        element = self.form.parts[key.name].element
        assert isinstance(element, Group)
        return () if element.repeat_count is not None else self._remembered.get(key, (1,))

    def _settle(self) -> frozenset[Key]:
        """Bring everything up to date; what is new and was never answered gets its default, once."""
        changed = self._settling.settle()
        while self._settling.new:
            new, self._settling.new = self._settling.new, []
            for cell in new:
                default = cell.part.default
                if default is not None and cell.key not in self._stored and not cell.gone:
                    text = text_to_keep(default.evaluate(Context(self._tree, cell)))
                    changed |= self.put(cell.key, text)
        return changed
