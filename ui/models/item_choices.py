"""Items to choose from in a box: thousands cost nothing until they are looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QListView

from inspector.model.checklist import Item, ItemId

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHOWN_TEXT = 24


class ItemBox(QComboBox):
    """One of the items, or none; letters of its number find one."""

    def __init__(self, none: str, text: Callable[[Item], str]) -> None:
        """`none` is written for no item, `text` writes one."""
        super().__init__()
        # Else thousands of lines are measured for the width of the box, and of each line of the list.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHOWN_TEXT)
        lines = QListView(uniformItemSizes=True)
        self.setView(lines)
        self._choices = _Choices(none, text)
        self.setModel(self._choices)

    @property
    def item(self) -> ItemId | None:
        """What is chosen."""
        return self._choices.item(self.currentIndex())

    def offer(self, items: Sequence[Item]) -> None:
        """Other items; what was chosen stays chosen if it is still there."""
        chosen = self.item
        self._choices.offer(items)
        self.choose(chosen)

    def choose(self, item: ItemId | None) -> None:
        """Show an item, or none."""
        self.setCurrentIndex(self._choices.row_of(item))


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
