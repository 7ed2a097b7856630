"""One photo large: its size, its neighbours, what is marked on it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.model.annotation import Annotation
from inspector.model.photo import Photo, PhotoId
from ui.actions import declare
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.icon import Icon
from ui.look import Kind, button, label, named
from ui.widgets.annotation_bar import AnnotationBar
from ui.widgets.annotation_canvas import AnnotationCanvas
from ui.widgets.flow import FlowLayout
from ui.widgets.large_pictures import LargePictures
from ui.widgets.photo_canvas import PAN, STEP


class PhotoViewer(QWidget):
    """Shows the photos of a draft one by one, in their order."""

    closed = Signal()
    turned = Signal(str)  # another photo is shown
    review_wanted = Signal()

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._photo: PhotoId | None = None
        self._pictures = LargePictures(desk, self)
        self._pictures.arrived.connect(self._arrived)
        self._pictures.lost.connect(self._lost)
        self.canvas = AnnotationCanvas(self.tr("Here"), editable=draft.editable)
        self.canvas.sized.connect(self._sized)
        self.canvas.wanted.connect(self._draw)
        self.bar = AnnotationBar(self.canvas)
        self.bar.setEnabled(draft.editable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._bar())
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        self._caption = label("", Kind.FAINT)
        column.addWidget(self._caption)
        self._declare_actions()
        draft.photos_changed.connect(self._changed)
        draft.photos_redone.connect(self._show_words)

    @property
    def photo(self) -> PhotoId | None:
        """The photo that is shown; None while nothing is."""
        return self._photo

    def show_photo(self, id: PhotoId) -> None:
        """Show a photo, fitted."""
        photo = self._draft.photos[id]
        self._photo = id
        self.canvas.take_tool(None)
        self.canvas.choose(None)
        self.canvas.show_photo((photo.width, photo.height))
        self._show_picture()
        self._show_words()
        self.turned.emit(id)

    def close_photo(self) -> None:
        """Show nothing any more."""
        self._photo = None
        self.closed.emit()

    def turn(self, by: int) -> None:
        """Show the next or the previous photo; there is none before the first."""
        order = list(self._draft.photos)
        if self._photo in order:
            place = order.index(self._photo) + by
            if 0 <= place < len(order):
                self.show_photo(order[place])

    def _bar(self) -> FlowLayout:
        row = FlowLayout()
        back = button(self.tr("Back to all photos"), shows=Icon.BACK)
        back.clicked.connect(self.close_photo)
        self._before, self._next = button("‹"), button("›")
        for each, name in ((self._before, self.tr("Previous photo")), (self._next, self.tr("Next photo"))):
            each.setToolTip(name)
            named(each, name)
        self._before.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        smaller, larger, fit = button("−"), button("+"), button(self.tr("Fit to the window"))
        for each, name in ((smaller, self.tr("Photo smaller")), (larger, self.tr("Photo larger"))):
            named(each, name)
        smaller.clicked.connect(lambda: self.canvas.zoom_by(1 / STEP))
        larger.clicked.connect(lambda: self.canvas.zoom_by(STEP))
        fit.clicked.connect(self.canvas.fit)
        review = button(self.tr("Cover this photo…"), shows=Icon.COVER)
        review.clicked.connect(self.review_wanted)
        review.setEnabled(self._draft.editable)
        self._where = label("", Kind.FAINT, wrap=False)
        shown: tuple[QWidget, ...] = (
            back, self._before, self._next, smaller, larger, fit, review, self._where,
        )  # fmt: skip
        for widget in shown:
            row.addWidget(widget)
        return row

    def _declare_actions(self) -> None:
        canvas = self.canvas
        actions = (
            ("viewer-next", self.tr("Next photo"), lambda: self.turn(1), ("Right", "PgDown")),
            ("viewer-before", self.tr("Previous photo"), lambda: self.turn(-1), ("Left", "PgUp")),
            ("viewer-larger", self.tr("Photo larger"), lambda: canvas.zoom_by(STEP), ("+", "=", "Ctrl++", "Ctrl+=")),
            ("viewer-smaller", self.tr("Photo smaller"), lambda: canvas.zoom_by(1 / STEP), ("-", "Ctrl+-")),
            ("viewer-fit", self.tr("Fit the photo to the window"), canvas.fit, ("0", "Ctrl+0")),
            ("viewer-close", self.tr("Back to all photos"), self.close_photo, ("Esc",)),
        )  # fmt: skip
        for name, text, do, keys in actions:
            declare(self, name, text, do, *keys)
        parts = (
            ("Left", self.tr("Photo: look further left"), -PAN, 0),
            ("Right", self.tr("Photo: look further right"), PAN, 0),
            ("Up", self.tr("Photo: look further up"), 0, -PAN),
            ("Down", self.tr("Photo: look further down"), 0, PAN),
        )
        for key, text, x, y in parts:
            declare(self, f"viewer-{key.lower()}", text, partial(canvas.pan, x, y), f"Ctrl+{key}")

    def _draw(self, annotations: tuple[Annotation, ...], typed: bool) -> None:
        photo = self._shown()
        if photo is None:
            return
        is_new_text = len(annotations) > len(photo.annotations) and annotations[-1].text
        self._draft.annotate_photo(photo.id, annotations, typed=typed)
        if is_new_text:
            self.canvas.choose(len(annotations) - 1)
            self.bar.ask_words()

    def _changed(self, id: str) -> None:
        if self._photo is None or id != self._photo:
            return
        if id not in self._draft.photos:
            self.close_photo()
        else:
            self._show_words()

    def _show_words(self) -> None:
        photo = self._shown()
        if photo is None:
            return
        self.canvas.show_annotations(photo.annotations)
        self.bar.follow()
        order = list(self._draft.photos)
        place = order.index(photo.id)
        self._before.setEnabled(place > 0)
        self._next.setEnabled(place + 1 < len(order))
        text = f"{photo.item or ''}  {photo.caption or photo.file_name}".strip()
        self._caption.setText(text)
        named(self.canvas, self.tr("Photo {0} of {1}: {2}").format(place + 1, len(order), text))
        self._sized()

    def _sized(self) -> None:
        order = list(self._draft.photos)
        if self._photo in order:
            percent = round(self.canvas.scale * self.canvas.devicePixelRatioF() * 100)
            self._where.setText(f"{order.index(self._photo) + 1} / {len(order)}    {percent} %")
            self._show_picture()

    def _show_picture(self) -> None:
        """What is at hand, a sharper one where it is wanted; the next photo beforehand."""
        if self._photo is None:
            return
        image = self._pictures.of(self._photo)
        if image is None:
            return
        if not self.canvas.has_picture:
            self.canvas.show_picture(image)
        photo = self._draft.photos[self._photo]
        if self.canvas.wants_sharper and image.width() < photo.width:
            large = self._pictures.of(self._photo, enlarged=True)
            if large is not None and large.width() > image.width():
                self.canvas.show_picture(large)

    def _arrived(self, id: str) -> None:
        if id != self._photo:
            return
        self._show_picture()
        order = list(self._draft.photos)
        after = order[order.index(PhotoId(id)) + 1 :][:1]
        for next_photo in after:
            self._pictures.of(next_photo)

    def _lost(self, id: str) -> None:
        if id == self._photo and not self.canvas.has_picture:
            self.canvas.tell(self.tr("This photo cannot be shown: its file is missing or damaged."))

    def _shown(self) -> Photo | None:
        return None if self._photo is None else self._draft.photos.get(self._photo)
