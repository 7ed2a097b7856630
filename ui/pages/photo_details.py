"""What a photo shows and what it belongs to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.app.camera_clock import read_span
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.photo import Photo, hours
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.look import BESIDE_BAR, Kind, label, named, with_text
from ui.models.item_choices import SHOWN_TEXT, ItemBox
from ui.widgets.elided_box import ElidedBox

DAY_S = 86_400
FIELD_LINES = 8  # the least width of a field, in heights of a line
MOST_SHOWN = 200  # letters of a finding: more than a box has room for


class PhotoDetails(QWidget):
    """The chosen photo's caption, item and finding; what is changed goes into the draft."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self._photos: tuple[Photo, ...] = ()
        self._places: tuple[tuple[str, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, BESIDE_BAR, 0)
        column.addLayout(self._form())
        self._facts = label("", Kind.FAINT)
        self._why = label("", Kind.BAD)
        self._why.hide()
        column.addWidget(self._why)
        column.addWidget(self._facts)
        column.addStretch()
        self._list_items()
        draft.laid_out.connect(self._list_items)

    def show_photos(self, photos: tuple[Photo, ...]) -> None:
        """Show other photos, or the same as they are now. A caption is of one photo; an item or a finding is given
        to all that are shown."""
        self._photos = photos
        one = photos[0] if len(photos) == 1 else None
        caption = one.caption if one else ""
        if caption != self._caption.text():  # or the cursor jumps while somebody types
            self._caption.setText(caption)
        self._show_clock(one)
        self._caption.setEnabled(one is not None and self._draft.editable)
        for box in (self._item, self._finding):
            box.setEnabled(bool(photos) and self._draft.editable)
        self._list_findings()
        self._show_item({photo.item for photo in photos})
        _show_shared(self._finding, {photo.finding or "" for photo in photos})
        several = self.tr("%n photos chosen", "", len(photos)) if photos else ""
        self._facts.setText(self._about(one) if one else several)

    def _show_item(self, items: set[ItemId | None]) -> None:
        """The item all have in common; nothing when they differ."""
        if len(items) > 1:
            self._item.setCurrentIndex(-1)
        else:
            self._item.choose(next(iter(items), None))

    def _show_clock(self, photo: Photo | None) -> None:
        """Of one photo whose camera is known."""
        self._clock.setEnabled(photo is not None and bool(photo.device) and self._draft.editable)
        if not self._clock.hasFocus() or not self._clock.isModified():
            self._clock.setText(hours(photo.clock_offset_s) if photo and photo.clock_offset_s else "")
            self._why.hide()

    def _take_clock(self) -> None:
        """What cannot be read stays, with the reason."""
        if len(self._photos) != 1 or not self._clock.isModified():
            return
        text = self._clock.text().strip()
        try:
            ahead = read_span(text) if text else 0
        except Refused as refused:
            self._why.setText(refused.message(self._desk.language))
            self._why.show()
            return
        self._clock.setModified(False)
        self._why.hide()
        self._draft.set_camera_clock(self._photos[0].device, ahead)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._caption = QLineEdit()
        language = self._desk.language
        self._item = ItemBox("—", lambda item: f"{item.id}  {item.question.of(language)}")
        self._finding = ElidedBox()
        self._finding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._finding.setMinimumContentsLength(SHOWN_TEXT)
        self._caption.textEdited.connect(self._write_caption)
        self._caption.editingFinished.connect(self._draft.saver.flush)
        self._item.activated.connect(self._take_item)
        self._finding.activated.connect(self._take_finding)
        self._clock = QLineEdit()
        self._clock.setPlaceholderText(self.tr("hours:minutes, as 3:05 or -0:10"))
        self._clock.editingFinished.connect(self._take_clock)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Caption"), self._caption),
            (self.tr("Item"), self._item),
            (self.tr("Finding"), self._finding),
            (self.tr("Camera's clock ahead by"), self._clock),
        )
        for text, field in rows:
            named(field, text)
            with_text(field, partial(_leave_room, field))  # or else it goes below its words
            field.setEnabled(self._draft.editable)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        return form

    def _list_items(self) -> None:
        self._item.offer(self._draft.inspection.items())

    def _list_findings(self) -> None:
        findings = self._draft.findings.values()
        places = tuple(
            (f"{each.item}  {' '.join(each.text[:MOST_SHOWN].split())}", str(each.id)) for each in findings
        )
        if places == self._places and self._finding.count():
            return
        self._places = places
        self._finding.clear()
        self._finding.addItem("—", "")
        for text, id in places:
            self._finding.addItem(text, id)

    def _about(self, photo: Photo) -> str:
        lines = [
            f"{photo.file_name}   {photo.width} × {photo.height}",
            self.tr("Camera: {0}   {1}").format(photo.device or "—", photo.exif_time or "—"),
            *self._times(photo),
            f"SHA-256 {photo.sha256[:32]}…",
        ]
        if photo.review is not None:
            lines.append(
                self.tr("Reviewed by {0}, {1} areas covered").format(photo.review.by, len(photo.redactions))
            )
        else:
            lines.append(self.tr("Not reviewed yet: it cannot go into the report."))
        return "\n".join(lines)

    def _times(self, photo: Photo) -> Iterator[str]:
        """When it was added, how long after it was taken, and when that was by the laptop's clock."""
        yield self.tr("Added: {0}").format(f"{photo.added_at:%Y-%m-%d %H:%M:%S}")
        taken = photo.taken_at
        if taken is None:
            return
        between = round((photo.added_at - taken).total_seconds())
        told = (
            self.tr("Taken {0} before it was added")
            if between >= 0
            else self.tr("Taken {0} after it was added: see the camera's clock")
        )
        days, left = divmod(abs(between), DAY_S)
        yield told.format(self.tr("{0} d {1}").format(days, hours(left)) if days else hours(left))
        if photo.clock_offset_s:
            yield self.tr("Taken by the laptop's clock: {0}").format(f"{taken:%Y-%m-%d %H:%M:%S}")

    def _write_caption(self, caption: str) -> None:
        self._describe(lambda photo: replace(photo, caption=caption), typed=True)

    def _take_item(self) -> None:
        item = self._item.item
        self._describe(lambda photo: replace(photo, item=item))

    def _take_finding(self) -> None:
        finding = self._finding.currentData()
        self._describe(lambda photo: replace(photo, finding=FindingId(finding) if finding else None))

    def _describe(self, change: Callable[[Photo], Photo], *, typed: bool = False) -> None:
        if self._photos:
            self._photos = tuple(change(photo) for photo in self._photos)
            self._draft.describe_photos(self._photos, typed=typed)


def _leave_room(field: QWidget) -> None:
    field.setMinimumWidth(field.fontMetrics().height() * FIELD_LINES)


def _show_shared(box: QComboBox, values: set[str]) -> None:
    """Show what all have in common; nothing when they differ."""
    if len(values) > 1:
        box.setCurrentIndex(-1)
    else:
        box.setCurrentIndex(max(0, box.findData(next(iter(values), ""))))
