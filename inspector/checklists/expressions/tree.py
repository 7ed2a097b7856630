"""The nodes expressions are evaluated over: one for each question in each occurrence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from elementpath import XPathContext, get_node_tree

from inspector.checklists.expressions.expression import Expression
from inspector.checklists.expressions.form import Form, Group, Question
from inspector.checklists.expressions.grammar import Names
from inspector.checklists.expressions.key import Key

Occurrences = Callable[[Key], tuple[int, ...]]


class Tree:
    """The nodes of a form, in the occurrences there are, with what stands in them."""

    def __init__(self, form: Form, occurrences: Occurrences, now: datetime) -> None:
        self.now = now
        self._form = form
        self._elements: dict[Key, Element] = {}
        self._keys_of: dict[str, list[Key]] = {name: [] for name in form.parts}
        self._inside: dict[Key, list[Key]] = {}
        self._hidden: set[Key] = set()
        self._above: dict[Key, Key | None] = {}
        root = Element(form.root.name)
        top = Key(form.root.name)
        self._add(top, root, None)
        self._fill(form.root, root, top, (), occurrences)
        nodes = get_node_tree(root)
        by_element = nodes.tree.elements
        self._nodes: dict[Key, Any] = {key: by_element[element] for key, element in self._elements.items()}
        self._keys = {id(node): key for key, node in self._nodes.items()}
        self._lists: dict[str, Any] = {}
        self._names = Names(self)
        self._context = XPathContext(nodes, current_dt=now)
        self._context.variables = self._names

    def __contains__(self, key: Key) -> bool:
        return key in self._elements

    def __iter__(self) -> Iterator[Key]:
        """All questions and groups in all occurrences, in order."""
        return iter(self._elements)

    def keys_of(self, name: str) -> list[Key]:
        """A question or group in all occurrences; of one that is counted or repeated, where it is asked how often."""
        part = self._form.parts[name]
        if isinstance(part, Group) and part.repeated and part.count is not None:
            return self._outer(name)
        return self._keys_of[name]

    def near(self, name: str, key: Key) -> Iterable[Key]:
        """A question or group in those occurrences that are shared with another question."""
        keys = self.keys_of(name)
        return keys if not self._form.chains[name] else self._shared(name, key, keys)

    def evaluate(self, expression: Expression, key: Key, item: Any = None) -> Any:
        """The value of an expression at a question; `item` is the choice a filter is tried on."""
        node = self._nodes[key if key in self._nodes else self._around(key)]
        self._names.here = node
        self._context.item = item if item is not None else node
        return expression.evaluate(self._context)

    def text(self, key: Key) -> str:
        """What stands in a node."""
        return self._elements[key].text or ""

    def put(self, key: Key, written: str, attributes: Mapping[str, str]) -> bool:
        """Write into a node; whether that is something else than before."""
        element, node = self._elements[key], self._nodes[key]
        if (element.text or "") == written and element.attrib == attributes:
            return False
        element.text = written
        element.attrib.clear()
        element.attrib.update(attributes)
        if hasattr(node, "_attributes"):
            del node._attributes  # it was made of the attributes of before
        return True

    def show(self, key: Key, holds: bool) -> Iterator[Key]:
        """Say whether the conditions of a question or group hold. Gives all that is shown or hidden by it."""
        if holds is (key not in self._hidden):
            return
        before = {inner: self.is_shown(inner) for inner in self._all_inside(key)}
        (self._hidden.discard if holds else self._hidden.add)(key)
        yield from (inner for inner, shown in before.items() if self.is_shown(inner) is not shown)

    def is_shown(self, key: Key) -> bool:
        """Whether the conditions of a question hold, and of all groups around it."""
        if not self._hidden:
            return True
        at: Key | None = key
        while at is not None:
            if at in self._hidden:
                return False
            at = self._above[at]
        return True

    def nodes(self, name: str, here: Any, *, everywhere: bool) -> list[Any]:
        """See grammar.World."""
        keys = self._keys_of.get(name, [])
        if not everywhere and here is not None:
            direct = self._direct(name, self._keys[id(here)])
            if direct is not None:
                return [self._nodes[direct]]
            keys = self._shared(name, self._keys[id(here)], keys)
        return [self._nodes[key] for key in keys if self.is_shown(key)]

    def list_root(self, name: str) -> Any:
        """See grammar.World."""
        if name not in self._lists:
            self._lists[name] = _list_tree(self._form, name) if name in self._form.lists else None
        return self._lists[name]

    def items_of(self, name: str) -> list[Any]:
        """The nodes of a list's choices."""
        root = self.list_root(name)
        return [] if root is None else list(root.children[0].children)

    def label(self, question: str, choice: str) -> str:
        """See grammar.World."""
        part = self._form.parts.get(question)
        listed = self._form.lists.get(part.choices, ()) if isinstance(part, Question) else ()
        return next((each.label for each in listed if each.name == choice), "")

    def _fill(
        self, group: Group, element: Element, key: Key, at: tuple[int, ...], occurrences: Occurrences
    ) -> None:
        for child in group.children:
            places = [at]
            if isinstance(child, Group) and child.repeated:
                places = [(*at, number) for number in occurrences(Key(child.name, at))]
            for place in places:
                inner, inner_key = SubElement(element, child.name), Key(child.name, place)
                self._add(inner_key, inner, key)
                if isinstance(child, Group):
                    self._fill(child, inner, inner_key, place, occurrences)

    def _add(self, key: Key, element: Element, above: Key | None) -> None:
        self._elements[key] = element
        self._keys_of[key.name].append(key)
        self._above[key] = above
        self._inside[key] = []
        if above is not None:
            self._inside[above].append(key)

    def _all_inside(self, key: Key) -> Iterator[Key]:
        yield key
        for inner in self._inside.get(key, ()):
            yield from self._all_inside(inner)

    def _around(self, key: Key) -> Key:
        """The occurrence a repeated group stands in."""
        return Key(self._form.above[key.name][-1].name, key.at)

    def _outer(self, name: str) -> list[Key]:
        around = self._form.above[name][-1].name
        return [Key(name, key.at) for key in self._keys_of[around]]

    def _shared(self, name: str, here: Key, keys: list[Key]) -> list[Key]:
        """Those keys that are in the same occurrences of all repeats both are in."""
        common = self._common(name, here)
        prefix = here.at[:common]
        if common == len(self._form.chains[name]) and Key(name, prefix) in self._elements:
            return [Key(name, prefix)]
        return [key for key in keys if key.at[:common] == prefix]

    def _direct(self, name: str, here: Key) -> Key | None:
        """The question in the same occurrence, where there is just that one. Hidden, it counts as empty."""
        if not isinstance(self._form.parts[name], Question):
            return None
        chain = self._form.chains[name]
        if not chain:
            return Key(name)
        at_hand = self._common(name, here) == len(chain)
        return Key(name, here.at[: len(chain)]) if at_hand else None

    def _common(self, name: str, here: Key) -> int:
        """In how many repeats both are in the same occurrence."""
        ours, theirs = self._chain(here.name), self._form.chains[name]
        common = 0
        while common < min(len(ours), len(theirs), len(here.at)) and ours[common] == theirs[common]:
            common += 1
        return common

    def _chain(self, name: str) -> tuple[str, ...]:
        """The repeats the numbers of a key are of."""
        part = self._form.parts[name]
        own = (name,) if isinstance(part, Group) and part.repeated else ()
        return (*self._form.repeats_around(name), *own)


def _list_tree(form: Form, name: str) -> Any:
    top = Element("instance")
    root = SubElement(top, "root")
    for choice in form.lists[name]:
        item = SubElement(root, "item")
        for column, content in {**choice.columns, "name": choice.name, "label": choice.label}.items():
            SubElement(item, column).text = content
    return get_node_tree(top)
