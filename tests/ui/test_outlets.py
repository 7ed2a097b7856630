"""The outlets in the window: found, added, edited, told apart by credit code, and where an inspection begins."""

from dataclasses import replace

import pytest
from factories import Signers
from on_screen import sees
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from visits import start_visit
from window_person import Person

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.outlet import Outlet, OutletId
from ui.pages.inspection import InspectionPage
from ui.pages.new_inspection import NewInspectionPage
from ui.pages.outlets import OutletsPage

pytestmark = pytest.mark.gui
NAMES = ("江北网点", "青石路网点", "滨江网点")
OTHER_CODE = "91990100MA7DEMX13D"
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WORDS = {
    "zh": {
        "start": "在此网点开始检查",
        "add": "添加网点…",
        "save": "保存",
        "name": "网点名称",
        "code": "统一社会信用代码",
        "use": "使用该网点",
        "both": "仍然保留：同一企业的另一网点",
        "wrong": "校验不符",
        "unnamed": "网点没有名称",
        "address": "地址",
    },
    "en": {
        "start": "Start an inspection here",
        "add": "Add outlet…",
        "save": "Save",
        "name": "Name",
        "code": "Credit code",
        "use": "Use that one",
        "both": "Keep both: another outlet of the same legal entity",
        "wrong": "do not check out",
        "unnamed": "has no name",
        "address": "Address",
    },
}
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def outlets(person: Person, store: Store, language: Language) -> OutletsPage:
    """The page, reached by its keys."""
    person.window.use(store)
    person.window.speak(language)
    person.until(lambda: person.window.chores.are_done)
    person.calm()
    person.raise_(person.window)
    QTest.keyClick(person.window, Qt.Key.Key_O, SHIFT_CTRL)
    person.calm()
    page = person.window.page
    assert isinstance(page, OutletsPage)
    settle(person, page)
    return page


def settle(person: Person, page: OutletsPage) -> None:
    def is_there() -> bool:
        rows = range(page.model.rowCount())
        return page.model.is_settled and all(page.model.row(place) is not None for place in rows)

    person.until(is_there)
    person.rest(120)


def fill(store: Store) -> None:
    for number, name in enumerate(NAMES):
        add_outlet(store, Outlet(id=OutletId(""), name=name, address=f"{name}街{number}号"))


@LANGUAGES
def test_one_types_goes_down_and_starts(person: Person, store: Store, language: Language) -> None:
    fill(store)
    page = outlets(person, store, language)
    assert page.search.hasFocus()
    person.write("青石")
    person.until(lambda: page.model.rowCount() == 1)
    settle(person, page)
    person.keys(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert sees(person, "青石路网点街1号")
    person.click(WORDS[language]["start"])
    started = person.window.page
    assert isinstance(started, NewInspectionPage)
    person.until(lambda: started.outlet.outlet is not None)
    assert started.outlet.search.text() in person.ways("青石路网点")


@LANGUAGES
def test_what_is_wrong_stands_beside_its_field(person: Person, store: Store, language: Language) -> None:
    words, page = WORDS[language], outlets(person, store, language)
    person.click(words["add"])
    person.fill(words["code"], "9199")
    person.click(words["save"])
    assert sees(person, words["wrong"])
    assert sees(person, words["unnamed"])
    assert list_outlets(store) == ()
    person.fill(words["name"], "滨江网点")
    person.fill(words["code"], OTHER_CODE.lower())
    person.click(words["save"])
    person.until(lambda: len(list_outlets(store)) == 1)
    assert list_outlets(store)[0].credit_code == OTHER_CODE
    person.until(lambda: page.model.rowCount() == 1)
    settle(person, page)


@LANGUAGES
def test_another_with_the_credit_code_is_shown_and_used(
    person: Person, store: Store, language: Language
) -> None:
    fill(store)
    known = add_outlet(store, OUTLET)
    words, page = WORDS[language], outlets(person, store, language)
    person.click(words["add"])
    person.fill(words["name"], "另一个")
    person.fill(words["code"], OUTLET.credit_code)
    person.click(words["save"])
    person.until(lambda: sees(person, known.name))
    person.click(words["use"])
    person.until(lambda: page.model.rowCount() == 1)
    settle(person, page)
    assert page.table.row is not None
    assert page.table.row.outlet == known
    assert len(list_outlets(store)) == len(NAMES) + 1


@LANGUAGES
def test_another_outlet_of_the_firm_is_added_all_the_same(
    person: Person, store: Store, language: Language
) -> None:
    add_outlet(store, OUTLET)
    words, page = WORDS[language], outlets(person, store, language)
    person.click(words["add"])
    person.fill(words["name"], "另一个")
    person.fill(words["code"], OUTLET.credit_code)
    person.click(words["save"])
    person.click(words["both"])
    person.until(lambda: len(list_outlets(store, OUTLET.credit_code)) == 2)
    settle(person, page)


def test_the_address_is_edited_by_keys(person: Person, store: Store, language: Language) -> None:
    fill(store)
    page = outlets(person, store, language)
    person.keys(Qt.Key.Key_Down, Qt.Key.Key_F2)
    person.fill("地址", "新街8号")
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: len(list_outlets(store, "新街8号")) == 1)
    settle(person, page)
    person.until(lambda: sees(person, "新街8号"))


def test_a_visit_is_opened_from_its_outlet(
    person: Person, store: Store, language: Language, signers: Signers
) -> None:
    visit = start_visit(store, signers)
    add_outlet(store, replace(OUTLET, id=OutletId(""), name="甲", credit_code=""))
    page = outlets(person, store, language)
    person.write(visit.outlet.name)
    person.until(lambda: page.model.rowCount() == 1)
    settle(person, page)
    person.until(lambda: page.details.visits.count() == 1)
    page.details.visits.setCurrentRow(0)
    page.details.visits.setFocus()
    person.keys(Qt.Key.Key_Return)
    shown = person.window.page
    assert isinstance(shown, InspectionPage)
    assert shown.id == visit.id
