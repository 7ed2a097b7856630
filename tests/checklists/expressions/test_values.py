"""What functions and operators give: the table in values.txt."""

import math
import runpy
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from inspector.checklists.expressions import functions
from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.form import Form, Group, ListedChoice, Question
from inspector.checklists.expressions.grammar import FUNCTIONS
from inspector.checklists.expressions.key import Key
from inspector.checklists.expressions.tree import Tree
from inspector.checklists.expressions.values import text

TABLE = Path(__file__).with_name("values.txt")
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
ANSWERS = {
    "age": "42",
    "blank": "",
    "name": "Maria Silva",
    "services": "water power",
    "income": "1500.5",
    "opened": "2024-02-29",
    "zero": "0",
    "town": "sz",
}
PEOPLE = (("Ana", "34"), ("Bia", "7"), ("Caio", ""))
TOWNS = (ListedChoice("hz", "杭州", {"province": "zj"}), ListedChoice("sz", "深圳", {"province": "gd"}))


def lines() -> Iterator[tuple[str, str]]:
    """Expressions with their values."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            expression, _, value = line.rpartition(" => ")
            yield expression, value


@pytest.fixture(scope="module")
def tree() -> Tree:
    """The answers the table is about."""
    questions = [Question(name=name, choices="towns" if name == "town" else "") for name in ANSWERS]
    person = Group(name="person", repeated=True, children=(Question(name="who"), Question(name="years")))
    form = Form(Group(name="data", children=(*questions, person)), {"towns": TOWNS})
    made = Tree(form, lambda key: (1, 2, 3), NOW)
    for name, value in ANSWERS.items():
        made.put(Key(name), value, {})
    for number, (who, years) in enumerate(PEOPLE, start=1):
        made.put(Key("who", (number,)), who, {})
        made.put(Key("years", (number,)), years, {})
    return made


def shown(value: Any) -> str:
    """A value as the table writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | list):
        return f"'{text(value)}'"
    number = float(value)
    return text(number) if not math.isfinite(number) else repr(round(number, 12) + 0.0).removesuffix(".0")


def test_values_are_those_of_the_reference(tree: Tree) -> None:
    wrong = [
        f"{expression} is {found}, not {value}"
        for expression, value in lines()
        if (found := shown(tree.evaluate(parse(expression), Key("age")))) != rounded(value)
    ]
    assert not wrong, "\n".join(wrong)


def rounded(value: str) -> str:
    """A number as far as the table compares it."""
    return shown(float(value)) if value[0] in "-0123456789" and value[-1].isdigit() else value


def test_every_function_stands_in_the_table() -> None:
    told = " ".join(expression for expression, _ in lines()).replace("jr:", "jr-")
    assert [name for name in FUNCTIONS if f"{name}(" not in told] == []


def test_the_page_tells_of_all_functions() -> None:
    root = Path(__file__).parents[3]
    made = runpy.run_path(str(root / "packaging" / "function_reference.py"))
    page = (root / "docs" / "xlsform.md").read_text(encoding="utf-8")
    assert page.endswith(made["MARK"] + made["section"]()), "renew it: make reference"


@pytest.mark.parametrize("name", sorted(functions.UNSUPPORTED))
def test_what_is_not_supported_is_refused_by_name(name: str) -> None:
    with pytest.raises(ExpressionFault, match=rf"no function {name}\(\) here") as caught:
        parse(f"{name}(${{age}})")
    assert name in caught.value.zh


@pytest.mark.parametrize("text", ["if(1, 2)", "true(5)", "string('a', 'b')", "substr('a')", "selected('a')"])
def test_a_wrong_number_of_arguments_is_refused(text: str) -> None:
    with pytest.raises(ExpressionFault):
        parse(text)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("${a} + ", 7),
        ("1 + ${b} = )", 12),
        ("'x", 1),
        ("concat(${a} ${b})", 13),
        ("$a = 1", 1),
        ("${} = 1", 1),
    ],
)
def test_a_fault_tells_where_it_is(text: str, column: int) -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse(text)
    assert abs(caught.value.column - column) <= 1, caught.value.column


@pytest.mark.parametrize(
    "name", ["date", "count", "position", "text", "div", "mod", "and", "if", "node", "a.b-c"]
)
def test_a_question_may_be_called_like_a_function(name: str) -> None:
    form = Form(Group(name="data", children=(Question(name=name), Question(name="other"))), {})
    tree = Tree(form, lambda key: (), NOW)
    tree.put(Key(name), "5", {})
    assert tree.evaluate(parse(f"${{{name}}} * 2"), Key("other")) == 10.0
