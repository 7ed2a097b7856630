"""Calls of functions: how their arguments are evaluated, and those that need more than values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.function import Function, Kind
from inspector.checklists.expressions.functions.places import CHOICE_NAME, INDEXED_REPEAT, INSTANCE, REGEX
from inspector.checklists.expressions.functions.registry import FUNCTIONS
from inspector.checklists.expressions.grammar import Token, column_of
from inspector.checklists.expressions.node import Context, Evaluate, Value
from inspector.checklists.expressions.pattern import Pattern, PatternFault
from inspector.checklists.expressions.source import references
from inspector.checklists.expressions.values import number_of, text_of

if TYPE_CHECKING:
    from inspector.checklists.expressions.translate import Translation

_BY_SYMBOL = {name.replace(":", "-"): function for name, function in FUNCTIONS.items()}
_OF_ITEM = ("string", "string-length", "normalize-space")
_OF_CONTEXT = ("position", "last", "current", INDEXED_REPEAT)


def call_of(form: Translation, token: Token) -> tuple[Evaluate, Kind]:
    """A call as a closure, and the kind of its value. Raises ExpressionFault for arguments it does not take."""
    function = _BY_SYMBOL[token.symbol]
    arguments = list(token)
    _check_count(function, token, len(arguments))
    form.settled &= function.settled
    form.wide |= function.name in _OF_CONTEXT
    if not arguments and function.name in _OF_ITEM:
        form.uses_itself |= not form.inside
        form.settled = False
    special = _SPECIAL.get(function.name)
    if special is not None:
        return special(form, token, arguments), function.gives
    pieces = [form.piece(argument) for argument in arguments]
    return _called(function, [piece.evaluate for piece in pieces]), _kind(
        function, [one.kind for one in pieces]
    )


def _kind(function: Function, kinds: list[Kind]) -> Kind:
    if function.name not in ("if", "coalesce", "once"):
        return function.gives
    results = set(kinds[1:] if function.name == "if" else kinds)
    return results.pop() if len(results) == 1 and function.name != "once" else Kind.UNKNOWN


def _called(function: Function, arguments: list[Evaluate]) -> Evaluate:
    run: Callable[..., Value] = function.run
    if function.lazy:
        return lambda context: run(context, *arguments)
    if len(arguments) == 1:
        only = arguments[0]
        return lambda context: run(only(context))
    if len(arguments) == 2:
        first, second = arguments
        return lambda context: run(first(context), second(context))
    return lambda context: run(*[argument(context) for argument in arguments])


def _check_count(function: Function, token: Token, count: int) -> None:
    least, most = function.least, function.most
    pairs = function.name in (INDEXED_REPEAT, "weighted-checklist")
    if least <= count and (most is None or count <= most) and not (pairs and (count - least) % 2):
        return
    in_pairs = (", two at a time after that", "，此后成对增加") if pairs else ("", "")
    raise ExpressionFault(
        column_of(token),
        en=f"{function.name}() takes {_many(least, most, ' or more', ' to ')} argument(s){in_pairs[0]}; "
        f"{count} are written. Correct them.",
        zh=f"{function.name}() 需要 {_many(least, most, ' 个以上', ' 至 ')} 个参数{in_pairs[1]}，现有 {count} 个，请更正。",
    )


def _many(least: int, most: int | None, more: str, to: str) -> str:
    if most is None:
        return f"{least}{more}"
    return str(least) if least == most else f"{least}{to}{most}"


def _regex(form: Translation, token: Token, arguments: list[Token]) -> Evaluate:
    text, written = form.evaluates(arguments[0]), arguments[1]
    if written.symbol != "(string)":
        raise _literal_wanted(written)
    try:
        pattern = Pattern(str(written.value))
    except PatternFault as fault:
        raise ExpressionFault(
            column_of(written) + 1 + fault.place,
            en="The pattern goes wrong here. Use characters, \\d \\w \\s, [...], (...), |, ? * + {n,m}, ^ and $ only, "
            "and keep it short.",
            zh="正则表达式在此处有误。只能使用字符、\\d \\w \\s、[...]、(...)、|、? * + {n,m}、^ 和 $，且不宜过长。",
        ) from fault
    return lambda context: pattern.matches(text_of(text(context)))


def _instance(form: Translation, token: Token, arguments: list[Token]) -> Evaluate:
    if arguments[0].symbol != "(string)":
        raise _literal_wanted(arguments[0])
    form.lists.add(str(arguments[0].value))
    id = str(arguments[0].value)

    def evaluate(context: Context) -> Value:
        found = context.data.instance(id)
        return [] if found is None else [found]

    return evaluate


def _choice_name(form: Translation, token: Token, arguments: list[Token]) -> Evaluate:
    chosen, written = form.evaluates(arguments[0]), arguments[1]
    if written.symbol != "(string)":
        raise _literal_wanted(written)
    text = str(written.value)
    name = next(references(text), text.rpartition("/")[2].strip())
    form.names.add(name)
    if "${" in text:
        form.references.add(name)

    def evaluate(context: Context) -> Value:
        names = text_of(chosen(context)).split()
        return ", ".join(filter(None, (context.data.label(name, choice) for choice in names)))

    return evaluate


def _indexed_repeat(form: Translation, token: Token, arguments: list[Token]) -> Evaluate:
    name = _named(form, arguments[0])
    repeats = [_named(form, argument) for argument in arguments[1::2]]
    places = [form.evaluates(argument) for argument in arguments[2::2]]

    def evaluate(context: Context) -> Value:
        numbers = [number_of(place(context)) for place in places]
        whole = [int(number) if 0 < number < 1e9 else 0 for number in numbers]
        return context.data.indexed(name, context.owner, list(zip(repeats, whole, strict=True)))

    return evaluate


def _named(form: Translation, token: Token) -> str:
    """The name a reference or a path means."""
    if token.symbol == "$":
        form.references.add(form.source.names[str(token.value)])
        return form.source.names[str(token.value)]
    if token.symbol == "/" and len(token) == 2 and token[1].symbol == "(name)":
        form.evaluates(token)
        return str(token[1].value)
    raise ExpressionFault(
        column_of(token),
        en="Write a reference like ${name} here.",
        zh="此处应为 ${名称} 引用。",
    )


def _literal_wanted(token: Token) -> ExpressionFault:
    return ExpressionFault(
        column_of(token),
        en="Write this argument as text in quotes.",
        zh="此参数应写成带引号的文字。",
    )


_SPECIAL: dict[str, Callable[[Translation, Token, list[Token]], Evaluate]] = {
    REGEX: _regex,
    INSTANCE: _instance,
    CHOICE_NAME: _choice_name,
    INDEXED_REPEAT: _indexed_repeat,
}
