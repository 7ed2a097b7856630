"""The compiled form: its parts, the rules they follow, and who must be asked again when one changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from inspector.checklists.expressions.expression import Expression

if TYPE_CHECKING:
    from inspector.checklists.expressions.form import Group, Question


class RuleKind(Enum):
    """What an expression decides, named as the field it is written in, in the order of evaluation."""

    COUNT = "repeat_count"
    RELEVANT = "relevant"
    CALCULATE = "calculate"
    CHOICES = "choice_filter"
    REQUIRED = "required"
    CONSTRAINT = "constraint"

    @property
    def place(self) -> int:
        """Its place among the rules of one part."""
        return _PLACES[self]

    @property
    def is_check(self) -> bool:
        """Whether nothing else depends on its outcome."""
        return self in _CHECKS


_PLACES = {kind: place for place, kind in enumerate(RuleKind)}
_CHECKS = frozenset({RuleKind.CHOICES, RuleKind.REQUIRED, RuleKind.CONSTRAINT})


@dataclass(slots=True, eq=False)
class Rule:
    """An expression of a part. `rank` orders evaluation."""

    kind: RuleKind
    part: Part
    expression: Expression
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Dependent:
    """A rule to evaluate again; `near` only within the instance of the repeat where the change was."""

    rule: Rule
    near: bool


@dataclass(slots=True, eq=False)
class Part:
    """A question or group of the form. `repeats` are those around it, outermost first, and itself if it is one."""

    name: str
    element: Question | Group
    parent: Part | None
    repeat: bool
    repeats: tuple[Part, ...] = ()
    children: list[Part] = field(default_factory=list)
    rules: tuple[Rule, ...] = ()
    dependents: tuple[Dependent, ...] = ()
    default: Expression | None = None
    choice_list: str | None = None
