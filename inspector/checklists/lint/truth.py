"""Whether a condition can hold, and whether it can fail, whatever is answered."""

import operator
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from inspector.checklists.expressions.expression import Expression
from inspector.checklists.expressions.values import boolean, number
from inspector.checklists.lint.domain import NOTHING, Limit, values
from inspector.checklists.lint.operands import COMPARISONS, Answered, Literal, compared, operand, parts
from inspector.checklists.lint.sheet import Sheet
from inspector.model.checklist import AnswerKind

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

MOST_STEPS = 200_000  # looks at parts of a condition
Case = Mapping[Answered, str]
_COMPARE = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


class Truth:
    """Tries conditions on all answers that they can tell apart. What it cannot tell counts as possible.

    `repeats` tells the repeated sections around an item or section, `constraints` the constraint of an item; `dead` are
    the items that are never asked.
    """

    def __init__(
        self,
        sheet: Sheet,
        repeats: Mapping[str, tuple[str, ...]],
        constraints: Mapping[str, Expression],
        dead: set[str],
    ) -> None:
        self._sheet = sheet
        self._repeats = repeats
        self._constraints = constraints
        self._dead = dead

    def outcomes(
        self, here: str, tokens: Iterable["XPathToken"], *, own_answer: bool = False
    ) -> set[bool | None]:
        """What all the conditions together can come to: True, False, None for what cannot be told. With `own_answer`
        they are about the answer to the item itself, which is there then, and not yet bound by its constraint."""
        tokens = list(tokens)
        names = {
            found: self._values(found, here, tokens, own_answer) for found in self._answers(here, tokens)
        }
        known = {found: some for found, some in names.items() if some is not None}
        size = sum(1 for token in tokens for _ in parts(token))
        if prod(len(some) for some in known.values()) * size > MOST_STEPS:
            return {None}
        return {
            _both(self.holds(token, here, dict(zip(known, case, strict=True))) for token in tokens)
            for case in product(*known.values())
        }

    def holds(self, token: "XPathToken", here: str, case: Case) -> bool | None:
        """Whether a condition holds when this is answered; None where that cannot be told."""
        match token.symbol:
            case "(":
                return self.holds(token[0], here, case)
            case "and":
                return _both(self.holds(part, here, case) for part in token)
            case "or":
                return _not(_both(_not(self.holds(part, here, case)) for part in token))
            case "not" if token.label == "function":
                return _not(self.holds(token[0], here, case))
            case "boolean":
                return self.holds(token[0], here, case)
            case "selected":
                return self._selected(token, here, case)
        if token.symbol in COMPARISONS:
            return self._compared(token, here, case)
        found = operand(token, here)
        if isinstance(found, Literal):
            return boolean(found.value)
        return case[found] != NOTHING if isinstance(found, Answered) and found in case else None

    def _compared(self, token: "XPathToken", here: str, case: Case) -> bool | None:
        pair = compared(token, here)
        if pair is not None:
            answered, symbol, literal = pair
            return compare(case[answered], symbol, literal.value) if answered in case else None
        left, right = operand(token[0], here), operand(token[1], here)
        if isinstance(left, Literal) and isinstance(right, Literal):
            return (
                bool(_COMPARE[token.symbol](left.value, right.value)) if type(left) is type(right) else None
            )
        return None

    def _selected(self, token: "XPathToken", here: str, case: Case) -> bool | None:
        answered, named = operand(token[0], here), operand(token[1], here)
        if not isinstance(answered, Answered) or not isinstance(named, Literal):
            return None
        if answered in case:
            return case[answered] == named.value
        if self._sheet.kind_of(answered.name, (AnswerKind.CHOICES,)):
            names = self._sheet.names_of(self._sheet.whole_items[answered.name].choices)
            return None if named.value in names and answered.name not in self._dead else False
        return None

    def _answers(self, here: str, tokens: Iterable["XPathToken"]) -> Iterator[Answered]:
        found = (operand(part, here) for token in tokens for part in parts(token) if part.symbol != "(")
        yield from dict.fromkeys(each for each in found if isinstance(each, Answered))

    def _values(
        self, found: Answered, here: str, tokens: list["XPathToken"], own_answer: bool
    ) -> list[str] | None:
        """The values to try; None for an answer there may be several of, or none can be told of."""
        if found.name in self._dead:
            return [NOTHING]
        outer = self._repeats.get(found.name, ())
        if self._repeats.get(here, ())[: len(outer)] != outer:
            return None
        itself = own_answer and found == Answered(here)
        rule = None if itself or found.attribute else self._constraints.get(found.name)
        own = [rule.token] if rule is not None else []
        some = values(self._sheet, found, [*limits(found, here, tokens), *limits(found, found.name, own)])
        if some is None:
            return None
        fits = [each for each in some if not own or each == NOTHING or self._fits(found, own[0], each)]
        return [each for each in fits if each != NOTHING] if itself else fits

    def _fits(self, found: Answered, constraint: "XPathToken", value: str) -> bool:
        return self.holds(constraint, found.name, {found: value}) is not False


def limits(found: Answered, here: str, tokens: Iterable["XPathToken"]) -> Iterator[Limit]:
    """What an answer is compared with in conditions."""
    for token in tokens:
        for part in parts(token):
            pair = compared(part, here)
            if pair is not None and pair[0] == found:
                yield pair[2].value
            elif part.symbol == "selected" and operand(part[0], here) == found:
                named = operand(part[1], here)
                if isinstance(named, Literal):
                    yield named.value


def compare(answer: str, symbol: str, value: Limit) -> bool:
    """An answer compared with a literal, as the expressions do it."""
    left: Any = answer
    right: Any = value
    if isinstance(value, bool):
        left = answer != NOTHING
    elif symbol not in ("=", "!=") or not isinstance(value, str):
        left, right = number(answer), number(value)
    return bool(_COMPARE[symbol](left, right))


def _both(found: Iterable[bool | None]) -> bool | None:
    whole: bool | None = True
    for each in found:
        if each is False:
            return False
        whole = None if each is None else whole
    return whole


def _not(found: bool | None) -> bool | None:
    return None if found is None else not found
