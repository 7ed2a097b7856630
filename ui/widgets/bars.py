"""Numbers with bars beside them: words and numbers are texts, the bars only show how they compare."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look import Kind, card, empty, label, with_text

LEAST = 6  # heights of a line a bar has room for
THICK = 0.6  # of a line
TOLD = 18  # letters there is room for behind a bar


class Bars(QWidget):
    """A heading, and a line for each number. In all that stand below each other the bars begin and end at the same
    places."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        frame, inside = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inside.addWidget(label(heading, Kind.HEADING))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        with_text(self, self._leave_room)
        inside.addLayout(self._grid)

    def show_numbers(self, numbers: Sequence[tuple[str, int, str]]) -> None:
        """Show words, a number, and how it is told."""
        empty(self._grid)
        largest = max((number for _, number, _ in numbers), default=0)
        for row, (words, number, told) in enumerate(numbers):
            self._grid.addWidget(_Words(words), row, 0)
            self._grid.addWidget(_Bar(number / largest if largest else 0.0), row, 1)
            self._grid.addWidget(label(told, wrap=False), row, 2)
        if not numbers:
            self._grid.addWidget(label("—", Kind.FAINT), 0, 0)

    def _leave_room(self) -> None:
        self._grid.setColumnMinimumWidth(2, self.fontMetrics().horizontalAdvance("0") * TOLD)


class _Words(QWidget):
    """One line, shortened where there is no room; all of it is heard, and told by the tip."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words), self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class _Bar(QWidget):
    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(LEAST * line, line)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * self.fontMetrics().height(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        thick = self.fontMetrics().height() * THICK
        top = (self.height() - thick) / 2
        painter.fillRect(
            QRectF(0, top, self.width(), thick), self.palette().color(QPalette.ColorRole.AlternateBase)
        )
        painter.fillRect(
            QRectF(0, top, self.width() * self._share, thick),
            self.palette().color(QPalette.ColorRole.Highlight),
        )
        painter.end()
