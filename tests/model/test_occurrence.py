"""Sections that are filled in more than once."""

from inspector.checklists.load import read_checklist
from inspector.model.checklist import ItemId
from inspector.model.occurrence import numbers, stretches
from tests.checklists.small import typed_checklist, written

CHECKLIST = read_checklist(written(typed_checklist()), "typed.yaml")


def test_a_repeated_section_stands_once_for_each_occurrence() -> None:
    cameras = {"cameras": (1, 3), "vans": ()}
    found = list(stretches(CHECKLIST.sections, cameras.__getitem__))
    assert [stretch.section.id for stretch in found] == ["general", "cameras", "within", "cameras", "within"]
    assert [stretch.title.zh for stretch in found][1:] == ["摄像头 1", "文字", "摄像头 3", "文字"]
    assert found[4].item_id(ItemId("T04")) == "T04[3]"
    assert found[1].id == "cameras"


def test_the_numbers_of_occurrences_are_kept_as_text() -> None:
    assert numbers("1 2 4") == (1, 2, 4)
    assert numbers("") == ()
