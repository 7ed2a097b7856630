"""What is refused: each fault has its column and a sentence in both languages that says what to do, and none takes long."""

import time
from contextlib import suppress

import pytest
from checklists.expressions.filled import result
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.expressions.expression import parse
from inspector.checklists.expressions.fault import ExpressionFault
from inspector.checklists.expressions.functions.registry import FUNCTIONS, UNSUPPORTED
from inspector.checklists.expressions.pattern import Pattern, PatternFault

SLOW_S = 2.0


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ("", 1, "empty"),
        ("  ", 1, "empty"),
        ("1 +", 3, "too early"),
        ("1 = 1 and", 9, "too early"),
        ("a b", 3, "'b' does not fit"),
        ("${a} == 1", 6, "Write = instead of =="),
        ("1 && 2", 3, "Write and instead"),
        ("1 || 2", 3, "Write or instead"),
        ("${a} ≥ 1", 6, "Write >= instead"),
        ("selected(${a}，'x')", 14, "Write , instead"),
        ("${a} = ‘x’", 8, "Write ' instead"),
        ("!${a}", 1, "no meaning"),
        ("${a b}", 1, "${name}"),
        ("$a", 1, "${name}"),
        ("${}", 1, "${name}"),
        ("'it", 1, "quote"),
        ("(1", 1, "never closed"),
        ("if(1, 2", 3, "never closed"),
        ("1)", 2, "closes nothing"),
        ("(1]", 3, "closes nothing"),
        ("foo(1)", 1, "no function foo()"),
        ("1 + rond(2)", 5, "Did you mean round()?"),
        ("jr:itext('x')", 1, "device or the language"),
        ("ns:foo(1)", 1, "no function ns:foo()"),
        ("round()", 1, "1 to 2 argument"),
        ("if(1, 2)", 1, "3 argument"),
        ("concat()", 1, "1 or more argument"),
        ("indexed-repeat(${a}, ${b}, 1, ${c})", 1, "argument"),
        ("child::a", 6, "Axes"),
        ("/data/*", 7, "Write the name"),
        ("//a", 3, "Write the name"),
        ("../@*", 4, "goes on with a name"),
        ("sum('a'/b)", 5, "not a value"),
        ("current()/today()", 11, "goes on with a name"),
        ("(1)[2]", 1, "not a value"),
        ("1 | 2", 5, "not a value"),
        ("regex(${a}, ${b})", 13, "in quotes"),
        ("instance(${a})/root", 10, "in quotes"),
        ("jr:choice-name(${a}, ${a})", 22, "in quotes"),
        ("indexed-repeat('a', ${b}, 1)", 16, "${name}"),
        ("regex(., '(a')", 13, "pattern"),
        ("regex(., 'a(?=b)')", 13, "pattern"),
        (r"regex(., '(a)\1')", 14, "pattern"),
        ("regex(., '[b-a]')", 11, "pattern"),
        ("regex(., 'a**')", 13, "pattern"),
        ("regex(., 'a{3,1}')", 12, "pattern"),
        ("regex(., 'a|*')", 13, "pattern"),
        ("a:b", 2, "no meaning"),
        ("1 = 2 = 3", 9, "does not fit"),
    ],
)
def test_a_fault_says_where_it_is_and_what_to_do(text: str, column: int, sentence: str) -> None:
    with pytest.raises(ExpressionFault) as refused:
        parse(text)
    assert (refused.value.column, sentence in refused.value.en) == (column, True), refused.value.en
    assert any("\u4e00" <= char <= "\u9fff" for char in refused.value.zh)
    assert refused.value.zh.endswith(("。", "？"))
    assert refused.value.en.endswith((".", "?"))


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_what_is_left_out_is_told_by_name(name: str) -> None:
    assert name not in FUNCTIONS
    with pytest.raises(ExpressionFault, match=r"\(\)"):
        parse(f"{name}(1)")


@pytest.mark.parametrize("count", [101, 6000, 100_000])
@pytest.mark.parametrize(
    "piece",
    [
        ("(", "1", ")"),
        ("if(1, ", "1", ", 2)"),
        ("not(", "1", ")"),
        ("a[", "1", "]"),
        ("instance('x')/root/item[", "1", "]"),
        ("1 or 1 and 1 = 1 + 1 * (", "1", ")"),
        ("-", "1", ""),
        ("- ", "1", ""),
        ("(", "", ""),
        ("$", "", ""),
        ("/", "", ""),
        ("@", "", ""),
        ("'", "", "x"),
        ("a[1", "", ""),
        ("=", "", ""),
    ],
)
def test_what_is_nested_too_deep_is_refused_at_once(piece: tuple[str, str, str], count: int) -> None:
    began = time.perf_counter()
    with pytest.raises(ExpressionFault):
        parse(piece[0] * count + piece[1] + piece[2] * count)
    assert time.perf_counter() - began < SLOW_S


@pytest.mark.parametrize(
    "text",
    [
        "1" + " + 1" * 4_000,
        "1" + " or 1" * 3_900,
        "../" * 6_000 + "a",
        "a" + "[1]" * 6_000,
        "a" + "|a" * 9_000,
        "9" * 4_000,
    ],
)
def test_what_is_only_long_is_evaluated(text: str) -> None:
    began = time.perf_counter()
    result(text)
    assert time.perf_counter() - began < SLOW_S


def test_a_hundred_levels_can_be_evaluated() -> None:
    assert result("if(1, " * 90 + "'deep'" + ", 2)" * 90) == "deep"


def test_too_long_is_refused() -> None:
    with pytest.raises(ExpressionFault, match="longer than"):
        parse("1 or " * 4_001 + "1")


SIGNS = st.sampled_from(
    [
        "${a}",
        "'x'",
        "1",
        "+",
        "-",
        "*",
        "div",
        "=",
        "<",
        "and",
        "or",
        "(",
        ")",
        "[",
        "]",
        "/",
        "..",
        ".",
        "@a",
        ",",
        "if(",
        "sum(",
        "a",
        " ",
    ]
)


@given(st.text(max_size=60) | st.lists(SIGNS, max_size=15).map("".join))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse(text)
        column = 1
    except ExpressionFault as fault:
        column = fault.column
    assert 1 <= column <= len(text) + 1


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(a+)+b", "a" * 20_000),
        ("(a|a)*b", "a" * 20_000),
        ("a*a*a*a*a*a*a*a*b", "a" * 20_000),
        ("(a|b)*a(a|b){100}", "ab" * 10_000),
        ("(.*)(.*)(.*)(.*)[0-9]", "x" * 20_000),
        ("((a?){30}){30}", "a" * 2_000),
    ],
)
def test_no_pattern_makes_anybody_wait(pattern: str, text: str) -> None:
    began = time.perf_counter()
    with suppress(PatternFault):
        Pattern(pattern).matches(text)
    assert time.perf_counter() - began < SLOW_S


@pytest.mark.parametrize(
    "pattern", ["(" * 21 + "a" + ")" * 21, "a" * 501, "(a{99}){99}", "((((a{9}){9}){9}){9}){9}", "a{9999}"]
)
def test_a_pattern_that_grows_too_large_is_refused(pattern: str) -> None:
    began = time.perf_counter()
    with pytest.raises(PatternFault):
        Pattern(pattern)
    assert time.perf_counter() - began < SLOW_S
