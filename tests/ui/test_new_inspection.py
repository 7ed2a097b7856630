"""The form of a new inspection."""

import pytest
from on_screen import no_room
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox
from window_person import Person

from inspector.app.inspections import list_inspections
from inspector.app.outlets import list_outlets
from inspector.app.stores import Store
from ui.pages.inspection import InspectionPage

pytestmark = pytest.mark.gui


def test_a_start_that_was_refused_is_tried_again_with_the_same_outlet(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    with no_room(store):
        person.click("开始检查")
        assert "磁盘已满" in person.read_message()
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    assert len(list_outlets(store)) == len(list_inspections(store)) == 1


def test_several_checklists_are_done_in_one_visit(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    person.tick("快递网点“三个100%”与寄递安全检查表")
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    (line,) = list_inspections(store)
    assert line.items == 45 + 25


def test_without_a_checklist_nothing_is_started(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    box = person.named(QCheckBox, "快递网点用户个人信息安全检查表")
    person.press_at(box, QPoint(10, box.height() // 2))
    person.click("开始检查")
    assert "请至少选择一份检查表" in person.read_message()
    assert list_inspections(store) == ()


def test_a_credit_code_that_does_not_check_out_is_told(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    person.fill("统一社会信用代码", "91990100MA7DEMX131")
    person.click("开始检查")
    assert "校验不符" in person.read_message()
    person.fill("统一社会信用代码", "91990100MA7DEMX13D")
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    assert [outlet.credit_code for outlet in list_outlets(store)] == ["91990100MA7DEMX13D"]
