"""What a form says is what the checklist says."""

from typing import Any

import pytest

from inspector.checklists.xlsform.question_types import CARRIED, RECORDED, REFUSED
from inspector.model.checklist import AnswerKind, DeadlineKind, Scale, Severity
from inspector.model.text import Bilingual
from tests.checklists.xlsform.book import (
    YES_NO,
    checklist,
    imported,
    item,
    notes,
    questions,
    rows_refused,
    workbook,
)

LISTED = ("select_one", "select_multiple")


@pytest.mark.parametrize(("type", "kind"), CARRIED.items())
def test_a_type_becomes_its_kind(type: str, kind: AnswerKind) -> None:
    columns = "type name label calculation"
    if type == "select_one_external":
        row = [f"{type} yes_no", "a", "A", "", "name != ''"]
        assert item(*row, columns=f"{columns} choice_filter", external_choices=YES_NO).kind is kind
    else:
        written = f"{type} yes_no" if type in LISTED else type
        assert item(written, "a", "A", "1 + 1" if type == "calculate" else "", columns=columns).kind is kind


@pytest.mark.parametrize(
    ("written", "kind"),
    [("string", AnswerKind.TEXT), ("int", AnswerKind.INTEGER), ("add image prompt", AnswerKind.PHOTO),
     ("select one from yes_no", AnswerKind.CHOICE), ("datetime", AnswerKind.DATE_TIME),
     ("add select multiple prompt using yes_no", AnswerKind.CHOICES), ("trigger", AnswerKind.CHOICE)],
)  # fmt: skip
def test_other_names_of_a_type_serve(written: str, kind: AnswerKind) -> None:
    assert item(written, "a", "A").kind is kind


@pytest.mark.parametrize("type", REFUSED)
def test_what_cannot_be_carried_is_refused_with_its_row(type: str) -> None:
    written = f"{type} yes_no" if type in ("rank", "osm") or ("file" in type and type != "file") else type
    if type == "cascading_select":
        written = f"{type} yes_no"
    told = rows_refused(questions(["text", "first", "First"], [written, "a", "A"]))
    assert any(line.startswith("survey row 3: ") for line in told)


@pytest.mark.parametrize("type", RECORDED)
def test_what_is_recorded_anyway_is_noted(type: str) -> None:
    name = "audit" if type == "audit" else "a"
    assert any(
        line.startswith("survey row 2: who, when")
        for line in notes(questions([type, name, ""], ["text", "b", "B"]))
    )


def test_an_expression_may_not_ask_for_what_is_recorded() -> None:
    rows = [["start", "begun", "", ""], ["text", "a", "A", "${begun} != ''"]]
    assert rows_refused(questions(*rows, columns="type name label relevant"))[0].startswith(
        "survey row 3: relevant:"
    )


@pytest.mark.parametrize(
    ("rows", "place"),
    [([["text", "a", "A"], ["text", "a", "B"]], "survey row 3"),
     ([["begin group", "g", "G"], ["text", "a", "A"]], "survey row 2"),
     ([["text", "a", "A"], ["end group", "", ""]], "survey row 3"),
     ([["select_one none", "a", "A"]], "survey row 2"), ([["text", "", "A"]], "survey row 2"),
     ([["text", "a", ""]], "survey row 2"), ([["calculate", "a", ""]], "survey row 2"),
     ([["texxt", "a", "A"]], "survey row 2"), ([["", "a", "A"]], "survey row 2"),
     ([["text", "姓名", "A"]], "survey row 2"), ([["text", "1a", "A"]], "survey row 2"),
     ([["note", "n", "${nobody}"]], "survey row 2")],
)  # fmt: skip
def test_a_mistake_is_told_with_its_row(rows: list[list[Any]], place: str) -> None:
    assert rows_refused(questions(*rows))[0].startswith(f"{place}: ")


def test_all_mistakes_are_told_at_once() -> None:
    told = rows_refused(questions(*[["geopoint", f"g{n}", "G"] for n in range(30)]))
    assert len(told) == 21
    assert told[-1] == "… and 10 more."


def test_twice_the_same_choice_is_refused() -> None:
    twice = [*YES_NO, ["yes_no", "yes", "Yes"]]
    assert rows_refused(questions(["select_one yes_no", "a", "A"], choices=twice))[0].startswith(
        "choices row 4: "
    )


def test_languages_go_where_they_belong() -> None:
    columns = ["type", "name", "label::English (en)", "label::中文", "label::Français", "hint"]
    made = imported(workbook([columns, ["text", "a", "A", "甲", "Un", "提示"]])).checklist
    [one] = made.items()
    assert one.question == Bilingual(zh="甲", en="A")
    assert one.guidance == Bilingual(zh="提示", en="")
    assert [(t.language, t.name, t.texts) for t in made.translations] == [
        ("fr", "Français", {"a.question": "Un"})
    ]


def test_groups_become_sections_and_loose_questions_too() -> None:
    made = checklist(
        ["text", "a", "A"], ["begin group", "g", ""], ["begin_repeat", "r", "Camera"], ["text", "b", "B"], ["end_repeat"],
        ["text", "c", "C"], ["end group"], ["text", "d", "D"],
    )  # fmt: skip
    assert [section.id for section in made.all_sections()] == ["part-1", "g", "r", "part-2", "part-3"]
    repeat = made.sections[1].sections[0].repeat
    assert repeat is not None
    assert repeat.of == Bilingual(zh="", en="Camera")


def test_or_other_asks_what() -> None:
    made = checklist(["select_one yes_no or_other", "a", "A"])
    assert [one.id for one in made.items()] == ["a", "a_other"]
    assert [choice.name for choice in made.choices[0].choices] == ["yes", "no", "other"]
    assert list(made.items())[1].relevant == "selected(${a}, 'other')"


def test_a_range_becomes_a_scale() -> None:
    columns = "type name label parameters"
    assert item("range", "a", "A", "start=0 end=5 step=0.5", columns=columns).scale == Scale(
        least=0, most=5, step=0.5
    )
    assert item("range", "a", "A", "start=0 end=5 step=0.5", columns=columns).kind is AnswerKind.DECIMAL
    assert rows_refused(questions(["range", "a", "A", "start=0 end=5 step=x"], columns=columns))


def test_columns_of_this_program_make_a_judged_item() -> None:
    columns = ["type", "name", "label", "inspector::severity", "inspector::citations", "inspector::departments",
               "inspector::demand::en", "inspector::deadline"]  # fmt: skip
    row = [
        "select_one yes_no",
        "a",
        "A",
        "major",
        "express-regulation 35(1) V",
        "邮政；市监",
        "Do.",
        "10 days",
    ]
    [one] = imported(workbook([columns, row], choices=YES_NO)).checklist.items()
    assert one.severity is Severity.MAJOR
    assert one.departments == ("邮政", "市监")
    assert one.deadline is not None
    assert (one.deadline.kind, one.deadline.days) == (DeadlineKind.DAYS, 10)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("severity", "grave"),
        ("citations", "no-such-law 1 V"),
        ("citations", "35"),
        ("deadline", "soon"),
        ("gravity", "1"),
    ],
)
def test_a_mistake_in_such_a_column_is_told(column: str, text: str) -> None:
    book = workbook([["type", "name", "label", f"inspector::{column}"], ["text", "a", "A", text]])
    assert rows_refused(book)[0].startswith("survey row 2: ")


def test_presentation_is_noted_and_meaning_is_not_lost() -> None:
    columns = ["type", "name", "label", "appearance", "media::image", "body::x", "my own"]
    told = notes(workbook([columns, ["text", "a", "A", "multiline", "a.png", "1", "2"]]))
    assert sum(line.startswith("survey row 2: the column") for line in told) == 4


@pytest.mark.parametrize("default", ["today()", "${b}", "1 + 1"])
def test_a_default_that_is_worked_out_is_refused(default: str) -> None:
    book = questions(["text", "a", "A", default], ["text", "b", "B", ""], columns="type name label default")
    assert rows_refused(book)[0].startswith("survey row 2: default: ")
