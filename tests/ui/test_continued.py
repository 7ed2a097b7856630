"""The program is killed while somebody works: it opens where she was."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from factories import Signers
from on_screen import inspection_page, sees
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit
from visits import start_visit
from window_person import Person

from inspector.app.answers import answer_item
from inspector.app.inspections import load_inspection
from inspector.app.places import forget_place, keep_place, kept_place
from inspector.app.stores import Store, open_store
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Inspection, InspectionId, Verdict
from tests.store.laptop import PASSPHRASE
from ui.pages.home import HomePage
from ui.pages.new_inspection import NewInspectionPage
from ui.window import Window

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parents[2]
MOST_LOST = 22  # keys: those of two seconds


@pytest.fixture
def visit(store: Store, signers: Signers) -> Inspection:
    """A draft in a store that is closed again."""
    draft = start_visit(store, signers)
    store.close()
    return draft


@contextmanager
def doomed(person: Person, folder: Path, deed: str, id: InspectionId) -> Iterator[str]:
    """A window in a process of its own that speaks as the person does, once its deed is done; at the end it is killed as by
    a power cut."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.ui.doomed_window"),
            *(str(folder), person.tongue.language, deed, str(id)),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().rstrip("\n")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def again(person: Person, folder: Path) -> Window:
    """Start the program anew and unlock it."""
    window = person.sits_at(folder)
    person.unlocks(PASSPHRASE)
    return window


def test_she_goes_on_in_the_note_she_was_typing(person: Person, store: Store, visit: Inspection) -> None:
    with doomed(person, store.folder, "note", visit.id) as typed:
        assert len(typed) == 40
    again(person, store.folder)
    person.until(lambda: sees(person, "已回到您"))
    page = inspection_page(person)
    assert (page.id, page.tabs.currentIndex(), page.checklist.current) == (visit.id, 0, "A20")
    field = person.focus()
    assert isinstance(field, QPlainTextEdit)
    assert typed.startswith(field.toPlainText())
    assert len(typed) - len(field.toPlainText()) <= MOST_LOST
    person.rest()
    stored = load_inspection(person.window.desk.store, visit.id)
    answers = {each.item: each for each in stored.answers}
    assert answers["A16"].verdict is Verdict.CONFORMS
    assert answers["A20"].note == field.toPlainText()


@pytest.mark.long
def test_what_could_not_be_stored_is_still_to_be_seen_and_told(
    person: Person, store: Store, visit: Inspection
) -> None:
    with doomed(person, store.folder, "held", visit.id) as typed:
        assert int(typed) > 20_000
    again(person, store.folder)
    person.until(lambda: sees(person, "已回到您"))
    page = inspection_page(person)
    assert page.checklist.current == "A20"
    assert len(page.checklist.area.card.note.toPlainText()) == int(typed)
    assert not page.draft.is_stored
    assert sees(person, "× 尚未保存")
    page.draft.saver.drop()


def test_a_form_that_is_in_no_store_is_filled_in_again(
    person: Person, store: Store, visit: Inspection
) -> None:
    with doomed(person, store.folder, "form", visit.id) as told:
        name, content = told.split("=")
    window = again(person, store.folder)
    person.until(lambda: isinstance(window.page, NewInspectionPage))
    assert sees(person, "已回到您")
    fields = [f for f in window.page.findChildren(QLineEdit) if f.accessibleName() == name]
    assert [f.text() for f in fields] == [content]
    assert person.focus() is fields[0]


@pytest.mark.long
def test_the_list_is_scrolled_as_it_was(person: Person, store: Store, visit: Inspection) -> None:
    with doomed(person, store.folder, "scrolled", visit.id) as top:
        pass
    again(person, store.folder)
    person.until(lambda: sees(person, "已回到您"))
    area = inspection_page(person).checklist.area
    person.until(lambda: area.view.is_measured)
    assert abs(area.top_of(ItemId("A30")) - int(top)) <= 1


def test_after_it_was_closed_in_peace_it_begins_with_the_list(
    person: Person, store: Store, visit: Inspection
) -> None:
    with doomed(person, store.folder, "closed", visit.id) as told:
        assert told == "closed"
    window = again(person, store.folder)
    assert isinstance(window.page, HomePage)
    assert not sees(person, "已回到您")


@pytest.mark.parametrize("text", ["{}", '{"inspection": "no-such"}', '{"inspection": 5}', "not json"])
def test_a_place_that_is_there_no_more_leads_to_the_list_without_a_word(
    person: Person, store: Store, text: str
) -> None:
    keep_place(store, text)
    store.close()
    window = again(person, store.folder)
    person.until(lambda: isinstance(window.page, HomePage))
    assert not sees(person, "已回到您")
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_what_was_typed_is_the_newest_until_something_is_stored(store: Store, signers: Signers) -> None:
    draft = start_visit(store, signers)
    assert kept_place(store) is None
    keep_place(store, "here")
    kept = kept_place(store)
    assert (kept.text, kept.is_newest) == ("here", True)
    answer_item(store, draft.id, Answer(item=ItemId("A16"), verdict=Verdict.CONFORMS))
    assert not kept_place(store).is_newest
    forget_place(store)
    assert kept_place(store) is None


def test_where_somebody_was_cannot_be_read_without_the_passphrase(store: Store) -> None:
    keep_place(store, "青石路网点未存的文字")
    store.close()
    for file in store.folder.rglob("*"):
        if file.is_file():
            assert "青石路网点".encode() not in file.read_bytes()
    open_store(store.folder, PASSPHRASE).close()
