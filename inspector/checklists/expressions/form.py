"""A form as expressions see it: questions in groups, some of them repeated."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from inspector.checklists.expressions.expression import Expression
from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.likeness import meant

ROOT = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `filter` chooses among the list `choices`."""

    name: str
    relevant: Expression | None = None
    required: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    default: str = ""
    choices: str = ""
    filter: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions and groups that belong together; a repeated one occurs as often as `count` says, or as people say."""

    name: str
    children: tuple["Question | Group", ...]
    relevant: Expression | None = None
    repeated: bool = False
    count: Expression | None = None


@dataclass(frozen=True, slots=True)
class ListedChoice:
    """One choice of a list: its name, its words, and what filters may ask for."""

    name: str
    label: str
    columns: Mapping[str, str] = field(default_factory=dict)


class FormFault(Exception):
    """Something in a form that does not fit; `name` is the question or group, `rule` the field of it."""

    def __init__(self, name: str, rule: str, fault: ExpressionFault) -> None:
        super().__init__(f"{name}.{rule}: {fault.en}")
        self.name = name
        self.rule = rule
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Rule:
    """One expression of a form: what it decides of which question or group."""

    kind: str
    name: str
    expression: Expression


SINKS = ("required", "constraint", "filter")  # nothing depends on what these say


class Form:
    """Questions by name, and their rules in the order in which they must be evaluated. Raises FormFault."""

    def __init__(self, root: Group, lists: Mapping[str, tuple[ListedChoice, ...]]) -> None:
        self.root = root
        self.lists = lists
        self.parts: dict[str, Question | Group] = {root.name: root}
        self.above: dict[str, tuple[Group, ...]] = {root.name: ()}
        self._note(root, ())
        self.chains = {
            name: tuple(group.name for group in above if group.repeated) for name, above in self.above.items()
        }
        self.rules = self._ordered(self._all_rules())
        self.dependents = self._by_name()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by name, in order."""
        return {name: part for name, part in self.parts.items() if isinstance(part, Question)}

    def repeats_around(self, name: str) -> tuple[str, ...]:
        """The repeated groups a question or group is in, outermost first; a repeated group itself is not among them."""
        return self.chains[name]

    def within(self, name: str) -> Iterator[str]:
        """The questions in a group, at any depth."""
        part = self.parts[name]
        if isinstance(part, Question):
            yield name
            return
        for child in part.children:
            yield from self.within(child.name)

    def _note(self, group: Group, above: tuple[Group, ...]) -> None:
        for child in group.children:
            if child.name in self.parts:
                raise FormFault(child.name, "id", _twice(child.name))
            self.parts[child.name] = child
            self.above[child.name] = (*above, group)
            if isinstance(child, Group):
                self._note(child, (*above, group))

    def _all_rules(self) -> list[Rule]:
        fields = ("relevant", "count", "calculate", *SINKS)
        found = [
            Rule(kind, part.name, expression)
            for part in self.parts.values()
            for kind in fields
            if (expression := getattr(part, kind, None)) is not None
        ]
        for rule in found:
            self._require_known(rule)
        return found

    def _require_known(self, rule: Rule) -> None:
        """What is named as ${...} must be there. What a path names need not: it is empty then."""
        for name in sorted(rule.expression.references - self.parts.keys()):
            raise FormFault(rule.name, rule.kind, _unknown(name, self.parts))

    def _sources(self, rule: Rule) -> set[str]:
        """The questions and groups a rule looks at."""
        if rule.expression.everything:
            return set(self.parts)
        names = {name for name in rule.expression.names if name in self.parts}
        looked_into = (name for name in names if name not in rule.expression.counted)
        inside = {question for name in looked_into for question in self.within(name)}
        own = {rule.name} if rule.expression.uses_itself or rule.kind in SINKS else set()
        return names | inside | own

    def _results(self, rule: Rule) -> set[str]:
        """The questions and groups that may have another value by a rule."""
        if rule.kind in SINKS:
            return set()
        if rule.kind in ("relevant", "count") and isinstance(self.parts[rule.name], Group):
            return {rule.name, *self.within(rule.name)}
        return {rule.name}

    def _ordered(self, rules: list[Rule]) -> list[Rule]:
        makers: dict[str, list[int]] = {}
        for place, rule in enumerate(rules):
            for name in self._results(rule):
                makers.setdefault(name, []).append(place)
        waits = [{other for name in self._sources(rule) for other in makers.get(name, ())} for rule in rules]
        order: list[int] = []
        state = [0] * len(rules)
        for place in range(len(rules)):
            self._visit(place, waits, state, order, rules)
        return [rules[place] for place in order]

    def _visit(
        self, start: int, waits: list[set[int]], state: list[int], order: list[int], rules: list[Rule]
    ) -> None:
        """Put a rule and what it waits for into the order; without recursion, as chains may be long."""
        stack = [(start, iter(sorted(waits[start])))] if state[start] == 0 else []
        state[start] = state[start] or 1
        while stack:
            place, others = stack[-1]
            other = next((each for each in others if state[each] != 2), None)
            if other is None:
                state[place] = 2
                order.append(place)
                stack.pop()
            elif state[other] == 1:
                raise FormFault(
                    rules[other].name, rules[other].kind, _circle([rules[p].name for p, _ in stack])
                )
            else:
                state[other] = 1
                stack.append((other, iter(sorted(waits[other]))))

    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, rule in enumerate(self.rules):
            for name in self._sources(rule):
                found.setdefault(name, []).append(place)
        return found


def _twice(name: str) -> ExpressionFault:
    return ExpressionFault(
        f"the id {name} is used twice. Give one another id.", f"编号 {name} 重复，请改用其他编号。"
    )


def _unknown(name: str, known: Iterable[str]) -> ExpressionFault:
    guess = meant(name, known)
    return ExpressionFault(
        f"there is no item or section {name}. Correct the name.{guess.en}",
        f"没有检查项或分类 {name}，请更正名称。{guess.zh}",
    )


def _circle(names: list[str]) -> ExpressionFault:
    shown = " → ".join(dict.fromkeys(names))[:200]
    return ExpressionFault(
        f"it depends on itself: {shown}. Break the circle.", f"表达式循环依赖自身：{shown}。请去除循环。"
    )
