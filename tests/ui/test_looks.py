"""How the window looks: both palettes, both languages, text of 100 and 200 per cent. Nothing is cut, faint or foreign."""

import re
from collections.abc import Iterator
from itertools import chain, product

import pytest
from on_screen import every_dialog, every_place
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from window_person import Person

from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.inspection import Inspection
from ui.icon import Icon
from ui.look import button, dress
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.theme import DARK, LIGHT, MARKS, Looks, Tokens

pytestmark = pytest.mark.gui
PAPER = (1366, 768)  # a plain laptop
SLACK = 2  # pixels a style rounds
# Names, codes and key caps are the same in both languages.
SAME = re.compile(r"[A-Za-z0-9+\-/.,:;()#%·…√×○ ]*")
NAMES = re.compile(r"English|(Ctrl|Shift|Tab|Enter|Esc|[A-Z0-9+, /↑↓-])+")  # of the language, of keys
NOWHERE = QModelIndex()
ISO_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
ENGLISH = re.compile(r"[A-Za-z]{4,}")
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
def test_nothing_is_cut(person: Person, draft: Inspection, language: Language, per_cent: int) -> None:
    theme = dress(QApplication.instance())
    theme.show(Looks.LIGHT, per_cent)
    try:
        person.window.resize(*PAPER)
        person.window.speak(language)
        found: list[str] = []
        for name, place in chain(every_place(person, draft), every_dialog(person, draft)):
            QTest.qWait(20)
            found += [f"{name}: {told}" for told in cut(place)]
            if place.minimumSizeHint().width() > PAPER[0]:
                found.append(f"{name}: wider than the screen, {place.minimumSizeHint().width()}")
        assert not found, "\n".join(found)
    finally:
        theme.show(Looks.SYSTEM, 100)


def test_text_grows_on_the_page_that_is_open(person: Person, draft: Inspection) -> None:
    theme = dress(QApplication.instance())
    person.window.resize(*PAPER)
    try:
        for name, place in every_place(person, draft):
            boxes = [box for box in place.findChildren(QPlainTextEdit) if box.isVisible()]
            before = [shown_lines(box) for box in boxes]
            theme.show(Looks.LIGHT, 200)
            person.until(lambda place=place: not list(cut(place)))
            if name != "tab 1":  # there another card may have come to life
                assert [shown_lines(box) for box in boxes] == before, name
            theme.show(Looks.LIGHT, 100)
            person.until(lambda place=place: not list(cut(place)))
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


def cut(place: QWidget) -> Iterator[str]:
    """What is not whole: texts that need more room than they have, and what sticks out of the place it is shown in."""
    for widget in place.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not place.window():
            continue
        told = f"{type(widget).__name__} {words(widget)!r}"
        if isinstance(widget, QAbstractButton) and words(widget):
            needed = widget.sizeHint() if not isinstance(widget, QCheckBox) else widget.minimumSizeHint()
            if needed.width() > widget.width() + SLACK or needed.height() > widget.height() + SLACK:
                yield f"{told} needs {needed.toTuple()}, has {widget.size().toTuple()}"
        if isinstance(widget, QLabel) and words(widget):
            wraps = widget.wordWrap()
            height = widget.heightForWidth(widget.width()) if wraps else widget.minimumSizeHint().height()
            width = 0 if wraps else widget.minimumSizeHint().width()
            if height > widget.height() + SLACK or width > widget.width() + SLACK:
                yield f"{told} needs {width} x {height}, has {widget.size().toTuple()}"
        if isinstance(widget, QAbstractButton | QLabel | QComboBox) and sticks_out(widget, place):
            yield f"{told} sticks out"
        if isinstance(widget, QTabWidget) and widget.tabBar().sizeHint().width() > widget.width() + SLACK:
            yield f"{told}: tabs are cut"


def sticks_out(widget: QWidget, place: QWidget) -> bool:
    """Whether a part of it can be reached by no scrolling."""
    frame: QWidget | None = widget.parentWidget()
    while frame is not None and frame is not place:
        above = frame.parentWidget()
        if isinstance(above, QWidget) and isinstance(above.parentWidget(), QScrollArea):
            break
        if type(above).__name__ in ("CardView", "QTableView", "QListView", "CardArea"):
            return False
        frame = above
    if frame is None:
        return False
    inside = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
    if frame is place:
        return not place.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inside)
    viewport = frame.parentWidget()
    assert viewport is not None
    return inside.right() > viewport.width() + SLACK


def words(widget: QWidget) -> str:
    """What is written on it."""
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def shown_lines(box: QPlainTextEdit) -> int:
    """How many lines of text a box shows at once."""
    return box.viewport().height() // box.fontMetrics().lineSpacing()


def listed(place: QWidget) -> Iterator[str]:
    """What stands in its lists and tables."""
    for view in place.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None:
            columns = model.columnCount(NOWHERE) if isinstance(view, QTableView | QTreeView) else 1
            for row, column in product(range(model.rowCount(NOWHERE)), range(columns)):
                yield str(model.index(row, column).data() or "")


def pixels(picture: QImage) -> Iterator[QColor]:
    """Their colours."""
    return (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))


def near(one: QColor, other: QColor) -> bool:
    """Whether two colours are the same but for what rounding does."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 12 for a, b in parts)


def texts(place: QWidget) -> Iterator[str]:
    """All that can be read on a place, and heard."""
    for widget in place.findChildren(QWidget):
        if widget.isVisible():
            yield words(widget)
            yield widget.toolTip()
            if isinstance(widget, QTabWidget):
                yield from (widget.tabText(number) for number in range(widget.count()))
