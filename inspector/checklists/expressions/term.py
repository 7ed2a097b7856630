"""What can be told of a condition without evaluating it: its comparisons with written values, and contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from inspector.checklists.expressions.values import number_of

if TYPE_CHECKING:
    from inspector.checklists.expressions.grammar import Token
    from inspector.checklists.expressions.source import Source

Operator = Literal["=", "!=", "<", "<=", ">", ">=", "selected"]
_TURNED: dict[str, Operator] = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPERATORS: dict[str, Operator] = {**_TURNED, "<": "<", "<=": "<=", ">": ">", ">=": ">="}


@dataclass(frozen=True, slots=True)
class Comparison:
    """`${name} = 'x'`: `name` is "." for the question itself, "name/@attribute" for an attribute; the literal text or number.

    `selected(${name}, 'x')` is the operator "selected". `column` is where it stands, from 1.
    """

    name: str
    operator: Operator
    literal: str | float
    column: int


@dataclass(frozen=True, slots=True)
class All:
    """Holds when all its parts hold."""

    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when any of its parts holds. When `opaque`, nothing is known but the comparisons within."""

    parts: tuple[Term, ...]
    opaque: bool = False


Term: TypeAlias = Comparison | All | Any


def comparisons(term: Term) -> tuple[Comparison, ...]:
    """All comparisons within, also under not() and if()."""
    if isinstance(term, Comparison):
        return (term,)
    return tuple(found for part in term.parts for found in comparisons(part))


def contradiction(term: Term) -> tuple[Comparison, Comparison] | None:
    """Two comparisons that make the condition false whatever is answered; None when it may hold.

    It takes each name for a single answer: do not ask it of a name that means all instances of a repeat.
    """
    if isinstance(term, Comparison):
        return None
    if isinstance(term, Any):
        found = [contradiction(part) for part in term.parts]
        return found[0] if found and not term.opaque and None not in found else None
    for part in term.parts:
        within = contradiction(part)
        if within is not None:
            return within
    return _pair([part for part in term.parts if isinstance(part, Comparison)])


def _pair(known: list[Comparison]) -> tuple[Comparison, Comparison] | None:
    for place, one in enumerate(known):
        for other in known[:place]:
            if one.name == other.name and _exclude(one, other):
                return other, one
    return None


def _exclude(one: Comparison, other: Comparison) -> bool:
    """Whether no single answer can satisfy both."""
    if "selected" in (one.operator, other.operator):
        return False
    if one.operator == "=":
        return not _fits(one.literal, other)
    if other.operator == "=":
        return not _fits(other.literal, one)
    if "!=" in (one.operator, other.operator) or one.operator[0] == other.operator[0]:
        return False
    low, high = (one, other) if one.operator[0] == ">" else (other, one)
    least, most = number_of(low.literal), number_of(high.literal)
    return (
        least > most
        or (least == most and "=" not in (low.operator[-1], high.operator[-1]))
        or _open(low, high)
    )


def _open(low: Comparison, high: Comparison) -> bool:
    equal = number_of(low.literal) == number_of(high.literal)
    return equal and not (low.operator == ">=" and high.operator == "<=")


def _fits(literal: str | float, rule: Comparison) -> bool:
    """Whether an answer of just this value satisfies a comparison."""
    number, bound = number_of(literal), number_of(rule.literal)
    same = (
        literal == rule.literal
        if isinstance(literal, str) and isinstance(rule.literal, str)
        else number == bound
    )
    match rule.operator:
        case "=":
            return same
        case "!=":
            return not same
        case "<" | "<=":
            return number < bound or (rule.operator == "<=" and number == bound)
        case _:
            return number > bound or (rule.operator == ">=" and number == bound)


def term_of(token: Token, source: Source) -> Term:
    """What is known of a condition."""
    token = _bare(token)
    if token.symbol in ("and", "or"):
        symbol, parts = token.symbol, []
        while token.symbol == symbol:
            parts.append(term_of(token[1], source))
            token = _bare(token[0])
        parts.append(term_of(token, source))
        parts.reverse()
        return All(_flat(parts)) if symbol == "and" else Any(tuple(parts))
    return _comparison(token, source) or Any(_within(token, source), opaque=True)


def _flat(parts: list[Term]) -> tuple[Term, ...]:
    return tuple(one for part in parts for one in (part.parts if isinstance(part, All) else (part,)))


def _within(token: Token, source: Source) -> tuple[Term, ...]:
    """The comparisons in the arguments of a function; predicates compare something else."""
    if token.label != "function":
        return ()
    return tuple(term_of(argument, source) for argument in token)


def _comparison(token: Token, source: Source) -> Comparison | None:
    if token.symbol == "selected" or (token.symbol in _OPERATORS and len(token) == 2):
        left, right = _bare(token[0]), _bare(token[1])
        name, literal = _name(left, source), _literal(right)
        if name is not None and literal is not None:
            return Comparison(name, _OPERATORS.get(token.symbol, "selected"), literal, left.span[0] + 1)
        name, literal = _name(right, source), _literal(left)
        if name is not None and literal is not None and token.symbol != "selected":
            return Comparison(name, _TURNED[token.symbol], literal, left.span[0] + 1)
    return None


def _name(token: Token, source: Source) -> str | None:
    if token.symbol == "$":
        return source.names[str(token.value)]
    if token.symbol == "/" and len(token) == 2 and token[1].symbol == "@" and token[1][0].symbol == "(name)":
        before = _name(token[0], source)
        return None if before is None else f"{before}/@{token[1][0].value}"
    return "." if token.symbol == "." else None


def _literal(token: Token) -> str | float | None:
    if token.symbol == "(string)":
        return str(token.value)
    if token.symbol in ("(integer)", "(decimal)", "(float)"):
        return number_of(str(token.value))
    if token.symbol == "-" and len(token) == 1:
        inner = _literal(_bare(token[0]))
        return -inner if isinstance(inner, float) else None
    return None


def _bare(token: Token) -> Token:
    while token.symbol == "(":
        token = token[0]
    return token
