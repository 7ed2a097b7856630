"""One expression, parsed once."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from inspector.checklists.expressions.fault import ExpressionFault

if TYPE_CHECKING:
    from elementpath import XPathContext
    from elementpath.xpath_tokens import XPathToken

LONGEST = 20_000  # characters
DEEPEST = 120  # parts within parts
KEPT = 20_000  # parsed expressions, of all forms
MARK = "q_"  # see grammar
_PIECE = re.compile(r"""'[^']*'|"[^"]*"|\$\{\s*([^{}\s]*)\s*\}|(\$)|(jr:)(?=[a-z-]+\s*\()""")
_NAME = re.compile(r"[^\W\d][\w.-]*")


class Expression:
    """An expression that was parsed. `names` are the questions and groups it may depend on, `references` those
    it names as ${A01}, `counted` those of which it
    matters only that they are there; `reaches` tells that it may look beyond the occurrence it is in; `everything` that
    it may depend on any question."""

    def __init__(self, text: str, token: "XPathToken") -> None:
        self.text = text
        self.token = token
        parts = list(_parts(token))
        self.names = frozenset(_named(parts))
        self.references = frozenset(
            str(part.value).removeprefix(MARK) for part in parts if part.symbol == "$"
        )
        self.counted = self.names - frozenset(_looked_into(parts))
        steps = {id(part[0]) for part in parts if part.symbol == "/" and len(part) > 1}
        self.uses_itself = any(part.symbol in (".", "current") and id(part) not in steps for part in parts)
        self.reaches = any(part.symbol in _REACHING or part.label == "axis" for part in parts)
        self.everything = any(_may_lead_anywhere(part, parts) for part in parts)

    def evaluate(self, context: "XPathContext") -> Any:
        """Its value: a text, number, truth or list of nodes."""
        found = self.token.evaluate(context.__copy__())
        return (
            found
            if isinstance(found, str | float | bool | list)
            else [found]
            if hasattr(found, "parent")
            else found
        )

    def character(self, token: "XPathToken") -> int:
        """Where a part of it begins in its text, from 1."""
        return _column(token.span[0], _translated(self.text)[1])


@lru_cache(maxsize=KEPT)
def parse(text: str) -> Expression:
    """An expression from its text. Raises ExpressionFault."""
    if len(text) > LONGEST:
        raise ExpressionFault(
            f"the expression is longer than {LONGEST:,} characters. Divide it among calculated items.",
            f"表达式超过 {LONGEST} 个字符，请拆分为几个计算项。",
        )
    _require_shallow(text)
    source, places = _translated(text)
    token = _parsed(source, places)
    _require_depth(token)
    return Expression(text, token)


_STEPS = ("/", "//", "[")
_REACHING = ("/", "//", "..", "indexed-repeat", "instance", "*")


def _parsed(source: str, places: list[tuple[int, int]]) -> "XPathToken":
    from elementpath import ElementPathError

    from inspector.checklists.expressions.functions import Parser

    parser = Parser()
    try:
        return parser.parse(source)
    except RecursionError as error:
        raise _too_deep() from error
    except ElementPathError as error:
        raise _fault(error, source, places) from error
    except (SyntaxError, ValueError, TypeError, KeyError, NameError, ArithmeticError) as error:
        raise _not_readable(0) from error


def _translated(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text as the grammar reads it, and which place in it stands for which in the text."""
    made, places, end, length = [], [(0, 0)], 0, 0
    for piece in _PIECE.finditer(text):
        name, dollar, prefix = piece.groups()
        if name is None and dollar is None and prefix is None:
            continue
        if dollar or (name is not None and not _NAME.fullmatch(name)):
            raise ExpressionFault(
                "a question is named like ${A01}. Correct what stands here.",
                "引用题目应写成 ${A01} 的形式，请更正此处。",
                piece.start() + 1,
            )
        new = "jr-" if prefix else f"${MARK}{name}"
        made.append(text[end : piece.start()] + new)
        length += len(made[-1])
        end = piece.end()
        places.append((length, end))
    return "".join([*made, text[end:]]), places


def _column(place: int, places: list[tuple[int, int]]) -> int:
    """The column in the text, from 1, of a place in what was translated."""
    start, original = max(each for each in places if each[0] <= place)
    return original + place - start + 1


def _fault(error: Exception, source: str, places: list[tuple[int, int]]) -> ExpressionFault:
    from inspector.checklists.expressions.functions import UNSUPPORTED

    unknown = re.search(r"unknown function '([^']+)'", str(error))
    span = getattr(getattr(error, "token", None), "span", None)
    column = _column(span[0], places) if span else 0
    if unknown is None:
        return _not_readable(column)
    name = unknown[1]
    en, zh = UNSUPPORTED.get(name, ("see docs/xlsform.md for those there are", "可用函数见 docs/xlsform.md"))
    return ExpressionFault(
        f"there is no function {name}() here: {en}.", f"不支持函数 {name}()：{zh}。", column
    )


def _not_readable(column: int) -> ExpressionFault:
    return ExpressionFault(
        "this is no expression. Check brackets, quotes and operators, for example ${A01} = 'conforms'.",
        "不是有效的表达式。请检查括号、引号和运算符，例如 ${A01} = 'conforms'。",
        column,
    )


def _too_deep() -> ExpressionFault:
    return ExpressionFault(
        f"more than {DEEPEST} parts stand within each other. Divide it among calculated items.",
        f"嵌套超过 {DEEPEST} 层，请拆分为几个计算项。",
    )


def _require_shallow(text: str) -> None:
    depth = 0
    for character in text:
        depth += (character in "([") - (character in ")]")
        if depth > DEEPEST:
            raise _too_deep()


def _require_depth(token: "XPathToken") -> None:
    level, depth = [token], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep()
        level = [part for each in level for part in each]


def _parts(token: "XPathToken") -> Iterator["XPathToken"]:
    waiting = [token]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += list(part)


def _may_lead_anywhere(part: "XPathToken", parts: list["XPathToken"]) -> bool:
    """Whether it is a step that any question may lie behind; those into a list of choices lead to none."""
    if part.symbol != "//" and not (part.symbol == "*" and not len(part)):
        return False
    above = {id(inner): (outer, place) for outer in parts for place, inner in enumerate(outer)}
    path = part
    while id(path) in above and _continues(*above[id(path)]):
        path = above[id(path)][0]
    while path.symbol in _STEPS and len(path) > 1:
        path = path[0]
    return path.symbol != "instance"


def _continues(outer: "XPathToken", place: int) -> bool:
    """Whether a part belongs to the path it stands in, and is no condition in it."""
    return outer.symbol in ("/", "//") or (outer.symbol == "[" and place == 0)


def _looked_into(parts: list["XPathToken"]) -> Iterator[str]:
    """Names whose content matters: not the group that is counted, or whose question a path or occurrence leads to."""
    only_there = {
        id(each)
        for part in parts
        for place, each in enumerate(part)
        if part.symbol in ("count", "position")
        or (part.symbol in ("/", "[") and place == 0)
        or (part.symbol == "indexed-repeat" and place % 2 == 1)
    }
    inside = {id(part[0]) for part in parts if part.symbol == "$"}
    yield from _named([part for part in parts if id(part) not in only_there | inside])


def _named(parts: list["XPathToken"]) -> Iterator[str]:
    """Names of questions, and of what a path may lead to."""
    of_references = {id(part[0]) for part in parts if part.symbol == "$"}
    for part in parts:
        if part.symbol == "$":
            yield str(part.value).removeprefix(MARK)
        elif part.symbol == "(name)" and id(part) not in of_references:
            yield str(part.value)
