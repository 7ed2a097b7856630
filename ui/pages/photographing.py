"""The way from the photos of an inspection to the camera, and of what was taken into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from inspector.app.snapshots import Snapshot, add_snapshot
from inspector.app.stores import Store
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo
from ui.camera_refusals import cannot_load
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.widgets.camera_view import SMALL

if TYPE_CHECKING:
    from ui.camera import Cameras
    from ui.pages.camera import CameraDialog, Shot


class Photographing(QObject):
    """Opens the camera over a page, and takes each photo in at once."""

    def __init__(self, page: QWidget, desk: Desk, draft: Draft) -> None:
        super().__init__(page)
        self._page, self._desk, self._draft = page, desk, draft
        self.cameras: Cameras | None = None  # those of this computer

    def open(self, item: ItemId | None, target: str, by: str) -> None:
        """Open the camera; photos belong to `item`, which `target` tells. Where no camera can be used at all, say why."""
        try:
            from ui.pages.camera import CameraDialog  # large, and an optional part
        except ImportError:
            self._desk.tell(self._page, cannot_load())
            return
        dialog = CameraDialog(self._page, self._desk.language, target, self.cameras)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.shot.connect(lambda shot: self._take_in(dialog, shot, item, by))
        self._desk.closing.connect(dialog.reject)
        dialog.open()

    def _take_in(self, dialog: CameraDialog, shot: Shot, item: ItemId | None, by: str) -> None:
        inspection = self._draft.id

        def stored(taken: tuple[Photo, QImage]) -> None:
            photo, small = taken
            self._draft.took_photos((photo,))
            if isValid(dialog):
                dialog.stored(small)

        def refused(why: Refused) -> None:
            if isValid(dialog) and dialog.isVisible():
                dialog.not_stored(shot, why)
            else:
                self._desk.tell(self._page, why)

        # The page wants to know, not the dialog: it may be closed by then, and the photo is there.
        errand = self._desk.ask(self._page, lambda store: _store(store, inspection, shot, item, by))
        errand.done(stored).refused(refused)


def _store(
    store: Store, inspection: InspectionId, shot: Shot, item: ItemId | None, by: str
) -> tuple[Photo, QImage]:
    """Store a photo and make a small picture of it; on the clerk's thread."""
    picture = shot.picture.convertToFormat(QImage.Format.Format_RGB888)
    taken = Snapshot(
        pixels=bytes(picture.constBits()),
        width=picture.width(),
        height=picture.height(),
        row_bytes=picture.bytesPerLine(),
        taken_at=shot.taken_at,
        camera=shot.camera,
    )
    photo = add_snapshot(store, inspection, taken, item=item, by=by)
    smooth = Qt.TransformationMode.SmoothTransformation
    return photo, picture.scaled(SMALL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
