"""Colours and sizes of the window: two palettes, one style sheet made of them, any size of text."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from inspector.shipped import fonts_folder

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Micro Hei", "Noto Sans SC")
BASE_POINTS = 10.0
MARKS = Path(__file__).parent / "icons"  # arrows and ticks, which a style sheet can only take from files
SMALLEST, LARGEST = 100, 200  # per cent of the size of text


STYLE, FUSION = "style", "fusion"


class Looks(StrEnum):
    """What somebody wants to see."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tokens(NamedTuple):  # which is made quicker than a dataclass: the first window waits for it
    """The colours of one palette. Text stands out 4.5 to 1 from what it is on, edges and focus 3 to 1 (WCAG 2.2,
    1.4.3 and 1.4.11)."""

    name: str  # of its marks in ui/icons
    window: str
    surface: str
    raised: str  # a head, a disabled field
    hover: str
    text: str
    faint: str
    line: str  # separates; nothing depends on seeing it
    edge: str  # of what can be pressed or typed into
    accent: str
    accent_hover: str
    on_accent: str
    good: str
    warn: str
    bad: str


LIGHT = Tokens(
    name="light",
    window="#f5f7f9",
    surface="#ffffff",
    raised="#eef1f5",
    hover="#e6eef8",
    text="#14181f",
    faint="#535d6b",
    line="#d5dae1",
    edge="#7d8896",
    accent="#16457e",
    accent_hover="#1f5a9f",
    on_accent="#ffffff",
    good="#17692f",
    warn="#8a4b00",
    bad="#b3261e",
)
DARK = Tokens(
    name="dark",
    window="#14181e",
    surface="#1c222a",
    raised="#262d37",
    hover="#2a3646",
    text="#e9edf2",
    faint="#a8b2bf",
    line="#343d49",
    edge="#77838f",
    accent="#8dbcf5",
    accent_hover="#aacdf8",
    on_accent="#0b1a2c",
    good="#7ed69b",
    warn="#f2b866",
    bad="#ff9d94",
)


class Theme(QObject):
    """The look of the whole application. It follows the system unless told otherwise; `changed` when it is another."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._looks = Looks.SYSTEM
        self._per_cent = SMALLEST
        if app.property(STYLE) != FUSION:  # else it began with it
            app.setStyle(FUSION)
        if not any(QFontDatabase.hasFamily(family) for family in FAMILIES[:-1]):
            QFontDatabase.addApplicationFont(str(fonts_folder() / "NotoSansSC-Regular.ttf"))
            QFontDatabase.addApplicationFont(str(fonts_folder() / "NotoSansSC-Bold.ttf"))
        QDir.setSearchPaths("marks", [str(MARKS)])
        self._shown: tuple[Tokens, int] | None = None
        self._is_dark = _is_dark(app.palette())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()

    @property
    def tokens(self) -> Tokens:
        """The colours that are shown."""
        if self._looks is Looks.SYSTEM:
            return DARK if self._is_dark else LIGHT
        return DARK if self._looks is Looks.DARK else LIGHT

    @property
    def looks(self) -> Looks:
        """What was asked for."""
        return self._looks

    @property
    def per_cent(self) -> int:
        """The size of text."""
        return self._per_cent

    def show(self, looks: Looks, per_cent: int) -> None:
        """Look otherwise, at once."""
        self._looks = looks
        self._per_cent = min(LARGEST, max(SMALLEST, per_cent))
        self._dress()

    def _follow(self, system: "Qt.ColorScheme") -> None:
        self._is_dark = system.name == "Dark"
        self._dress()

    def _dress(self) -> None:
        wanted = (self.tokens, self._per_cent)
        if wanted == self._shown:
            return
        self._shown = wanted
        font = QFont(list(FAMILIES))
        font.setPointSizeF(BASE_POINTS * self._per_cent / 100)
        self._app.setPalette(palette_of(self.tokens))
        self._app.setFont(font)
        self._app.setStyleSheet(sheet_of(self.tokens, self._per_cent))
        self.changed.emit()


def _is_dark(palette: QPalette) -> bool:
    """Whether the system's colours are dark. (Asked for its word, PySide would make the whole namespace Qt.)"""
    text, ground = (
        palette.color(role) for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
    )
    return text.lightness() > ground.lightness()


def palette_of(tokens: Tokens) -> QPalette:
    """What painted widgets ask for."""
    ground = QColor(tokens.window)
    palette = QPalette(
        ground, ground
    )  # with one alone PySide looks among the global colours, and makes the namespace Qt
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.raised,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.faint,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.bad,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Mid: tokens.edge,
        QPalette.ColorRole.Light: tokens.raised,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette


def sheet_of(tokens: Tokens, per_cent: int) -> str:
    """The style sheet; lengths grow with the text."""

    def px(length: float) -> str:
        return f"{round(length * per_cent / 100)}px"

    def pt(factor: float) -> str:
        return f"{BASE_POINTS * factor * per_cent / 100:.2f}pt"

    t = tokens
    return f"""
QWidget#card {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 8px; }}
QWidget#card:focus {{ border: 2px solid {t.accent}; }}
QLabel#title {{ font-size: {pt(1.9)}; font-weight: 700; }}
QLabel#heading {{ font-size: {pt(1.25)}; font-weight: 600; }}
QLabel#faint {{ color: {t.faint}; }}
QLabel#good {{ color: {t.good}; font-weight: 600; }}
QLabel#warn {{ color: {t.warn}; font-weight: 600; }}
QLabel#bad {{ color: {t.bad}; font-weight: 600; }}
QLabel#tag {{ color: {t.faint}; font-weight: 600; }}
QPushButton, QToolButton {{ padding: {px(6)} {px(14)}; border: 1px solid {t.edge}; border-radius: 6px;
    background: {t.surface}; color: {t.text}; }}
QToolButton {{ padding: {px(6)}; }}
QPushButton, QToolButton {{ icon-size: {px(19)}; }}
QToolButton {{ padding-right: {px(3)}; }}
QCheckBox {{ spacing: {px(6)}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: {px(15)}; height: {px(15)}; border: 1px solid {t.edge};
    border-radius: 3px; background: {t.surface}; }}
QCheckBox::indicator:hover {{ background: {t.hover}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ border-color: {t.accent};
    background: {t.accent}; image: url(marks:check-{t.name}.png); }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; background: {t.raised}; }}
QCheckBox::indicator:checked:disabled {{ border-color: {t.faint}; background: {t.faint}; }}
QCheckBox::indicator:focus {{ border: 2px solid {t.accent}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {t.text}; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; }}
QPushButton#here {{ border-bottom: 3px solid {t.accent}; padding-bottom: {round(6 * per_cent / 100) - 2}px;
    color: {t.accent}; }}
QPushButton#here:focus {{ border: 2px solid {t.accent}; padding-bottom: {px(6)}; }}
QPushButton:checked, QToolButton:checked {{ background: {t.accent}; color: {t.on_accent};
    border-color: {t.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.faint}; background: {t.raised};
    border-color: {t.line}; }}
QPushButton:checked:disabled {{ background: {t.faint}; color: {t.surface}; }}
QPushButton#primary {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
    font-weight: 600; }}
QPushButton#primary:hover {{ background: {t.accent_hover}; }}
QPushButton#primary:focus {{ border: 2px solid {t.text}; }}
QPushButton#primary:disabled {{ background: {t.raised}; color: {t.faint}; border-color: {t.line}; }}
QLineEdit, QPlainTextEdit {{ padding: {px(5)}; border: 1px solid {t.edge}; border-radius: 5px;
    background: {t.surface}; color: {t.text}; placeholder-text-color: {t.faint}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {t.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.raised}; color: {t.faint}; }}
QComboBox, QAbstractSpinBox {{ min-height: {px(26)}; padding: {px(2)} {px(6)}; border: 1px solid {t.edge};
    border-radius: 5px; background: {t.surface}; color: {t.text}; placeholder-text-color: {t.faint}; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {t.accent}; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ background: {t.raised}; color: {t.faint}; border-color: {t.line}; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ padding: 0 {px(5)}; border: none; background: transparent; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{ subcontrol-origin: padding;
    subcontrol-position: center right; width: {px(22)}; border: none; background: transparent; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ width: {px(12)}; height: {px(12)};
    image: url(marks:down-{t.name}.png); }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: {px(22)};
    border: none; background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {t.hover}; }}
QAbstractSpinBox::up-arrow {{ width: {px(12)}; height: {px(12)}; image: url(marks:up-{t.name}.png); }}
QComboBox QAbstractItemView {{ border: 1px solid {t.edge}; border-radius: 0; background: {t.surface}; color: {t.text};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QListView, QTableView, QTreeView {{ border: 1px solid {t.line}; border-radius: 6px; background: {t.surface};
    color: {t.text}; placeholder-text-color: {t.faint}; }}
QTextEdit {{ padding: 1px; border: 1px solid {t.line}; border-radius: 6px; background: {t.surface};
    color: {t.text}; placeholder-text-color: {t.faint}; }}
QListView:focus, QTableView:focus, QTreeView:focus, QTextEdit:focus {{ border: 2px solid {t.accent}; }}
QTextEdit:focus {{ padding: 0; }}
QListWidget::item {{ padding: {px(6)}; }}
QTableView::item {{ padding: {px(4)} {px(8)}; }}
QHeaderView::section {{ padding: {px(6)} {px(8)}; border: none; border-bottom: 1px solid {t.edge};
    background: {t.raised}; color: {t.text}; font-weight: 600; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar::tab {{ padding: {px(8)} {px(16)}; border: none; border-bottom: 3px solid transparent;
    background: transparent; color: {t.text}; }}
QTabBar::tab:selected {{ font-weight: 600; border-bottom: 3px solid {t.accent}; }}
QTabBar::tab:focus {{ color: {t.accent}; }}
QScrollArea {{ border: none; background: transparent; }}
QAbstractScrollArea#reached {{ border: 2px solid transparent; }}
QAbstractScrollArea#reached:focus {{ border: 2px solid {t.accent}; }}
QWidget#scrolled {{ background: transparent; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar::handle:vertical {{ min-height: 36px; margin: 2px; border-radius: 4px; background: {t.edge}; }}
QScrollBar::handle:vertical:hover {{ background: {t.faint}; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QProgressBar {{ border: 1px solid {t.edge}; border-radius: 5px; text-align: center; color: {t.text};
    background: {t.surface}; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.edge}; padding: {px(4)}; }}
"""
