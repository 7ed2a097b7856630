"""What a photo shows and what it belongs to."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.app.photos import describe_photo
from inspector.app.saved import Saved
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import Inspection
from inspector.model.photo import Photo, PhotoId
from ui.desk import Desk
from ui.look import Kind, label, named
from ui.saving import Entry, Saving

SHOWN_TEXT = 24


class PhotoDetails(QWidget):
    """The chosen photo's caption, item and finding, stored as they are given; `described` tells what is stored."""

    described = Signal(object)

    def __init__(self, desk: Desk, saving: Saving, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._inspection = inspection
        self._photo: Photo | None = None
        self._typed: dict[PhotoId, tuple[Photo, str]] = {}  # captions that are not stored yet
        self._entry = Entry(self, saving, self._store)
        self._entry.refusal.connect(lambda refused: desk.tell(self, refused))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form())
        self._facts = label("", Kind.FAINT)
        column.addWidget(self._facts)
        column.addStretch()

    def show_photo(self, photo: Photo | None, inspection: Inspection) -> None:
        """Show another photo, or the same as it is stored now. What is typed and not stored stays."""
        is_same = photo is not None and self._photo is not None and photo.id == self._photo.id
        self._photo, self._inspection = photo, inspection
        caption = self._caption_of(photo) if photo else ""
        if not (is_same and caption == self._caption.text()):  # or the cursor jumps while somebody types
            self._caption.setText(caption)
        self._list_places(photo)
        self._facts.setText(self._about(photo) if photo else "")

    def forget(self, photo: PhotoId) -> None:
        """The photo is gone: so is what was typed about it."""
        self._typed.pop(photo, None)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._caption = QLineEdit()
        self._item, self._finding = QComboBox(), QComboBox()
        self._caption.textEdited.connect(self._caption_typed)
        self._caption.editingFinished.connect(self._entry.leave)
        self._item.activated.connect(self._choose)
        self._finding.activated.connect(self._choose)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Caption"), self._caption),
            (self.tr("Item"), self._item),
            (self.tr("Finding"), self._finding),
        )
        for text, field in rows:
            named(field, text)
            field.setEnabled(not self._inspection.digest)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        return form

    def _list_places(self, photo: Photo | None) -> None:
        for box in (self._item, self._finding):
            box.clear()
            box.addItem("—", "")
        for item in self._inspection.items():
            self._item.addItem(f"{item.id}  {item.question.of(self._desk.language)[:SHOWN_TEXT]}", item.id)
        for finding in self._inspection.findings:
            self._finding.addItem(f"{finding.item}  {finding.text[:SHOWN_TEXT]}", finding.id)
        if photo is not None:
            self._item.setCurrentIndex(max(0, self._item.findData(photo.item or "")))
            self._finding.setCurrentIndex(max(0, self._finding.findData(photo.finding or "")))

    def _about(self, photo: Photo) -> str:
        lines = [
            f"{photo.file_name}   {photo.width} × {photo.height}",
            self.tr("Camera: {0}   {1}").format(photo.device or "—", photo.exif_time or "—"),
            f"SHA-256 {photo.sha256[:32]}…",
        ]
        if photo.review is not None:
            lines.append(
                self.tr("Reviewed by {0}, {1} areas covered").format(photo.review.by, len(photo.redactions))
            )
        else:
            lines.append(self.tr("Not reviewed yet: it cannot go into the report."))
        return "\n".join(lines)

    def _caption_of(self, photo: Photo) -> str:
        return self._typed[photo.id][1] if photo.id in self._typed else photo.caption

    def _caption_typed(self, text: str) -> None:
        if self._photo is not None:
            self._typed[self._photo.id] = (self._photo, text)
            self._entry.typed()

    def _store(self) -> Saved | None:
        saved = None
        for photo, caption in tuple(self._typed.values()):
            saved = self._describe(replace(photo, caption=caption))
        return saved

    def _choose(self) -> None:
        if self._photo is None:
            return
        item, finding = self._item.currentData(), self._finding.currentData()
        wanted = replace(
            self._photo,
            caption=self._caption_of(self._photo),
            item=ItemId(item) if item else None,
            finding=FindingId(finding) if finding else None,
        )
        saved = self._desk.attempt(self, lambda: self._describe(wanted))
        if saved is None:
            self._list_places(self._photo)
        else:
            self._desk.saved.emit(f"{saved.at:%H:%M:%S}")

    def _describe(self, photo: Photo) -> Saved:
        saved = describe_photo(
            self._desk.store,
            self._inspection.id,
            photo.id,
            caption=photo.caption,
            item=photo.item,
            finding=photo.finding,
        )
        self._typed.pop(photo.id, None)
        self.described.emit(photo)
        return saved
