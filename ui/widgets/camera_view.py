"""What a camera sees, and the small pictures of what was taken."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.look import label, named

SMALL = QSize(96, 72)
MOST_SMALL = 6


class CameraView(QWidget):
    """The newest picture of a camera, as large as there is room.

    It paints by itself: a window of the system's own for the video would take the keys once it is clicked.
    """

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setMinimumSize(QSize(320, 240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        named(self, self.tr("What the camera sees"))

    @property
    def picture(self) -> QImage:
        """What is shown; null for nothing."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Show a newer one."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._picture.isNull():
            return
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        # Smooth where it can be seen; shrunk to less than half, it would be slow and look no better.
        is_near = self._picture.width() < 2 * place.width() * self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_near)
        painter.drawImage(place, self._picture)


class TakenRow(QWidget):
    """The photos that were taken last, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch()
        self._shown: list[QLabel] = []
        self.setMinimumHeight(SMALL.height())

    @property
    def shown(self) -> tuple[QPixmap, ...]:
        """The small pictures, newest first."""
        return tuple(each.pixmap() for each in self._shown)

    def add(self, small: QImage, name: str) -> None:
        """Show one more; the oldest goes when there is no room."""
        made = label(wrap=False)
        named(made, name)
        made.setPixmap(QPixmap.fromImage(small))
        self._row.insertWidget(0, made)
        self._shown.insert(0, made)
        if len(self._shown) > MOST_SMALL:
            oldest = self._shown.pop()
            self._row.removeWidget(oldest)
            oldest.deleteLater()
