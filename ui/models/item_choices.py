"""Items to choose from in a box: thousands cost nothing until they are looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionComboBox

from inspector.model.checklist import Item, ItemId
from ui.widgets.elided_box import ElidedBox

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHOWN_TEXT = 27


class ItemBox(ElidedBox):
    """One of the items, or none; letters of its number find one. It is as wide as its line asks for, whatever it
    holds: Qt itself would ask each of thousands of lines for an icon."""

    def __init__(self, none: str, text: Callable[[Item], str]) -> None:
        """`none` is written for no item, `text` writes one."""
        super().__init__()
        self.setView(QListView(uniformItemSizes=True))
        self._choices = _Choices(none, text)
        self.setModel(self._choices)
        self._items: dict[ItemId, Item] = {}
        self._is_open = False

    @property
    def item(self) -> ItemId | None:
        """What is chosen."""
        return self._choices.item(self.currentIndex())

    def offer(self, items: Sequence[Item]) -> None:
        """Other items; what was chosen stays chosen if it is still there."""
        chosen = self.item
        self._items = {each.id: each for each in items}
        if self._is_open:
            self._choices.offer(items)
        self.choose(chosen)

    def choose(self, item: ItemId | None) -> None:
        """Show an item, or none."""
        if not self._is_open:  # the others are laid out with each change of style
            self._choices.offer([self._items[item]] if item in self._items else [])
        self.setCurrentIndex(self._choices.row_of(item))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._open()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._open()
        super().showPopup()

    def sizeHint(self) -> QSize:
        metrics, option = self.fontMetrics(), QStyleOptionComboBox()
        self.initStyleOption(option)
        line = QSize(metrics.horizontalAdvance("x") * SHOWN_TEXT, metrics.lineSpacing())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, line, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _open(self) -> None:
        """Somebody is about to choose: all are there now."""
        if not self._is_open:
            chosen, several = self.item, self.currentIndex() < 0
            self._is_open = True
            self._choices.offer(list(self._items.values()))
            self.setCurrentIndex(-1 if several else self._choices.row_of(chosen))


class _Choices(QAbstractListModel):
    def __init__(self, none: str, text: Callable[[Item], str]) -> None:
        super().__init__()
        self._none, self._text = none, text
        self._items: tuple[Item, ...] = ()
        self._rows: dict[ItemId, int] = {}

    def offer(self, items: Sequence[Item]) -> None:
        self.beginResetModel()
        self._items = tuple(items)
        self._rows = {each.id: row for row, each in enumerate(self._items, start=1)}
        self.endResetModel()

    def item(self, row: int) -> ItemId | None:
        return self._items[row - 1].id if row > 0 else None

    def row_of(self, item: ItemId | None) -> int:
        return 0 if item is None else self._rows.get(item, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) or not index.isValid():
            return None
        return self._text(self._items[index.row() - 1]) if index.row() else self._none
