"""The photos: bring them in, say what they show, cover personal data."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.app.photos import photo_on_screen, review_photo
from inspector.model.checklist import ItemId
from inspector.model.person import Role
from inspector.model.photo import Photo, PhotoId, Redaction
from ui.actions import declare, keys_of
from ui.desk import Desk, say
from ui.draft.draft import Draft
from ui.files import ask_files, ask_folder
from ui.icon import Icon
from ui.look import Kind, button, label, named
from ui.models.item_choices import ItemBox
from ui.models.photos import PhotosModel
from ui.pages.photo_details import PhotoDetails
from ui.pages.photo_intake import Lot, PhotoIntakeBar, Source, sources_of
from ui.pages.photographing import Photographing
from ui.pages.review import ReviewDialog
from ui.widgets.flow import FlowLayout
from ui.widgets.photo_grid import PhotoGrid
from ui.widgets.photo_viewer import PhotoViewer
from ui.widgets.side_column import SideColumn


class PhotosPage(QWidget):
    """The photos of an inspection."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self._editable = draft.editable
        self.intake = PhotoIntakeBar(desk, draft)
        self.photographing = Photographing(self, desk, draft)
        self.setAcceptDrops(self._editable)
        self._count = QTimer(self, singleShot=True, interval=0)  # once for many that change together
        self._count.timeout.connect(self.reload)
        self._places = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._places)
        all_photos = QWidget()
        self._places.addWidget(all_photos)
        column = QVBoxLayout(all_photos)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self._buttons())
        row = QHBoxLayout()
        row.setSpacing(12)
        self._model = PhotosModel(draft, self)
        self.grid = PhotoGrid(desk, self._model, self, editable=self._editable)
        named(self.grid, self.tr("Photos"))
        self.grid.chosen_changed.connect(self._show_details)
        self.grid.opened.connect(self.view)
        self.grid.removed.connect(self._remove)
        self.grid.moved.connect(draft.order_photos)
        row.addWidget(self.grid, 3)
        self.details = PhotoDetails(desk, draft)
        draft.photos_changed.connect(lambda _: self._count.start())
        draft.photos_redone.connect(self._count.start)
        row.addWidget(SideColumn(self.details), 2)
        column.addLayout(row, 1)
        self.viewer = self._make_viewer()
        self._places.addWidget(self.viewer)
        self.reload()

    @property
    def review_dialog(self) -> ReviewDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(ReviewDialog)

    @property
    def is_busy(self) -> bool:
        """Whether photos are being taken in."""
        return self.intake.is_busy

    def reload(self) -> None:
        """Tell how many photos there are, and what is chosen as it is now; the grid follows by itself."""
        photos = self._photos
        waiting = sum(photo.review is None for photo in photos.values())
        self._state.setText(self.tr("%n photos, {0} to review", "", len(photos)).format(waiting))
        if photos and not self.grid.chosen:
            row = max(0, self.grid.currentIndex().row())
            self.grid.choose_row(min(row, len(photos) - 1))
        self._show_details()

    @property
    def _photos(self) -> dict[PhotoId, Photo]:
        return self._draft.photos

    def select(self, photo: PhotoId) -> None:
        """Choose a photo; while photos are shown large, show it so."""
        self.grid.choose(photo)
        if not self.is_viewing:
            self.grid.setFocus()
        elif photo in self._photos and photo != self.viewer.photo:
            self.viewer.show_photo(photo)

    def view(self) -> None:
        """Show the chosen photo large."""
        photo = self._chosen()
        if photo is not None:
            self._places.setCurrentWidget(self.viewer)
            self.viewer.show_photo(photo.id)
            self.viewer.canvas.setFocus()

    @property
    def is_viewing(self) -> bool:
        """Whether a photo is shown large."""
        return self.viewer.photo is not None

    def _make_viewer(self) -> PhotoViewer:
        viewer = PhotoViewer(self._desk, self._draft)
        viewer.closed.connect(self._show_all)
        viewer.turned.connect(lambda id: self.grid.choose(PhotoId(id)))
        viewer.review_wanted.connect(lambda: self.review())
        return viewer

    def _show_all(self) -> None:
        self._places.setCurrentIndex(0)
        self.grid.setFocus()

    def take_for(self, item: ItemId) -> None:
        """Ask for photos of an item."""
        self._target.choose(item)
        self.choose_files()

    def add(self, sources: Sequence[Source]) -> None:
        """Take photos in, after those that are being taken in; they belong to the item that is chosen now."""
        self.intake.add(Lot(tuple(sources), self._target.item, self._officer()))

    @property
    def chosen(self) -> PhotoId | None:
        """The photo that is chosen."""
        photo = self._chosen()
        return photo.id if photo else None

    def review(self, covers: tuple[Redaction, ...] | None = None) -> None:
        """Open the chosen photo to cover personal data; `covers` were drawn before and are not stored."""
        photo = self._chosen()
        if photo is None or not self._editable:
            return
        errand = self._desk.ask(self, lambda store: photo_on_screen(store, photo.id))
        errand.done(lambda jpeg: self._open_review(photo, jpeg, covers))

    def _open_review(self, photo: Photo, jpeg: bytes, covers: tuple[Redaction, ...] | None) -> None:
        dialog = ReviewDialog(self, photo if covers is None else replace(photo, redactions=covers), jpeg)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda: self._reviewed(photo, dialog))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if sources_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(sources_of(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take in what the clipboard holds: a picture, or files."""
        copied = sources_of(QGuiApplication.clipboard().mimeData())
        if copied:
            self.add(copied)
        else:
            words = self.tr("Nothing to paste: copy a picture or photo files first.")
            say(self, self.tr("Paste"), words)

    def choose_files(self) -> None:
        """Ask for photo files."""
        kinds = self.tr("Photos (*.jpg *.jpeg *.png *.webp *.heic *.heif)")
        ask_files(self, self.tr("Add photos"), kinds, self.add)

    def photograph(self) -> None:
        """Take photos with a camera of this computer."""
        if self._editable:
            self.photographing.open(self._target.item, self._target.currentText(), self._officer())

    def choose_folder(self) -> None:
        """Ask for a folder with photos, as of a phone."""
        ask_folder(self, self.tr("Add a folder of photos"), lambda folder: self.add([folder]))

    def _buttons(self) -> FlowLayout:
        row = FlowLayout()
        self._add, paste = (
            button(self.tr("Add photos…"), primary=True, shows=Icon.PHOTO),
            button(self.tr("Paste"), shows=Icon.PASTE),
        )
        self._review, self._away = (
            button(self.tr("Cover and review…"), shows=Icon.COVER),
            button(self.tr("Remove"), shows=Icon.REMOVE),
        )
        self._view = button(self.tr("Look closer"))
        self._view.clicked.connect(self.view)
        folder = button(self.tr("Add folder…"), shows=Icon.FOLDER)
        camera = button(self.tr("Camera…"), shows=Icon.CAMERA)
        opens = declare(self, "camera", self.tr("Camera…"), self.photograph, "Ctrl+T", everywhere=True)
        opens.setEnabled(self._editable)
        camera.setToolTip(keys_of(opens))
        camera.clicked.connect(self.photograph)
        self._add.clicked.connect(self.choose_files)
        folder.clicked.connect(self.choose_folder)
        paste.clicked.connect(self.paste)
        self._review.clicked.connect(lambda: self.review())
        self._away.clicked.connect(self._remove)
        words = self.tr("New photos: {0}")
        self._target = ItemBox(self.tr("New photos: no item yet"), lambda item: words.format(item.id))
        self._target.offer(self._draft.inspection.items())
        named(self._target, self.tr("New photos belong to item"))
        self._state = label("", Kind.FAINT, wrap=False)
        for each in (self._add, folder, camera, paste, self._target, self._review, self._away):
            each.setEnabled(self._editable)
            row.addWidget(each)
        row.addWidget(self._view)
        row.addWidget(self.intake)
        row.addWidget(self._state)
        return row

    def _chosen(self) -> Photo | None:
        chosen, current = self.grid.chosen, self.grid.current
        return current if current in chosen or not chosen else chosen[0]

    def _show_details(self) -> None:
        self.details.show_photos(self.grid.chosen)
        is_chosen = self._chosen() is not None
        self._view.setEnabled(is_chosen)
        for each in (self._review, self._away):
            each.setEnabled(is_chosen and self._editable)

    def _reviewed(self, photo: Photo, dialog: ReviewDialog) -> None:
        covers, by, inspection = dialog.picture.redactions, self._officer(), self._draft.id

        def done(reviewed: Photo) -> None:
            dialog.accept()
            self._draft.photo_stored(reviewed)

        errand = self._desk.ask(dialog, lambda store: review_photo(store, inspection, photo.id, covers, by))
        errand.done(done)

    def _remove(self) -> None:
        chosen = tuple(photo.id for photo in self.grid.chosen)
        if chosen and self._editable:
            self._draft.remove_photos(chosen)

    def _officer(self) -> str:
        officers = self._draft.inspection.with_role(Role.OFFICER)
        return officers[0].name if officers else ""
