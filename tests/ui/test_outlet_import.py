"""A list of outlets is taken in through the window: dropped, its columns put right, its rows judged, all at once."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from on_screen import sees
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from window_person import Person

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.stores import Store
from inspector.errors import Language
from ui.pages.outlet_import import ImportDialog
from ui.pages.outlets import OutletsPage

pytestmark = pytest.mark.gui
ROWS = [
    ["Shop", "统一社会信用代码", "地址"],
    ["江北网点", "", "江北街1号"],
    ["滨江网点", "9199", "滨江街1号"],
    [OUTLET.name, OUTLET.credit_code, "新街9号"],
    ["青石路网点", "", ""],
]
WORDS = {
    "zh": {
        "name": "网点名称",
        "judge": "核对各行",
        "take": "导入",
        "known": "已有的网点",
        "update": "按名录更新",
        "counts": ("新增 2", "更新 1", "未接收 1"),
        "rows": "名录各行",
        "wrong": "校验不符",
        "in": "名录已导入。",
        "save": "保存未接收的行…",
        "close": "关闭",
        "missing": "没有找到网点名称所在的列",
        "read": "CSV, GB18030",
    },
    "en": {
        "name": "Name",
        "judge": "Judge the rows",
        "take": "Take them in",
        "known": "Outlets that are known already",
        "update": "get what the list says",
        "counts": ("New 2", "Changed 1", "Refused 1"),
        "rows": "Rows of the list",
        "wrong": "do not check out",
        "in": "The list is in.",
        "save": "Save the refused rows…",
        "close": "Close",
        "missing": "No column holds the names",
        "read": "CSV, GB18030",
    },
}


def write(folder: Path, rows: list[list[str]]) -> Path:
    out = StringIO()
    csv.writer(out).writerows(rows)
    file = folder / "list.csv"
    file.write_bytes(out.getvalue().encode("gb18030"))
    return file


def dropped(person: Person, store: Store, language: Language, file: Path) -> ImportDialog:
    """The dialog of a list that was dropped on the page."""
    person.window.use(store)
    person.window.speak(language)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_outlets()
    person.calm()
    page = person.window.page
    assert isinstance(page, OutletsPage)
    person.drop(page, [file])
    (dialog,) = page.findChildren(ImportDialog)
    idle(person, dialog)
    return dialog


def idle(person: Person, dialog: ImportDialog) -> None:
    person.until(lambda: not dialog.work.is_busy)
    person.calm()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_list_is_dropped_judged_and_taken_in(
    person: Person, store: Store, tmp_path: Path, language: Language
) -> None:
    words = WORDS[language]
    add_outlet(store, OUTLET)
    dialog = dropped(person, store, language, write(tmp_path, ROWS))
    assert sees(person, words["read"])
    person.click(words["judge"])
    idle(person, dialog)
    assert sees(person, words["missing"])
    person.choose(words["name"], "Shop")
    person.choose(words["known"], words["update"])
    person.click(words["judge"])
    idle(person, dialog)
    assert len(list_outlets(store)) == 1
    for text in words["counts"]:
        person.click(text)
    table = person.named(QTableView, words["rows"])
    assert table.model().rowCount() == 1
    cells = [table.model().index(0, column).data() for column in range(5)]
    assert cells[:3] == ["3", "滨江网点", "9199"]
    assert words["wrong"] in cells[4]
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    person.click(words["take"])
    idle(person, dialog)
    assert sees(person, words["in"])
    assert {each.name for each in list_outlets(store)} == {OUTLET.name, "江北网点", "青石路网点"}
    assert len(list_outlets(store, "新街9号")) == 1
    refused = tmp_path / "refused.csv"
    person.in_file_dialog(lambda: person.click(words["save"]), [refused])
    idle(person, dialog)
    assert person.reads(refused.read_text("utf-8-sig"), "滨江网点")
    person.click(words["close"])
    page = person.window.page
    assert isinstance(page, OutletsPage)
    person.until(lambda: page.model.is_settled and page.model.rowCount() == 3)
    person.rest(150)


def test_what_cannot_be_read_is_said_and_another_file_may_follow(
    person: Person, store: Store, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\x00\x00")
    dialog = dropped(person, store, "zh", broken)
    assert sees(person, "UTF-8")
    person.drop(dialog, [write(tmp_path, ROWS)])
    idle(person, dialog)
    assert sees(person, "CSV, GB18030")
    person.keys(Qt.Key.Key_Escape)
    page = person.window.page
    assert page is not None
    person.until(lambda: not page.findChildren(ImportDialog))
    assert list_outlets(store) == ()


def test_taking_in_is_stopped_and_nothing_is_kept(
    person: Person, store: Store, language: Language, tmp_path: Path
) -> None:
    rows = [["网点名称"], *([f"网点{number}"] for number in range(6_000))]
    dialog = dropped(person, store, language, write(tmp_path, rows))
    person.click("核对各行")
    idle(person, dialog)
    dialog.take()
    dialog.reject()
    assert dialog.isVisible()
    idle(person, dialog)
    assert list_outlets(store) == ()
    assert dialog.take_button.isVisible()
