"""A form with answers in it: which questions are asked, what is calculated, what holds.

An answer changes what depends on it and nothing else: rules are tried in their order, each only where something it looks
at has changed.
"""

import heapq
import math
from collections.abc import Iterable, Mapping
from datetime import datetime

from inspector.checklists.expressions.choosing import Choosing
from inspector.checklists.expressions.form import Form, Group, Rule
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.tree import Tree
from inspector.checklists.expressions.values import boolean, number, text

FIRST = (1,)  # a repeated group begins with one occurrence
MOST_OCCURRENCES = 500
MOST_LAYOUTS = 20  # counts may depend on counts, but not for ever


class FormState:
    """The answers to a form, and what follows from them."""

    def __init__(
        self,
        form: Form,
        values: Mapping[Key, str],
        occurrences: Mapping[Key, tuple[int, ...]],
        now: datetime,
        attributes: Mapping[Key, Mapping[str, str]] | None = None,
    ) -> None:
        """`occurrences` are the numbers of those of each repeated group that is not counted; `now` is what today()
        means; `attributes` are what can be asked for as ${A03}/@bad."""
        self.form = form
        self.now = now
        self._stored = dict(values)
        self._attributes = dict(attributes or {})
        self._occurrences = {
            key: numbers for key, numbers in occurrences.items() if not self._is_counted(key.name)
        }
        self._counted: dict[Key, tuple[int, ...]] = {}
        self._calculated: dict[Key, str] = {}
        self._choosing = Choosing(form)
        self._lay_out()

    def put(self, key: Key, value: str, attributes: Mapping[str, str] | None = None) -> frozenset[Key]:
        """Answer a question. Returns all that stands otherwise now, itself among them."""
        self._stored[key] = value
        self._attributes[key] = dict(attributes or {})
        return self._after(key)

    def clear(self, key: Key) -> frozenset[Key]:
        """Take an answer back."""
        self._stored.pop(key, None)
        self._attributes.pop(key, None)
        return self._after(key)

    def set_occurrences(self, group: Key, numbers: tuple[int, ...]) -> frozenset[Key]:
        """Set the occurrences of a repeated group; `group.at` are those around it. Answers of one that is taken away
        come back with it. Returns everything: what is counted may depend on it."""
        self._occurrences[group] = numbers
        self._lay_out()
        return frozenset(self._tree)

    def occurrences(self, group: Key) -> tuple[int, ...]:
        """The numbers of the occurrences of a repeated group."""
        if self._is_counted(group.name):
            return self._counted.get(group, ())
        return self._occurrences.get(group, FIRST)

    def has(self, key: Key) -> bool:
        """Whether there is such a question in such an occurrence."""
        return key in self._tree

    def value(self, key: Key) -> str:
        """What was answered, is calculated, or stands there by default; "" while it is not asked."""
        return self._tree.text(key)

    def is_relevant(self, key: Key) -> bool:
        """Whether its conditions hold, and those of the groups around it."""
        return self._tree.is_shown(key)

    def is_required(self, key: Key) -> bool:
        """Whether it must be answered."""
        return self._required.get(key, False)

    def is_valid(self, key: Key) -> bool:
        """Whether its constraint holds; it does for nothing."""
        return self._valid.get(key, True)

    def choices(self, key: Key) -> tuple[str, ...]:
        """The names that can be chosen."""
        return self._choosing.names(self._tree, key)

    def _is_counted(self, name: str) -> bool:
        part = self.form.parts[name]
        return isinstance(part, Group) and part.count is not None

    def _lay_out(self) -> None:
        """Make the nodes of all occurrences, and evaluate everything."""
        for _ in range(MOST_LAYOUTS):
            self._tree = Tree(self.form, self.occurrences, self.now)
            self._required: dict[Key, bool] = {}
            self._valid: dict[Key, bool] = {}
            self._changed: set[Key] = set()
            self._waiting: dict[int, set[Key]] = {}
            self._heap: list[int] = []
            self._is_layout_new = False
            self._choosing.forget()
            for key in self._tree:
                self._refresh(key)
            self._waiting.clear()
            self._heap.clear()
            for place, rule in enumerate(self.form.rules):
                self._wait(place, self._tree.keys_of(rule.name))
            self._settle()
            if not self._is_layout_new:
                return

    def _after(self, key: Key) -> frozenset[Key]:
        self._changed = {key}
        self._is_layout_new = False
        if key in self._tree:
            self._refresh(key, always=True)
            self._settle()
        if self._is_layout_new:
            self._lay_out()
            return frozenset(self._tree)
        return frozenset(self._changed)

    def _settle(self) -> None:
        """Try all rules that wait, in their order."""
        while self._heap and not self._is_layout_new:
            place = heapq.heappop(self._heap)
            rule = self.form.rules[place]
            for key in self._waiting.pop(place):
                if key in self._tree or rule.kind == "count":
                    self._try(rule, key)

    def _try(self, rule: Rule, key: Key) -> None:
        if rule.kind == "filter":
            self._choosing.forget(key)
            self._changed.add(key)
            return
        found = self._tree.evaluate(rule.expression, key)
        match rule.kind:
            case "relevant":
                self._set_relevant(key, boolean(found))
            case "calculate":
                self._calculated[key] = text(found)
                self._refresh(key)
            case "required":
                self._note(self._required, key, boolean(found))
            case "constraint":
                self._note(self._valid, key, self._tree.text(key) == "" or boolean(found))
            case "count":
                self._count(key, number(found))

    def _note(self, facts: dict[Key, bool], key: Key, fact: bool) -> None:
        if facts.get(key) is not fact:
            facts[key] = fact
            self._changed.add(key)

    def _count(self, key: Key, count: float) -> None:
        wanted = 0 if math.isnan(count) else max(0, min(MOST_OCCURRENCES, int(min(count, MOST_OCCURRENCES))))
        numbers = tuple(range(1, wanted + 1))
        if self._counted.get(key, ()) != numbers:
            self._counted[key] = numbers
            self._is_layout_new = True

    def _set_relevant(self, key: Key, holds: bool) -> None:
        for changed in self._tree.show(key, holds):
            self._changed.add(changed)
            self._refresh(changed, always=True)

    def _refresh(self, key: Key, *, always: bool = False) -> None:
        """Let the node say what the question's value is, and let wait what looks at it."""
        part = self.form.parts[key.name]
        if isinstance(part, Group):
            if always:
                self._let_wait(key)
            return
        stands = self._calculated.get(key, "") if part.calculate else self._stored.get(key, part.default)
        shown = self._tree.is_shown(key)
        attributes = self._attributes.get(key, {}) if shown else {}
        if self._tree.put(key, stands if shown else "", attributes) or always:
            self._changed.add(key)
            self._let_wait(key)

    def _let_wait(self, key: Key) -> None:
        for place in self.form.dependents.get(key.name, ()):
            self._wait(place, self._affected(self.form.rules[place], key))

    def _affected(self, rule: Rule, key: Key) -> Iterable[Key]:
        """Where a rule must be tried again when a question changed."""
        if rule.expression.reaches:
            return self._tree.keys_of(rule.name)
        return (key,) if rule.name == key.name else self._tree.near(rule.name, key)

    def _wait(self, place: int, keys: Iterable[Key]) -> None:
        if place not in self._waiting:
            self._waiting[place] = set()
            heapq.heappush(self._heap, place)
        self._waiting[place].update(keys)
