"""Lines: no forbidden character at their ends, nothing lost, nothing too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.load import shipped_checklists
from inspector.errors import Language
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


WHOLE = [
    "第35条第1款",
    "第三十五条",
    "2026年11月20日",
    "2026-11-20",
    "11月20日",
    "SF1234567890123",
    "JC-20261120-7F3A-001",
    "138******34",
    "12.5%",
    "20件",
    "7/20",
    "0512-12345678",
    "GB/T38540-2020",
]
RUNNING = (
    "现场抽查快件20件，其中7件面单“姓名”未隐藏（编号A-03、A-07等）；依据《快递暂行条例》第35条第1款、第三十五条，自"
    "2026年11月20日（即2026-11-20、11月20日）起，运单SF1234567890123、报告JC-20261120-7F3A-001、电话138******34，"
    "占12.5%，比例7/20；咨询0512-12345678，参照GB/T38540-2020……另见——“附件”（一）、【说明】：“不得泄露！”等。"
)
WIDTHS = range(90, 490, 2)


def test_over_two_hundred_widths_no_line_begins_wrong_and_nothing_whole_is_broken() -> None:
    assert len(WIDTHS) == 200
    for width in WIDTHS:
        broken = lines(RUNNING, width)
        assert "".join(broken) == RUNNING
        for line in broken[1:]:
            assert line[0] not in NEVER_FIRST, (width, line)
        for line in broken[:-1]:
            assert line[-1] not in NEVER_LAST, (width, line)
        for whole in WHOLE:
            if FACE.width(whole, SIZE) < width - 3 * SIZE:
                assert any(whole in line for line in broken), (width, whole, broken)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_shipped_question_breaks_well_at_every_width(language: Language) -> None:
    questions = [
        item.question.of(language)
        for checklist in shipped_checklists()
        for section in checklist.sections
        for item in section.items
    ]
    assert len(questions) >= 45
    for question in questions:
        for width in WIDTHS:
            broken = lines(question, width)
            assert "".join(broken).replace(" ", "") == question.replace(" ", "")
            assert not [line for line in broken[1:] if line[:1] in NEVER_FIRST], (width, broken)
            assert not [line for line in broken[:-1] if line[-1:] in NEVER_LAST], (width, broken)
