"""Photos as a grid of small pictures, of which only what is seen is painted and read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector.model.photo import Photo, PhotoId
from ui.models.photos import PhotosModel
from ui.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
PICTURE = QSize(200, 150)
PAD = 8


class PhotoGrid(QListView):
    """Several can be chosen: Shift and the arrows, Ctrl and Space, Ctrl+A. Enter opens, Delete removes."""

    chosen_changed = Signal()
    opened = Signal()
    removed = Signal()

    def __init__(self, desk: "Desk", model: PhotosModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = model
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Always there, or the columns would come and go with it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setModel(model)
        ratio = self.devicePixelRatioF()
        self.thumbnails = Thumbnails(desk, (PICTURE.toSizeF() * ratio).toSize(), self)
        self.thumbnails.arrived.connect(self._arrived)
        self.setItemDelegate(_Painter(model, self.thumbnails, self))
        self.setGridSize(_cell(self.fontMetrics()) + QSize(PAD, PAD))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit())
        self.activated.connect(lambda _: self.opened.emit())

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # for the page
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

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
