"""Rules about conditions: what is never asked, never valid, always so, or looks ahead."""

import math
from collections.abc import Iterator
from dataclasses import replace

from inspector.checklists.check_conditions import FIELDS
from inspector.checklists.expressions.form import Form, Group, Question, Rule
from inspector.checklists.expressions.state import MOST_OCCURRENCES
from inspector.checklists.expressions.values import number
from inspector.checklists.fault import Fault
from inspector.checklists.lint.kinds import Kinds, kind_of
from inspector.checklists.lint.operands import Answered, Literal, compared, operand, parts
from inspector.checklists.lint.sheet import Sheet
from inspector.checklists.lint.truth import Truth
from inspector.checklists.refused_at import FieldPath
from inspector.model.answer_value import wanted_instead

_LOOKING_AHEAD = ("relevant", "filter", "count")


class ConditionRules:
    """Goes through the expressions of a form in the order in which they depend on each other."""

    def __init__(self, sheet: Sheet, form: Form) -> None:
        self._sheet = sheet
        self._form = form
        self._dead: set[str] = set()
        repeats = {name: self._repeats(name) for name in form.parts}
        constraints = {rule.name: rule.expression for rule in form.rules if rule.kind == "constraint"}
        self._truth = Truth(sheet, repeats, constraints, self._dead)

    def faults(self) -> Iterator[Fault]:
        """Everything there is to say."""
        for rule in self._form.rules:
            path = self._path(rule)
            found = [] if path is None else list(self._about(rule, path))
            yield from found
            if rule.kind == "relevant":
                is_told = any(fault.rule not in ("later-item", "always-true") for fault in found)
                yield from self._never_asked(rule, None if is_told else path)
        for name in self._form.questions:
            yield from self._default(name)

    def _about(self, rule: Rule, path: FieldPath) -> Iterator[Fault]:
        kinds = list(Kinds(self._sheet, rule.name, path, rule.expression).faults())
        yield from kinds
        if not kinds:
            yield from self._out_of_range(rule, path)
        if rule.kind in _LOOKING_AHEAD:
            yield from self._later(rule, path)
        if rule.kind == "count":
            yield from self._count(rule, path)
        elif rule.kind in ("relevant", "constraint"):
            yield from self._always(rule, path)
        if rule.kind == "constraint" and not kinds:
            yield from self._never_valid(rule, path)

    def _out_of_range(self, rule: Rule, path: FieldPath) -> Iterator[Fault]:
        for part in parts(rule.expression.token):
            pair = compared(part, rule.name)
            if pair is None or kind_of(self._sheet, pair[0]) != "number" or pair[0].name in self._dead:
                continue
            own = rule.kind == "constraint" and pair[0] == Answered(rule.name)
            if self._truth.outcomes(rule.name, [part], own_answer=own) == {False}:
                first = min(parts(part), key=lambda each: each.span[0])
                yield Fault(
                    "out-of-range",
                    path,
                    f"{pair[0].name} can never be so by its kind, scale and constraint. Correct the number.",
                    f"按 {pair[0].name} 的类型、取值范围和约束，此条件不可能成立。请更正数字。",
                    rule.expression.character(first),
                )

    def _never_asked(self, rule: Rule, path: FieldPath | None) -> Iterator[Fault]:
        """Notes what can never be asked, and tells it where nothing else was told of the condition."""
        around = [group.relevant for group in self._form.above[rule.name] if group.relevant is not None]
        above = [each.token for each in around]
        if above and self._truth.outcomes(rule.name, above) == {False}:
            return  # told of the section
        if self._truth.outcomes(rule.name, [rule.expression.token, *above]) != {False}:
            return
        self._dead.update((rule.name, *self._form.within(rule.name)))
        part = self._form.parts[rule.name]
        if path is None or (isinstance(part, Question) and part.calculate and self._is_unused(rule.name)):
            return
        yield Fault(
            "never-asked",
            path,
            f"{rule.name} is never asked: no answers make this condition hold. Correct it.",
            f"{rule.name} 永远不会出现：没有任何答案能使此条件成立。请更正。",
        )

    def _never_valid(self, rule: Rule, path: FieldPath) -> Iterator[Fault]:
        if self._truth.outcomes(rule.name, [rule.expression.token], own_answer=True) == {False}:
            yield Fault(
                "never-valid",
                path,
                f"no answer to {rule.name} meets this constraint. Correct it, or the scale.",
                f"{rule.name} 的任何答案都不满足此约束。请更正约束或取值范围。",
            )

    def _always(self, rule: Rule, path: FieldPath) -> Iterator[Fault]:
        own = rule.kind == "constraint"
        if self._truth.outcomes(rule.name, [rule.expression.token], own_answer=own) == {True}:
            yield Fault(
                "always-true",
                path,
                "always holds, whatever is answered. Correct it, or remove it.",
                "无论如何作答都成立。请更正或删去。",
            )

    def _later(self, rule: Rule, path: FieldPath) -> Iterator[Fault]:
        order = self._sheet.order
        if rule.name not in order:
            return
        ahead = [name for name in rule.expression.names if order.get(name, -1) > order[rule.name]]
        for name in sorted(ahead, key=order.__getitem__):
            yield Fault(
                "later-item",
                path,
                f"{rule.name} depends on {name}, which comes after it: it changes when it was read already. "
                f"Move {name} before it.",
                f"{rule.name} 取决于其后的 {name}，看过之后还会变化。请将 {name} 移到前面。",
            )

    def _count(self, rule: Rule, path: FieldPath) -> Iterator[Fault]:
        found = operand(rule.expression.token, rule.name)
        if self._is_no_count(found):
            yield Fault(
                "bad-count",
                path,
                f"is no number of times from 0 to {MOST_OCCURRENCES}. Write a number, or an item that asks for one.",
                f"不是 0 至 {MOST_OCCURRENCES} 的次数。请写数字，或填写数字的检查项。",
            )

    def _is_no_count(self, found: Answered | Literal | None) -> bool:
        if isinstance(found, Literal):
            value = math.nan if isinstance(found.value, bool) else number(found.value)
            return not 0 <= value <= MOST_OCCURRENCES
        if not isinstance(found, Answered):
            return False
        item = self._sheet.whole_items.get(found.name)
        scale = item.scale if item is not None and not found.attribute else None
        return kind_of(self._sheet, found) not in ("number", "choice", "") or (
            scale is not None and scale.most > MOST_OCCURRENCES
        )

    def _default(self, name: str) -> Iterator[Fault]:
        item, place = self._sheet.whole_items.get(name), self._sheet.places.get(name)
        if item is None or place is None or not item.default:
            return
        if item.choices and not self._sheet.names_of(item.choices):
            return  # the list is not there
        wanted = wanted_instead(item, item.default, self._sheet.names_of(item.choices))
        question = self._form.questions[name]
        rule = question.constraint
        if wanted is None and rule is not None:
            fits = self._truth.holds(rule.token, name, {Answered(name): item.default})
            wanted = item.constraint_message if fits is False and item.constraint_message else wanted
            if fits is False and wanted is None:
                wanted = replace(item.question, zh="满足约束的内容", en="what meets the constraint")
        if wanted is not None:
            yield Fault(
                "bad-default",
                (*place, "default"),
                f"the default does not fit {name}. Write {wanted.en}.",
                f"默认值不适用于 {name}，应填写{wanted.zh}。",
            )

    def _is_unused(self, name: str) -> bool:
        return not any(name in rule.expression.names for rule in self._form.rules if rule.name != name)

    def unused_calculations(self) -> Iterator[Fault]:
        """What is calculated for nobody: no expression uses it, and it is never shown."""
        for name, question in self._form.questions.items():
            place = self._sheet.places.get(name)
            if place is None or not question.calculate or name not in self._dead or not self._is_unused(name):
                continue
            yield Fault(
                "unused-calculation",
                (*place, "calculate"),
                f"{name} is never shown, and no condition uses it. Remove it, or use it.",
                f"{name} 从不显示，也没有条件使用它。请删去或加以使用。",
            )

    def _repeats(self, name: str) -> tuple[str, ...]:
        part = self._form.parts[name]
        own = (name,) if isinstance(part, Group) and part.repeated else ()
        return (*self._form.repeats_around(name), *own)

    def _path(self, rule: Rule) -> FieldPath | None:
        """Where a rule stands in the file, None for one of what is extended."""
        place = self._sheet.places.get(rule.name)
        return None if place is None else (*place, *FIELDS.get(rule.kind, (rule.kind,)))


def condition_rules(sheet: Sheet, form: Form) -> Iterator[Fault]:
    """Everything there is to say about the conditions of a checklist."""
    rules = ConditionRules(sheet, form)
    yield from rules.faults()
    yield from rules.unused_calculations()
