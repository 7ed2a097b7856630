"""The text of an expression before it is parsed: what XPath does not know is found here, each with its column."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.functions.registry import FUNCTIONS, UNSUPPORTED

LONGEST = 20_000
DEEPEST = 100
_FIRST_LETTER = (
    0x4E00  # a reference becomes a variable named by one letter, so that every column stays where it is
)
_WORDS = frozenset({"and", "or", "div", "mod"})
NAME = r"[\w][\w.-]*"
_PIECE = re.compile(
    rf"""(?P<text>'[^']*'|"[^"]*")
    |\$\{{\s*(?P<reference>{NAME})\s*\}}
    |(?P<call>[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?)(?=\s*\()
    |(?P<name>[^\W\d][\w.-]*)
    |(?P<open>[(\[])|(?P<close>[)\]])
    |(?P<minus>(?:-\s*){{8,}})
    |(?P<foreign>==|&&|\|\||<>|::|\$|['"{{}}!:;#%&~^?\\]|[‘’“”，（）【】＝＜＞；：、≠≤≥])""",
    re.VERBOSE,
)
_INSTEAD = {
    "==": "=",
    "&&": "and",
    "||": "or",
    "<>": "!=",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "，": ",",
    "、": ",",
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "＝": "=",
    "＜": "<",
    "＞": ">",
}


@dataclass(frozen=True, slots=True)
class Source:
    """An expression's text, the same as XPath with a variable for each reference, and the references' names."""

    text: str
    xpath: str
    names: dict[str, str]


def read_source(text: str) -> Source:
    """Raises ExpressionFault for what is too long or deep, foreign signs, and functions that are not known."""
    if len(text) > LONGEST:
        raise ExpressionFault(
            LONGEST,
            en=f"The expression is longer than {LONGEST} characters. Shorten it, or split it into calculations.",
            zh=f"表达式超过 {LONGEST} 个字符，请缩短，或拆成多个计算项。",
        )
    if not text.strip():
        raise ExpressionFault(
            1, en="The expression is empty. Write one, or take it out.", zh="表达式为空，请填写或删去。"
        )
    variables: dict[str, str] = {}
    xpath = list(text)
    _check_brackets(text)
    for match in _pieces(text):
        _check(match)
        if match["reference"]:
            letter = variables.setdefault(match["reference"], chr(_FIRST_LETTER + len(variables)))
            xpath[match.start() : match.end()] = f"${letter}".ljust(len(match[0]))
        elif match["call"]:
            xpath[match.start() : match.end()] = match[0].replace(":", "-")
    return Source(text, "".join(xpath), {letter: name for name, letter in variables.items()})


def references(text: str) -> Iterator[str]:
    """The names a text refers to as `${name}`, wherever they stand."""
    return (match[1] for match in re.finditer(rf"\$\{{\s*({NAME})\s*\}}", text))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    before = ""
    for match in _PIECE.finditer(text):
        if match["foreign"] == "!" and text[match.end() : match.end() + 1] == "=":
            continue
        if match["call"] in _WORDS and before != "":
            before = ""
            continue
        before = match[0]
        yield match


def _check(match: re.Match[str]) -> None:
    column = match.start() + 1
    if match["foreign"]:
        raise _foreign(match["foreign"], column)
    if match["minus"]:
        raise too_deep(column)
    if match["call"] and match["call"] not in FUNCTIONS:
        raise _no_function(match["call"], column)


def _check_brackets(text: str) -> None:
    open_ones: list[re.Match[str]] = []
    for match in _PIECE.finditer(text):
        if match["open"]:
            open_ones.append(match)
            if len(open_ones) > DEEPEST:
                raise too_deep(match.start() + 1)
        elif match["close"] and (not open_ones or open_ones.pop()[0] + match[0] not in ("()", "[]")):
            raise ExpressionFault(
                match.start() + 1,
                en=f"This {match[0]} closes nothing. Take it out, or open a bracket before it.",
                zh=f"此处的 {match[0]} 没有对应的左括号，请删去或补上左括号。",
            )
    if open_ones:
        raise ExpressionFault(
            open_ones[-1].start() + 1,
            en=f"This {open_ones[-1][0]} is never closed. Add the closing bracket.",
            zh=f"此处的 {open_ones[-1][0]} 没有闭合，请补上右括号。",
        )


def too_deep(column: int) -> ExpressionFault:
    """The fault of an expression that is nested too deep."""
    return ExpressionFault(
        column,
        en=f"The expression is nested more than {DEEPEST} levels deep. Split it into calculations.",
        zh=f"表达式嵌套超过 {DEEPEST} 层，请拆成多个计算项。",
    )


def _foreign(piece: str, column: int) -> ExpressionFault:
    if piece in _INSTEAD:
        return ExpressionFault(
            column,
            en=f"Write {_INSTEAD[piece]} instead of {piece}.",
            zh=f"请把 {piece} 改为 {_INSTEAD[piece]}。",
        )
    if piece == "$":
        return ExpressionFault(
            column,
            en="Write a reference as ${name}.",
            zh="引用应写成 ${名称}，名称只含字母、数字、_、- 和 .。",
        )
    if piece in "'\"":
        return ExpressionFault(
            column,
            en="This quote is never closed. Add the closing quote.",
            zh="此处的引号没有闭合，请补上。",
        )
    if piece == "::":
        return ExpressionFault(
            column,
            en="Axes (::) are not known here. Write the path with / and .. instead.",
            zh="不支持轴（::），请用 / 和 .. 书写路径。",
        )
    return ExpressionFault(
        column,
        en=f"The sign {piece} has no meaning here. Take it out.",
        zh=f"符号 {piece} 在此无意义，请删去。",
    )


def _no_function(name: str, column: int) -> ExpressionFault:
    if name in UNSUPPORTED:
        en, zh = UNSUPPORTED[name]
        return ExpressionFault(column, en=f"{name}() {en}", zh=f"{name}() {zh}")
    near = difflib.get_close_matches(name[:40].lower(), FUNCTIONS, n=1)
    hint_en = f"Did you mean {near[0]}()?" if near else "Take it out; docs/xlsform.md lists the functions."
    hint_zh = f"是否应为 {near[0]}()？" if near else "请删去；可用函数见 docs/xlsform.md。"
    return ExpressionFault(
        column, en=f"There is no function {name[:40]}(). {hint_en}", zh=f"没有函数 {name[:40]}()。{hint_zh}"
    )
