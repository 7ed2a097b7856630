"""What a long list is limited to: the words that are searched for, and one of its kinds."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit

from ui.look import button, named
from ui.models.paged import PagedModel
from ui.widgets.flow import FlowLayout
from ui.widgets.paged_table import PagedTable


class ListSearch(QLineEdit):
    """Searches as one types. Down goes to the list; Enter is told by `entered`, as far as there is something in it."""

    entered = Signal()

    def __init__(
        self, model: PagedModel[Any], table: PagedTable[Any], name: str, hint: str, letters: int
    ) -> None:
        super().__init__()
        self._model, self._table = model, table
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * letters)
        named(self, name)
        self.textChanged.connect(model.search)

    def begin_anew(self) -> None:
        """Be ready for other words."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_rows = self._model.rowCount() > 0
        if has_rows and event.key() == Qt.Key.Key_Down:
            self._table.setFocus()
        elif has_rows and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class KindButtons(QObject):
    """A button for each kind a list can be limited to, with how many there are; the first one is chosen."""

    def __init__(
        self, model: PagedModel[Any], kinds: Iterable[str], row: FlowLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._group = QButtonGroup(self)
        self._buttons = {kind: button("", checkable=True) for kind in kinds}
        for kind, each in self._buttons.items():
            self._group.addButton(each)
            row.addWidget(each)
            each.clicked.connect(partial(model.limit, kind))
        next(iter(self._buttons.values())).setChecked(True)

    def choose(self, kind: str) -> None:
        """Show the rows of one kind."""
        self._buttons[kind].setChecked(True)
        self._model.limit(kind)

    def tell(self, texts: Mapping[Any, str], counts: Mapping[Any, int]) -> None:
        """Say what the kinds are called, and of how many rows that is known."""
        for kind, text in texts.items():
            self._buttons[kind].setText(f"{text} {counts[kind]}" if kind in counts else text)
