"""Patterns match what Python's own would match, as a whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.expressions.pattern import Pattern

PIECES = st.sampled_from(["a", "b", "1", ".", "[ab]", "[^a]", r"\d", r"\.", "^", "$"])
PATTERNS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join),
        inner.map("({})".format),
        inner.map("(?:{})?".format),
        inner.map("({})*".format),
        inner.map("({})+".format),
        inner.map("({}){{1,3}}".format),
        inner.map("({}){{2}}".format),
        inner.map("({}){{2,}}".format),
    ),
    max_leaves=6,
)


@given(PATTERNS, st.lists(st.text(alphabet="ab1.", max_size=6), min_size=5, max_size=5))
def test_it_matches_what_python_matches(pattern: str, texts: list[str]) -> None:
    ours = Pattern(pattern)
    for text in texts:
        assert ours.matches(text) == bool(re.fullmatch(pattern, text)), (pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"1[3-9]\d{9}", "13812345678", True),
        (r"^1[3-9]\d{9}$", "138123456789", False),
        (r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,4}", "ann.lee@example.org", True),
        (r"\d{17}[\dXx]", "11010519491231002X", True),
        (r"[\u4e00-\u9fa5]{2,4}", "王小明", True),
        (r"(京|沪)[A-Z]-?\d+", "京A-12", True),
        (r"a+?b??", "aaa", True),
        (r"[]a]+", "]a", True),
        (r"\w+\s\w+", "a b", True),
        ("", "", True),
        ("", "a", False),
    ],
)
def test_patterns_as_people_write_them(pattern: str, text: str, fits: bool) -> None:
    assert Pattern(pattern).matches(text) is fits
