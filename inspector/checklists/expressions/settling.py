"""Bringing a filled form up to date: what an answer touches is evaluated anew, each rule once, in order of rank."""

import heapq
import itertools
import math
from collections.abc import Callable, Iterable

from inspector.checklists.expressions.cell import Cell
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.node import Context, Value
from inspector.checklists.expressions.rule import Dependent, Rule, RuleKind
from inspector.checklists.expressions.tree import Tree
from inspector.checklists.expressions.values import number_of, text_of, truth_of

MOST_INSTANCES = 1000  # of one repeat with a count


def text_to_keep(value: Value) -> str:
    """A calculated value as it is kept: what is not a number is empty."""
    return "" if isinstance(value, float) and math.isnan(value) else text_of(value)


class Settling:
    """The rules still to evaluate, and the places whose state changed since they were last asked for."""

    def __init__(self, tree: Tree, fill: Callable[[Cell], None]) -> None:
        self._tree = tree
        self._fill = fill
        self._queue: list[tuple[int, int, Rule, Cell]] = []
        self._waiting: set[tuple[int, int]] = set()
        self._turns = itertools.count()
        self.new: list[Cell] = []  # cells that were added since somebody emptied this
        self._changed: set[Key] = set()
        self._apply: dict[RuleKind, Callable[[Cell, Rule], None]] = {
            RuleKind.COUNT: self._count,
            RuleKind.RELEVANT: self._relevant,
            RuleKind.CALCULATE: self._calculate,
            RuleKind.CHOICES: self._choices,
            RuleKind.REQUIRED: self._required,
            RuleKind.CONSTRAINT: self._constraint,
        }

    def settle(self) -> frozenset[Key]:
        """Evaluate what waits; gives the places whose state changed."""
        while self._queue:
            _, _, rule, cell = heapq.heappop(self._queue)
            self._waiting.discard((id(rule), id(cell)))
            if not cell.gone:
                self._apply[rule.kind](cell, rule)
        changed = frozenset(self._changed)
        self._changed.clear()
        return changed

    def begin(self, cells: Iterable[Cell]) -> None:
        """Fill cells that are new, and let all their rules wait."""
        for cell in list(cells):
            self._fill(cell)
            if cell.part.choice_list is not None:
                cell.choices = self._tree.form.choice_names[cell.part.choice_list]
            for rule in cell.part.rules:
                if cell.part.repeat and (rule.kind is RuleKind.COUNT) != (
                    len(cell.key.at) < len(cell.part.repeats)
                ):
                    continue
                self._wait(rule, cell)

    def touched(self, cell: Cell, *, told: bool) -> None:
        """Let all wait that depends on a cell's value, relevance or instances."""
        if told:
            self._changed.add(cell.key)
        for dependent in cell.part.dependents:
            for owner in self._owners(dependent, cell):
                self._wait(dependent.rule, owner)

    def grown(self, series: Cell, cells: list[Cell]) -> None:
        """An instance was added, with these cells."""
        self.begin(cells)
        self.new += cells
        self.touched(series, told=True)
        for cell in cells:
            self._take_relevance(cell)
            self.touched(cell, told=True)

    def cut(self, series: Cell, gone: list[Cell]) -> None:
        """An instance was taken out, with these cells."""
        self.touched(series, told=True)
        for cell in gone:
            self._changed.discard(cell.key)
            for dependent in cell.part.dependents:
                if not dependent.near:
                    self._wait_all(dependent.rule)

    def _owners(self, dependent: Dependent, cell: Cell) -> list[Cell]:
        rule = dependent.rule
        if dependent.near and rule.kind is not RuleKind.COUNT:
            return self._tree.below(cell.scope, rule.part)
        return self._all_owners(rule)

    def _all_owners(self, rule: Rule) -> list[Cell]:
        if rule.kind is RuleKind.COUNT:
            return [series.cell for key, series in self._tree.all_series() if key.name == rule.part.name]
        return self._tree.cells(rule.part.name)

    def _wait_all(self, rule: Rule) -> None:
        for owner in self._all_owners(rule):
            self._wait(rule, owner)

    def _wait(self, rule: Rule, cell: Cell) -> None:
        mark = (id(rule), id(cell))
        if mark not in self._waiting:
            self._waiting.add(mark)
            heapq.heappush(self._queue, (rule.rank, next(self._turns), rule, cell))

    def _value(self, cell: Cell, rule: Rule) -> Value:
        return rule.expression.evaluate(Context(self._tree, cell))

    def _relevant(self, cell: Cell, rule: Rule) -> None:
        cell.own_relevant = truth_of(self._value(cell, rule))
        self._take_relevance(cell)

    def _take_relevance(self, cell: Cell) -> None:
        """Hand relevance on to all within, as far as it changes."""
        waiting = [cell]
        while waiting:
            one = waiting.pop()
            relevant = one.own_relevant and (one.parent is None or one.parent.relevant)
            if relevant != one.relevant:
                one.relevant = relevant
                self.touched(one, told=True)
                same = (one.children or {}).values()
                waiting.extend(child for nodes in same for child in nodes if isinstance(child, Cell))

    def _calculate(self, cell: Cell, rule: Rule) -> None:
        text = text_to_keep(self._value(cell, rule))
        if text != cell.text:
            cell.text = text
            self.touched(cell, told=cell.relevant)

    def _choices(self, cell: Cell, rule: Rule) -> None:
        assert cell.part.choice_list is not None
        top = self._tree.form.list_node(cell.part.choice_list)
        assert top is not None
        assert top.children is not None
        context = Context(self._tree, cell)
        found = []
        for item in (top.children["root"][0].children or {}).get("item", ()):
            context.item = item
            if truth_of(rule.expression.evaluate(context)):
                found.append((item.children or {})["name"][0].text)
        if tuple(found) != cell.choices:
            cell.choices = tuple(found)
            self._changed.add(cell.key)

    def _required(self, cell: Cell, rule: Rule) -> None:
        required = truth_of(self._value(cell, rule))
        if required != cell.required:
            cell.required = required
            self._tell(cell)

    def _constraint(self, cell: Cell, rule: Rule) -> None:
        fits = truth_of(self._value(cell, rule))
        if fits != cell.fits:
            cell.fits = fits
            if cell.text:
                self._tell(cell)

    def _tell(self, cell: Cell) -> None:
        if cell.relevant:
            self._changed.add(cell.key)

    def _count(self, cell: Cell, rule: Rule) -> None:
        """Make the instances 1 to n. Answers beyond n stay stored, and come back with their instance."""
        number = number_of(self._value(cell, rule))
        wanted = int(min(max(number, 0), MOST_INSTANCES)) if not math.isnan(number) else 0
        series = self._tree.series(cell.key)
        while len(series.instances) > wanted:
            last = series.instances[-1]
            assert isinstance(last, Cell)
            self.cut(cell, self._tree.remove_instance(last))
        while len(series.instances) < wanted:
            instance = self._tree.add_instance(series, len(series.instances) + 1)
            self.grown(cell, list(self._tree.within(instance)))
