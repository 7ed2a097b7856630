"""How the window looks: both palettes, both languages, text of 100 and 200 per cent. Nothing is cut, faint or foreign."""

import re
from collections.abc import Iterator
from itertools import chain, product

import pytest
from factories import make_jpeg
from on_screen import every_dialog, every_place
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from seen import controls, cut, listed, texts, words
from window_person import Person

from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.checklist import ItemId
from inspector.model.inspection import Inspection
from ui.icon import Icon
from ui.look import button, dress
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.theme import DARK, LIGHT, MARKS, Looks, Tokens
from ui.widgets.answer_card import AnswerCard

pytestmark = [pytest.mark.gui, pytest.mark.chinese]
PAPER = (1366, 768)  # a plain laptop
# Names, codes and key caps are the same in both languages.
SAME = re.compile(r"[A-Za-z0-9+\-/.,:;()#%·…√×○ ]*")
NAMES = re.compile(r"English|(Ctrl|Shift|Tab|Enter|Esc|[A-Z0-9+, /↑↓-])+")  # of the language, of keys
ISO_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
ENGLISH = re.compile(r"[A-Za-z]{4,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HINTING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView)
TEXT_ON = (
    *product(("text", "faint", "good", "warn", "bad"), ("window", "surface", "raised")),
    ("text", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent", "surface"),
)
EDGE_ON = (*product(("edge", "accent"), ("window", "surface")), ("accent", "raised"))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_edges_stand_out(tokens: Tokens) -> None:
    """WCAG 2.2, level AA: 4.5 to 1 for text (1.4.3), 3 to 1 for edges of controls and the focus (1.4.11)."""
    colours = tokens._asdict()
    for pairs, least in ((TEXT_ON, 4.5), (EDGE_ON, 3.0)):
        faint = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
        assert {pair: ratio for pair, ratio in faint.items() if ratio < least} == {}


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("language", "per_cent"), [("zh", 100), ("zh", 200), ("en", 100), ("en", 200)])
def test_nothing_is_cut(
    person: Person, store: Store, draft: Inspection, language: Language, per_cent: int
) -> None:
    add_photo(store, draft.id, make_jpeg(), "IMG_1.JPG", item=ItemId("A16"))
    theme = dress(QApplication.instance())
    theme.show(Looks.LIGHT, per_cent)
    try:
        person.window.resize(*PAPER)
        person.window.speak(language)
        found: list[str] = []
        for name, place in chain(every_place(person, draft), every_dialog(person, draft)):
            wait_until_whole(person, name, place)
            if place.minimumSizeHint().width() > PAPER[0]:
                found.append(f"{name}: wider than the screen, {place.minimumSizeHint().width()}")
        assert not found, "\n".join(found)
    finally:
        theme.show(Looks.SYSTEM, 100)


def test_the_card_that_is_worked_on_is_as_high_as_what_is_on_it(person: Person, draft: Inspection) -> None:
    """It is shown before it is known how wide the window lets it be."""
    (card,) = (each for each in person.window.findChildren(AnswerCard) if each.isVisible())
    assert card.height() == card.layout().heightForWidth(card.width())
    person.window.resize(1100, PAPER[1])
    person.calm()
    assert card.height() == card.layout().heightForWidth(card.width())


def test_text_grows_on_the_page_that_is_open(person: Person, draft: Inspection) -> None:
    theme = dress(QApplication.instance())
    person.window.resize(*PAPER)
    try:
        for name, place in every_place(person, draft):
            boxes = [box for box in place.findChildren(QPlainTextEdit) if box.isVisible()]
            before = [shown_lines(box) for box in boxes]
            theme.show(Looks.LIGHT, 200)
            wait_until_whole(person, name, place)
            if name != "tab 1":  # there another card may have come to life
                assert [shown_lines(box) for box in boxes] == before, name
            theme.show(Looks.LIGHT, 100)
            wait_until_whole(person, name, place)
    finally:
        theme.show(Looks.SYSTEM, 100)


def test_days_are_written_as_the_language_writes_them(person: Person, draft: Inspection) -> None:
    for name, place in every_place(person, draft):
        for text in chain(texts(place), listed(place)):
            assert not ISO_DAY.search(text), f"{name}: {text}"


def test_the_system_turns_dark_and_the_window_with_it(person: Person) -> None:
    hints, theme = QApplication.styleHints(), dress(QApplication.instance())
    theme.show(Looks.SYSTEM, 100)
    try:
        for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
            hints.colorSchemeChanged.emit(scheme)  # no screen of these tests has colours of its own
            QTest.qWait(20)
            window = person.window.grab().toImage()
            assert window.pixelColor(2, 2) == QColor(tokens.window)
    finally:
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.5])
@pytest.mark.parametrize("is_primary", [False, True])
def test_icons_are_sharp_and_seen_whatever_the_screen(
    person: Person, tokens: Tokens, ratio: float, is_primary: bool
) -> None:
    theme = dress(QApplication.instance())
    theme.show(Looks(tokens.name), 100)
    try:
        shown = button("", primary=is_primary, shows=Icon.SEAL).icon()
        for mode, colour, ground in (
            (QIcon.Mode.Normal, "on_accent", "accent")
            if is_primary
            else (QIcon.Mode.Normal, "text", "surface"),
            (QIcon.Mode.Disabled, "faint", "raised"),
        ):
            picture = shown.pixmap(QSize(19, 19), ratio, mode).toImage()
            assert picture.devicePixelRatio() == ratio
            assert abs(picture.width() - 19 * ratio) < 1
            darkest = max(pixels(picture), key=QColor.alpha)
            assert darkest.alpha() > 200
            assert near(darkest, QColor(getattr(tokens, colour)))
            assert contrast(darkest.name(), getattr(tokens, ground)) >= 3
    finally:
        theme.show(Looks.SYSTEM, 100)


def test_what_has_the_keys_is_seen(person: Person, draft: Inspection) -> None:
    """Each control looks otherwise when it has the focus (WCAG 2.2, 2.4.7)."""
    person.window.activateWindow()
    for name, place in chain(every_place(person, draft), every_dialog(person, draft)):
        for widget in place.findChildren(QWidget):
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if not (by_tab and widget.isVisible() and widget.isEnabled()):
                continue
            widget.clearFocus()
            before = widget.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if widget.hasFocus():  # a composed control gives it on
                told = f"{name}: {type(widget).__name__} {widget.accessibleName() or words(widget)}"
                assert widget.grab().toImage() != before, told


def test_the_marks_of_boxes_have_the_colours_of_the_palettes() -> None:
    for tokens in (LIGHT, DARK):
        for mark, colour in (("down", tokens.text), ("up", tokens.text), ("check", tokens.on_accent)):
            picture = QImage(str(MARKS / f"{mark}-{tokens.name}.png"))
            inked = max(pixels(picture), key=QColor.alpha)
            assert inked.name() == colour, f"{mark}-{tokens.name}"


def test_a_button_that_is_too_narrow_is_found(person: Person) -> None:
    button = next(b for b in person.window.findChildren(QAbstractButton) if b.isVisible() and b.text())
    assert not list(cut(person.window))
    button.setFixedWidth(20)
    QTest.qWait(1)
    assert list(cut(person.window))


def test_the_window_speaks_chinese_only(person: Person, draft: Inspection) -> None:
    for name, place in chain(every_place(person, draft), every_dialog(person, draft)):
        for text in texts(place):
            is_english = ENGLISH.search(text) and SAME.fullmatch(text) and not NAMES.fullmatch(text)
            assert not is_english, f"{name}: {text}"


def test_the_controls_of_an_english_window_speak_english(person: Person, draft: Inspection) -> None:
    """On a Chinese system: a field that keeps the language of its window's beginning is found."""
    person.window.setLocale(QLocale("zh_CN"))
    person.window.speak("en")
    for name, place in chain(every_place(person, draft), every_dialog(person, draft)):
        for widget in place.findChildren(QWidget):
            if widget.isVisible():
                for text in (*controls(widget), words(widget) if isinstance(widget, QAbstractButton) else ""):
                    assert not CHINESE.search(text.replace("中文", "")), f"{name}: {text}"


@pytest.mark.parametrize("looks", [Looks.LIGHT, Looks.DARK])
def test_hints_and_faint_words_stand_out(person: Person, draft: Inspection, looks: Looks) -> None:
    """What a style sheet does not name, Qt makes half transparent."""
    theme = dress(QApplication.instance())
    theme.show(looks, 100)
    try:
        for name, place in chain(every_place(person, draft), every_dialog(person, draft)):
            for widget in place.findChildren(QWidget):
                hint, ground = widget.palette().placeholderText().color(), widget.palette().base().color()
                if widget.isVisible() and isinstance(widget, HINTING):
                    told = f"{name}: {type(widget).__name__} {widget.accessibleName()}"
                    assert hint.alpha() == 255, told
                    assert contrast(hint.name(), ground.name()) >= 4.5, told
    finally:
        theme.show(Looks.SYSTEM, 100)


@pytest.mark.parametrize(("count", "told"), [(1, "1 outlet"), (2, "2 outlets"), (0, "0 outlets")])
def test_one_is_told_as_one(person: Person, count: int, told: str) -> None:
    person.window.speak("en")
    assert QCoreApplication.translate("OutletsPage", "%n outlets", "", count) == told


def test_looks_language_and_size_are_chosen_by_keys_and_kept(person: Person, store: Store) -> None:
    person.window.use(store)
    person.calm()
    person.raise_(person.window)
    QTest.keyClick(person.window, ",", Qt.KeyboardModifier.ControlModifier)
    person.until(lambda: isinstance(person.place(), QDialog))
    person.choose("外观", "深色")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    before = QApplication.font().pointSizeF()
    person.choose("文字大小", "150")
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.5)
    person.choose("语言", "English")
    person.until(lambda: person.place().windowTitle() == "Settings")
    assert read_preferences() == Preferences(language="en", looks=Looks.DARK, per_cent=150)
    person.choose("Looks", "Light")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)
    person.keys(Qt.Key.Key_Escape)
    dress(QApplication.instance()).show(Looks.SYSTEM, 100)


def test_what_was_kept_badly_counts_as_not_chosen(person: Person) -> None:
    kept = QSettings("outlet-inspector", "window")
    for name in ("language", "looks", "text-size"):
        kept.setValue(name, "<nonsense>")
    assert read_preferences() == Preferences()
    keep_preferences(Preferences(per_cent=175))
    assert read_preferences().per_cent == 175


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, definition of relative luminance)."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def wait_until_whole(person: Person, name: str, place: QWidget) -> None:
    """Wait until nothing is cut, or tell what stays so."""
    try:
        person.until(lambda: not list(cut(place)))
    except TimeoutError:
        pytest.fail("\n".join(f"{name}: {told}" for told in cut(place)))


def shown_lines(box: QPlainTextEdit) -> int:
    """How many lines of text a box shows at once."""
    return box.viewport().height() // box.fontMetrics().lineSpacing()


def pixels(picture: QImage) -> Iterator[QColor]:
    """Their colours."""
    return (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))


def near(one: QColor, other: QColor) -> bool:
    """Whether two colours are the same but for what rounding does."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 12 for a, b in parts)
