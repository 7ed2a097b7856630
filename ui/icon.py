"""Icons: glyphs of a font of our own, painted in the colours of the palette, sharp at any size."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
)

from ui.icon_codes import CODES

FONT = Path(__file__).parent / "icons" / "icons.ttf"
GLYPH = 16 / 19  # of the room of an icon: the rest parts it from the words after it


class Icon(StrEnum):
    """What the window shows; the values are the names in Remix Icon."""

    HOME = "home-4-line"
    BUREAU = "government-line"
    LOCK = "lock-line"
    SETTINGS = "settings-3-line"
    ADD = "add-line"
    BACK = "arrow-left-line"
    UNDO = "arrow-go-back-line"
    REDO = "arrow-go-forward-line"
    PHOTO = "image-add-line"
    CAMERA = "camera-line"
    FOLDER = "folder-open-line"
    PASTE = "clipboard-line"
    REMOVE = "delete-bin-line"
    REPORT = "file-pdf-line"
    HELP = "question-line"
    CLOSE = "close-line"
    SEAL = "shield-check-line"
    SIGN = "quill-pen-line"
    IMPORT = "download-2-line"
    COVER = "eye-off-line"
    CHECKLIST = "list-check-2"
    OUTLET = "store-2-line"


def icon(which: Icon, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """An icon in the colour of `role`; in that of disabled text where it cannot be pressed."""
    return QIcon(_Glyph(chr(CODES[which.value]), role))


class _Glyph(QIconEngine):
    """Paints at the moment it is needed: another palette needs no other icon."""

    def __init__(self, glyph: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._glyph = glyph
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        palette = QGuiApplication.palette()
        is_off = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
        is_on = (
            state == QIcon.State.On and not is_off
        )  # a button that is pressed in has the colour of a choice
        role = QPalette.ColorRole.HighlightedText if is_on else self._role
        if is_off:
            role = QPalette.ColorRole.ButtonText  # a primary button that is off looks like any other
        side = min(rect.width(), rect.height())
        font = QFont(_family())
        font.setPixelSize(max(1, round(side * GLYPH)))
        metrics = QFontMetrics(font)
        left, top = rect.center().x() - (side - 1) // 2, rect.center().y() - (side - 1) // 2
        below = (side - metrics.height()) // 2 + metrics.ascent()
        drawn = QPainterPath()
        drawn.addText(left, top + below, font, self._glyph)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A pen would be text's, but for the first one PySide makes the whole namespace Qt: a tenth of the start.
        painter.fillPath(drawn, palette.brush(group, role))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = QPixmap(size * scale)  # Qt tells the size in points of the window, not of the screen
        made.setDevicePixelRatio(scale)
        made.fill(QColor(0, 0, 0, 0))
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Glyph(self._glyph, self._role)


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]
