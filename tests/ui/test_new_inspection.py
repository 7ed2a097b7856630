"""The form of a new inspection."""

import pytest
from factories import Signers
from on_screen import no_room, sees
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QSpinBox
from visits import answer_all, start_visit
from window_person import Person

from inspector.app.demo.steps import sign_and_seal
from inspector.app.inspections import list_inspections, load_inspection
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.inspection import Recusal, VisitKind
from inspector.model.list_wish import ListWish
from inspector.model.outlet import Outlet, OutletId
from ui.pages.inspection import InspectionPage

pytestmark = pytest.mark.gui


def test_a_start_that_was_refused_is_tried_again_with_the_same_outlet(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    with no_room(store):
        person.click("开始检查")
        assert person.reads(person.read_message(), "磁盘已满")
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
    assert person.reads(person.read_message(), "请至少选择一份检查表")
    assert list_inspections(store) == ()


def test_a_credit_code_that_does_not_check_out_is_told(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    person.fill("统一社会信用代码", "91990100MA7DEMX131")
    person.click("开始检查")
    assert person.reads(person.read_message(), "校验不符")
    person.fill("统一社会信用代码", "91990100MA7DEMX13D")
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    assert [outlet.credit_code for outlet in list_outlets(store)] == ["91990100MA7DEMX13D"]


def test_a_known_outlet_is_found_by_typing_and_chosen_by_the_keys(person: Person, store: Store) -> None:
    far = add_outlet(store, Outlet(id=OutletId(""), name="江北网点", address="江北大道9号"))
    add_outlet(store, Outlet(id=OutletId(""), name="青石路网点", address="青石路18号"))
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.calm()
    found = person.named(QListWidget, "找到的网点")
    assert found.count() == 2
    person.write("江北大道")
    person.until(lambda: found.count() == 1)
    person.keys(Qt.Key.Key_Return)
    assert person.named(QLineEdit, "网点").text() in person.ways("江北网点")
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    (line,) = list_inspections(store)
    assert load_inspection(store, line.id).outlet == far


def test_nothing_is_started_without_an_outlet(person: Person, store: Store) -> None:
    add_outlet(store, Outlet(id=OutletId(""), name="江北网点"))
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.calm()
    person.click("开始检查")
    assert person.reads(person.read_message(), "请选择网点")
    person.fill("网点", "没有的网点")
    person.until(lambda: sees(person, "没有找到网点"))
    person.click("新网点")
    person.fill("招牌名称", "没有的网点")
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    assert len(list_outlets(store)) == 2


def test_the_second_visit_offers_what_the_first_one_knew(
    person: Person, store: Store, signers: Signers
) -> None:
    sealed = start_visit(store, signers)
    answer_all(store, sealed.id)
    sign_and_seal(store, sealed.id)
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.calm()
    assert person.named(QLineEdit, "检查人员 1 姓名").text() == sealed.people[0].name
    assert person.named(QLineEdit, "邮政管理局").text() == sealed.visit.bureau
    person.keys(Qt.Key.Key_Return)  # the only outlet
    assert person.named(QSpinBox, "本年度第几次检查").value() == 2
    assert sees(person, "个问题尚未整改")
    person.click("复查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    (again,) = list_inspections(store, ListWish(only="drafts"))
    assert again.kind is VisitKind.FOLLOW_UP
    assert load_inspection(store, again.id).visit.follows is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_outlet_said_of_a_recusal_is_written_down(
    person: Person, store: Store, signers: Signers, language: Language
) -> None:
    draft = start_visit(store, signers)
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.speak(language)
    person.opens(draft.id)
    person.tab(4)
    words = {
        "zh": ("是否申请回避", "已询问：申请回避", "申请何人回避及理由", "处理决定及决定人"),
        "en": (
            "Recusal",
            "asked: an officer should withdraw",
            "Who should withdraw, and why",
            "What was decided, by whom",
        ),
    }[language]
    person.choose(words[0], words[1])
    person.fill(words[2], "王建国是负责人的亲属")
    person.fill(words[3], "科长：不予回避")
    person.tab(1)
    person.until(lambda: load_inspection(store, draft.id).visit.recusal is not None)
    recusal = load_inspection(store, draft.id).visit.recusal
    assert recusal == Recusal(wanted=True, reason="王建国是负责人的亲属", decision="科长：不予回避")
