"""Photos in their large size, read and decoded off the window's thread; the next one beforehand."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from inspector.app.photos import photo_enlarged, photo_on_screen
from inspector.app.stores import Store
from inspector.model.photo import PhotoId

if TYPE_CHECKING:
    from ui.desk import Desk

MOST_KEPT = 4  # pictures in memory, of at most 10 MB
Key = tuple[PhotoId, bool]


class LargePictures(QObject):
    """Keeps the pictures looked at last. A picture is 1600 px at most; one that is `enlarged` 4096 px, and only the
    newest of those is kept."""

    arrived = Signal(str)
    lost = Signal(str)

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._for = parent
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._asked: set[Key] = set()

    def of(self, photo: PhotoId, *, enlarged: bool = False) -> QImage | None:
        """The picture of a photo; None until it has arrived."""
        key = (photo, enlarged)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        elif key not in self._asked and self._desk.is_open:
            self._ask(key)
        return found

    def _ask(self, key: Key) -> None:
        self._asked.add(key)
        errand = self._desk.ask(self._for, lambda store: _read(store, *key))
        errand.done(lambda image: self._keep(key, image))
        errand.refused(lambda _: self.lost.emit(key[0]))
        errand.finished(lambda: self._asked.discard(key))

    def _keep(self, key: Key, image: QImage) -> None:
        if image.isNull():
            self.lost.emit(key[0])
            return
        for other in [each for each in self._kept if key[1] and each[1]]:
            del self._kept[other]
        self._kept[key] = image
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(key[0])


def _read(store: Store, photo: PhotoId, enlarged: bool) -> QImage:
    """Read and decode a picture; on the clerk's thread."""
    jpeg = photo_enlarged(store, photo) if enlarged else photo_on_screen(store, photo)
    return QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_RGB32)
