"""Plain-text labels, buttons, cards: what pages are made of. Colours and sizes are in ui/theme.py."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.icon import Icon, icon
from ui.theme import BASE_POINTS, Theme

BOX_FRAME = 16  # what a box of text has around its lines, at text of 100 per cent
NUMBER_INDENT = 7  # where the text of other fields begins
BESIDE_BAR = 8  # between what is scrolled and the bar
CENTRED_LINES = 28  # the width of a page in the middle, in heights of a line


THEME = "theme"
# Values of Qt by number, for properties: for their names PySide would make the whole namespace, a tenth of the start.
PLAIN_TEXT, NO_FOCUS, NEVER_A_BAR = 0, 0, 1


class Kind(StrEnum):
    """What a label is for; the style sheet knows how each looks."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    FAINT = "faint"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    TAG = "tag"


def dress(app: QApplication) -> Theme:
    """Give the application its style, colours and fonts; the same theme for who asks again."""
    theme = app.property(THEME)  # for a search among its children, PySide would make classes nobody needs yet
    if not isinstance(theme, Theme):
        theme = Theme(app)
        app.setProperty(THEME, theme)
    return theme


def label(text: str = "", kind: Kind = Kind.TEXT, *, wrap: bool = True) -> QLabel:
    """A label that shows its text as it is: what people typed is never taken for markup."""
    made = QLabel()
    made.setProperty("textFormat", PLAIN_TEXT)
    made.setText(text)
    made.setObjectName(kind.value)
    made.setWordWrap(wrap)
    return made


def nothing(text: str = "") -> QLabel:
    """What is told in the place of a list that holds nothing; it takes the room of the list."""
    from PySide6.QtCore import Qt

    made = label(text, Kind.FAINT)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return made


def show_as(shown: QLabel, kind: Kind, text: str) -> None:
    """Give a label another text and look."""
    shown.setText(text)
    if shown.objectName() != kind.value:
        shown.setObjectName(kind.value)
        shown.style().polish(shown)


def button(
    text: str, *, primary: bool = False, checkable: bool = False, shows: Icon | None = None
) -> QPushButton:
    """A push button, with an icon before its words."""
    made = QPushButton(text)
    made.setCheckable(checkable)
    if primary:
        made.setObjectName("primary")
    if shows is not None:
        role = QPalette.ColorRole.HighlightedText if primary else QPalette.ColorRole.ButtonText
        made.setIcon(icon(shows, role))
    return made


def number_box(most: int, *, least: int = 0) -> QSpinBox:
    """A box for a number, no wider than it needs. (Qt lets no style sheet part its number from the left edge.)"""
    made = QSpinBox(minimum=least, maximum=most)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.lineEdit().setTextMargins(NUMBER_INDENT, 0, 0, 0)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """A white box with round corners, and the layout inside."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(14, 12, 14, 12)
    layout.setSpacing(8)
    return frame, layout


def centred(page: QWidget) -> QVBoxLayout:
    """A white box in the middle of an empty page, and the layout inside."""
    frame, inside = card()
    with_text(frame, lambda: frame.setFixedWidth(round(frame.fontMetrics().height() * CENTRED_LINES)))
    inside.setContentsMargins(28, 24, 28, 24)
    middle = QWidget()
    outer = QVBoxLayout(middle)
    around = QVBoxLayout(page)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(scrolled(middle))
    outer.addStretch()
    row = QHBoxLayout()  # an alignment flag would cut wrapped text: it ignores height for width
    row.addStretch()
    row.addWidget(frame)
    row.addStretch()
    outer.addLayout(row)
    outer.addStretch()
    return inside


def grown(widget: QWidget, length: int) -> int:
    """A length that was told for text of 100 per cent, for the text the widget has."""
    return round(length * widget.font().pointSizeF() / BASE_POINTS)


def open_in(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its first size, told for text of 100 per cent. It is never larger than the screen."""
    wanted = QSize(grown(dialog, width), grown(dialog, height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize()))


def with_text(widget: QWidget, fit: Callable[[], None]) -> None:
    """Fit a widget now, and again whenever its text is of another size."""
    _Fitting(widget, fit)
    fit()


def lines_high(box: QWidget, lines: int) -> None:
    """Make a box as high as so many lines of its text."""
    with_text(
        box, lambda: box.setFixedHeight(lines * box.fontMetrics().lineSpacing() + grown(box, BOX_FRAME))
    )


class _Fitting(QObject):
    def __init__(self, widget: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return False


def scrolled(inside: QWidget) -> QScrollArea:
    """A frameless area that scrolls `inside` up and down."""
    area = QScrollArea(widgetResizable=True)
    area.setProperty("horizontalScrollBarPolicy", NEVER_A_BAR)
    area.setProperty("focusPolicy", NO_FOCUS)
    # One of our own: for the kind of the one that is there, PySide would make all classes of QtWidgets (25 ms of the start).
    port = QWidget()
    area.setViewport(port)
    area.setWidget(inside)
    for each in (port, inside):
        each.setObjectName("scrolled")
    return area


def labelled(*rows: tuple[str, QWidget]) -> QFormLayout:
    """A form: each field with its words beside it, for those who see and those who hear the window."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, field in rows:
        named(field, text)
        form.addRow(label(text, Kind.FAINT, wrap=False), field)
    return form


def named(widget: QWidget, name: str) -> QWidget:
    """The widget with a name for people who hear the window."""
    widget.setAccessibleName(name)
    return widget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
