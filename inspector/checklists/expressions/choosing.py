"""Which choices of a list pass a filter."""

from typing import TYPE_CHECKING, Any

from inspector.checklists.expressions.expression import Expression
from inspector.checklists.expressions.form import Form, ListedChoice, Question
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.values import boolean, node_text

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

    from inspector.checklists.expressions.tree import Tree


class Choosing:
    """The choices of all questions, found when they are asked for and kept until something they depend on changes."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._kept: dict[Key, tuple[str, ...]] = {}
        self._columns: dict[tuple[str, str], dict[str, set[str]]] = {}

    def forget(self, key: Key | None = None) -> None:
        """What was found at a question no longer holds; without one, nothing does."""
        if key is None:
            self._kept.clear()
        else:
            self._kept.pop(key, None)

    def names(self, tree: "Tree", key: Key) -> tuple[str, ...]:
        """The names of the choices that pass the filter of a question."""
        if key not in self._kept:
            self._kept[key] = self._found(tree, key)
        return self._kept[key]

    def _found(self, tree: "Tree", key: Key) -> tuple[str, ...]:
        part = self._form.parts[key.name]
        listed = self._form.lists.get(part.choices, ()) if isinstance(part, Question) else ()
        if not isinstance(part, Question) or part.filter is None:
            return tuple(choice.name for choice in listed)
        quick = self._by_columns(tree, key, part, part.filter)
        if quick is not None:
            return tuple(choice.name for choice in listed if choice.name in quick)
        items = tree.items_of(part.choices)
        passed = (boolean(tree.evaluate(part.filter, key, item)) for item in items)
        return tuple(choice.name for choice, passes in zip(listed, passed, strict=True) if passes)

    def _by_columns(self, tree: "Tree", key: Key, part: Question, filter: Expression) -> set[str] | None:
        """The names where columns have the values a filter asks for; None for a filter of another form. Trying a
        filter on thousands of choices takes long, and nearly all are of this form."""
        found: set[str] | None = None
        for column, wanted in _equal_columns(filter.token) or ((None, None),):
            if column is None or wanted is None:
                return None
            value = tree.evaluate(Expression(filter.text, wanted), key)
            if not isinstance(value, str | list):
                return None
            texts = {value} if isinstance(value, str) else {node_text(node) for node in value}
            index = self._index(part.choices, column)
            names = set().union(*(index.get(text, set()) for text in texts))
            found = names if found is None else found & names
        return found

    def _index(self, listed: str, column: str) -> dict[str, set[str]]:
        if (listed, column) not in self._columns:
            made: dict[str, set[str]] = {}
            for choice in self._form.lists.get(listed, ()):
                content = _content(choice, column)
                if content is not None:
                    made.setdefault(content, set()).add(choice.name)
            self._columns[(listed, column)] = made
        return self._columns[(listed, column)]


def _content(choice: ListedChoice, column: str) -> str | None:
    return choice.name if column == "name" else choice.columns.get(column)


def _equal_columns(token: "XPathToken") -> list[tuple[str, "XPathToken"]] | None:
    """(column, value) of each part of column = value and column = value ...; None for anything else."""
    if token.symbol == "(":
        return _equal_columns(token[0])
    if token.symbol == "and":
        sides = [_equal_columns(part) for part in token]
        return None if None in sides else [pair for side in sides for pair in side or ()]
    if token.symbol != "=":
        return None
    for column, value in ((token[0], token[1]), (token[1], token[0])):
        if column.symbol == "(name)" and not _names_a_column(value):
            return [(str(column.value), value)]
    return None


def _names_a_column(token: "XPathToken") -> Any:
    if token.symbol == "$":
        return False
    return token.symbol in ("(name)", ".", "*", "..") or any(_names_a_column(part) for part in token)
