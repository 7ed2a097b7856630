"""The expressions of a form: that what they refer to is there, and that no answer is calculated from itself."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.sheet import Row
from inspector.checklists.xlsform.words import NO, YES
from inspector.model.value import value

LONGEST = 10_000
DEEPEST = 100  # brackets within brackets
_REFERENCE = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
_ALWAYS = ("yes", "true")
_OUTSIDE = re.compile(r"\b(pulldata|instance|search)\s*\(")


@value
class Expression:
    """One expression with the place it stands at and, for a calculation, what it is the value of."""

    place: Place
    column: str
    text: str
    calculates: str = ""

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

    def add(self, place: Place, texts: Mapping[str, str], *, of: str) -> None:
        """The expressions of a row by their column; `of` is what the row asks."""
        for column, text in texts.items():
            if text:
                self._all.append(
                    Expression(
                        place=place,
                        column=column,
                        text=text,
                        calculates=of if column == "calculation" else "",
                    )
                )

    def check(self, names: Collection[str]) -> None:
        """Add a fault for each expression that cannot hold; `names` are those of all questions and groups."""
        sound = [expression for expression in self._all if self._is_short(expression)]
        for expression in sound:
            self._check_names(expression, names)
        for expression in _circling(sound):
            self._fault(
                expression,
                en="it is worked out from itself. Break the circle.",
                zh="计算时引用了自身，请消除循环引用。",
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

    def _check_names(self, expression: Expression, names: Collection[str]) -> None:
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


def _circling(expressions: list[Expression]) -> Iterator[Expression]:
    """The calculations that depend on themselves, on whatever way: those left when all that can be worked out went."""
    waiting = {one.calculates: one for one in expressions if one.calculates}
    needs = {name: {other for other in one.names if other in waiting} for name, one in waiting.items()}
    needed_by: dict[str, list[str]] = {}
    for name, others in needs.items():
        for other in others:
            needed_by.setdefault(other, []).append(name)
    ready = [name for name, others in needs.items() if not others]
    while ready:
        done = ready.pop()
        waiting.pop(done)
        for name in needed_by.get(done, ()):
            needs[name].discard(done)
            if not needs[name]:
                ready.append(name)
    yield from waiting.values()
