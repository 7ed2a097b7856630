"""What a photo shows and what it belongs to."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.photo import Photo
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.look import Kind, label, named

SHOWN_TEXT = 24


class PhotoDetails(QWidget):
    """The chosen photo's caption, item and finding; what is changed goes into the draft."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self._photo: Photo | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form())
        self._facts = label("", Kind.FAINT)
        column.addWidget(self._facts)
        column.addStretch()

    def show_photo(self, photo: Photo | None) -> None:
        """Show another photo, or the same as it is now."""
        self._photo = photo
        caption = photo.caption if photo else ""
        if caption != self._caption.text():  # or the cursor jumps while somebody types
            self._caption.setText(caption)
        self._list_places(photo)
        self._facts.setText(self._about(photo) if photo else "")

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._caption = QLineEdit()
        self._item, self._finding = QComboBox(), QComboBox()
        for box in (self._item, self._finding):  # or thousands of lines are measured for the width of the box
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(SHOWN_TEXT)
        self._caption.textEdited.connect(lambda _: self._take(typed=True))
        self._caption.editingFinished.connect(self._draft.saver.flush)
        self._item.activated.connect(lambda _: self._take())
        self._finding.activated.connect(lambda _: self._take())
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Caption"), self._caption),
            (self.tr("Item"), self._item),
            (self.tr("Finding"), self._finding),
        )
        for text, field in rows:
            named(field, text)
            field.setEnabled(self._draft.editable)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        return form

    def _list_places(self, photo: Photo | None) -> None:
        for box in (self._item, self._finding):
            box.clear()
            box.addItem("—", "")
        for item in self._draft.inspection.items():
            self._item.addItem(f"{item.id}  {item.question.of(self._desk.language)[:SHOWN_TEXT]}", item.id)
        for finding in self._draft.findings.values():
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

    def _take(self, *, typed: bool = False) -> None:
        if self._photo is None:
            return
        item, finding = self._item.currentData(), self._finding.currentData()
        photo = replace(
            self._photo,
            caption=self._caption.text(),
            item=ItemId(item) if item else None,
            finding=FindingId(finding) if finding else None,
        )
        self._photo = photo
        self._draft.describe_photos((photo,), typed=typed)
