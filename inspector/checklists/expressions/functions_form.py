"""Functions of the form itself: conditions, repeats, lists to choose from."""

import math
from typing import Any

from elementpath import XPathContext
from elementpath.xpath_nodes import ElementNode
from elementpath.xpath_tokens import XPathToken

from inspector.checklists.expressions.grammar import MARK, argument, known, known_in_place, names_of
from inspector.checklists.expressions.values import boolean, number, text


@known_in_place("if", 3, 3, "the second argument where the first holds, else the third")
def _if(token: XPathToken, context: XPathContext) -> Any:
    return argument(token, context, 1 if boolean(argument(token, context, 0)) else 2)


@known_in_place("current", 0, 0, "the question the expression belongs to")
def _current(token: XPathToken, context: XPathContext) -> Any:
    here = names_of(context).here
    return [] if here is None else [here]


@known_in_place("position", 0, 1, "the place of an occurrence among its like, from 1")
def _position(token: XPathToken, context: XPathContext) -> float:
    if not len(token):
        return float(context.position)
    nodes = argument(token, context, 0)
    node = nodes[0] if nodes else None
    if node is None or node.parent is None:
        return math.nan
    like = [
        child for child in node.parent.children if isinstance(child, ElementNode) and child.name == node.name
    ]
    return float(like.index(node) + 1)


@known_in_place(
    "indexed-repeat", 3, 7, "a question in the occurrence with this place: question, repeat, place, ..."
)
def _indexed_repeat(token: XPathToken, context: XPathContext) -> Any:
    names = names_of(context)
    before, names.everywhere = names.everywhere, True
    try:
        found = argument(token, context, 0)
        repeats = [argument(token, context, index) for index in range(1, len(token), 2)]
    finally:
        names.everywhere = before
    within: Any = None
    for occurrences, place in zip(repeats, range(2, len(token), 2), strict=False):
        inside = [each for each in occurrences if within is None or _is_within(each, within)]
        index = number(argument(token, context, place))
        if not 1 <= index <= len(inside):
            return []
        within = inside[int(index) - 1]
    return [node for node in found if _is_within(node, within)]


@known_in_place(
    "instance", 1, 1, "a list to choose from, as a tree: instance('list')/root/item[name = ...]/label"
)
def _instance(token: XPathToken, context: XPathContext) -> Any:
    root = names_of(context).world.list_root(text(argument(token, context, 0)))
    return [] if root is None else [root]


@known_in_place("jr-choice-name", 2, 2, "the words of a choice: jr:choice-name(${question}, '${question}')")
def _choice_name(token: XPathToken, context: XPathContext) -> str:
    question = text(argument(token, context, 1)).strip()
    name = question[2:-1] if question.startswith("${") else question.rpartition("/")[2]
    label, chosen = names_of(context).world.label, text(argument(token, context, 0)).split()
    told = (label(name.strip().removeprefix(MARK), each) for each in chosen)
    return ", ".join(words for words in told if words)


@known("id", 1, 1, "the argument itself: forms have no ids of nodes")
def _id(value: Any) -> Any:
    return value


def _is_within(node: Any, ancestor: Any) -> bool:
    while node is not None and node is not ancestor:
        node = node.parent
    return node is ancestor
