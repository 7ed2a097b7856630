"""Photos as a grid of small pictures, of which only what is seen is painted and read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector.app.photo_order import moved
from inspector.model.photo import Photo, PhotoId
from ui.actions import declare
from ui.models.photos import PhotosModel
from ui.widgets.photo_drag import PhotoDrag
from ui.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
PICTURE = QSize(200, 150)
PAD = 8
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class PhotoGrid(QListView):
    """Several can be chosen: Shift and the arrows, Ctrl and Space, Ctrl+A. Enter opens, Delete removes. What is chosen
    is dragged, or moved by Alt and the arrows, to another place."""

    chosen_changed = Signal()
    opened = Signal()
    removed = Signal()
    moved = Signal(object)  # all photos in their new order

    def __init__(
        self, desk: "Desk", model: PhotosModel, parent: QWidget | None = None, *, editable: bool = True
    ) -> None:
        super().__init__(parent)
        self._photos = model
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        self._fit_bar()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._fit_bar)
        ratio = self.devicePixelRatioF()
        self.thumbnails = Thumbnails(desk, (PICTURE.toSizeF() * ratio).toSize(), self)
        self.thumbnails.arrived.connect(self._arrived)
        self.setItemDelegate(_Painter(model, self.thumbnails, self))
        self.setGridSize(_cell(self.fontMetrics()) + QSize(PAD, PAD))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit())
        self.activated.connect(lambda _: self.opened.emit())
        self._drag = PhotoDrag(self) if editable else None
        if self._drag is not None:
            self._drag.dropped.connect(self._move_to)
            self._declare_moves()

    @property
    def chosen(self) -> tuple[Photo, ...]:
        """The photos that are chosen, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._photos.photo(row) for row in rows)

    @property
    def current(self) -> Photo | None:
        """The photo the keys are at."""
        index = self.currentIndex()
        return self._photos.photo(index.row()) if index.isValid() else None

    def choose(self, photo: PhotoId) -> None:
        """Choose one photo and bring it into view."""
        row = self._photos.row_of(photo)
        if row is not None:
            self.choose_row(row)

    def choose_row(self, row: int) -> None:
        """Choose the photo of a row alone, whatever key is held: Ctrl and a digit may have led here."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._photos.index(row), alone)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._photos.rowCount():
            self._paint_nothing()
        if self._drag is not None and self._drag.is_on:
            painter = QPainter(self.viewport())
            painter.fillRect(self._drag.mark(), self.palette().color(QPalette.ColorRole.Text))
            painter.end()

    def _paint_nothing(self) -> None:
        told = self.tr("No photos yet. Drop some here, paste them, or add files.")
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(self.viewport().rect(), CENTRED, told)
        painter.end()

    def _fit_bar(self) -> None:
        """Always there where there are photos, or the columns would come and go with it."""
        policy, has_photos = Qt.ScrollBarPolicy, self._photos.rowCount() > 0
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if has_photos else policy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag is not None and self._drag.is_on and event.key() == Qt.Key.Key_Escape:
            self._drag.cancel()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # for the page
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _declare_moves(self) -> None:
        actions = (
            ("photo-earlier", self.tr("Move the photo one place forward"), "Alt+Left", lambda: self._step(-1)),
            ("photo-later", self.tr("Move the photo one place back"), "Alt+Right", lambda: self._step(1)),
            ("photo-up", self.tr("Move the photo one row up"), "Alt+Up", lambda: self._step(-self._columns())),
            ("photo-down", self.tr("Move the photo one row down"), "Alt+Down", lambda: self._step(self._columns())),
            ("photo-first", self.tr("Make the photo the first"), "Alt+Home", lambda: self._move_to(0)),
            ("photo-last", self.tr("Make the photo the last"), "Alt+End", lambda: self._move_to(self._photos.rowCount())),
        )  # fmt: skip
        for name, text, keys, do in actions:
            declare(self, name, text, do, keys)

    def _columns(self) -> int:
        assert self._drag is not None
        return self._drag.columns()

    def _step(self, by: int) -> None:
        """Move what is chosen, kept together, so many places."""
        rows = [index.row() for index in self.selectedIndexes()]
        if rows:
            self._move_to(min(rows) + by if by < 0 else max(rows) + 1 + by)

    def _move_to(self, gap: int) -> None:
        order, chosen = self._photos.order, {photo.id for photo in self.chosen}
        wanted = moved(order, chosen, max(0, min(gap, len(order))))
        if chosen and wanted != order:
            self.moved.emit(wanted)
            self.scrollTo(self.currentIndex())

    def _arrived(self, photo: str) -> None:
        row = self._photos.row_of(PhotoId(photo))
        if row is not None:
            self.viewport().update(self.visualRect(self._photos.index(row)))


class _Painter(QStyledItemDelegate):
    """Paints a cell: the picture, whether it is reviewed, its number and item, its caption."""

    def __init__(self, model: PhotosModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = model
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _cell(option.fontMetrics)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        photo, rect, palette = self._photos.photo(index.row()), option.rect, option.palette
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        self._paint_picture(painter, palette, photo, _frame(rect))
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        _write(painter, option.fontMetrics, rect, _lines(index.row(), photo))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_picture(self, painter: QPainter, palette: QPalette, photo: Photo, frame: QRect) -> None:
        pixmap = self._thumbnails.of(photo.id)
        if pixmap is None:
            painter.fillRect(frame, palette.color(QPalette.ColorRole.AlternateBase))
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            waits = "×" if self._thumbnails.is_lost(photo.id) else "…"
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, waits)
            return
        size = pixmap.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(frame.topLeft(), size)
        place.moveCenter(frame.center())
        painter.drawPixmap(place, pixmap)


def _cell(metrics: QFontMetrics) -> QSize:
    return QSize(PICTURE.width() + 2 * PAD, PICTURE.height() + 3 * PAD + 2 * metrics.lineSpacing())


def _frame(cell: QRect) -> QRect:
    return QRect(cell.left() + PAD, cell.top() + PAD, cell.width() - 2 * PAD, PICTURE.height())


def _lines(row: int, photo: Photo) -> tuple[str, str]:
    return f"{'√' if photo.review else '○'} {row + 1}  {photo.item or ''}", photo.caption


def _write(painter: QPainter, metrics: QFontMetrics, cell: QRect, lines: tuple[str, str]) -> None:
    top = _frame(cell).bottom() + PAD
    for number, line in enumerate(lines):
        place = QRect(cell.left() + PAD, top + number * metrics.lineSpacing(),
                      cell.width() - 2 * PAD, metrics.lineSpacing())  # fmt: skip
        text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
