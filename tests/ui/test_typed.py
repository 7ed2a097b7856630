"""Answers of every kind are given in the window, by keys and mouse; what depends on them comes and goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bundling import Publisher, install
from factories import Signers
from on_screen import go_to, inspection_page, sees
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from visits import start_visit
from window_person import Person

from inspector.app.answers import answer_item
from inspector.app.inspections import load_inspection
from inspector.app.stores import Store
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.model.text import Bilingual
from tests.checklists.small import typed_checklist, written

pytestmark = pytest.mark.gui


@pytest.fixture
def visit(store: Store, signers: Signers, person: Person, tmp_path: Path) -> Iterator[Inspection]:
    """A draft with the typed checklist and an investigation, shown in the window, which is done with the store before
    that is closed."""
    publisher = Publisher(store, tmp_path, signers)
    publisher.trusted_by(store)
    install(store, publisher.bundle(1, {"typed.yaml": written(typed_checklist())}))
    draft = start_visit(store, signers, checklists=("typed", "leak-investigation"))
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.opens(draft.id)
    yield draft
    person.calm()


def value(store: Store, visit: Inspection, item: str) -> str | None:
    """What is stored at an item, None for nothing."""
    answer = load_inspection(store, visit.id).answer_to(ItemId(item))
    return None if answer is None else answer.value or answer.verdict


def shown(person: Person, item: str) -> bool:
    """Whether an item is asked in the window."""
    person.calm()
    return inspection_page(person).checklist.model.number_of(ItemId(item)) is not None


def test_a_number_brings_the_sections_that_depend_on_it(
    person: Person, store: Store, visit: Inspection
) -> None:
    assert not shown(person, "T02[1]")
    go_to(person, "staff")
    person.keys(Qt.Key.Key_V)
    person.write("2")
    person.keys(Qt.Key.Key_Tab)
    person.rest(50)
    assert value(store, visit, "staff") == "2"
    assert shown(person, "T02[1]")
    assert shown(person, "T05[2]")
    go_to(person, "T02[1]")
    assert not shown(person, "T03[1]")
    person.keys(Qt.Key.Key_V)
    person.write("20")
    go_to(person, "T02[1]")
    person.keys(Qt.Key.Key_2)
    assert value(store, visit, "T02[1]") == "20"
    assert shown(person, "T03[1]")


def test_what_is_calculated_is_shown(person: Person, store: Store, visit: Inspection) -> None:
    for item, number in (("staff", "4"), ("area", "50")):
        go_to(person, item)
        person.keys(Qt.Key.Key_V)
        person.write(number)
        person.keys(Qt.Key.Key_Tab)
    person.rest(50)
    checklist = inspection_page(person).checklist
    row = checklist.model.number_of(ItemId("per_head"))
    assert row is not None
    assert "12.5" in checklist.model.data(checklist.model.index(row))


def test_a_choice_is_made_and_taken_back(person: Person, store: Store, visit: Inspection) -> None:
    word = Bilingual(zh="文字", en="Text").of(person.tongue.language)
    choices = [b for b in go_to(person, "systems").findChildren(QPushButton) if b.text() == word]
    for choice in choices:
        person.press(choice)
    assert value(store, visit, "systems") == "yes no"
    person.press(choices[0])
    assert value(store, visit, "systems") == "no"
    person.press(choices[1])
    assert value(store, visit, "systems") is None


def test_occurrences_are_added_and_removed(person: Person, store: Store, visit: Inspection) -> None:
    answer_item(store, visit.id, Answer(item=ItemId("staff"), verdict=Verdict.RECORDED, value="1"))
    person.opens(visit.id)
    go_to(person, "T05[1]")
    camera = Bilingual(zh="摄像头", en="Camera").of(person.tongue.language)
    person.click(f"＋ 增加{camera}")
    person.rest(50)
    assert value(store, visit, "cameras") == "1 2"
    assert shown(person, "T02[2]")
    go_to(person, "place[1]")
    person.click(f"删去{camera} 1")
    person.rest(50)
    assert value(store, visit, "cameras") == "2"
    assert not shown(person, "T02[1]")


def test_what_cannot_be_is_told_and_not_claimed(person: Person, store: Store, visit: Inspection) -> None:
    card = go_to(person, "opened")
    assert card._value is not None
    field = card._value.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    person.write("2099-01-01")
    person.keys(Qt.Key.Key_Tab)
    assert value(store, visit, "opened") is None
    assert sees(person, "× 尚未保存")
    assert field.text() == "2099-01-01"
    field.setFocus()
    person.replace("2024-05-01")
    person.keys(Qt.Key.Key_Tab)
    assert value(store, visit, "opened") == "2024-05-01"
    assert not sees(person, "× 尚未保存")


def test_items_open_when_their_gate_is_done(person: Person, store: Store, visit: Inspection) -> None:
    card = go_to(person, "C03")
    assert sees(person, "待 C01 完成后开放", card)
    person.keys(Qt.Key.Key_1)
    assert value(store, visit, "C03") is None
    for gate in ("C01", "C02"):
        go_to(person, gate)
        person.keys(Qt.Key.Key_1)
    assert not sees(person, "完成后开放", card)
    go_to(person, "C03")
    person.keys(Qt.Key.Key_1)
    assert value(store, visit, "C03") == Verdict.CONFORMS


def test_a_question_is_read_out_in_a_further_language(person: Person, visit: Inspection) -> None:
    go_to(person, "name")
    guidance = inspection_page(person).checklist.guidance
    assert "བོད་ཡིག: མིང་།" in guidance.toPlainText()
    for is_seen in (False, True):
        person.keys(Qt.Key.Key_G)
        assert guidance.isVisible() is is_seen
