"""What the window does when something is missing, wrong, in the way, or interrupted."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories import Signers, make_jpeg, make_report
from on_screen import every_place, go_to
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from window_person import Person

from inspector.app.inspections import change_visit, load_inspection
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.stores import Store, store_exists
from inspector.model.checklist import ItemId
from inspector.model.inspection import Count, Inspection
from inspector.model.outlet import Outlet, OutletId
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.pages.photos import PhotosPage
from ui.pages.unlock import UnlockPage
from ui.widgets.answer_card import AnswerCard
from ui.window import Window

pytestmark = pytest.mark.gui


def page(person: Person) -> InspectionPage:
    """The inspection the person looks at."""
    assert isinstance(person.window.page, InspectionPage)
    return person.window.page


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(
    person: Person, store: Store, tmp_path: Path
) -> None:
    store.close()
    window = person.sits_at(tmp_path / "store")
    person.write("wrong passphrase")
    person.keys(Qt.Key.Key_Return)
    unlock = window.page
    assert isinstance(unlock, UnlockPage)
    person.until(lambda: bool(unlock.problem.text()))
    assert person.reads(unlock.problem.text(), "口令不正确。请重新输入；数据未作任何改动。")
    person.replace("test passphrase")
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: isinstance(window.page, HomePage))


def test_two_passphrases_that_differ_make_no_store(person: Person, tmp_path: Path) -> None:
    for text in ("eight characters", "eight charakters"):
        person.write(text)
        person.keys(Qt.Key.Key_Return)
    assert isinstance(person.window.page, UnlockPage)
    assert person.window.page.problem.text() in person.ways("两次输入的口令不一致，请重新输入。")
    assert not store_exists(tmp_path / "data")


def test_a_note_is_stored_while_the_window_stays_open(
    person: Person, store: Store, draft: Inspection
) -> None:
    go_to(person, "A03")
    person.keys("1")
    go_to(person, "A03")
    person.keys("n")
    person.write("制度张贴在前台。")
    person.rest()
    (answer,) = load_inspection(store, draft.id).answers
    assert answer.note in person.ways("制度张贴在前台。")


def test_what_was_just_typed_survives_closing_the_window(
    person: Person, store: Store, draft: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person.window.desk, "close", lambda: None)  # the test still reads the store
    go_to(person, "A04")
    person.keys("1")
    go_to(person, "A04")
    person.keys("n")
    person.write("任命书在档。")
    person.window.close()
    person.until(lambda: not person.window.isVisible())
    (answer,) = load_inspection(store, draft.id).answers
    assert answer.note in person.ways("任命书在档。")


def test_a_count_is_never_cut_in_silence(person: Person, store: Store, draft: Inspection) -> None:
    go_to(person, "A16")
    person.keys("1", Qt.Key.Key_Backtab, "7", Qt.Key.Key_Tab)
    person.rest()
    (answer,) = load_inspection(store, draft.id).answers
    assert answer.count is not None
    assert (answer.count.bad, answer.count.sample) == (7, 7)


@pytest.mark.chinese
def test_the_language_changes_while_something_is_typed(
    person: Person, store: Store, draft: Inspection
) -> None:
    go_to(person, "A03")
    person.keys("1")
    go_to(person, "A03")
    person.keys("n")
    person.write("制度张贴在前台。")
    person.click("English")
    assert page(person).tabs.tabText(0) == "Checklist 1/45"
    card = go_to(person, "A03")
    assert card.findChild(QPlainTextEdit).toPlainText() in person.ways("制度张贴在前台。")
    person.click("中文")
    assert page(person).tabs.tabText(0) in person.ways("检查表 1/45")


def test_each_gap_leads_to_its_place(person: Person, store: Store, draft: Inspection) -> None:
    change_visit(store, draft.id, replace(draft.visit, rights_told=False))
    person.opens(draft.id)
    person.tab(6)
    missing = person.named(QListWidget, "缺少的内容")
    told = [missing.item(row).text() for row in range(missing.count())]
    headings = 3
    assert len(told) == headings + 2 + 45 + 3  # rights, and the recusal that may stay
    person.press_at(missing.viewport(), missing.visualItemRect(missing.item(1)).center())
    assert page(person).tabs.current_page is page(person).visit
    person.tick("已告知网点权利")
    assert load_inspection(store, draft.id).visit.rights_told
    person.tab(6)
    missing.setCurrentRow(3)
    QTest.keyClick(missing, Qt.Key.Key_Return)
    assert person.focus() is page(person).checklist.card(ItemId("A03"))


def test_a_person_may_refuse_to_sign_but_not_without_a_reason(
    person: Person, store: Store, draft: Inspection
) -> None:
    person.tab(5)
    person.click("陈晓东拒绝签名")
    person.fill("见证人", "赵敏")
    person.click("记录拒签")
    assert person.reads(person.read_message(), "请填写当事人拒绝签名的理由。")
    person.fill("理由", "对第1项有异议")
    person.click("记录拒签")
    (refusal,) = load_inspection(store, draft.id).refusals
    assert (refusal.reason, refusal.witness) == ("对第1项有异议", "赵敏")


def test_a_photo_cut_in_half_does_not_stop_the_others(
    person: Person, store: Store, draft: Inspection, tmp_path: Path
) -> None:
    jpeg = make_jpeg()
    for name, data in (("a.jpg", jpeg), ("b.jpg", jpeg[: len(jpeg) // 2]), ("c.jpg", make_jpeg(seed=2))):
        (tmp_path / name).write_bytes(data)
    person.tab(3)
    person.drop(page(person).photos, [tmp_path / name for name in ("a.jpg", "b.jpg", "c.jpg")])
    assert "b.jpg" in person.read_message()
    assert [p.file_name for p in load_inspection(store, draft.id).photos] == ["a.jpg", "c.jpg"]


def test_the_page_stays_while_photos_come_in_and_the_work_can_be_cancelled(
    person: Person, store: Store, draft: Inspection, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(20)]
    for number, file in enumerate(files):
        file.write_bytes(make_jpeg(2400, 1800, seed=number))
    person.tab(3)
    photos = page(person).photos
    assert isinstance(photos, PhotosPage)
    person.drop(photos, files)
    person.until(lambda: photos.is_busy)
    person.window.show_home()
    assert page(person).photos is photos
    assert person.reads(person.read_message(), "处理")
    person.click("取消")
    person.until(lambda: not photos.is_busy)
    assert len(load_inspection(store, draft.id).photos) < len(files)


def test_a_report_of_somebody_unknown_is_refused_with_the_reason(
    person: Person, store: Store, signers: Signers, tmp_path: Path
) -> None:
    person.window.use(store)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "r.pdf").write_bytes(make_report(signers, photos=0))
    person.click("邮政管理局")
    bureau = person.window.page
    person.drop(bureau, [tmp_path / "reports"])
    person.until(lambda: bureau.outcomes.rowCount() == 1)
    told = [bureau.outcomes.index(0, column).data() for column in range(4)]
    assert told[0] in person.ways("× 未予登记")
    assert person.reads(told[3], "签名证书不在信任列表中")
    person.calm()
    assert bureau.reports.model.rowCount() == 0


def test_what_people_typed_is_never_taken_for_markup(person: Person, store: Store, draft: Inspection) -> None:
    add_outlet(store, Outlet(id=OutletId(""), name="<b>粗体</b><img src=x>", address="&amp; <i>"))
    assert list_outlets(store)
    for _, widget in every_place(person, draft):
        for each in widget.findChildren(QLabel):
            assert each.textFormat() is Qt.TextFormat.PlainText or _is_of_qt(each), each.text()
        for box in widget.findChildren(QMessageBox):
            assert box.textFormat() is Qt.TextFormat.PlainText


def test_each_control_has_a_name_for_those_who_hear_the_window(person: Person, draft: Inspection) -> None:
    kinds = (
        QLineEdit,
        QPlainTextEdit,
        QComboBox,
        QAbstractSpinBox,
        QAbstractItemView,
        QAbstractButton,
        AnswerCard,
    )
    for _, place in every_place(person, draft):
        for kind in kinds:
            for widget in place.findChildren(kind):
                if widget.objectName().startswith("qt_") or not widget.isVisible() or _is_of_qt(widget):
                    continue
                name = widget.accessibleName() or (
                    widget.text() if isinstance(widget, QAbstractButton) else ""
                )
                assert name, f"{type(widget).__name__} of {type(widget.parent()).__name__} has no name"


def _is_of_qt(widget: QWidget) -> bool:
    """Whether Qt made the widget as a part of its own: of a calendar, a spin box, a list box, a table."""
    parent = widget.parentWidget()
    inner = (QAbstractSpinBox, QComboBox, QAbstractItemView)
    while parent is not None and not isinstance(parent, QApplication | Window):
        if isinstance(parent, inner) or parent.metaObject().className().startswith(
            ("QCalendar", "QComboBoxP")
        ):
            return True
        parent = parent.parentWidget()
    return False


def test_plus_and_the_note_are_a_key_away_while_the_count_is_asked_for(
    person: Person, store: Store, draft: Inspection
) -> None:
    go_to(person, "A14")
    person.keys("1")  # which asks how many were looked at
    person.keys("+", "+", "-", "n")
    person.write("两件抽查")
    person.rest()
    (answer,) = (each for each in load_inspection(store, draft.id).answers if each.item == "A14")
    assert (answer.count, answer.note) == (Count(bad=1, sample=3), "两件抽查")


def test_a_page_that_is_left_half_made_makes_nothing_more(person: Person, draft: Inspection) -> None:
    person.window.show_home()
    person.calm()
    left: list[InspectionPage] = []

    def leave() -> None:
        shown = person.window.page
        if isinstance(shown, InspectionPage):
            left.append(shown)
            shown.hide()

    person.window.page_changed.connect(leave)
    person.window.show_inspection(draft.id)
    person.until(lambda: bool(left))
    QTest.qWait(2000)
    assert left[0].tabs.made(5) is None
    left[0].show()
    person.until(lambda: left[0].tabs.made(5) is not None)
