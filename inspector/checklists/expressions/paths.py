"""Steps of paths: from nodes to nodes."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from inspector.checklists.expressions.node import Context, Evaluate, Node
from inspector.checklists.expressions.values import truth_of

Step: TypeAlias = Callable[[Context, list[Node]], list[Node]]


def to_children(name: str) -> Step:
    """The relevant children of a name."""

    def step(context: Context, nodes: list[Node]) -> list[Node]:
        return [
            child
            for node in nodes
            if node.children
            for child in node.children.get(name, ())
            if child.relevant
        ]

    return step


def to_own_instance(name: str) -> Step:
    """The children of a name; of a repeat that holds the expression only the instance that holds it.

    So reads XForms an absolute path that leads into the repeat it is written in.
    """
    children = to_children(name)

    def step(context: Context, nodes: list[Node]) -> list[Node]:
        found = children(context, nodes)
        if len(found) < 2:
            return found
        above = set(map(id, _ancestors(context.owner)))
        return [node for node in found if id(node) in above] or found

    return step


def to_all_children(context: Context, nodes: list[Node]) -> list[Node]:
    """All relevant children."""
    return [child for node in nodes for child in _children(node)]


def to_descendants(context: Context, nodes: list[Node]) -> list[Node]:
    """The nodes themselves and all below."""
    found: list[Node] = []
    waiting = nodes[::-1]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(list(_children(node))))
    return found


def to_parents(context: Context, nodes: list[Node]) -> list[Node]:
    """The groups right above, each once."""
    return unique(node.parent for node in nodes if node.parent is not None)


def to_attribute(name: str) -> Step:
    """The attribute of a name, of those that have it."""

    def step(context: Context, nodes: list[Node]) -> list[Node]:
        return [Node(f"@{name}", node.attributes[name]) for node in nodes if name in node.attributes]

    return step


def stay(context: Context, nodes: list[Node]) -> list[Node]:
    """The same nodes."""
    return nodes


def fitting(step: Step, predicates: list[Evaluate]) -> Step:
    """A step followed by predicates, which count places anew for each node it starts from."""

    def filtered(context: Context, nodes: list[Node]) -> list[Node]:
        return [one for node in nodes for one in kept(context, step(context, [node]), predicates)]

    return filtered if predicates else step


def kept(context: Context, nodes: list[Node], predicates: list[Evaluate]) -> list[Node]:
    """The nodes for which all predicates hold, one predicate after the other."""
    before = context.item, context.place, context.size
    for predicate in predicates:
        nodes = _kept(context, nodes, predicate)
    context.item, context.place, context.size = before
    return nodes


def _kept(context: Context, nodes: list[Node], predicate: Evaluate) -> list[Node]:
    found = []
    context.size = size = len(nodes)
    for place, node in enumerate(nodes, 1):
        context.item, context.place, context.size = node, place, size
        value = predicate(context)
        if value == place if isinstance(value, float) else truth_of(value):
            found.append(node)
    return found


def unique(nodes: Iterable[Node]) -> list[Node]:
    """Each node once, in order."""
    return list({id(node): node for node in nodes}.values())


def _children(node: Node) -> Iterable[Node]:
    if node.children is None:
        return ()
    return (child for same in node.children.values() for child in same if child.relevant)


def _ancestors(node: Node) -> Iterable[Node]:
    above: Node | None = node
    while above is not None:
        yield above
        above = above.parent
