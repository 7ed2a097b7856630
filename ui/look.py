"""Fonts, colours and plain-text labels: how everything in the window looks."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector.shipped import fonts_folder

FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Micro Hei", "Noto Sans SC")
BASE_POINTS = 10
CENTRED_WIDTH = 540
ACCENT = "#16457e"

SHEET = """
QWidget#card { background: palette(base); border: 1px solid palette(midlight); border-radius: 8px; }
QWidget#card:focus { border: 2px solid palette(highlight); }
QLabel#title { font-size: 19pt; font-weight: 700; }
QLabel#heading { font-size: 12.5pt; font-weight: 600; }
QLabel#faint { color: #5b6472; }
QLabel#good { color: #17692f; font-weight: 600; }
QLabel#warn { color: #8a4b00; font-weight: 600; }
QLabel#bad { color: #b3261e; font-weight: 600; }
QLabel#tag { color: #5b6472; font-weight: 600; }
QPushButton { padding: 6px 14px; border: 1px solid #b8c0cb; border-radius: 6px; background: #ffffff; }
QPushButton:hover { background: #eef3f9; }
QPushButton:focus { border: 2px solid #16457e; }
QPushButton:checked { background: #16457e; color: white; border-color: #16457e; }
QPushButton:disabled { color: #9aa3af; background: #f2f4f6; }
QPushButton#primary { background: #16457e; color: white; border-color: #16457e; font-weight: 600; }
QPushButton#primary:hover { background: #1f5a9f; }
QPushButton#primary:disabled { background: #9fb3cb; border-color: #9fb3cb; }
QLineEdit, QPlainTextEdit { padding: 5px; border: 1px solid #b8c0cb; border-radius: 5px; background: #ffffff; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid #16457e; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: #f2f4f6; color: #6b7482; }
QComboBox, QSpinBox, QDateEdit { min-height: 26px; }
QListWidget, QTableWidget { border: 1px solid #d5dae1; border-radius: 6px; background: #ffffff; }
QListWidget::item { padding: 6px; }
QTableWidget::item { padding: 4px 8px; }
QHeaderView::section { padding: 6px 8px; border: none; border-bottom: 1px solid #b8c0cb; background: #eef1f5;
    font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid #d5dae1; }
QTabBar::tab { padding: 8px 16px; border: none; border-bottom: 3px solid transparent; background: transparent; }
QTabBar::tab:selected { font-weight: 600; border-bottom: 3px solid #16457e; }
QTabBar::tab:focus { color: #16457e; }
QScrollArea { border: none; background: transparent; }
QWidget#scrolled { background: transparent; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar::handle:vertical { min-height: 36px; margin: 2px; border-radius: 4px; background: #b8c0cb; }
QScrollBar::handle:vertical:hover { background: #8d97a5; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QProgressBar { border: 1px solid #b8c0cb; border-radius: 5px; text-align: center; }
QProgressBar::chunk { background: #16457e; border-radius: 4px; }
"""


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


def dress(app: QApplication) -> None:
    """Give the application its style, palette and fonts. Chinese shows even where no such font is installed."""
    app.setStyle("Fusion")
    app.setPalette(_palette())
    if not set(FAMILIES[:-1]) & set(QFontDatabase.families()):
        QFontDatabase.addApplicationFont(str(fonts_folder() / "NotoSansSC-Regular.ttf"))
        QFontDatabase.addApplicationFont(str(fonts_folder() / "NotoSansSC-Bold.ttf"))
    font = QFont(list(FAMILIES))
    font.setPointSize(BASE_POINTS)
    app.setFont(font)
    app.setStyleSheet(SHEET)


def _palette() -> QPalette:
    palette = QPalette(QColor("#f5f7f9"))
    roles = {
        QPalette.ColorRole.Window: "#f5f7f9",
        QPalette.ColorRole.Base: "#ffffff",
        QPalette.ColorRole.AlternateBase: "#f2f5f8",
        QPalette.ColorRole.Text: "#14181f",
        QPalette.ColorRole.WindowText: "#14181f",
        QPalette.ColorRole.ButtonText: "#14181f",
        QPalette.ColorRole.Highlight: ACCENT,
        QPalette.ColorRole.HighlightedText: "#ffffff",
        QPalette.ColorRole.Midlight: "#d5dae1",
        QPalette.ColorRole.PlaceholderText: "#6b7482",
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def label(text: str = "", kind: Kind = Kind.TEXT, *, wrap: bool = True) -> QLabel:
    """A label that shows its text as it is: what people typed is never taken for markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setObjectName(kind.value)
    made.setWordWrap(wrap)
    return made


def show_as(shown: QLabel, kind: Kind, text: str) -> None:
    """Give a label another text and look."""
    shown.setText(text)
    if shown.objectName() != kind.value:
        shown.setObjectName(kind.value)
        shown.style().polish(shown)


def button(text: str, *, primary: bool = False, checkable: bool = False) -> QPushButton:
    """A push button."""
    made = QPushButton(text)
    made.setCheckable(checkable)
    if primary:
        made.setObjectName("primary")
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
    frame.setFixedWidth(CENTRED_WIDTH)
    inside.setContentsMargins(28, 24, 28, 24)
    outer = QVBoxLayout(page)
    outer.addStretch()
    row = QHBoxLayout()  # an alignment flag would cut wrapped text: it ignores height for width
    row.addStretch()
    row.addWidget(frame)
    row.addStretch()
    outer.addLayout(row)
    outer.addStretch()
    return inside


def scrolled(inside: QWidget) -> QScrollArea:
    """A frameless area that scrolls `inside` up and down."""
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    for each in (area.viewport(), inside):
        each.setObjectName("scrolled")
    return area


def labelled(*rows: tuple[str, QWidget]) -> QFormLayout:
    """A form: each field with its words beside it, for those who see and those who hear the window."""
    form = QFormLayout()
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
