"""The photos: bring them in, say what they show, cover personal data."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from inspector.app.inspections import load_inspection
from inspector.app.photos import (
    PhotoIntake,
    add_photos,
    photo_on_screen,
    photo_thumbnail,
    remove_photo,
    review_photo,
)
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Inspection
from inspector.model.person import Role
from inspector.model.photo import Photo, PhotoId, Redaction
from ui.desk import Desk, say
from ui.files import ask_files
from ui.job import Job
from ui.look import Kind, button, label, named
from ui.pages.photo_details import PhotoDetails
from ui.pages.review import ReviewDialog
from ui.saving import Saving

QUICK_PNG = 10  # of 100: a pasted picture waits on the screen's thread
THUMBNAIL = QSize(200, 150)
Source = Path | bytes


class PhotosPage(QWidget):
    """The photos of an inspection."""

    changed = Signal()

    def __init__(self, desk: Desk, saving: Saving, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._inspection = inspection
        self._editable = not inspection.digest
        self._photos: dict[PhotoId, Photo] = {}
        self._job: Job[tuple[PhotoIntake, ...]] | None = None
        self.setAcceptDrops(self._editable)
        column = QVBoxLayout(self)
        column.addLayout(self._buttons())
        row = QHBoxLayout()
        row.addWidget(self._grid(), 3)
        self._details = PhotoDetails(desk, saving, inspection)
        self._details.described.connect(self._described)
        row.addWidget(self._details, 2)
        column.addLayout(row, 1)
        self.reload()

    @property
    def review_dialog(self) -> ReviewDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(ReviewDialog)

    @property
    def is_busy(self) -> bool:
        """Whether photos are being taken in."""
        return self._job is not None

    def reload(self) -> None:
        """Show the photos as they are stored."""
        self._inspection = load_inspection(self._desk.store, self._inspection.id)
        chosen = self._list.currentRow()
        self._photos = {photo.id: photo for photo in self._inspection.photos}
        self._list.clear()
        for row, photo in enumerate(self._inspection.photos):
            pixmap = QPixmap()
            pixmap.loadFromData(photo_thumbnail(self._desk.store, photo.id))
            item = QListWidgetItem(QIcon(pixmap), _line(row, photo))
            item.setData(Qt.ItemDataRole.UserRole, photo.id)
            self._list.addItem(item)
        waiting = sum(photo.review is None for photo in self._photos.values())
        self._state.setText(self.tr("{0} photos, {1} to review").format(len(self._photos), waiting))
        if self._photos:
            self._list.setCurrentRow(min(max(chosen, 0), len(self._photos) - 1))
        self._show_details()

    def select(self, photo: PhotoId) -> None:
        """Choose a photo."""
        ids = list(self._photos)
        if photo in ids:
            self._list.setCurrentRow(ids.index(photo))
        self._list.setFocus()

    def add(self, sources: list[Source]) -> None:
        """Take photos in, off the window's thread."""
        if not sources or self._job is not None:
            return
        store, inspection, by = self._desk.store, self._inspection.id, self._officer()
        chosen = self._target.currentData()
        item = ItemId(chosen) if chosen else None
        self._bar.setRange(0, len(sources))
        self._bar.show()
        self._cancel.show()
        self._job = (
            Job(self, lambda progress: add_photos(store, inspection, sources, progress, item=item, by=by))
            .progress(lambda text, done, total: self._bar.setValue(done))
            .done(self._taken_in)
            .refused(self._refused)
            .finished(self._added)
        )
        self._job.start()

    def cancel(self) -> None:
        """Stop after the photo that is being taken in."""
        if self._job is not None:
            self._job.cancel()

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
        jpeg = self._desk.attempt(self, lambda: photo_on_screen(self._desk.store, photo.id))
        if jpeg is None:
            return
        dialog = ReviewDialog(self, photo if covers is None else replace(photo, redactions=covers), jpeg)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda: self._reviewed(photo, dialog))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _sources(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(_sources(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take in what the clipboard holds: a picture, or files."""
        self.add(_sources(QGuiApplication.clipboard().mimeData()))

    def choose_files(self) -> None:
        """Ask for photo files."""
        kinds = self.tr("Photos (*.jpg *.jpeg *.png *.webp *.heic *.heif)")
        ask_files(self, self.tr("Add photos"), kinds, lambda files: self.add(list(files)))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._add, paste = button(self.tr("Add photos…"), primary=True), button(self.tr("Paste"))
        self._review, away = button(self.tr("Cover and review…")), button(self.tr("Remove"))
        self._add.clicked.connect(self.choose_files)
        paste.clicked.connect(self.paste)
        self._review.clicked.connect(lambda: self.review())
        away.clicked.connect(self._remove)
        self._target = QComboBox()
        named(self._target, self.tr("New photos belong to item"))
        self._target.addItem(self.tr("New photos: no item yet"), "")
        for item in self._inspection.items():
            self._target.addItem(self.tr("New photos: {0}").format(item.id), item.id)
        self._bar, self._cancel = QProgressBar(), button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel)
        self._bar.hide()
        self._cancel.hide()
        self._state = label("", Kind.FAINT, wrap=False)
        for each in (self._add, paste, self._target, self._review, away):
            each.setEnabled(self._editable)
            row.addWidget(each)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        row.addStretch()
        row.addWidget(self._state)
        return row

    def _grid(self) -> QListWidget:
        self._list = QListWidget()
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setIconSize(THUMBNAIL)
        self._list.setGridSize(QSize(THUMBNAIL.width() + 20, THUMBNAIL.height() + 58))
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(self._show_details)
        self._list.itemActivated.connect(lambda _: self.review())
        named(self._list, self.tr("Photos"))
        return self._list

    def _chosen(self) -> Photo | None:
        item = self._list.currentItem()
        return None if item is None else self._photos.get(item.data(Qt.ItemDataRole.UserRole))

    def _show_details(self) -> None:
        self._details.show_photo(self._chosen(), self._inspection)

    def _described(self, photo: Photo) -> None:
        """Show a new caption, without reading every picture again."""
        self._photos[photo.id] = photo
        row = list(self._photos).index(photo.id)
        self._list.item(row).setText(_line(row, photo))
        if photo == self._chosen():
            self._show_details()
        self.changed.emit()

    def _reviewed(self, photo: Photo, dialog: ReviewDialog) -> None:
        covers, by = dialog.picture.redactions, self._officer()
        done = self._desk.attempt(
            dialog, lambda: review_photo(self._desk.store, self._inspection.id, photo.id, covers, by)
        )
        if done is not None and done.review is not None:
            dialog.accept()
            self._told(f"{done.review.at:%H:%M:%S}")

    def _remove(self) -> None:
        photo = self._chosen()
        if photo is None:
            return
        saved = self._desk.attempt(
            self, lambda: remove_photo(self._desk.store, self._inspection.id, photo.id)
        )
        if saved is not None:
            self._details.forget(photo.id)
            self._told(f"{saved.at:%H:%M:%S}")

    def _told(self, at: str) -> None:
        self._desk.saved.emit(at)
        self.reload()
        self.changed.emit()

    def _refused(self, refused: Refused) -> None:
        self._desk.tell(self, refused)

    def _taken_in(self, lines: tuple[PhotoIntake, ...]) -> None:
        refused = [f"{line.file_name}: {line.text.of(self._desk.language)}" for line in lines if line.text]
        if refused:
            say(self, self.tr("Not added"), "\n".join(refused))

    def _added(self) -> None:
        self._job = None
        self._bar.hide()
        self._cancel.hide()
        self.reload()
        self.changed.emit()

    def _officer(self) -> str:
        officers = self._inspection.with_role(Role.OFFICER)
        return officers[0].name if officers else ""


def _line(row: int, photo: Photo) -> str:
    return f"{'√' if photo.review else '○'} {row + 1}  {photo.item or ''}\n{photo.caption}"


def _sources(mime: QMimeData) -> list[Source]:
    """Files, or a picture as PNG, out of a drop or the clipboard."""
    if mime.hasUrls():
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if not mime.hasImage():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    writer.setCompression(QUICK_PNG)
    writer.write(QImage(mime.imageData()))
    return [bytes(buffer.data().data())]
