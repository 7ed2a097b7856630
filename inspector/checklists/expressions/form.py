"""A form: questions in groups, what depends on what, and in which order it is evaluated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from inspector.checklists.expressions.expression import Expression
from inspector.checklists.expressions.fault import FormFault
from inspector.checklists.expressions.node import Node
from inspector.checklists.expressions.rule import Dependent, Part, Rule, RuleKind

_NO_LISTS: Mapping[str, Sequence["Choice"]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a choice list; `columns` are what filters ask for beside `name` and `label`."""

    name: str
    label: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, or a calculated value. `choice_list` names its list, which `choice_filter` narrows."""

    name: str
    relevant: Expression | None = None
    required: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    default: Expression | None = None
    choice_list: str | None = None
    choice_filter: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of questions and groups; with `repeat` it may be there many times, `repeat_count` says how often."""

    name: str
    relevant: Expression | None = None
    repeat: bool = False
    repeat_count: Expression | None = None
    children: "tuple[Question | Group, ...]" = ()


class Form:
    """A form, compiled once. Raises FormFault for a name that is unknown or used twice, and for a cycle."""

    def __init__(self, root: Group, choice_lists: Mapping[str, Sequence[Choice]] = _NO_LISTS) -> None:
        self.root = root
        self.choice_lists = choice_lists
        self.parts: dict[str, Part] = {}
        for part in _parts(root, None, ()):
            if part.name in self.parts:
                raise _used_twice(part.name)
            self.parts[part.name] = part
        for part in self.parts.values():
            part.rules = tuple(self._rules(part))
            part.default = _default(part.element)
            self._check_lists(part)
        self._rank()
        self._find_dependents()
        self._lists: dict[str, Node] = {}

    def list_node(self, id: str) -> Node | None:
        """What instance() gives: a node whose only child is `root`, which has an `item` for each choice."""
        if id not in self._lists and id in self.choice_lists:
            self._lists[id] = _list_node(self.choice_lists[id])
        return self._lists.get(id)

    @cached_property
    def choice_names(self) -> Mapping[str, tuple[str, ...]]:
        """The names of each list's choices, in order."""
        return {id: tuple(choice.name for choice in choices) for id, choices in self.choice_lists.items()}

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The label of each choice, by list and name."""
        return {
            id: {choice.name: choice.label for choice in choices} for id, choices in self.choice_lists.items()
        }

    def _rules(self, part: Part) -> Iterator[Rule]:
        for kind in RuleKind:
            expression = getattr(part.element, kind.value, None)
            if expression is not None and (kind is not RuleKind.CHOICES or part.choice_list is not None):
                self._check_names(part, expression)
                yield Rule(kind, part, expression)

    def _check_names(self, part: Part, expression: Expression) -> None:
        unknown = sorted(expression.references - self.parts.keys())
        if unknown:
            raise FormFault(
                (part.name, unknown[0]),
                en=f"{part.name} refers to {unknown[0]}, which is not in the form. Correct the name.",
                zh=f"{part.name} 引用了表中没有的 {unknown[0]}，请更正名称。",
            )
        for id in sorted(expression.lists - self.choice_lists.keys()):
            raise _no_list(part.name, id)

    def _check_lists(self, part: Part) -> None:
        if part.default is not None:
            self._check_names(part, part.default)
        if part.choice_list is not None and part.choice_list not in self.choice_lists:
            raise _no_list(part.name, part.choice_list)

    def _rank(self) -> None:
        """Give each rule its place in the order of evaluation: after all it depends on, and checks last."""
        graph = {name: self._needed_before(part) for name, part in self.parts.items()}
        try:
            order = list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise _cycle(tuple(error.args[1])) from error
        places = {name: place for place, name in enumerate(order)}
        for part in self.parts.values():
            for rule in part.rules:
                base = len(order) if rule.kind.is_check else places[part.name]
                rule.rank = base * len(RuleKind) + rule.kind.place

    def _needed_before(self, part: Part) -> set[str]:
        needed = {name for rule in part.rules if not rule.kind.is_check for name in rule.expression.names}
        for rule in part.rules:
            if rule.expression.uses_itself and not rule.kind.is_check and isinstance(part.element, Question):
                needed.add(part.name)
        if part.parent is not None:
            needed.add(part.parent.name)
        return needed & self.parts.keys()

    def _find_dependents(self) -> None:
        found: dict[str, list[Dependent]] = {name: [] for name in self.parts}
        for part in self.parts.values():
            for rule in part.rules:
                for name in self._watched(part, rule.expression):
                    found[name].append(Dependent(rule, _is_near(self.parts[name], part, rule.expression)))
        for name, dependents in found.items():
            self.parts[name].dependents = tuple(dependents)

    def _watched(self, part: Part, expression: Expression) -> set[str]:
        names = expression.names & self.parts.keys()
        if expression.uses_itself:
            names |= {part.name}
        if expression.wide:
            names |= {repeat.name for repeat in part.repeats}
        return set(names)


def _is_near(watched: Part, part: Part, expression: Expression) -> bool:
    """Whether a change of `watched` concerns the expression only within the same instance of its repeat."""
    return (
        not expression.wide and not watched.repeat and watched.repeats == part.repeats[: len(watched.repeats)]
    )


def _parts(element: Question | Group, parent: Part | None, repeats: tuple[Part, ...]) -> Iterator[Part]:
    repeat = isinstance(element, Group) and element.repeat
    part = Part(element.name, element, parent, repeat=repeat)
    part.repeats = (*repeats, part) if repeat else repeats
    part.choice_list = element.choice_list if isinstance(element, Question) else None
    yield part
    if isinstance(element, Group):
        for child in element.children:
            inner = list(_parts(child, part, part.repeats))
            part.children.append(inner[0])
            yield from inner


def _default(element: Question | Group) -> Expression | None:
    """The default of a question; one that is calculated has none."""
    return element.default if isinstance(element, Question) and element.calculate is None else None


def _list_node(choices: Sequence[Choice]) -> Node:
    top, root = Node("", group=True), Node("root", group=True)
    top.add(root)
    for choice in choices:
        item = Node("item", group=True)
        for name, text in {**choice.columns, "name": choice.name, "label": choice.label}.items():
            item.add(Node(name, text))
        root.add(item)
    return top


def _used_twice(name: str) -> FormFault:
    return FormFault(
        (name,),
        en=f"The name {name} is used twice. Give one of them another name.",
        zh=f"名称 {name} 重复，请改用其他名称。",
    )


def _no_list(name: str, id: str) -> FormFault:
    return FormFault(
        (name,),
        en=f"{name} uses the choice list {id}, which is not there. Add the list, or correct its name.",
        zh=f"{name} 使用的选项列表 {id} 不存在，请补充该列表或更正名称。",
    )


def _cycle(names: tuple[str, ...]) -> FormFault:
    way = " → ".join(reversed(names))
    return FormFault(
        tuple(dict.fromkeys(names)),
        en=f"These depend on each other in a circle: {way}. Take one reference out.",
        zh=f"以下项目循环依赖：{way}，请去掉其中一处引用。",
    )
