"""Rules about what is compared, calculated and chosen: whether the kinds fit each other."""

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from inspector.checklists.expressions.expression import Expression
from inspector.checklists.expressions.values import days, number
from inspector.checklists.fault import Fault
from inspector.checklists.likeness import meant
from inspector.checklists.lint.operands import (
    ARITHMETIC,
    COMPARISONS,
    ORDERS,
    Answered,
    Literal,
    operand,
    parts,
)
from inspector.checklists.lint.sheet import Sheet
from inspector.checklists.refused_at import FieldPath
from inspector.model.checklist import AnswerKind
from inspector.model.inspection import Verdict

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

VERDICTS = tuple(verdict.value for verdict in Verdict if verdict is not Verdict.RECORDED)
COUNTS = ("bad", "sample")
_CHOOSING = ("selected", "selected-at", "count-selected", "jr-choice-name")
_WHOLE: Mapping[str, str] = {"today": "date", "date": "date", "now": "date", "date-time": "date"}
_NUMERIC = (
    "count-selected",
    "string-length",
    "count",
    "sum",
    "int",
    "round",
    "floor",
    "ceiling",
    "abs",
    "position",
)
_KINDS = {
    AnswerKind.INTEGER: "number",
    AnswerKind.DECIMAL: "number",
    AnswerKind.PHOTO: "number",
    AnswerKind.TEXT: "text",
    AnswerKind.DATE: "date",
    AnswerKind.DATE_TIME: "date",
    AnswerKind.TIME: "time",
    AnswerKind.CHOICE: "choice",
    AnswerKind.CHOICES: "choices",
    AnswerKind.CONFORMITY: "verdict",
}
_NOT_ORDERED = {
    "text": ("it is a text", "是文字", "number(…)"),
    "time": ("it is a time of day", "是时刻", "decimal-time(…)"),
    "choice": ("it is a choice", "是单选", "= '…'"),
    "choices": ("it is a list of choices", "是多选", "selected(…, '…')"),
    "verdict": ("it is a verdict", "是判定结果", "= 'does-not-conform'"),
}


class Kinds:
    """Tells what is wrong with the kinds in one expression of an item or section."""

    def __init__(self, sheet: Sheet, here: str, path: FieldPath, expression: Expression) -> None:
        self._sheet = sheet
        self._here = here
        self._path = path
        self._expression = expression

    def faults(self) -> Iterator[Fault]:
        """The faults, from left to right."""
        for token in parts(self._expression.token):
            yield from self._attribute(token)
            if token.symbol in COMPARISONS:
                yield from self._comparison(token)
            elif token.symbol in ARITHMETIC and len(token):
                yield from self._calculation(token)
            elif token.symbol in _CHOOSING and token.label == "function":
                yield from self._choosing(token)

    def kind(self, token: "XPathToken") -> str:
        """ "number", "text", "date", "time", "choice", "choices" or "verdict"; "" for what is not known."""
        found = operand(token, self._here)
        if isinstance(found, Answered):
            return kind_of(self._sheet, found)
        if isinstance(found, Literal):
            return "number" if isinstance(found.value, float) else ""
        if token.symbol in ARITHMETIC:  # days may be added to a date
            return "" if any(self.kind(part) in ("date", "") for part in token) else "number"
        if token.symbol in _NUMERIC and token.label == "function":
            return "number"
        return _WHOLE.get(token.symbol, "") if token.label == "function" else ""

    def _attribute(self, token: "XPathToken") -> Iterator[Fault]:
        found = operand(token, self._here) if token.symbol in ("/", "@") else None
        if not isinstance(found, Answered) or (token.symbol == "@" and not self._is_own(token)):
            return
        item = self._sheet.whole_items.get(found.name)
        known = ("verdict", *(COUNTS if item is not None and item.count is not None else ()))
        if item is None or found.attribute not in known:
            guess = meant(found.attribute, known)
            yield self._fault(
                "unknown-attribute",
                token,
                f"{found.name} has no @{found.attribute}: there is @verdict, and with a count @bad and @sample. "
                f"Correct it.{guess.en}",
                f"{found.name} 没有 @{found.attribute}：可用 @verdict，按数量填写的检查项还有 @bad 和 @sample。请更正。"
                f"{guess.zh}",
            )

    def _is_own(self, attribute: "XPathToken") -> bool:
        """Whether an attribute stands alone, and so is that of the item itself."""
        return not any(
            attribute in list(token) for token in parts(self._expression.token) if token.symbol == "/"
        )

    def _comparison(self, token: "XPathToken") -> Iterator[Fault]:
        for side, other in ((token[0], token[1]), (token[1], token[0])):
            found = operand(side, self._here)
            if not isinstance(found, Answered):
                continue
            literal, kind = operand(other, self._here), kind_of(self._sheet, found)
            numeric = kind in ("choice", "choices") and self._all_numeric(found)
            if token.symbol in ORDERS and kind in _NOT_ORDERED and not numeric:
                yield self._not_ordered(token, found, kind)
                return
            if isinstance(literal, Literal) and not isinstance(literal.value, bool):
                yield from self._against(token, found, kind, literal.value)
            elif {kind, self.kind(other)} == {"number", "date"}:
                yield self._wrong(token, found.name, "a date is compared with a number", "日期与数字相比较")
                return

    def _not_ordered(self, token: "XPathToken", found: Answered, kind: str) -> Fault:
        english, chinese, instead = _NOT_ORDERED[kind]
        return self._fault(
            "wrong-type",
            token,
            f"{found.name} cannot be less or more: {english}. Write {instead}.",
            f"{found.name} 不能比较大小：它{chinese}。请写 {instead}。",
        )

    def _against(
        self, token: "XPathToken", found: Answered, kind: str, value: str | float
    ) -> Iterator[Fault]:
        """An answer compared with what is written."""
        if value == "":
            return
        if kind in ("choice", "choices", "verdict"):
            yield from self._value(token, found, kind, value)
        elif kind == "number" and isinstance(value, str) and math.isnan(number(value)):
            yield self._wrong(token, found.name, "a number is compared with a text", "数字与文字相比较")
        elif kind == "date" and (not isinstance(value, str) or math.isnan(days(value))):
            yield self._wrong(
                token, found.name, "write a date like date('2026-01-31')", "日期应写成 date('2026-01-31')"
            )
        elif kind in ("text", "time") and not isinstance(value, str):
            yield self._wrong(
                token, found.name, "put what it is compared with in quotes", "比较的内容应加引号"
            )

    def _value(self, token: "XPathToken", found: Answered, kind: str, value: str | float) -> Iterator[Fault]:
        written = value if isinstance(value, str) else f"{value:g}"
        known = VERDICTS if kind == "verdict" else self._names(found)
        named = written.split(" ") if kind == "choices" else [written]
        for name in named:
            if known and name not in known:
                yield self._no_such(token, found.name, name, known)

    def _no_such(self, token: "XPathToken", item: str, name: str, known: tuple[str, ...]) -> Fault:
        guess, shown = meant(name, known), list(known)[:8]
        return self._fault(
            "no-such-value",
            token,
            f"{item} is never '{name}': it is one of {', '.join(shown)}. Correct the word.{guess.en}",
            f"{item} 不会是“{name}”，只会是 {'、'.join(shown)}。请更正。{guess.zh}",
        )

    def _calculation(self, token: "XPathToken") -> Iterator[Fault]:
        for part in token:
            found = operand(part, self._here)
            kind = kind_of(self._sheet, found) if isinstance(found, Answered) else ""
            if not isinstance(found, Answered) or (kind == "choice" and self._all_numeric(found)):
                continue
            if kind in _NOT_ORDERED or (kind == "date" and token.symbol in ("*", "div", "mod")):
                yield self._wrong(part, found.name, "it is no number to calculate with", "不是可以计算的数字")

    def _choosing(self, token: "XPathToken") -> Iterator[Fault]:
        found = operand(token[0], self._here)
        if not isinstance(found, Answered):
            return
        kind = kind_of(self._sheet, found)
        if kind and kind not in ("choice", "choices"):
            name = token.symbol.replace("jr-", "jr:")
            yield self._wrong(
                token, found.name, f"{name}() is for items with choices", f"{name}() 只用于选择类检查项"
            )
        elif kind and token.symbol == "selected":
            yield from self._selected(token, found)

    def _selected(self, token: "XPathToken", found: Answered) -> Iterator[Fault]:
        named, known = operand(token[1], self._here), self._names(found)
        if known and isinstance(named, Literal) and isinstance(named.value, str) and named.value not in known:
            yield self._no_such(token, found.name, named.value, known)

    def _names(self, found: Answered) -> tuple[str, ...]:
        """What can be chosen; none where the list is not there, which is told elsewhere."""
        return self._sheet.names_of(self._sheet.whole_items[found.name].choices)

    def _all_numeric(self, found: Answered) -> bool:
        return not any(math.isnan(number(name)) for name in self._names(found))

    def _wrong(self, token: "XPathToken", item: str, en: str, zh: str) -> Fault:
        return self._fault("wrong-type", token, f"{item}: {en}. Correct it.", f"{item}：{zh}。请更正。")

    def _fault(self, rule: str, token: "XPathToken", en: str, zh: str) -> Fault:
        first = min(parts(token), key=lambda part: part.span[0])
        return Fault(rule, self._path, en, zh, self._expression.character(first))


def kind_of(sheet: Sheet, found: Answered) -> str:
    """The kind of an answer or of what is known of it; "" for what is calculated, and for what is not there."""
    item = sheet.whole_items.get(found.name)
    if item is None:
        return ""
    if found.attribute:
        return "verdict" if found.attribute == "verdict" else "number"
    return _KINDS.get(item.kind, "")
