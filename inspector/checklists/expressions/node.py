"""What expressions are evaluated over: a tree of nodes, seen from one of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias


class Node:
    """A question (no children), or a group, a repeat's instance or a choice (with children, by name, in order).

    `name`, `text` and `attributes` are what paths see; a node that is not relevant is left out of paths.
    """

    __slots__ = ("attributes", "children", "name", "parent", "relevant", "text")

    def __init__(self, name: str, text: str = "", *, group: bool = False) -> None:
        self.name = name
        self.text = text
        self.parent: Node | None = None
        self.children: dict[str, list[Node]] | None = {} if group else None
        self.attributes: Mapping[str, str] = {}
        self.relevant = True

    def add(self, child: "Node") -> None:
        """Append a child."""
        assert self.children is not None
        child.parent = self
        self.children.setdefault(child.name, []).append(child)

    @property
    def place(self) -> int:
        """Its place among the siblings of its name, from 1."""
        if self.parent is None or self.parent.children is None:
            return 1
        return self.parent.children[self.name].index(self) + 1


class Data(Protocol):
    """The form an expression belongs to, as far as evaluation needs it."""

    @property
    def document(self) -> Node:
        """The node whose only child is the root group."""

    @property
    def now(self) -> datetime:
        """The time of `now()` and `today()`, with its offset."""

    def named(self, name: str, owner: Node) -> list[Node]:
        """The relevant nodes `${name}` means when written in an expression of `owner`."""

    def indexed(self, name: str, owner: Node, places: Sequence[tuple[str, int]]) -> list[Node]:
        """The nodes of a name within the given places (from 1) of its repeats, outermost first."""

    def instance(self, id: str) -> Node | None:
        """The node that has a choice list's `root` as its only child, None for an unknown list."""

    def label(self, question: str, choice: str) -> str:
        """The label of a choice of a question's list, "" when there is none."""


class Context:
    """Where evaluation stands. `owner` is the question the expression belongs to, `item` what `.` means here."""

    __slots__ = ("data", "item", "owner", "place", "size")

    def __init__(self, data: Data, owner: Node, item: Node | None = None) -> None:
        self.data = data
        self.owner = owner
        self.item = owner if item is None else item
        self.place = 1
        self.size = 1


Value: TypeAlias = bool | float | str | list[Node]
Evaluate: TypeAlias = Callable[[Context], Value]
