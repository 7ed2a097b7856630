"""The expressions of a form: that each can be read, and that what it refers to is there."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.sheet import Row
from inspector.checklists.xlsform.words import NO, YES
from inspector.model.value import value

LONGEST = 10_000
DEEPEST = 100  # brackets within brackets
_REFERENCE = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
_ALWAYS = ("yes", "true")
_OUTSIDE = re.compile(r"\b(pulldata|search)\s*\(")


@value
class Expression:
    """One expression with the place it stands at."""

    place: Place
    column: str
    text: str

    @property
    def names(self) -> list[str]:
        """The names it refers to."""
        return _REFERENCE.findall(self.text)


def condition(row: Row, column: str, *, exact: bool) -> str:
    """A condition as checklists have it; a plain yes or no is not one, but for `required`."""
    text = row.expression(column, exact=exact)
    if exact:
        return text
    if text.lower() in NO:
        return "" if column != "relevant" or not text else "false()"
    if text.lower() in YES - {"1"}:
        return {"required": "true()" if text.lower() == "true()" else "yes"}.get(column, "true()")
    return text


@dataclass(slots=True)
class Expressions:
    """All expressions of a form, looked at together once it was read."""

    findings: Findings
    recorded: set[str] = field(default_factory=set)
    _all: list[Expression] = field(default_factory=list)

    def add(self, place: Place, texts: Mapping[str, str]) -> None:
        """The expressions of a row by their column."""
        for column, text in texts.items():
            if text.strip():
                self._all.append(Expression(place=place, column=column, text=text))

    def check(self, names: Collection[str]) -> None:
        """Add a fault for each expression that cannot hold; `names` are those of all questions and groups."""
        for expression in self._all:
            if self._is_short(expression) and self._check_names(expression, names):
                self._parse(expression)

    def _parse(self, expression: Expression) -> None:
        try:
            parse(expression.text)
        except ExpressionFault as fault:
            self._fault(
                expression,
                en=f"at character {fault.column}: {fault.en}",
                zh=f"第 {fault.column} 个字符：{fault.zh}",
            )

    def _is_short(self, expression: Expression) -> bool:
        if len(expression.text) <= LONGEST and _depth(expression.text) <= DEEPEST:
            return True
        self._fault(
            expression,
            en=f"it is longer than {LONGEST} characters or nested deeper than {DEEPEST}. Split it by calculate.",
            zh=f"长度超过 {LONGEST} 个字符或嵌套超过 {DEEPEST} 层，请用 calculate 拆分。",
        )
        return False

    def _check_names(self, expression: Expression, names: Collection[str]) -> bool:
        before = self.findings.fault_count
        outside = _OUTSIDE.search(expression.text)
        if outside:
            self._not_carried(
                expression,
                en=f"{outside[1]}() looks into tables outside the form",
                zh=f"{outside[1]}() 需要表单以外的数据",
            )
        for name in expression.names:
            if name in self.recorded:
                self._not_carried(
                    expression,
                    en=f"{shown(name)} is recorded by the program and is no answer",
                    zh=f"{shown(name)} 由程序自行记录，不是答案",
                )
            elif "#" in name:
                self._not_carried(
                    expression, en="forms filled in before are not looked into", zh="不能引用以前填写的表单"
                )
            elif name not in names:
                self._fault(
                    expression,
                    en=f"there is no question {shown(name)}. Correct the name.",
                    zh=f"没有问题“{shown(name)}”，请更正名称。",
                )
        return self.findings.fault_count == before

    def _fault(self, expression: Expression, *, en: str, zh: str) -> None:
        self.findings.invalid(
            expression.place, en=f"{expression.column}: {en}", zh=f"{expression.column}：{zh}"
        )

    def _not_carried(self, expression: Expression, *, en: str, zh: str) -> None:
        self.findings.not_carried(
            expression.place,
            en=f"{expression.column}: {en}. Remove it, or ask for it.",
            zh=f"{expression.column}：{zh}。请删去，或改为提问。",
        )


def _depth(text: str) -> int:
    depth = deepest = 0
    for one in text:
        if one in "([":
            depth += 1
            deepest = max(deepest, depth)
        elif one in ")]":
            depth -= 1
    return deepest
