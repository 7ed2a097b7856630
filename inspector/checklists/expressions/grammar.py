"""The parser: XPath 1.0 with its operators as XForms means them. Functions are added by `functions`."""

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from elementpath import XPathContext
from elementpath.xpath1 import XPath1Parser
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import AsteriskToken, XPathToken

from inspector.checklists.expressions.values import boolean, node_text, number, text

Function = Callable[..., Any]
NEAR = 1e-12
Compare = Callable[[Any, Any], bool]
LITERALS = frozenset(("(string)", "(integer)", "(float)", "(decimal)"))
AT_ONCE = frozenset(
    ("=", "!=", "<", ">", "<=", ">=", "+", "-", "div", "mod", "and", "or")
)  # change no context
MARK = "q_"  # put before names, as some are those of functions


class XFormsParser(XPath1Parser):
    """Also a function may begin a path: instance('x')/root/item, current()/../y."""

    PATH_STEP_LABELS = ("axis", "kind test", "function")


@dataclass(frozen=True, slots=True)
class Known:
    """A function that expressions may use: how many arguments it takes, and one line of what it does."""

    name: str
    fewest: int
    most: int | None
    told: str


FUNCTIONS: dict[str, Known] = {}
method, infix = XFormsParser.method, XFormsParser.infix


def known(name: str, fewest: int, most: int | None, told: str) -> Callable[[Function], Function]:
    """Make a Python function an XForms function; it gets its arguments evaluated."""

    def add(function: Function) -> Function:
        def evaluate(self: XPathToken, context: XPathContext | None = None) -> Any:
            if context is None:
                raise self.missing_context()
            return function(*arguments(self, context))

        _register(Known(name, fewest, most, told), evaluate)
        return function

    return add


def known_in_place(name: str, fewest: int, most: int | None, told: str) -> Callable[[Function], Function]:
    """The same for one that gets its own token and the context, and evaluates what it needs."""

    def add(function: Function) -> Function:
        def evaluate(self: XPathToken, context: XPathContext | None = None) -> Any:
            if context is None:
                raise self.missing_context()
            return function(self, context)

        _register(Known(name, fewest, most, told), evaluate)
        return function

    return add


def arguments(token: XPathToken, context: XPathContext) -> Iterator[Any]:
    """The values of a token's parts."""
    return (argument(token, context, index) for index in range(len(token)))


def argument(token: XPathToken, context: XPathContext, index: int) -> Any:
    """The value of one of a token's parts."""
    part = token[index]
    symbol = part.symbol
    if symbol == "$":  # the short ways: a copy of the context costs more than looking these up
        return names_of(context)[str(part.value)]
    if symbol in LITERALS:
        return part.value
    if symbol in AT_ONCE:
        return part.evaluate(context)
    found = part.evaluate(context.__copy__())
    return [found] if isinstance(found, XPathNode) else found


def _register(about: Known, evaluate: Function) -> None:
    if about.name in XFormsParser.symbol_table:
        XFormsParser.unregister(about.name)
    nargs = about.fewest if about.fewest == about.most else (about.fewest, about.most)
    made = XFormsParser.function(about.name, nargs=nargs)
    made.evaluate = evaluate  # type: ignore[method-assign]
    FUNCTIONS[about.name] = about


def _same(left: Any, right: Any, compare: Compare) -> bool:
    """= and != (XPath 1.0, 3.4): what is compared depends on what the sides are. Where there is no node, nothing is
    answered, which is empty."""
    left, right = ("" if side == [] else side for side in (left, right))
    if isinstance(left, bool) or isinstance(right, bool):
        return compare(boolean(left), boolean(right))
    if isinstance(left, list) and isinstance(right, list):
        texts = [node_text(node) for node in right]
        return any(compare(node_text(node), other) for node in left for other in texts)
    if isinstance(right, list):
        left, right = right, left
    if isinstance(left, list):
        take: Callable[[Any], Any] = text if isinstance(right, str) else number
        return any(_alike(take([node]), take(right), compare) for node in left)
    if isinstance(left, str) and isinstance(right, str):
        return compare(left, right)
    return _alike(number(left), number(right), compare)


def _alike(left: Any, right: Any, compare: Compare) -> bool:
    """Numbers are the same when only their last digits differ: 6.1 - 7.8 is -1.7."""
    if isinstance(left, float) and math.isclose(left, right, rel_tol=NEAR, abs_tol=NEAR):
        return compare(0, 0)
    return compare(left, right)


def _ordered(left: Any, right: Any, compare: Compare) -> bool:
    """< > <= >= always compare numbers; an empty node is NaN, which is neither less nor more."""
    lefts = [[node] for node in left] if isinstance(left, list) else [left]
    rights = [[node] for node in right] if isinstance(right, list) else [right]
    return any(compare(number(one), number(other)) for one in lefts for other in rights)


def _quotient(left: float, right: float) -> float:
    if right == 0:
        return (
            math.nan
            if left == 0 or math.isnan(left)
            else math.copysign(math.inf, left) * math.copysign(1, right)
        )
    return left / right


def _remainder(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def _operator(symbol: str, power: int, calculate: Callable[[Any, Any], Any]) -> None:
    XFormsParser.unregister(symbol)

    def evaluate(self: XPathToken, context: XPathContext | None = None) -> Any:
        if context is None:
            raise self.missing_context()
        return calculate(argument(self, context, 0), argument(self, context, 1))

    infix(symbol, bp=power).evaluate = evaluate  # type: ignore[method-assign]


def _equal(symbol: str, compare: Compare) -> None:
    _operator(symbol, 30, lambda left, right: _same(left, right, compare))


def _order(symbol: str, compare: Compare) -> None:
    _operator(symbol, 32, lambda left, right: _ordered(left, right, compare))


_equal("=", operator.eq)
_equal("!=", operator.ne)
_order("<", operator.lt)
_order(">", operator.gt)
_order("<=", operator.le)
_order(">=", operator.ge)
_operator("+", 40, lambda left, right: number(left) + number(right))
_operator("div", 45, lambda left, right: _quotient(number(left), number(right)))
_operator("mod", 45, lambda left, right: _remainder(number(left), number(right)))


class _Minus(XPathToken):
    """Taken away from what is left of it, or the negative of what follows."""

    symbol = lookup_name = "-"
    lbp = rbp = 40

    def nud(self) -> XPathToken:
        self[:] = (self.parser.expression(rbp=70),)
        return self

    def led(self, left: XPathToken) -> XPathToken:
        self[:] = left, self.parser.expression(rbp=40)
        return self

    def evaluate(self, context: XPathContext | None = None) -> Any:
        if context is None:
            raise self.missing_context()
        parts = [number(part) for part in arguments(self, context)]
        return -parts[0] if len(parts) == 1 else parts[0] - parts[1]


class _Times(AsteriskToken):
    """The product; without a left side any name."""

    def evaluate(self, context: XPathContext | None = None) -> Any:
        if not self:
            return super().evaluate(context)
        if context is None:
            raise self.missing_context()
        left, right = arguments(self, context)
        return number(left) * number(right)


XFormsParser.symbol_table["-"] = _Minus
XFormsParser.symbol_table["*"] = _Times


def _either(symbol: str, power: int, wanted: bool) -> None:
    """`or` and `and` do not look at the right side when the left one decides."""
    XFormsParser.unregister(symbol)

    def evaluate(self: XPathToken, context: XPathContext | None = None) -> bool:
        if context is None:
            raise self.missing_context()
        return (
            wanted if boolean(argument(self, context, 0)) is wanted else boolean(argument(self, context, 1))
        )

    infix(symbol, bp=power).evaluate = evaluate  # type: ignore[method-assign]


_either("or", 20, wanted=True)
_either("and", 25, wanted=False)
for _symbol in ("or", "and", "div", "mod"):  # a question may be called so

    @method(_symbol)
    def nud_as_name(self: XPathToken) -> XPathToken:
        return self.as_name()


class Names(dict[str, Any]):
    """What ${name} means: the nodes of a question, looked up when it is asked for; and what else functions ask for.

    `here` is the node of the question whose expression is evaluated; `everywhere` makes a name mean all occurrences.
    """

    def __init__(self, world: "World") -> None:
        super().__init__()
        self.world = world
        self.here: Any = None
        self.everywhere = False

    def __missing__(self, name: str) -> list[Any]:
        return self.world.nodes(name.removeprefix(MARK), self.here, everywhere=self.everywhere)


class World(Protocol):
    """What expressions are about."""

    now: datetime

    def nodes(self, name: str, here: Any, *, everywhere: bool) -> list[Any]:
        """The nodes of a question or group: that of the same occurrence as `here`, or all."""

    def list_root(self, name: str) -> Any:
        """The tree of a list of choices. KeyError."""

    def label(self, question: str, choice: str) -> str:
        """The words of a choice at a question; "" for none."""


def names_of(context: XPathContext) -> Names:
    """What the names of an expression mean, as it is evaluated."""
    found = context.variables
    assert isinstance(found, Names)
    return found
