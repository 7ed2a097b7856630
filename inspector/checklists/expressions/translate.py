"""From the tree of an expression to closures that evaluate it, and to what it depends on."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.checklists.expressions.calls import call_of
from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.function import Kind
from inspector.checklists.expressions.grammar import Token, column_of, written
from inspector.checklists.expressions.node import Context, Evaluate, Node, Value
from inspector.checklists.expressions.operators import ARITHMETIC, ORDERS, differ, equal, ordered
from inspector.checklists.expressions.paths import unique
from inspector.checklists.expressions.route import path_of
from inspector.checklists.expressions.source import DEEPEST, Source, too_deep
from inspector.checklists.expressions.values import number_of, truth_of

_SUMS, _PRODUCTS = ("+", "-"), ("*", "div", "mod")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an expression, ready to be evaluated."""

    evaluate: Evaluate
    kind: Kind


class Translation:
    """One expression being translated, and what was found out about it on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.references: set[str] = set()  # names written as ${name}
        self.names: set[str] = set(source.names.values())
        self.lists: set[str] = set()
        self.uses_itself = False
        self.wide = False  # looks at more than the nearest node of each reference
        self.settled = True
        self.abroad = False  # within a choice list, where names are those of its columns
        self.inside = 0  # depth of predicates, where `.` is not the question
        self._depth = 0

    def piece(self, token: Token) -> Piece:
        """The part under a token."""
        self._depth += 1
        if self._depth > 2 * DEEPEST:
            raise too_deep(column_of(token))
        translate = _BY_SYMBOL.get(token.symbol, _call if token.label == "function" else _not_known)
        found = translate(self, token)
        self._depth -= 1
        return found

    def evaluates(self, token: Token) -> Evaluate:
        """The closure of the part under a token."""
        return self.piece(token).evaluate

    def nodes(self, token: Token) -> Callable[[Context], list[Node]]:
        """The closure of a part that must give nodes. Raises ExpressionFault when it cannot."""
        piece = self.piece(token)
        if piece.kind not in (Kind.NODES, Kind.UNKNOWN):
            raise ExpressionFault(
                column_of(token),
                en="Write a reference like ${name} or a path here, not a value.",
                zh="此处应为 ${名称} 这样的引用或路径，而不是一个值。",
            )
        return lambda context: _as_nodes(piece.evaluate(context))

    def see(self, name: str) -> None:
        """Note that the expression depends on a name of the form."""
        if not self.abroad:
            self.names.add(name)


def _as_nodes(value: Value) -> list[Node]:
    return value if isinstance(value, list) else []


def _text(form: Translation, token: Token) -> Piece:
    text = str(token.value)
    return Piece(lambda context: text, Kind.TEXT)


def _number(form: Translation, token: Token) -> Piece:
    try:
        number = float(written(token))
    except OverflowError:
        number = float("inf")
    return Piece(lambda context: number, Kind.NUMBER)


def _reference(form: Translation, token: Token) -> Piece:
    name = form.source.names[written(token)]
    form.references.add(name)
    form.settled = False
    return Piece(lambda context: context.data.named(name, context.owner), Kind.NODES)


def _item(form: Translation, token: Token) -> Piece:
    form.uses_itself |= not form.inside
    form.settled = False
    return Piece(lambda context: [context.item], Kind.NODES)


def _brackets(form: Translation, token: Token) -> Piece:
    return form.piece(token[0])


def _call(form: Translation, token: Token) -> Piece:
    return Piece(*call_of(form, token))


def _not_known(form: Translation, token: Token) -> Piece:
    raise ExpressionFault(
        column_of(token),
        en="This is not understood here. Write a value, a reference like ${name} or a function.",
        zh="此处无法识别，请写值、${名称} 引用或函数。",
    )


def _chain(
    form: Translation, token: Token, symbols: tuple[str, ...]
) -> tuple[Evaluate, list[tuple[str, Evaluate]]]:
    """a + b - c and so on: the first operand, and each further one with its operator."""
    rest: list[tuple[str, Evaluate]] = []
    while token.symbol in symbols and len(token) == 2:
        rest.append((token.symbol, form.evaluates(token[1])))
        token = token[0]
    return form.evaluates(token), rest[::-1]


def _either(form: Translation, token: Token) -> Piece:
    first, rest = _chain(form, token, ("or",))
    parts = [first, *(part for _, part in rest)]

    def evaluate(context: Context) -> bool:
        return any(truth_of(part(context)) for part in parts)

    return Piece(evaluate, Kind.BOOLEAN)


def _both(form: Translation, token: Token) -> Piece:
    first, rest = _chain(form, token, ("and",))
    parts = [first, *(part for _, part in rest)]

    def evaluate(context: Context) -> bool:
        return all(truth_of(part(context)) for part in parts)

    return Piece(evaluate, Kind.BOOLEAN)


def _same(form: Translation, token: Token) -> Piece:
    left, right = form.evaluates(token[0]), form.evaluates(token[1])
    holds = equal if token.symbol == "=" else differ
    return Piece(lambda context: holds(left(context), right(context)), Kind.BOOLEAN)


def _order(form: Translation, token: Token) -> Piece:
    left, right = form.evaluates(token[0]), form.evaluates(token[1])
    holds = ORDERS[token.symbol]
    return Piece(lambda context: ordered(left(context), right(context), holds), Kind.BOOLEAN)


def _arithmetic(form: Translation, token: Token) -> Piece:
    if not len(token):
        return _path(form, token)
    if len(token) == 1:
        return _signed(form, token)
    first, rest = _chain(form, token, _SUMS if token.symbol in _SUMS else _PRODUCTS)
    steps = [(ARITHMETIC[symbol], part) for symbol, part in rest]

    def evaluate(context: Context) -> float:
        total = number_of(first(context))
        for apply, part in steps:
            total = apply(total, number_of(part(context)))
        return total

    return Piece(evaluate, Kind.NUMBER)


def _signed(form: Translation, token: Token) -> Piece:
    operand = form.evaluates(token[0])
    if token.symbol == "-":
        return Piece(lambda context: -number_of(operand(context)), Kind.NUMBER)
    return Piece(lambda context: number_of(operand(context)), Kind.NUMBER)


def _union(form: Translation, token: Token) -> Piece:
    parts = []
    while token.symbol == "|":
        parts.append(form.nodes(token[1]))
        token = token[0]
    parts.append(form.nodes(token))
    parts.reverse()
    return Piece(lambda context: unique(node for part in parts for node in part(context)), Kind.NODES)


def _path(form: Translation, token: Token) -> Piece:
    return Piece(path_of(form, token), Kind.NODES)


_BY_SYMBOL: dict[str, Callable[[Translation, Token], Piece]] = {
    "(string)": _text,
    "(integer)": _number,
    "(decimal)": _number,
    "(float)": _number,
    "$": _reference,
    ".": _item,
    "(": _brackets,
    "or": _either,
    "and": _both,
    "=": _same,
    "!=": _same,
    **dict.fromkeys(ORDERS, _order),
    **dict.fromkeys(ARITHMETIC, _arithmetic),
    "|": _union,
    **dict.fromkeys(("/", "//", "[", "(name)", "..", "@"), _path),
}
