"""Small pictures of photos, read off the window's thread when somebody looks at them."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from inspector.app.photos import photo_thumbnail
from inspector.app.stores import Store
from inspector.model.photo import PhotoId

if TYPE_CHECKING:
    from ui.desk import Desk

MOST_KEPT = 300  # pictures in memory
MOST_WANTED = 60  # more than are seen at once; what was scrolled past is not worth reading


class Thumbnails(QObject):
    """Keeps the pictures that were looked at last; one is read at a time, what was asked last first."""

    arrived = Signal(str)

    def __init__(self, desk: "Desk", size: QSize, parent: QWidget) -> None:
        """`size` is the most a picture may measure, in pixels of the screen."""
        super().__init__(parent)
        self._desk = desk
        self._size = size
        self._for = parent
        self._kept: OrderedDict[PhotoId, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[PhotoId, None] = OrderedDict()
        self._lost: set[PhotoId] = set()
        self._reading: PhotoId | None = None

    def of(self, photo: PhotoId) -> QPixmap | None:
        """The picture of a photo; None until it has arrived."""
        found = self._kept.get(photo)
        if found is not None:
            self._kept.move_to_end(photo)
        elif photo != self._reading and photo not in self._lost:
            self._want(photo)
        return found

    def is_lost(self, photo: PhotoId) -> bool:
        """Whether a photo cannot be shown: its bytes are gone or damaged."""
        return photo in self._lost

    @property
    def kept(self) -> int:
        """How many pictures are held in memory."""
        return len(self._kept)

    def _want(self, photo: PhotoId) -> None:
        self._wanted[photo] = None
        self._wanted.move_to_end(photo)
        if len(self._wanted) > MOST_WANTED:
            self._wanted.popitem(last=False)
        self._next()

    def _next(self) -> None:
        if self._reading is not None or not self._wanted or not self._desk.is_open:
            return
        photo, _ = self._wanted.popitem()
        self._reading = photo
        size = self._size
        errand = self._desk.ask(self._for, lambda store: _read(store, photo, size))
        errand.done(lambda image: self._keep(photo, image))
        errand.refused(lambda _: self._lose(photo))

    def _keep(self, photo: PhotoId, image: QImage) -> None:
        if image.isNull():
            self._lose(photo)
            return
        self._kept[photo] = QPixmap.fromImage(image)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self._over(photo)

    def _lose(self, photo: PhotoId) -> None:
        self._lost.add(photo)
        self._over(photo)

    def _over(self, photo: PhotoId) -> None:
        self._reading = None
        self.arrived.emit(photo)
        self._next()


def _read(store: Store, photo: PhotoId, size: QSize) -> QImage:
    """Read, decode and fit a picture; on the clerk's thread."""
    image = QImage.fromData(photo_thumbnail(store, photo))
    if image.isNull():
        return image
    fitted = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return fitted.convertToFormat(QImage.Format.Format_RGB32)
