"""The guide beside the page: for each page, in both languages, true to what is written on the buttons."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from on_screen import inspection_page, sees
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from shiboken6 import isValid
from window_person import Person

from inspector.errors import Language
from inspector.model.inspection import Inspection
from inspector.shipped import guide_folder
from ui.help import TOPICS, HelpPanel, guide_page, topic_of
from ui.pages.inspection import InspectionPage

pytestmark = [pytest.mark.gui, pytest.mark.chinese]

ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
LONGEST_LINES = 75


def pages() -> list[tuple[Language, str]]:
    return [(lang, file.stem) for lang in LANGUAGES for file in sorted((guide_folder() / lang).glob("*.md"))]


def texts_of_window(language: Language) -> list[re.Pattern[str]]:
    """Everything the window may say, with room for what is filled in."""
    named = ElementTree.parse(ROOT / "ui" / "i18n" / "zh_CN.ts").iter("message")
    told = [each.findtext("source") if language == "en" else _translation(each) for each in named]
    parts = [re.split(r"\{\d\}|%n", text) for text in told if text]
    return [re.compile(".+".join(map(re.escape, each))) for each in parts]


def _translation(message: ElementTree.Element) -> str:
    found = message.find("translation")
    return "" if found is None else "".join(found.itertext())


def panel(person: Person) -> HelpPanel:
    (shown,) = (each for each in person.window.findChildren(HelpPanel) if each.isVisible())
    return shown


def press_f1(person: Person) -> None:
    person.raise_(person.window)
    QTest.keyClick(person.window, Qt.Key.Key_F1)
    person.calm()


def test_both_languages_tell_of_the_same_topics() -> None:
    assert {topic for lang, topic in pages() if lang == "zh"} == {t for lang, t in pages() if lang == "en"}


@pytest.mark.parametrize(("language", "topic"), pages())
def test_names_that_are_quoted_stand_in_the_window(language: Language, topic: str) -> None:
    known = texts_of_window(language)
    quoted = BOLD.findall(guide_page(topic, language))
    assert [name for name in quoted if not any(each.fullmatch(name) for each in known)] == []


@pytest.mark.parametrize(("language", "topic"), pages())
def test_a_topic_is_short_has_a_title_and_its_links_resolve(language: Language, topic: str) -> None:
    file = guide_folder() / language / f"{topic}.md"
    text = file.read_text("utf-8")
    assert text.startswith("# ")
    assert len(text.splitlines()) <= LONGEST_LINES
    for target in LINK.findall(text):
        assert (file.parent / target).is_file(), target


def test_every_topic_can_be_reached_from_the_contents() -> None:
    for language in LANGUAGES:
        reached, new = set(), {"index"}
        while new:
            reached |= new
            linked = (
                Path(t).stem
                for topic in new
                for t in LINK.findall(guide_page(topic, language))
                if "/" not in t
            )
            new = set(linked) - reached
        assert reached == {topic for lang, topic in pages() if lang == language}


def test_each_page_has_its_topic(person: Person, draft: Inspection) -> None:
    window, seen = person.window, []
    for show in (window.show_home, window.show_new, window.show_bureau):
        show()
        person.calm()
        seen.append(topic_of(window.page))
    person.opens(draft.id)
    for number in range(1, 7):
        person.tab(number)
        seen.append(topic_of(window.page))
    assert seen == ["home", "new", "bureau", "checklist", "findings", "photos", "visit", "signatures", "seal"]
    assert set(seen) <= set(TOPICS.values())
    for topic in TOPICS.values():
        assert (guide_folder() / "zh" / f"{topic}.md").is_file()


def test_f1_opens_it_beside_the_page_and_it_follows(person: Person, draft: Inspection) -> None:
    press_f1(person)
    assert "一个键回答一项" in panel(person).text
    person.tab(3)
    assert "遮盖并审看…" in panel(person).text
    page = inspection_page(person)
    assert isinstance(page, InspectionPage)
    assert page.isVisible()
    press_f1(person)
    assert not [each for each in person.window.findChildren(HelpPanel) if each.isVisible()]


def test_in_a_narrow_window_it_lies_over_the_page(person: Person, draft: Inspection) -> None:
    person.window.resize(1000, 700)
    before = inspection_page(person).width()
    press_f1(person)
    shown = panel(person)
    assert shown.isWindow()
    assert inspection_page(person).width() == before
    shown.close()
    person.until(lambda: not [each for each in person.window.findChildren(HelpPanel) if each.isVisible()])
    press_f1(person)
    assert panel(person).topic == "checklist"


def test_links_lead_to_topics_and_nowhere_else(person: Person, draft: Inspection) -> None:
    press_f1(person)
    person.click("目录")
    shown = panel(person)
    assert shown.topic == "index"
    (browser,) = shown.findChildren(QTextBrowser)
    for bad in ("https://example.com/photos.md", "../../README.md", "file:///etc/passwd", "no-such.md"):
        browser.anchorClicked.emit(QUrl(bad))
        assert shown.topic == "index"
    browser.anchorClicked.emit(QUrl("photos.md"))
    assert shown.topic == "photos"
    assert "![" not in shown.text
    assert browser.loadResource(2, QUrl("https://example.com/a.png")) is None


def test_it_speaks_the_language_of_the_window(person: Person, draft: Inspection) -> None:
    press_f1(person)
    person.click("English")
    person.calm()
    assert "One key answers an item" in panel(person).text
    person.click("Close the guide")
    assert not sees(person, "Contents")


def test_a_dialog_has_its_own_page_of_the_guide(person: Person, draft: Inspection) -> None:
    person.window.show_home()
    person.calm()
    person.click("本机数据…")
    dialog = person.place()
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F1):
        QTest.keyClick(dialog, key)
        shown = [each for each in dialog.findChildren(HelpPanel) if each.isVisible()]
        assert [each.topic for each in shown] in (["store"], [])
    assert not shown
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    (panel,) = (each for each in dialog.findChildren(HelpPanel) if each.isVisible())
    assert "恢复密钥" in panel.text
    QTest.keyClick(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)  # the palette is the window's
    person.calm()
    assert person.place() is dialog
    dialog.close()
    person.until(lambda: not isValid(panel))
