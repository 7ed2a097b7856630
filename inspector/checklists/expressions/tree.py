"""Growing and cutting the tree of a filled form, and finding cells in it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import cast

from inspector.checklists.expressions.cell import Cell, Scope, Series
from inspector.checklists.expressions.form import Form
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.node import Node
from inspector.checklists.expressions.rule import Part


class Tree:
    """All cells of a filled form: what expressions are evaluated over (see node.Data).

    `numbers` tells which instances a repeat without a count has at first.
    """

    def __init__(self, form: Form, now: datetime, numbers: Callable[[Key], Sequence[int]]) -> None:
        self.form = form
        self.now = now
        self.document = Node("", group=True)
        self.scope = Scope(None, (), ())
        self._numbers = numbers
        self._by_name: dict[str, dict[tuple[int, ...], Cell]] = {name: {} for name in form.parts}
        self._series: dict[Key, Series] = {}
        self._grow(form.parts[form.root.name], self.document, self.scope)

    def cell(self, key: Key) -> Cell:
        """The cell of a key; for all instances of a repeat the one that stands for them. KeyError if there is none."""
        series = self._series.get(key)
        return self._by_name[key.name][key.at] if series is None else series.cell

    def series(self, key: Key) -> Series:
        """All instances of a repeat. KeyError if the key is not that of a repeat without its own number."""
        return self._series[key]

    def is_relevant(self, key: Key) -> bool:
        """Whether a cell is relevant; all instances of a repeat are where the group around them is."""
        series = self._series.get(key)
        return self._by_name[key.name][key.at].relevant if series is None else series.holder.relevant

    def cells(self, name: str) -> list[Cell]:
        """All cells of a name."""
        return list(self._by_name[name].values())

    def all_cells(self) -> Iterator[Cell]:
        """Every cell, and the cells that stand for all instances of a repeat."""
        for cells in self._by_name.values():
            yield from cells.values()
        for series in self._series.values():
            yield series.cell

    def all_series(self) -> Iterator[tuple[Key, Series]]:
        """Every repeat's instances."""
        yield from self._series.items()

    def add_instance(self, series: Series, number: int) -> Cell:
        """Append an instance, with everything in it."""
        part, holder = series.cell.part, series.holder
        return self._grow_instance(part, holder, series.cell.scope, number)

    def remove_instance(self, instance: Cell) -> list[Cell]:
        """Take an instance out; gives all cells that are gone."""
        cast(dict[str, list[Node]], cast(Node, instance.parent).children)[instance.name].remove(instance)
        gone = list(self.within(instance))
        for cell in gone:
            cell.gone = True
            if cell.key in self._series:
                del self._series[cell.key]
            else:
                del self._by_name[cell.name][cell.key.at]
        return gone

    def below(self, scope: Scope, part: Part) -> list[Cell]:
        """The cells of a part within a scope."""
        scopes = [scope]
        for repeat in part.repeats[len(scope.chain) :]:
            scopes = [_inner(one) for each in scopes for one in each.series[repeat.name].instances]
        if part.repeat:
            return [each.cells[""] for each in scopes]
        return [each.cells[part.name] for each in scopes]

    def named(self, name: str, owner: Node) -> list[Node]:
        """See node.Data."""
        scope: Scope | None = cast(Cell, owner).scope
        while scope is not None:
            cell = scope.cells.get(name)
            if cell is not None:
                return [cell] if cell.relevant else []
            scope = scope.up
        part = self.form.parts[name]
        start = _around(cast(Cell, owner).scope, part.repeats)
        return [cell for cell in self.below(start, part) if cell.relevant]

    def indexed(self, name: str, owner: Node, places: Sequence[tuple[str, int]]) -> list[Node]:
        """See node.Data."""
        part = self.form.parts.get(name)
        if part is None or not part.repeats:
            return []
        wanted = dict(places)
        outer = next((place for place, repeat in enumerate(part.repeats) if repeat.name in wanted), 0)
        scopes = [_around(cast(Cell, owner).scope, part.repeats[: outer + 1])]
        for repeat in part.repeats[len(scopes[0].chain) :]:
            all_of = [each.series[repeat.name].instances for each in scopes]
            scopes = [_inner(one) for found in all_of for one in _picked(found, wanted.get(repeat.name))]
        found = [each.cells["" if part.repeat else name] for each in scopes]
        return [cell for cell in found if cell.relevant]

    def instance(self, id: str) -> Node | None:
        """See node.Data."""
        return self.form.list_node(id)

    def label(self, question: str, choice: str) -> str:
        """See node.Data."""
        part = self.form.parts.get(question)
        list_of = self.form.labels.get(part.choice_list or "") if part else None
        return "" if list_of is None else list_of.get(choice, "")

    def _grow(self, part: Part, parent: Node, scope: Scope) -> None:
        if part.repeat:
            self._grow_series(part, cast(Cell, parent), scope)
            return
        cell = Cell(part, Key(part.name, scope.at), scope)
        parent.add(cell)
        scope.cells[part.name] = cell
        self._by_name[part.name][scope.at] = cell
        for child in part.children:
            self._grow(child, cell, scope)

    def _grow_series(self, part: Part, holder: Cell, scope: Scope) -> None:
        key = Key(part.name, scope.at)
        series = Series(Cell(part, key, scope), holder)
        scope.series[part.name] = self._series[key] = series
        for number in self._numbers(key):
            self._grow_instance(part, holder, scope, number)

    def _grow_instance(self, part: Part, holder: Cell, scope: Scope, number: int) -> Cell:
        inner = Scope(scope, part.repeats, (*scope.at, number))
        cell = Cell(part, Key(part.name, inner.at), inner)
        holder.add(cell)
        inner.cells[""] = cell
        self._by_name[part.name][inner.at] = cell
        for child in part.children:
            self._grow(child, cell, inner)
        return cell

    def within(self, cell: Cell) -> Iterator[Cell]:
        """A cell and all below, with the cells that stand for repeats."""
        yield cell
        for name, same in (cell.children or {}).items():
            part = self.form.parts[name]
            if part.repeat:
                yield cell.scope.series[name].cell
            for child in same:
                yield from self.within(cast(Cell, child))


def _around(scope: Scope, chain: tuple[Part, ...]) -> Scope:
    """The innermost scope around that holds a repeat of the chain as a whole."""
    while scope.up is not None and (
        len(scope.chain) >= len(chain) or scope.chain != chain[: len(scope.chain)]
    ):
        scope = scope.up
    return scope


def _inner(instance: Node) -> Scope:
    return cast(Cell, instance).scope


def _picked(instances: list[Node], place: int | None) -> list[Node]:
    if place is None:
        return instances
    return instances[place - 1 : place] if place > 0 else []
