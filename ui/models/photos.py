"""The photos of a draft, in their order; each change is told of the one photo that changed."""

from bisect import bisect_left

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.model.photo import Photo, PhotoId
from ui.draft.draft import Draft

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


class PhotosModel(QAbstractListModel):
    """A row for each photo; it knows no pixels."""

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._rows: list[PhotoId] = list(draft.photos)
        self._photos = dict(draft.photos)  # as they were told: while a row goes, views still ask for it
        draft.photos_changed.connect(self._changed)
        draft.photos_redone.connect(self._redone)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in spoken:
            return None
        photo = self.photo(index.row())
        state = self.tr("reviewed") if photo.review else self.tr("not reviewed")
        return f"{index.row() + 1} {photo.item or ''} {photo.caption or photo.file_name} {state}"

    def photo(self, row: int) -> Photo:
        """The photo of a row."""
        return self._photos[self._rows[row]]

    @property
    def order(self) -> tuple[PhotoId, ...]:
        """The photos in their order."""
        return tuple(self._rows)

    def row_of(self, photo: PhotoId) -> int | None:
        """The row of a photo, None when it is not there."""
        return self._rows.index(photo) if photo in self._photos else None

    def _changed(self, id: str) -> None:
        photo = PhotoId(id)
        row, now = self.row_of(photo), self._draft.photos.get(photo)
        if now is None:
            if row is not None:
                self._remove(row)
        elif row is None:
            self._insert(now)
        else:
            self._photos[photo] = now
            self.dataChanged.emit(self.index(row), self.index(row))

    def _redone(self) -> None:
        """What is chosen stays chosen at its new place."""
        self._photos |= self._draft.photos
        self.layoutAboutToBeChanged.emit()  # views note what is chosen now
        kept = self.persistentIndexList()
        photos = [self._rows[index.row()] for index in kept]
        self._rows = [id for id in self._draft.photos if id in self._photos]
        rows = {id: row for row, id in enumerate(self._rows)}
        self.changePersistentIndexList(kept, [self.index(rows[id]) for id in photos])
        self.layoutChanged.emit()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(TOP, row, row)
        del self._photos[self._rows.pop(row)]
        self.endRemoveRows()

    def _insert(self, photo: Photo) -> None:
        places = {id: place for place, id in enumerate(self._draft.photos)}
        row = bisect_left(self._rows, places[photo.id], key=lambda id: places.get(id, -1))
        self.beginInsertRows(TOP, row, row)
        self._photos[photo.id] = photo
        self._rows.insert(row, photo.id)
        self.endInsertRows()
