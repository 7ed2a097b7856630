"""Paths: where they begin, and the steps from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.grammar import Token, column_of
from inspector.checklists.expressions.node import Context, Evaluate, Node
from inspector.checklists.expressions.paths import (
    Step,
    fitting,
    kept,
    stay,
    to_all_children,
    to_attribute,
    to_children,
    to_descendants,
    to_own_instance,
    to_parents,
)

if TYPE_CHECKING:
    from inspector.checklists.expressions.translate import Translation


def path_of(form: Translation, token: Token) -> Evaluate:
    """A path, from its end to its beginning, then translated from the beginning on."""
    steps: list[tuple[str, Token]] = []
    while token.symbol in ("/", "//") and len(token) == 2:
        steps.append((token.symbol, token[1]))
        token = token[0]
    absolute = token.symbol in ("/", "//")
    if absolute and len(token):
        steps.append((token.symbol, token[0]))
    before, form.abroad = form.abroad, _abroad(form, token, absolute)
    start = _start(form, token, absolute)
    plain = absolute and all(symbol == "/" and step.symbol == "(name)" for symbol, step in steps)
    walk = [
        step
        for place, (symbol, test) in enumerate(reversed(steps), 1)
        for step in _steps(form, symbol, test, own=plain and place < len(steps))
    ]
    form.abroad = before
    return _walked(start, walk)


def _walked(start: Callable[[Context], list[Node]], walk: list[Step]) -> Evaluate:
    def evaluate(context: Context) -> list[Node]:
        nodes = start(context)
        for step in walk:
            nodes = step(context, nodes)
        return nodes

    return evaluate


def _abroad(form: Translation, token: Token, absolute: bool) -> bool:
    while token.symbol == "[":
        token = token[0]
    if absolute or token.symbol in ("$", "current"):
        return False
    return token.symbol == "instance" or form.abroad


def _start(form: Translation, token: Token, absolute: bool) -> Callable[[Context], list[Node]]:
    form.settled = False
    if absolute:
        form.wide = True
        return lambda context: [context.data.document]
    if _is_test(token):
        first = _steps(form, "/", token, own=False)
        return lambda context: _through(first, context)
    token, predicates = _predicates(form, token)
    nodes = form.nodes(token)
    return (lambda context: kept(context, nodes(context), predicates)) if predicates else nodes


def _through(steps: list[Step], context: Context) -> list[Node]:
    nodes = [context.item]
    for step in steps:
        nodes = step(context, nodes)
    return nodes


def _is_test(token: Token) -> bool:
    """Whether a path begins with a step from here: a name, @name, *, or `..`."""
    while token.symbol == "[":
        token = token[0]
    return token.symbol in ("(name)", "..", "@", "*")


def _predicates(form: Translation, token: Token) -> tuple[Token, list[Evaluate]]:
    """What stands before the predicates, and these in order."""
    found: list[Evaluate] = []
    while token.symbol == "[":
        form.wide = True
        form.inside += 1
        found.append(form.evaluates(token[1]))
        form.inside -= 1
        token = token[0]
    return token, found[::-1]


def _steps(form: Translation, symbol: str, token: Token, *, own: bool) -> list[Step]:
    test, predicates = _predicates(form, token)
    if symbol == "//":
        _require_abroad(form, token)
        return [to_descendants, fitting(_test(form, test, own), predicates)]
    return [fitting(_test(form, test, own), predicates)]


def _test(form: Translation, token: Token, own: bool) -> Step:
    if token.symbol == "@" and token[0].symbol == "(name)":
        return to_attribute(str(token[0].value))
    form.wide |= token.symbol != "."
    if token.symbol == "(name)":
        form.see(str(token.value))
        return (to_own_instance if own else to_children)(str(token.value))
    if token.symbol == "*" and not len(token):
        _require_abroad(form, token)
        return to_all_children
    if token.symbol in (".", ".."):
        return stay if token.symbol == "." else to_parents
    raise ExpressionFault(
        column_of(token),
        en="A path goes on with a name, @name, . or .. here.",
        zh="路径在此处应接名称、@名称、. 或 ..。",
    )


def _require_abroad(form: Translation, token: Token) -> None:
    if not form.abroad:
        raise ExpressionFault(
            column_of(token),
            en="Write the name instead of * or //, which would depend on the whole form.",
            zh="请写出名称；* 和 // 会依赖整张表。",
        )
