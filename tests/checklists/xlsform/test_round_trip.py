"""What was written as a workbook reads back as the same checklist, whatever stands in it."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from inspector.checklists.load import read_checklist, shipped_checklists
from inspector.checklists.written import written
from inspector.checklists.xlsform.exporting import workbook_of
from inspector.checklists.xlsform.importing import import_form
from inspector.checklists.xlsform.judge import as_pyxform_reads
from inspector.errors import Refused
from inspector.model.checklist import Checklist, Choice, ChoiceList, Item
from inspector.model.text import Bilingual
from tests.checklists.small import typed_checklist
from tests.checklists.small import written as small_written
from tests.checklists.xlsform.book import DAY, imported, read_back
from tests.checklists.xlsform.random_checklists import checklists

KNOWN = [*shipped_checklists(), read_checklist(small_written(typed_checklist()), "typed.yaml")]
SLOWLY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def bare(checklist: Checklist) -> Checklist:
    return replace(checklist, sha256="")


@pytest.mark.parametrize("checklist", KNOWN, ids=lambda checklist: checklist.id)
def test_a_checklist_comes_back_from_its_workbook(checklist: Checklist) -> None:
    made = import_form(workbook_of(checklist), "form.xlsx", DAY)
    assert bare(made.checklist) == bare(checklist)
    assert made.notes == ()


@SLOWLY
@given(checklists())
def test_any_checklist_comes_back_from_its_workbook(checklist: Checklist) -> None:
    made = imported(read_back(workbook_of(checklist)))
    assert bare(made.checklist) == bare(checklist)


@SLOWLY
@given(checklists())
def test_any_checklist_comes_back_from_its_file(checklist: Checklist) -> None:
    assert bare(read_checklist(written(checklist).encode(), "form.yaml")) == bare(checklist)


@pytest.mark.parametrize("checklist", KNOWN, ids=lambda checklist: checklist.id)
def test_pyxform_converts_what_was_written(checklist: Checklist) -> None:
    from pyxform.xls2xform import convert

    source = workbook_of(checklist)
    form = convert(source, file_type=".xlsx").xform  # by its own reader
    assert form == convert(as_pyxform_reads(read_back(source))).xform
    for item in checklist.items():
        assert f"<{item.id}" in form


@pytest.mark.parametrize("checklist", KNOWN, ids=lambda checklist: checklist.id)
def test_a_file_is_written_like_those_shipped(checklist: Checklist) -> None:
    text = written(checklist)
    assert text.splitlines()[0] == "# yaml-language-server: $schema=schema.json"
    assert text.splitlines()[1] == "format: inspector-checklist/1"
    assert not re.search(r"[&*]id\d", text)
    assert text.index("\n  zh:") < text.index("\n  en:")


def one_item(item: Item) -> Checklist:
    checklist = KNOWN[0]
    return replace(checklist, sections=(replace(checklist.sections[0], items=(item,), sections=()),))


def question(text: str) -> Item:
    return replace(next(KNOWN[0].items()), question=Bilingual(zh="", en=text))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://a")'])
def test_what_a_spreadsheet_would_calculate_stays_text(text: str) -> None:
    source = workbook_of(one_item(question(text)))
    assert b"<f>" not in b"".join(unzipped(source).values())
    assert next(imported(read_back(source)).checklist.items()).question.en == text


def unzipped(source: bytes) -> dict[str, bytes]:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("text", "reason"), [("x" * 32_768, "32767"), ("a\x07b", "control"), ("a\rb", "control")]
)
def test_what_a_cell_cannot_hold_is_not_written(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as caught:
        workbook_of(one_item(question(text)))
    assert caught.value.code == "xlsform-not-written"


def test_the_longest_text_of_a_cell_is_written() -> None:
    checklist = one_item(question("x" * 32_767))
    assert bare(imported(read_back(workbook_of(checklist))).checklist) == bare(checklist)


def test_two_choices_of_one_name_under_different_filters_come_back() -> None:
    label = Bilingual(zh="", en="King")
    two = tuple(Choice(name="king", label=label, columns={"state": state}) for state in ("tx", "wa"))
    checklist = replace(KNOWN[0], choices=(ChoiceList(id="counties", choices=two),))
    assert bare(imported(read_back(workbook_of(checklist))).checklist) == bare(checklist)
    assert bare(read_checklist(written(checklist).encode(), "form.yaml")) == bare(checklist)
