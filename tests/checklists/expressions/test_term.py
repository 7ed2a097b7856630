"""What a linter can know of an expression: its type, its value where it is constant, comparisons, contradictions."""

import math

import pytest

from inspector.checklists.expressions.expression import constant, parse
from inspector.checklists.expressions.function import Kind
from inspector.checklists.expressions.term import comparisons, contradiction


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 + ${a}", Kind.NUMBER),
        ("-${a}", Kind.NUMBER),
        ("${a} = 1", Kind.BOOLEAN),
        ("${a} and 1", Kind.BOOLEAN),
        ("'x'", Kind.TEXT),
        ("concat(${a}, 1)", Kind.TEXT),
        ("${a}", Kind.NODES),
        ("../a/@b", Kind.NODES),
        (".", Kind.NODES),
        ("if(${a}, 'x', 'y')", Kind.TEXT),
        ("if(${a}, 'x', 1)", Kind.UNKNOWN),
        ("coalesce(1, 2)", Kind.NUMBER),
        ("(today())", Kind.TEXT),
    ],
)
def test_the_type_is_known_before_evaluation(text: str, kind: Kind) -> None:
    assert parse(text).kind is kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 = 2", False),
        ("1 + 1", 2.0),
        ("concat('a', 'b')", "ab"),
        ("if(true(), 'x', 'y')", "x"),
        ("string-length('abc') > 2", True),
        ("1 = 2 and ${a}", None),
        ("${a}", None),
        (". = .", None),
        ("today()", None),
        ("string-length()", None),
        ("position()", None),
        ("instance('x')/root", None),
        ("date-time('2026-01-01')", None),
    ],
)
def test_what_depends_on_nothing_is_folded(text: str, value: object) -> None:
    assert constant(parse(text)) == value


def test_a_constant_may_be_no_number() -> None:
    assert math.isnan(float(str(constant(parse("0 div 0")))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("${a} = 'x'", [("a", "=", "x")]),
        ("5 < ${a}", [("a", ">", 5.0)]),
        (". >= -3 and . != 'q'", [(".", ">=", -3.0), (".", "!=", "q")]),
        ("not(selected(${a}, 'x'))", [("a", "selected", "x")]),
        ("if(${a}/@bad > 1, ${b} = 'y', 2)", [("a/@bad", ">", 1.0), ("b", "=", "y")]),
        ("${a} = ${b}", []),
        ("count(${r}[x = 'y'])", []),
    ],
)
def test_comparisons_with_written_values_are_listed(text: str, found: list[tuple[str, str, object]]) -> None:
    assert [(one.name, one.operator, one.literal) for one in comparisons(parse(text).term)] == found


def test_a_comparison_knows_its_column() -> None:
    assert [one.column for one in comparisons(parse("${a} = 'x' or 5 < ${b}").term)] == [1, 15]


@pytest.mark.parametrize(
    "text",
    [
        "${a} = 'x' and ${a} = 'y'",
        "${a} = 'x' and (${b} = 1 and ${a} != 'x')",
        ". > 5 and . < 3",
        ". > 5 and . <= 5",
        ". >= 5 and . < 5",
        "5 > . and 6 <= .",
        ". = 7 and . < 3",
        ". = 'x' and . > 3",
        "${a} = 'x' and ${a} = 'y' or ${b} = 1 and ${b} = 2",
        "${a}/@bad > 1 and ${a}/@bad < 1",
    ],
)
def test_what_can_never_hold_is_found(text: str) -> None:
    assert contradiction(parse(text).term)


@pytest.mark.parametrize(
    "text",
    [
        "${a} = 'x' or ${a} = 'y'",
        "${a} = 'x' and ${b} = 'y'",
        ". >= 5 and . <= 5",
        ". > 3 and . > 5",
        ". != 1 and . != 2",
        ". = 5 and . = '5'",
        ". = '5' and . > 3",
        "selected(., 'a') and selected(., 'b')",
        "not(${a} = 'x' and ${a} = 'y')",
        "${a} = 'x' and ${a} = 'y' or ${b} = 1",
        "${a}",
    ],
)
def test_what_may_hold_is_left_alone(text: str) -> None:
    assert contradiction(parse(text).term) is None


def test_names_by_paths_are_known_and_those_of_choices_are_not_mixed_in() -> None:
    expression = parse(
        "count(instance('list')/root/item[kind = current()/../a and name = ${b}]/label) + /data/g/c"
    )
    assert expression.names == {"a", "b", "data", "g", "c"}
    assert expression.references == {"b"}
    assert expression.lists == {"list"}
    assert parse(". > 1").uses_itself
    assert not parse("sum(${a}[. > 1])").uses_itself
    assert parse("1 + 1") is parse("1 + 1")
