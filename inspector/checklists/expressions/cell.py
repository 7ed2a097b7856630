"""The filled form: a cell for each place, and the scopes in which a name means one cell."""

from __future__ import annotations

from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.node import Node
from inspector.checklists.expressions.rule import Part


class Cell(Node):
    """A question or group in one instance of its repeats, with what its rules came to."""

    __slots__ = ("choices", "fits", "gone", "key", "own_relevant", "part", "required", "scope")

    def __init__(self, part: Part, key: Key, scope: Scope) -> None:
        super().__init__(part.name, group=bool(part.children) or hasattr(part.element, "children"))
        self.part = part
        self.key = key
        self.scope = scope
        self.own_relevant = True
        self.required = False
        self.fits = True
        self.choices: tuple[str, ...] = ()
        self.gone = False

    @property
    def is_required(self) -> bool:
        """Whether an answer is wanted."""
        return self.relevant and self.required

    @property
    def is_valid(self) -> bool:
        """Whether the value is allowed; an empty one is."""
        return not self.relevant or self.text == "" or self.fits

    @property
    def value(self) -> str:
        """The value as others see it."""
        return self.text if self.relevant else ""


class Scope:
    """The whole form, or an instance of a repeat: here each name means one cell, repeats within aside."""

    __slots__ = ("at", "cells", "chain", "series", "up")

    def __init__(self, up: Scope | None, chain: tuple[Part, ...], at: tuple[int, ...]) -> None:
        self.up = up
        self.chain = chain
        self.at = at
        self.cells: dict[str, Cell] = {}
        self.series: dict[str, Series] = {}


class Series:
    """All instances of a repeat within one scope. `cell` stands for them where the count is evaluated."""

    __slots__ = ("cell", "holder")

    def __init__(self, cell: Cell, holder: Cell) -> None:
        self.cell = cell
        self.holder = holder
        cell.parent = holder
        assert holder.children is not None
        holder.children[cell.name] = []

    @property
    def instances(self) -> list[Node]:
        """The instances' cells in order."""
        assert self.holder.children is not None
        return self.holder.children[self.cell.name]
