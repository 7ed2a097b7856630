"""The list of inspections: searched, sorted, limited, opened and followed up by keys and mouse."""

from dataclasses import replace
from datetime import date

import pytest
from factories import Signers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from visits import answer_all, start_visit
from window_person import Person

from inspector.app.demo.steps import sign_and_seal
from inspector.app.findings import save_finding
from inspector.app.inspections import load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.inspection import Inspection
from inspector.model.outlet import Outlet, OutletId
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage

pytestmark = pytest.mark.gui
LATE = date(2026, 11, 23)
NAMES = ("江北网点", "青石路网点", "滨江网点")


@pytest.fixture
def sealed(store: Store, signers: Signers) -> Inspection:
    """A sealed visit with an overdue finding, and drafts at three other outlets."""
    first = start_visit(store, signers)
    answer_all(store, first.id)
    for finding in load_inspection(store, first.id).findings:
        due = max(finding.due or LATE, LATE)
        save_finding(store, first.id, replace(finding, due=due))
    sign_and_seal(store, first.id)
    for name in NAMES:
        outlet = add_outlet(store, Outlet(id=OutletId(""), name=name))
        start_inspection(store, outlet.id, [c.id for c in first.checklists], first.visit, (), ("zh",))
    return load_inspection(store, first.id)


def home(person: Person, store: Store) -> HomePage:
    """The list, once it is filled."""
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    page = person.window.page
    assert isinstance(page, HomePage)
    person.until(lambda: page.model.rowCount() > 0)
    settle(person, page)
    return page


def settle(person: Person, page: HomePage) -> None:
    """Wait until what is shown is what is wished for."""
    person.until(lambda: page.model.is_settled)
    person.until(lambda: all(page.model.row(n) is not None for n in range(page.model.rowCount())))


def told(page: HomePage, column: int) -> list[str]:
    """What stands in a column."""
    return [
        str(page.model.data(page.model.index(row, column), Qt.ItemDataRole.DisplayRole))
        for row in range(page.model.rowCount())
    ]


WORDS = {
    "zh": ("草稿 3", "待复查 1", "全部 4", "搜索检查", "复查", "2026年11月23日，已逾期", "打开"),
    "en": (
        "Drafts 3",
        "To look at again 1",
        "All 4",
        "Search the inspections",
        "Follow up",
        "23 Nov 2026, overdue",
        "Open",
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_is_limited_searched_and_followed_up(
    person: Person, store: Store, sealed: Inspection, language: Language
) -> None:
    drafts, again, every, search, follow, overdue, _ = WORDS[language]
    home(person, store)
    person.window.speak(language)
    person.calm()
    page = person.window.page
    assert isinstance(page, HomePage)
    settle(person, page)
    assert page.model.rowCount() == 4
    person.click(drafts)
    settle(person, page)
    assert sorted(told(page, 1)) == sorted(NAMES)
    person.click(again)
    settle(person, page)
    assert told(page, 0) == [sealed.number]
    assert told(page, 7) == [overdue]
    person.click(every)
    settle(person, page)
    person.fill(search, "青石 网点")
    person.until(lambda: page.model.wish.search == "青石 网点")
    settle(person, page)
    assert sorted(told(page, 1)) == sorted(["青石路网点", sealed.outlet.name])
    person.fill(search, "")
    settle(person, page)
    person.click(again)
    settle(person, page)
    person.click(follow)
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    shown = person.window.page
    assert isinstance(shown, InspectionPage)
    visit = load_inspection(store, shown.draft.id).visit
    assert visit.follows is not None
    assert visit.follows.number == sealed.number


def test_it_is_used_by_the_keys_alone(person: Person, store: Store, sealed: Inspection) -> None:
    page = home(person, store)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = person.named(QLineEdit, "搜索检查")
    assert field.hasFocus()
    person.write("滨江")
    person.until(lambda: page.model.rowCount() == 1)
    settle(person, page)
    person.keys(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    assert person.window.page.draft.inspection.outlet.name == "滨江网点"  # type: ignore[union-attr]


def test_a_click_on_a_heading_sorts(person: Person, store: Store, sealed: Inspection) -> None:
    page = home(person, store)
    header = page.table.horizontalHeader()
    x = header.sectionViewportPosition(1) + 20
    person.press_at(header.viewport(), header.viewport().rect().center().__class__(x, header.height() // 2))
    settle(person, page)
    names = told(page, 1)
    assert names == sorted(names)


def test_nothing_found_is_told_and_an_empty_store_says_what_to_do(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    page = person.window.page
    assert isinstance(page, HomePage)
    person.until(lambda: page._empty.isVisible())
    assert person.reads(page._empty.text(), "还没有检查")
    person.fill("搜索检查", "无此网点")
    person.until(lambda: person.reads(page._empty.text(), "没有符合条件的检查"))


def test_a_narrow_window_leaves_room_for_the_outlet(person: Person, store: Store, sealed: Inspection) -> None:
    page = home(person, store)
    person.window.resize(800, 600)
    person.calm()
    assert page.table.isColumnHidden(8)
    assert page.table.columnWidth(1) >= 19 * page.table.fontMetrics().horizontalAdvance("0")
    assert page.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("leave", ["close", "lock"])
def test_a_list_that_is_left_asks_the_closed_store_for_nothing(
    store: Store, sealed: Inspection, person: Person, leave: str
) -> None:
    page = home(person, store)
    page.model._pages.clear()
    getattr(person.window, leave)()
    page.model._want(0)  # as of rows that were just painted
    QTest.qWait(20)
    assert not person.window.desk.is_open
