"""From what is missing to the paper in the hand: reviewed, previewed, sealed, exported, printed, and what follows."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from factories import Signers, make_jpeg
from on_screen import inspection_page, sees
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from visits import answer_all
from window_person import Person

from inspector.app.answers import clear_answer
from inspector.app.demo.steps import sign_and_seal
from inspector.app.findings import save_finding
from inspector.app.inspections import change_visit, load_inspection
from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.app.what_follows import told, what_follows
from inspector.model.checklist import ItemId
from inspector.model.document import Paper
from inspector.model.inspection import Inspection
from inspector.model.vocabulary import PAPERS
from ui.moments import day
from ui.pages.print_dialog import PrintDialog, pages_in
from ui.pages.sealing import SealingPage

pytestmark = pytest.mark.gui


@pytest.fixture
def visit(store: Store, draft: Inspection) -> Inspection:
    """All is answered, nobody signed."""
    answer_all(store, draft.id)
    return load_inspection(store, draft.id)


@pytest.fixture
def gappy(store: Store, visit: Inspection) -> Inspection:
    """Something is missing at each place."""
    clear_answer(store, visit.id, ItemId("A01"))
    change_visit(store, visit.id, replace(visit.visit, rights_told=False))
    save_finding(store, visit.id, replace(visit.findings[0], due=None))
    add_photo(store, visit.id, make_jpeg(seed=5), "x.jpg")
    return load_inspection(store, visit.id)


def at_the_seal(person: Person, inspection: Inspection) -> SealingPage:
    """The page, opened anew."""
    person.window.show_home()
    person.opens(inspection.id)
    person.tab(6)
    return inspection_page(person).sealing


def test_what_is_missing_stands_by_place_with_counts(person: Person, gappy: Inspection) -> None:
    lines = [*at_the_seal(person, gappy).gaps.lines()]
    headings = [line for line in lines if not line.startswith(("×", "○"))]
    places = ("检查情况", "检查项", "问题", "照片", "签名")
    for heading, place in zip(headings, places, strict=True):
        assert heading.split()[0] in person.ways(place)
    for heading, counts in (
        (-1, ["须补正 3 项"]),
        (0, ["须补正 1 项", "可不处理 1 项"]),
        (3, ["须补正 1 项"]),
    ):
        assert all(person.tongue.said(count) in headings[heading] for count in counts), headings[heading]
    assert person.reads(headings[3], "可不处理")
    photos = lines[lines.index(headings[3]) + 1 : lines.index(headings[4])]
    marks = "".join(line[0] for line in photos)
    assert marks == "×" + "○" * (len(photos) - 1)
    assert len(photos) > 1
    assert sees(person, "还缺 7 项内容")


@pytest.mark.parametrize(
    ("text", "tab"),
    [
        ("请记录已告知被检查网点权利。", 3),
        ("检查项 A01 尚未作答。", 0),
        ("的问题须写明事实、整改要求和期限。", 1),
        ("照片 2 尚未审看个人信息。", 2),
        (" 尚未签名，也未记录拒签。", 4),
    ],
)
def test_each_line_leads_to_its_place_by_click_and_by_enter(
    person: Person, gappy: Inspection, text: str, tab: int
) -> None:
    page = at_the_seal(person, gappy)
    tabs = inspection_page(person).tabs
    rows = [
        row for row, line in enumerate(page.gaps.lines()) if person.reads(line, text) and line.startswith("×")
    ]
    item = page.gaps.item(rows[0])
    page.gaps.scrollToItem(item)
    person.calm()
    person.press_at(page.gaps.viewport(), page.gaps.visualItemRect(item).center())
    assert tabs.currentIndex() == tab
    person.tab(6)
    page.gaps.setFocus()
    page.gaps.setCurrentItem(page.gaps.item(rows[0]))
    person.keys(Qt.Key.Key_Return)
    assert tabs.currentIndex() == tab


def test_the_keys_never_stand_on_a_heading(person: Person, gappy: Inspection) -> None:
    gaps = at_the_seal(person, gappy).gaps
    gaps.setFocus()
    seen = set()
    for _ in range(gaps.count()):
        assert gaps.current_gap is not None
        seen.add(gaps.currentRow())
        QTest.keyClick(gaps, Qt.Key.Key_Down)
    assert len(seen) >= 6


def test_a_draft_is_previewed_with_its_mark(
    person: Person, store: Store, visit: Inspection, tmp_path: Path
) -> None:
    page = at_the_seal(person, visit)
    assert not sees(person, "适合宽度")
    person.click("预览")
    person.until(lambda: page.view.pages > 8)
    person.until(lambda: page.view.sheets.is_sharp(0))
    assert sees(person, "草稿：未封存，未签名。")
    QTest.keyClick(person.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    person.click("下一页")
    assert page.view.page == 1


@pytest.fixture
def printing(person: Person, store: Store, visit: Inspection) -> PrintDialog:
    """The outlet copy of what is sealed, about to be printed."""
    sign_and_seal(store, visit.id)
    page = at_the_seal(person, visit)
    page.paper.setCurrentText(PAPERS[Paper.OUTLET_COPY].of(person.tongue.language))
    person.click("预览")
    person.until(lambda: page.view.pages > 0)
    QTest.keyClick(person.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.until(lambda: page.print_dialog is not None)
    dialog = page.print_dialog
    assert dialog is not None
    person.until(lambda: dialog.sheets.pages > 0)
    return dialog


def test_the_outlet_copy_is_printed_from_the_window(
    person: Person, printing: PrintDialog, tmp_path: Path
) -> None:
    pages, target = printing.sheets.pages, tmp_path / "out.pdf"
    printing.printer.setCurrentIndex(printing.printer.count() - 1)
    person.in_file_dialog(lambda: person.click("打印"), [target])
    person.until(lambda: not printing.is_busy)
    assert sees(person, f"√ 已打印 {pages} 面", printing)
    assert len(pypdfium2.PdfDocument(target)) == pages


def test_pages_are_chosen_and_a_wrong_choice_is_told(person: Person, printing: PrintDialog) -> None:
    person.fill("页码范围", "1")
    assert sees(person, "共 1 面", printing)
    person.fill("页码范围", "7-99")
    assert sees(person, "页码应在", printing)
    assert not printing.print_button.isEnabled()
    QTest.keyClick(printing.pages, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.keys(Qt.Key.Key_Delete)
    assert printing.print_button.isEnabled()


def test_printing_is_stopped(person: Person, printing: PrintDialog, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    printing.printer.setCurrentIndex(printing.printer.count() - 1)
    printing._start(target)
    person.click("停止")
    person.until(lambda: not printing.is_busy)
    assert printing.isVisible()
    if not target.exists():  # else it was done before
        assert sees(person, "已停止。", printing)
    person.click("关闭")
    assert person.place() is person.window


def test_page_numbers_as_people_write_them() -> None:
    assert pages_in("", 3) == (0, 1, 2)
    assert pages_in("1-3, 5", 5) == (0, 1, 2, 4)
    assert pages_in("1 至 2", 5) is None
    assert pages_in("2至3，1", 5) == (1, 2, 0)
    for wrong in ("0", "6", "3-1", "a", "1-", "-", "99999999999999"):
        assert pages_in(wrong, 5) is None, wrong


def shown(place: QWidget) -> list[str]:
    """What can be read there, line by line."""
    return [each.text() for each in place.findChildren(QLabel) if each.isVisible()]


def test_after_the_seal_it_is_told_what_follows(
    person: Person, store: Store, visit: Inspection, signers: Signers
) -> None:
    sign_and_seal(store, visit.id)
    page = at_the_seal(person, visit)
    person.calm()
    follows = what_follows(store, visit.id)
    assert page.seal_button.isHidden()
    assert sees(person, "后续工作")
    assert follows.handovers[0].paper is Paper.OUTLET_COPY
    for handover in follows.handovers:
        assert f"○ {told(handover).of(person.tongue.language)}" in shown(page.follows)
    for demand in follows.demands:
        assert sees(person, demand.demand, page.follows)
    assert follows.look_again is not None
    assert follows.look_again > follows.demands[-1].due
    said = person.tongue.said(f"自 {day(follows.look_again)}（最后一项期限后的首个工作日）起。")
    assert said in shown(page.follows)
    assert [demand.due for demand in follows.demands] == sorted(demand.due for demand in follows.demands)


def test_an_english_window_tells_it_in_english(person: Person, gappy: Inspection) -> None:
    person.window.speak("en")
    page = at_the_seal(person, gappy)
    headings = [line for line in page.gaps.lines() if not line.startswith(("×", "○"))]
    assert headings[0] == "Visit   1 to mend, 1 may be left"
    assert any(line.startswith("○ May be left: ") for line in page.gaps.lines())
    assert sees(person, "7 things are missing")
    person.click("Preview")
    person.until(lambda: page.view.pages > 8)
    assert sees(person, "Draft: not sealed, not signed. Blank photos, as nobody reviewed them: 1.")
    person.tab(5)
    person.click(f"{gappy.people[-1].name} signs")
    assert sees(person, "Digest of what is signed: ", person.place())
    person.click("Turn to the other side (F2)")
    person.click("Does not sign…")
    person.fill("Reason", "Disputes item 3")
    person.click("Note the refusal")
    person.until(lambda: person.place() is person.window)
    person.calm()
    assert sees(person, "× Refused: Disputes item 3")
