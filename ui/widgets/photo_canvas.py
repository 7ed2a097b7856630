"""A photo in any size: fitted to its place at first, larger and smaller around where one looks."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

STEP = 1.25
LARGEST = 8.0  # pixels of the screen for one of the photo
NOTCH = 120  # of a wheel
PAN = 80  # pixels a key moves


class PhotoCanvas(QWidget):
    """Shows one photo. Ctrl and the wheel change its size, the wheel and the mouse move it."""

    sized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._size = QSizeF()  # of the upright photo
        self._image: QImage | None = None
        self._scale: float | None = None  # None is fitted
        self._middle = QPointF(0.5, 0.5)  # of what is seen, in parts of the photo
        self._held: QPointF | None = None
        self._told = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def show_photo(self, size: tuple[int, int]) -> None:
        """Show another photo, of so many pixels, fitted; its picture follows."""
        self._size = QSizeF(*size)
        self._image, self._scale, self._told = None, None, ""
        self._middle = QPointF(0.5, 0.5)
        self._resized()

    def show_picture(self, image: QImage) -> None:
        """The picture of the photo, or a sharper one."""
        self._image = image
        self.update()

    def tell(self, text: str) -> None:
        """Show words where there is no picture."""
        self._told = text
        self.update()

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the photo."""
        return self._fitted() if self._scale is None else self._scale

    @property
    def has_picture(self) -> bool:
        """Whether the picture has arrived."""
        return self._image is not None

    @property
    def is_fitted(self) -> bool:
        """Whether all of the photo is seen."""
        return self._scale is None

    @property
    def wants_sharper(self) -> bool:
        """Whether more pixels are shown than the picture has."""
        image = self._image
        ratio = self.devicePixelRatioF()
        return image is not None and self.place().width() * ratio > image.width() * 1.1

    def fit(self) -> None:
        """Show all of it."""
        self._scale = None
        self._middle = QPointF(0.5, 0.5)
        self._resized()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller; the point `at` (the middle) stays where it is."""
        still = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        there, fitted = self.to_photo(still), self._fitted()
        wanted = min(max(LARGEST, fitted), self.scale * factor)
        if wanted <= fitted:
            self.fit()
            return
        self._scale = wanted
        away = still - QPointF(self.width() / 2, self.height() / 2)
        shown = self._shown_size()
        self._look_at(QPointF(there.x() - away.x() / shown.width(), there.y() - away.y() / shown.height()))
        self._resized()

    def pan(self, x: float, y: float) -> None:
        """Move what is seen by so many pixels."""
        shown = self._shown_size()
        if not shown.isEmpty():
            self._look_at(self._middle + QPointF(x / shown.width(), y / shown.height()))
            self.update()

    def place(self) -> QRectF:
        """Where the photo is on the widget."""
        shown = self._shown_size()
        corner = QPointF(
            self.width() / 2 - self._middle.x() * shown.width(),
            self.height() / 2 - self._middle.y() * shown.height(),
        )
        return QRectF(corner, shown)

    def to_photo(self, at: QPointF) -> QPointF:
        """A point of the widget in parts of the photo."""
        place = self.place()
        return QPointF(
            (at.x() - place.x()) / max(1.0, place.width()), (at.y() - place.y()) / max(1.0, place.height())
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (turned.y() / NOTCH), event.position())
        else:
            self.pan(-turned.x(), -turned.y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            away = self._held - event.position()
            self._held = event.position()
            self.pan(away.x(), away.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look_at(self._middle)
        self._resized()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint the photo, or words instead."""
        place, palette = self.place(), self.palette()
        if self._image is not None:
            seen = place.intersected(QRectF(self.rect()))
            painter.drawImage(seen, self._image, self._source(seen, place))
            return
        painter.fillRect(place, palette.color(QPalette.ColorRole.AlternateBase))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._told or "…")

    def _source(self, seen: QRectF, place: QRectF) -> QRectF:
        """The part of the picture that is seen: only that is scaled."""
        assert self._image is not None
        across, down = self._image.width() / place.width(), self._image.height() / place.height()
        return QRectF(
            (seen.x() - place.x()) * across,
            (seen.y() - place.y()) * down,
            seen.width() * across,
            seen.height() * down,
        )

    def _shown_size(self) -> QSizeF:
        return self._size * self.scale

    def _fitted(self) -> float:
        if self._size.isEmpty():
            return 1.0
        return max(1e-6, min(1.0, self.width() / self._size.width(), self.height() / self._size.height()))

    def _look_at(self, middle: QPointF) -> None:
        """Look there, as far as the photo reaches."""
        shown = self._shown_size()
        self._middle = QPointF(
            _within(middle.x(), self.width(), shown.width()),
            _within(middle.y(), self.height(), shown.height()),
        )

    def _resized(self) -> None:
        self.update()
        self.sized.emit()


def _within(middle: float, room: float, shown: float) -> float:
    if shown <= room:
        return 0.5
    half = room / shown / 2
    return min(1 - half, max(half, middle))
