"""Lines: no forbidden character at their ends, nothing lost, nothing too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.report.breaking import NEVER_FIRST, NEVER_LAST, break_lines
from inspector.report.typeface import Weight, typeface

FACE = typeface(Weight.REGULAR)
SIZE = 9.0
chinese = st.text(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动", max_size=200
)
mixed = st.text("中文字，。、；：？！（）《》“”abc def 123 45.6% 3-5 A-03 ", max_size=200)


def lines(text: str, width: float = 120) -> list[str]:
    """The text in lines of a width in points."""
    return break_lines(text, FACE, SIZE, width)


@given(chinese | mixed)
def test_nothing_is_lost_but_spaces_at_the_end_of_a_line(text: str) -> None:
    assert "".join(lines(text)).replace(" ", "") == text.replace(" ", "")


@given(chinese | mixed, st.floats(40, 400))
def test_a_line_fits_unless_it_cannot_be_broken(text: str, width: float) -> None:
    for line in lines(text, width):
        tail = sum(FACE.width(c, SIZE) for c in line if c in NEVER_FIRST)
        assert FACE.width(line, SIZE) <= width + tail + 0.01


@given(chinese)
def test_chinese_lines_never_begin_or_end_with_the_wrong_mark(text: str) -> None:
    marked = "，".join(f"（{part}）" for part in text.split("的") if part)
    for line in lines(marked, 150)[1:]:
        assert line[:1] not in NEVER_FIRST
    for line in lines(marked, 150)[:-1]:
        assert line[-1:] not in NEVER_LAST


@pytest.mark.parametrize(
    "whole", ["SF1234567890123", "2026-11-20", "138******34", "GB/T", "99.5%", "A-03", "JC-20261120-7F3A-001"]
)
@pytest.mark.parametrize("before", range(1, 14))
def test_numbers_and_names_stay_whole(whole: str, before: int) -> None:
    text = "查" * before + f" {whole} " + "验" * 5
    assert any(whole in line for line in lines(text, 160)), lines(text, 160)


def test_a_word_wider_than_the_line_is_cut_only_where_it_must() -> None:
    word = "x" * 400
    assert all(FACE.width(line, SIZE) <= 120 for line in lines(word))
    assert "".join(lines(word)) == word


def test_typed_line_ends_stay() -> None:
    assert lines("一\n\n二") == ["一", "", "二"]
