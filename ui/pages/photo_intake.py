"""Photos come in: off the window's thread, one lot after the other, each with its item."""

from collections import deque
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from inspector.app.inspections import load_inspection
from inspector.app.photo_files import photo_files
from inspector.app.photos import ALREADY_THERE, PhotoIntake, add_photos
from inspector.app.progress import Progress
from inspector.app.stores import Store
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo
from inspector.model.text import Bilingual
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.job import Job
from ui.look import button, named
from ui.message import Message

QUICK_PNG = 10  # of 100: a pasted picture waits on the screen's thread
BAR_WIDTH = 140
Source = Path | bytes


class Lot(NamedTuple):
    """What was dropped, pasted or chosen at once; or `again` those of it, by number, that were there already."""

    sources: tuple[Source, ...]
    item: ItemId | None
    by: str
    again: frozenset[int] = frozenset()

    def take(self, store: Store, inspection: InspectionId, progress: Progress) -> tuple[PhotoIntake, ...]:
        """Take it in; see `add_photos`."""
        wanted = list(self.sources)
        if self.again:
            wanted = [file for number, file in enumerate(photo_files(wanted)) if number in self.again]
        again = bool(self.again)
        return add_photos(store, inspection, wanted, progress, item=self.item, by=self.by, again=again)


class PhotoIntakeBar(QWidget):
    """Takes photos into a draft. Seen while it does; what is added meanwhile waits its turn."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self._job: Job[tuple[PhotoIntake, ...]] | None = None
        self._waiting: deque[Lot] = deque()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._bar, cancel = QProgressBar(), button(self.tr("Cancel"))
        self._bar.setMinimumWidth(BAR_WIDTH)
        named(self._bar, self.tr("Progress"))
        cancel.clicked.connect(self.cancel)
        row.addWidget(self._bar)
        row.addWidget(cancel)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether photos are being taken in."""
        return self._job is not None

    def add(self, lot: Lot) -> None:
        """Take a lot in once those before it are."""
        if not lot.sources:
            return
        self._waiting.append(lot)
        if self._job is None:
            self._go_on()
        else:
            self._bar.setMaximum(self._bar.maximum() + len(lot.sources))

    def cancel(self) -> None:
        """Stop after the photo that is being taken in; what waits is not taken in."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _go_on(self) -> None:
        lot, store, inspection = self._waiting.popleft(), self._desk.store, self._draft.id
        self._bar.setRange(0, len(lot.sources) + self._yet_to_come())
        self._bar.setValue(0)
        self.show()
        self._job = (
            Job(self, lambda progress: lot.take(store, inspection, progress))
            .progress(self._show_progress)
            .done(lambda lines: self._taken_in(lines, lot))
            .refused(self._refused)
            .cancelled(self._stopped)
            .finished(self._over)
        )
        self._job.start()

    def _yet_to_come(self) -> int:
        return sum(len(lot.sources) for lot in self._waiting)

    def _show_progress(self, text: Bilingual, done: int, total: int) -> None:
        self._bar.setRange(0, total + self._yet_to_come())  # a folder turns out to hold many
        self._bar.setValue(done)

    def _refused(self, refused: Refused) -> None:
        self._go_on_if_more()
        self._desk.tell(self, refused)

    def _taken_in(self, lines: tuple[PhotoIntake, ...], lot: Lot) -> None:
        self._go_on_if_more()
        self._show(tuple(line.photo for line in lines if line.photo is not None))
        known = frozenset(number for number, line in enumerate(lines) if line.code == ALREADY_THERE)
        told = [self.tr("%n were there already.", "", len(known))] if known else []
        told += [
            f"{line.file_name}: {line.text.of(self._desk.language)}"
            for number, line in enumerate(lines)
            if line.text and number not in known
        ]
        if told:
            message = Message(self, self.tr("Not added"), "\n".join(told))
            if known:
                more = message.addButton(self.tr("Add them again"), Message.ButtonRole.ActionRole)
                more.clicked.connect(lambda: self.add(lot._replace(again=known)))
            message.open()

    def _stopped(self) -> None:
        """What was taken in until then stays; whoever stopped it, what waits is not taken in."""
        self._waiting.clear()
        self.hide()
        inspection = self._draft.id
        errand = self._desk.ask(self, lambda store: load_inspection(store, inspection).photos)
        errand.done(self._show)

    def _show(self, photos: tuple[Photo, ...]) -> None:
        """Those that are not shown yet: what was stored until a stop is read anew, with what came after it."""
        self._draft.took_photos(tuple(photo for photo in photos if photo.id not in self._draft.photos))

    def _over(self) -> None:
        self._job = None
        if not self._waiting:  # else it goes on, or is stopped, within this turn
            self.hide()

    def _go_on_if_more(self) -> None:
        if self._waiting:
            self._go_on()


def sources_of(mime: QMimeData) -> tuple[Source, ...]:
    """Files, or a picture as PNG, out of a drop or the clipboard."""
    if mime.hasUrls():
        return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if not mime.hasImage():
        return ()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    writer.setCompression(QUICK_PNG)
    writer.write(QImage(mime.imageData()))
    return (bytes(buffer.data().data()),)
