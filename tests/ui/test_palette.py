"""The palette of commands and the sheet of shortcuts, by keys."""

import pytest
from on_screen import go_to, inspection_page, sees
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from window_person import Person

from inspector.app.outlets import add_outlet
from inspector.app.stores import Store
from inspector.model.inspection import Inspection, Verdict
from inspector.model.outlet import Outlet, OutletId
from ui.find import Command, find, initials
from ui.pages.bureau import BureauPage
from ui.pages.home import HomePage
from ui.pages.new_inspection import NewInspectionPage
from ui.palette import CommandPalette
from ui.shortcuts import ShortcutSheet
from ui.widgets.answer_card import AnswerCard

pytestmark = pytest.mark.gui

CONTROL = Qt.KeyboardModifier.ControlModifier


def call(person: Person) -> CommandPalette:
    """Press Ctrl+K."""
    person.raise_(person.window)
    QTest.keyClick(person.focus(), Qt.Key.Key_K, CONTROL)
    person.until(lambda: any(d.isVisible() for d in person.window.findChildren(CommandPalette)))
    (palette,) = (d for d in person.window.findChildren(CommandPalette) if d.isVisible())
    person.until(lambda: palette.is_complete)
    return palette


def do(person: Person, typed: str) -> None:
    """Choose by the letters alone."""
    call(person)
    QTest.keyClicks(person.focus(), typed) if typed.isascii() else person.write(typed)
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: not person.window.findChildren(CommandPalette))
    person.raise_(person.window)
    person.calm()


def texts(palette: CommandPalette) -> list[str]:
    return [each.text for each in palette.shown]


@pytest.mark.chinese
def test_letters_lead_to_a_page_in_chinese_in_pinyin_and_in_english(
    person: Person, draft: Inspection
) -> None:
    do(person, "邮政管理局")
    assert isinstance(person.window.page, BureauPage)
    do(person, "xjjc")  # 新建检查
    assert isinstance(person.window.page, NewInspectionPage)
    do(person, "go home")
    assert isinstance(person.window.page, HomePage)


def test_an_item_is_found_by_its_number_and_by_words_and_gets_the_keys(
    person: Person, draft: Inspection
) -> None:
    person.tab(3)
    do(person, "A16")
    page = inspection_page(person)
    assert (page.tabs.currentIndex(), page.checklist.current) == (0, "A16")
    assert isinstance(person.focus(), AnswerCard)
    person.keys("1")
    person.calm()
    assert page.draft.answers["A16"].verdict is Verdict.CONFORMS


def test_a_shortcut_is_shown_beside_its_command_and_arrows_choose(person: Person, draft: Inspection) -> None:
    go_to(person, "A16")
    palette = call(person)
    keys = {each.text: each.keys for each in palette.shown}
    said = person.tongue.said
    assert keys[said("下一个未作答的检查项")] == "Ctrl+J"
    person.write({"zh": "转到", "en": "Go to"}[person.tongue.language])
    second = palette.shown[1]
    person.keys(Qt.Key.Key_Down)
    assert palette.typed.accessibleDescription() == f"{said('本页')} {second.text} {second.keys}"
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: not person.window.findChildren(CommandPalette))
    assert second.text in {said(text) for text in ("转到问题", "转到照片", "转到检查表")}, second.text


def test_escape_leaves_everything_as_it_was_and_gives_the_keys_back(
    person: Person, draft: Inspection
) -> None:
    card = go_to(person, "A16")
    call(person)
    person.write("问题")
    person.keys(Qt.Key.Key_Escape)
    person.until(lambda: not person.window.findChildren(CommandPalette))
    person.raise_(person.window)
    assert person.focus() is card
    assert inspection_page(person).checklist.current == "A16"


def test_an_inspection_is_found_by_what_is_written_in_it(
    person: Person, store: Store, draft: Inspection
) -> None:
    person.window.show_home()
    person.calm()
    palette = call(person)
    person.write(draft.outlet.name[:4])
    person.until(lambda: any(draft.number in text for text in texts(palette)))
    wanted = next(n for n, text in enumerate(texts(palette)) if draft.number in text)
    for _ in range(wanted):
        person.keys(Qt.Key.Key_Down)
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: not person.window.findChildren(CommandPalette))
    person.calm()
    assert inspection_page(person).id == draft.id


def test_what_cannot_be_done_now_is_not_offered(person: Person) -> None:
    offered = texts(call(person))
    assert "锁定窗口" not in offered
    assert person.reads(offered, "键盘快捷键")
    assert "转到检查列表" not in offered


def test_names_of_outlets_are_text(person: Person, store: Store, draft: Inspection) -> None:
    add_outlet(store, Outlet(id=OutletId(""), name="<b>粗体</b>"))
    assert "<b>" not in "".join(texts(call(person)))


def test_the_beginnings_of_syllables_stand_for_common_characters() -> None:
    assert initials("邮政管理局 A16 检查项") == "yzglj A16 jcx"
    assert initials("abc，。") == "abc，。"


def test_the_likeliest_comes_first() -> None:
    words = ["Undo: find", "Find an item", "Refind"]
    commands = [Command(each, print) for each in words]
    assert [each.text for each in find("find", commands)] == ["Find an item", "Undo: find", "Refind"]
    assert [each.text for each in find("fit", commands)] == ["Find an item"]
    assert find("nowhere", commands) == []


def test_the_sheet_shows_the_keys_of_this_page_and_of_the_window(person: Person, draft: Inspection) -> None:
    go_to(person, "A16")
    QTest.keyClick(person.focus(), Qt.Key.Key_Slash, CONTROL)
    person.until(lambda: isinstance(person.place(), ShortcutSheet))
    for text in ("下一个未作答的检查项", "Ctrl+J", "添加该项照片", "Ctrl+K", "符合"):
        assert sees(person, text, person.place()), text
    person.raise_(person.place())
    person.keys(Qt.Key.Key_Escape)
    person.until(lambda: not any(d.isVisible() for d in person.window.findChildren(QDialog)))
    person.raise_(person.window)
    person.window.show_bureau()
    QTest.keyClick(person.window, Qt.Key.Key_Slash, CONTROL)
    person.until(lambda: isinstance(person.place(), ShortcutSheet))
    assert not sees(person, "Ctrl+J", person.place())
    assert sees(person, "Ctrl+K", person.place())


def test_no_two_actions_of_a_page_have_the_same_keys_or_name(person: Person, draft: Inspection) -> None:
    from ui.actions import actions_on, keys_of

    window = person.window
    for show in (window.show_home, window.show_new, window.show_bureau, lambda: person.opens(draft.id)):
        show()
        person.calm()
        assert window.page is not None
        shown = [*actions_on(window.page), *(each for each in window.actions() if each.objectName())]
        names = [each.objectName() for each in shown]
        assert len(names) == len(set(names))
        keys = [key.toString() for each in shown for key in each.shortcuts() if keys_of(each)]
        assert len(keys) == len(set(keys)), sorted(keys)
