"""A table of any length: the database sorts and sifts, and only the rows around what is seen are fetched.

    source = Source(keys=lambda store, wish: ..., rows=lambda store, keys: ...)
    model = PagedModel(partial(desk.ask, page), source, (Column("name", page.tr("Name"), lambda line: line.name), ...))

`keys` and `rows` run on the store's thread. Until a row is there, it shows as a row of "…".
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from inspector.model.list_wish import Keys, ListWish
from ui.clerk import Errand

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
PAGE = 64  # rows that are fetched at once
KEPT_PAGES = 64
AHEAD_MS = 40
NEWEST = 2  # pages that are fetched of those that were looked at since: who drags the bar passes thousands
REST_MS = 120  # after a letter of the search
NOT_YET = "…"
ROOT = QModelIndex()
TEXTS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Asks(Protocol):
    """Has something done on the store's thread: `partial(desk.ask, page)`."""

    def __call__(self, wish: Callable[[Any], Any], /) -> Errand[Any]: ...


@dataclass(frozen=True, slots=True)
class Source(Generic[T]):
    """Where rows come from: the keys of all of them in order, and the rows of some keys. A row that is gone
    meanwhile is left out of what `rows` tells."""

    keys: Callable[[Any, ListWish], Keys]
    rows: Callable[[Any, Keys], dict[int, T]]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: what it is sorted by ("" where it cannot be), its heading, and what stands in it."""

    order: str
    heading: str
    text: Callable[[T], str]
    is_number: bool = False
    icon: Callable[[T], object] | None = None
    colour: Callable[[T], object] | None = None
    tip: Callable[[T], str] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is painted of a cell."""

    text: str
    is_number: bool
    icon: object = None
    colour: object = None


class PagedModel(QAbstractTableModel, Generic[T]):
    """The rows that are wished for. What is shown stays until what was asked for next is there."""

    counted = Signal(int)  # another list is there, of so many rows
    loaded = Signal()  # rows that were missing are there
    replacing = Signal()  # before another list takes the place: the view keeps its current row
    replaced = Signal()

    def __init__(
        self,
        asks: Asks,
        source: Source[T],
        columns: Sequence[Column[T]],
        wish: ListWish | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._asks, self._source, self._columns = asks, source, tuple(columns)
        self._wish = wish or ListWish()
        self._keys: Keys = ()
        self._pages: OrderedDict[int, dict[int, T]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._is_listing = self._is_fetching = self._is_outdated = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._list)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._fetch)
        self._newest = 0
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._look_ahead)
        self._list()

    @property
    def wish(self) -> ListWish:
        """What is wished for; what is shown may still be what was before."""
        return self._wish

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what is wished for."""
        return not (self._is_listing or self._is_outdated or self._rest.isActive() or self._is_fetching)

    def search(self, words: str) -> None:
        """Show the rows that hold the words, once no letter follows."""
        if words != self._wish.search:
            self._wish = replace(self._wish, search=words)
            self._rest.start()

    def limit(self, only: str) -> None:
        """Show the rows of one kind; "" shows all."""
        if only != self._wish.only:
            self._wish = replace(self._wish, only=only)
            self._list()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column."""
        by = self._columns[column].order if 0 <= column < len(self._columns) else ""
        descending = order == Qt.SortOrder.DescendingOrder
        if by and (by, descending) != (self._wish.order, self._wish.descending):
            self._wish = replace(self._wish, order=by, descending=descending)
            self._list()

    def reload(self) -> None:
        """Ask anew: something was stored."""
        self._list()

    def row(self, index: Index | int) -> T | None:
        """The row at a place, None while it is not there."""
        place = index if isinstance(index, int) else index.row()
        if not 0 <= place < len(self._keys):
            return None
        return self._pages.get(place // PAGE, {}).get(self._keys[place])

    def key(self, place: int) -> int | None:
        """What the row at a place is known by, also while it is not there."""
        return self._keys[place] if 0 <= place < len(self._keys) else None

    def place_of(self, key: int | None) -> int:
        """Where a row stands now, -1 where it is not shown."""
        try:
            return -1 if key is None else self._keys.index(key)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        row = self.row(index)
        if row is None:
            self._want(index.row() // PAGE)
            return (
                NOT_YET if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
            )
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.tip or column.text)(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.ForegroundRole and column.colour:
            return column.colour(row)
        return None

    def want(self, place: int) -> None:
        """A row that is not there is looked at: it is asked for."""
        self._want(place // PAGE)

    def cell(self, place: int, column: int) -> Cell:
        """What is painted at a place, asked for at once: five calls of `data` take longer than painting does."""
        row, shown = self.row(place), self._columns[column]
        if row is None:
            return Cell(NOT_YET, False)
        if place // PAGE != self._newest:  # soon the pages beside this one are looked at
            self._newest = place // PAGE
            self._ahead.start()
        icon = shown.icon(row) if shown.icon else None
        return Cell(shown.text(row), shown.is_number, icon, shown.colour(row) if shown.colour else None)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return NUMBERS if self._columns[column].is_number else TEXTS

    def _list(self) -> None:
        """Ask for the keys; one question at a time, the newest wish next."""
        self._rest.stop()
        if self._is_listing:
            self._is_outdated = True
            return
        self._is_listing, self._is_outdated, wish = True, False, self._wish
        errand = self._asks(lambda store: self._source.keys(store, wish))
        errand.done(self._replace).finished(self._listed)

    def _listed(self) -> None:
        self._is_listing = False
        if self._is_outdated:
            self._list()

    def _replace(self, keys: Keys) -> None:
        self.replacing.emit()
        self.beginResetModel()
        self._keys = keys
        self._pages.clear()
        self._wanted.clear()
        self.endResetModel()
        self.replaced.emit()
        self.counted.emit(len(keys))

    def _want(self, page: int) -> None:
        if page not in self._pages:
            self._wanted.pop(page, None)
            self._wanted[page] = None
            if not (self._is_fetching or self._turn.isActive()):
                self._turn.start()

    def _fetch(self) -> None:
        """Ask for the pages that were looked at last; those that were scrolled past are forgotten."""
        if self._is_fetching:
            return
        newest = list(self._wanted)[-NEWEST:]
        self._wanted.clear()
        if newest:
            self._newest = newest[-1]
            self._ask_for(newest)
            self._ahead.start()

    def _look_ahead(self) -> None:
        """Ask for the pages beside those that are seen, while nothing else is to be done."""
        if not (self._is_fetching or self._wanted):
            self._ask_for([self._newest - 1, self._newest + 1])

    def _ask_for(self, pages: Iterable[int]) -> None:
        keys = self._keys
        missing = [page for page in sorted(pages) if page not in self._pages and 0 <= page * PAGE < len(keys)]
        if missing:
            self._is_fetching = True
            wanted = [key for page in missing for key in keys[page * PAGE : (page + 1) * PAGE]]
            errand = self._asks(lambda store: self._source.rows(store, wanted))
            errand.done(lambda rows: self._keep(keys, missing, rows)).finished(self._fetched)

    def _fetched(self) -> None:
        self._is_fetching = False
        if self._wanted:
            self._turn.start()

    def _keep(self, keys: Keys, pages: Sequence[int], rows: dict[int, T]) -> None:
        if keys is not self._keys:
            return
        for page in pages:
            here = keys[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = {key: rows[key] for key in here if key in rows}
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        for page in pages:
            first, last = page * PAGE, min(len(keys), (page + 1) * PAGE) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
        self.loaded.emit()
