"""What is typed reaches the store after a rest, on leaving, on going; what is refused is never lost nor claimed."""

from collections.abc import Callable

import pytest
from factories import Signers, make_jpeg
from on_screen import LONG, go_to, inspection_page, no_room, sees
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit
from visits import start_visit
from window_person import Person

from inspector.app.answers import answer_item
from inspector.app.findings import propose_finding, save_finding
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.checklists.reference import work_calendar
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.model.person import Role
from ui.draft import saver
from ui.pages.home import HomePage

pytestmark = pytest.mark.gui
RETRY_MS = 1_500  # longer than anything typed here takes
ITEM = ItemId("A16")
Stored = Callable[[Inspection], str]
NOT_SAVED, SAVED = "× 尚未保存", "√ 已于"


@pytest.fixture
def visit(store: Store, signers: Signers, person: Person) -> Inspection:
    """A draft with an answer, a finding and a photo, shown in the window."""
    draft = start_visit(store, signers)
    answer_item(store, draft.id, Answer(item=ITEM, verdict=Verdict.DOES_NOT_CONFORM))
    draft = load_inspection(store, draft.id)
    save_finding(
        store, draft.id, propose_finding(draft, ITEM, "zh", draft.visit.started_at.date(), work_calendar())
    )
    add_photo(store, draft.id, make_jpeg(), "IMG_1.JPG")
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.opens(draft.id)
    return load_inspection(store, draft.id)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was refused is tried again sooner."""
    monkeypatch.setattr(saver, "RETRY_MS", RETRY_MS)


def _named(inspection: Inspection, role: Role) -> str:
    return next((p.name for p in inspection.people if p.role is role), "")


PLACES: dict[str, tuple[int, type[QLineEdit | QPlainTextEdit], str, Stored]] = {
    "note": (1, QPlainTextEdit, "A16 备注", lambda i: i.answers[0].note),
    "facts": (2, QPlainTextEdit, "A16 事实", lambda i: i.findings[0].text),
    "demand": (2, QPlainTextEdit, "A16 整改要求", lambda i: i.findings[0].demand),
    "objection": (2, QLineEdit, "A16 负责人的异议", lambda i: i.findings[0].objection),
    "caption": (3, QLineEdit, "说明", lambda i: i.photos[0].caption),
    "bureau": (4, QLineEdit, "邮政管理局", lambda i: i.visit.bureau),
    "notice": (4, QLineEdit, "检查通知书文号", lambda i: i.visit.notice),
    "officer": (4, QLineEdit, "检查人员 2 姓名", lambda i: i.with_role(Role.OFFICER)[1].name),
    "manager": (4, QLineEdit, "负责人", lambda i: _named(i, Role.MANAGER)),
    "witness": (4, QLineEdit, "见证人（如有）", lambda i: _named(i, Role.WITNESS)),
}


def type_into(person: Person, place: str, text: str) -> Stored:
    """Type over what stands in a place; returns how to look what is stored."""
    tab, kind, name, stored = PLACES[place]
    person.tab(tab)
    if tab == 1:
        go_to(person, name[:3])
    field = person.named(kind, name)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    person.replace(text)
    return stored


def test_what_is_typed_is_stored_after_a_rest(person: Person, store: Store, visit: Inspection) -> None:
    for place in PLACES:
        stored = type_into(person, place, f"青石路{place}")
        assert sees(person, "正在保存"), place
        assert not sees(person, SAVED), place
        person.rest(500)
        person.calm()
        assert stored(load_inspection(store, visit.id)) in person.ways(f"青石路{place}")
        assert sees(person, SAVED), place


def test_what_is_typed_is_stored_when_the_field_is_left(
    person: Person, store: Store, visit: Inspection
) -> None:
    for place in PLACES:
        stored = type_into(person, place, f"青石路{place}")
        person.keys(Qt.Key.Key_Tab)
        assert stored(load_inspection(store, visit.id)) in person.ways(f"青石路{place}")


@pytest.mark.parametrize("place", ["note", "facts", "caption", "officer"])
def test_what_is_typed_is_stored_when_the_window_is_closed(
    person: Person, store: Store, visit: Inspection, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person.window.desk, "close", lambda: None)  # the test still reads the store
    stored = type_into(person, place, "青石路十八号")
    person.window.close()
    person.until(lambda: not person.window.isVisible())
    assert stored(load_inspection(store, visit.id)) in person.ways("青石路十八号")


def test_what_is_typed_is_stored_when_another_page_is_opened(
    person: Person, store: Store, visit: Inspection
) -> None:
    stored = type_into(person, "facts", "面单未隐藏姓名")
    person.window.show_home()
    person.until(lambda: isinstance(person.window.page, HomePage))
    assert stored(load_inspection(store, visit.id)) in person.ways("面单未隐藏姓名")


def test_a_caption_is_typed_on_after_a_rest(person: Person, store: Store, visit: Inspection) -> None:
    stored = type_into(person, "caption", "面单")
    person.rest(500)
    person.write("未隐藏姓名")
    person.rest(500)
    assert stored(load_inspection(store, visit.id)) in person.ways("面单未隐藏姓名")


def test_a_name_that_is_typed_anew_takes_nobody_out_meanwhile(
    person: Person, store: Store, visit: Inspection
) -> None:
    stored = type_into(person, "manager", "")
    person.keys(Qt.Key.Key_Backspace)
    person.rest(500)
    assert stored(load_inspection(store, visit.id)) == _named(visit, Role.MANAGER)
    assert not sees(person, SAVED)
    person.write("周敏")
    person.rest(500)
    assert stored(load_inspection(store, visit.id)) in person.ways("周敏")
    person.replace("")
    person.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Tab)
    assert stored(load_inspection(store, visit.id)) == ""


def test_a_number_that_is_typed_slowly_changes_no_other(
    person: Person, store: Store, visit: Inspection
) -> None:
    go_to(person, "A16")
    person.keys("2", Qt.Key.Key_Escape)
    go_to(person, "A16")
    person.keys(Qt.Key.Key_Tab, "7", Qt.Key.Key_Tab)
    person.replace("2")
    person.rest(500)
    person.keys("0")
    person.rest(500)
    (answer,) = load_inspection(store, visit.id).answers
    assert answer.count is not None
    assert (answer.count.bad, answer.count.sample) == (7, 20)


@pytest.mark.parametrize("place", ["note", "facts", "caption", "notice"])
def test_a_refused_text_stays_is_told_and_is_tried_again(
    person: Person, store: Store, visit: Inspection, place: str
) -> None:
    with no_room(store):
        stored = type_into(person, place, LONG)
        person.rest(500)
        assert sees(person, NOT_SAVED)
        assert sees(person, "磁盘已满")
        assert not sees(person, SAVED)
        assert not messages(person), "nobody is stopped while typing"
        person.keys(Qt.Key.Key_Tab)
        assert sees(person, "磁盘已满")
        assert stored(load_inspection(store, visit.id)) != LONG
    person.until(lambda: stored(load_inspection(store, visit.id)) == LONG)
    person.calm()
    assert sees(person, SAVED)
    assert not sees(person, NOT_SAVED)


def test_a_refused_caption_is_shown_again_with_its_photo(
    person: Person, store: Store, visit: Inspection
) -> None:
    add_photo(store, visit.id, make_jpeg(seed=2), "IMG_2.JPG")
    person.opens(visit.id)
    person.tab(3)
    photos = inspection_page(person).photos
    first, second = (photo.id for photo in load_inspection(store, visit.id).photos)
    photos.select(first)
    with no_room(store):
        type_into(person, "caption", LONG)
        photos.select(second)
        caption = person.named(QLineEdit, "说明")
        assert caption.text() == ""
        photos.select(first)
        assert caption.text() == LONG
    person.rest(RETRY_MS + 500)
    assert [photo.caption for photo in load_inspection(store, visit.id).photos] == [LONG, ""]


def test_an_answer_that_is_refused_stays_chosen_and_is_stored_later(
    person: Person, store: Store, visit: Inspection
) -> None:
    card = go_to(person, "A03")
    with no_room(store):
        type_into(person, "note", LONG)  # takes what little room there is
        person.keys(Qt.Key.Key_Tab)
        card = go_to(person, "A03")
        person.keys("1")
        go_to(person, "A03")
        person.keys("n")
        person.write(LONG)
        person.keys(Qt.Key.Key_Escape)
        answer = card.answer()
        assert answer is not None
        assert answer.note == LONG
    person.rest(RETRY_MS + 500)
    notes = {answer.item: answer.note for answer in load_inspection(store, visit.id).answers}
    assert notes == {ItemId("A03"): LONG, ITEM: LONG}


def test_closing_asks_first_while_something_cannot_be_saved(
    person: Person, store: Store, visit: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person.window.desk, "close", lambda: None)  # the test still reads the store
    with no_room(store):
        stored = type_into(person, "facts", LONG)
        person.window.close()
        assert person.window.isVisible()
        person.until(lambda: bool(messages(person)))
        (question,) = messages(person)
        assert person.reads(question.text(), "磁盘已满")
        person.click("返回")
        person.until(lambda: not messages(person))
        assert person.window.isVisible()
        person.window.close()
        person.until(lambda: bool(messages(person)))
        person.click("重试")
        person.until(lambda: bool(messages(person)))
    person.click("重试")
    person.until(lambda: not person.window.isVisible())
    assert stored(load_inspection(store, visit.id)) == LONG


def test_one_may_leave_without_what_cannot_be_saved(person: Person, store: Store, visit: Inspection) -> None:
    with no_room(store):
        type_into(person, "facts", LONG)
        person.click("检查")
        person.until(lambda: bool(messages(person)))
        person.click("不保存并离开")
        person.until(lambda: isinstance(person.window.page, HomePage))


def test_a_review_and_a_signature_stay_open_until_they_are_stored(
    person: Person, store: Store, visit: Inspection
) -> None:
    person.tab(5)
    person.click("陈晓东签名")
    dialog = person.place()
    assert isinstance(dialog, QDialog)
    pad = dialog.pad
    points = [QPoint(40 + 3 * n, 60 + n % 40) for n in range(120)]
    for shift in range(0, 90, 15):
        person.drag(pad, [point + QPoint(0, shift) for point in points])
    with no_room(store):
        person.click("签名")
        assert person.reads(person.read_message(), "磁盘已满")
        assert dialog.isVisible()
        assert len(pad.strokes) == 6
    person.click("签名")
    person.until(lambda: person.place() is person.window)
    assert len(load_inspection(store, visit.id).handwriting) == 1


def test_a_text_that_is_too_long_is_told_and_stays_to_be_shortened(
    person: Person, store: Store, visit: Inspection
) -> None:
    type_into(person, "facts", "长" * 20_001)
    person.rest(500)
    assert sees(person, "请缩短或分成几条")
    assert not messages(person)
    person.keys(Qt.Key.Key_Tab)
    assert sees(person, "请缩短或分成几条")
    box = person.named(QPlainTextEdit, "A16 事实")
    box.setFocus()
    person.keys(Qt.Key.Key_Tab)
    box.setFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    person.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Tab)
    assert len(load_inspection(store, visit.id).findings[0].text) == 20_000


def messages(person: Person) -> list[QMessageBox]:
    """The messages that are open."""
    return [box for box in person.window.findChildren(QMessageBox) if box.isVisible()]


def test_nothing_is_signed_or_sealed_before_all_that_is_shown_is_saved(
    person: Person, store: Store, visit: Inspection
) -> None:
    page = inspection_page(person)
    with no_room(store):
        type_into(person, "facts", LONG)
        for tab, place in ((5, page.people), (6, page.sealing)):
            person.tab(tab)
            assert sees(person, NOT_SAVED)
            assert not place.isEnabled()
    person.until(lambda: page.sealing.isEnabled())
    assert load_inspection(store, visit.id).findings[0].text == LONG
    assert not sees(person, NOT_SAVED)
