"""Something to be read before it is signed: large, plain, to be scrolled, also from the other side of the table."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QStyle, QStyleOptionButton, QStylePainter

LARGE, LARGER = 1.35, 1.6  # times the size of text
LINES_HIGH = 5  # at least
Paragraph = tuple[str, bool]  # the text, and whether it stands out


class ReadingSheet(QAbstractScrollArea):
    """Plain text in large type: what people typed is never taken for markup."""

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        super().__init__()
        self._turned = False
        self._grabbed: QPointF | None = None
        self._text = QTextDocument(self)
        self._write(title, paragraphs)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("reached")  # by the keys, which scroll it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)

    @property
    def text(self) -> str:
        """All that stands there."""
        return self._text.toPlainText()

    def turn(self, turned: bool) -> None:
        """Be read from the other side."""
        self._turned = turned
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
        )  # the scroll bar
        self.verticalScrollBar().setInvertedAppearance(turned)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 2

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 20, line * LINES_HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._turned:
            painter.translate(self.viewport().width(), self.viewport().height())
            painter.rotate(180)
        painter.translate(self._beside(), -self.verticalScrollBar().value())
        self._text.drawContents(painter)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            moved = round(event.position().y() - self._grabbed.y())
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (moved if self._turned else -moved))
            self._grabbed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _write(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        cursor = QTextCursor(self._text)
        self._add(cursor, title, LARGER, strong=True)
        for text, strong in paragraphs:
            cursor.insertBlock()
            self._add(cursor, text, LARGE, strong=strong)

    def _add(self, cursor: QTextCursor, text: str, larger: float, *, strong: bool) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * larger)
        font.setBold(strong)
        looks, place = QTextCharFormat(), QTextBlockFormat()
        looks.setFont(font)
        looks.setForeground(self.palette().color(QPalette.ColorRole.Text))
        place.setTopMargin(self.fontMetrics().height() * (0.8 if strong else 0.2))
        cursor.setBlockFormat(place)
        cursor.insertText(text, looks)

    def _beside(self) -> int:
        return self.fontMetrics().height()

    def _lay_out(self) -> None:
        room = self.viewport().size()
        self._text.setTextWidth(room.width() - 2 * self._beside())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self._text.size().height()) - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(self.fontMetrics().height() * 2)


class TurnableButton(QPushButton):
    """A button that can be read from the other side."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._turned = False

    def turn(self, turned: bool) -> None:
        """Be read from the other side."""
        self._turned = turned
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        if self._turned:
            painter.translate(self.width(), self.height())
            painter.rotate(180)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
