"""The cards of a checklist: painted all but the one that is worked on."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from inspector.errors import Language
from inspector.model.checklist import ItemId
from ui.draft.draft import Draft
from ui.draft.part import Part
from ui.look import named
from ui.models.items import ItemsModel
from ui.models.rows import HeadingRow, ItemRow, MoreRow, Row
from ui.widgets.answer_card import AnswerCard
from ui.widgets.card_paint import CardPainter
from ui.widgets.card_view import CardView


class CardArea(QWidget):
    """A view of all cards, and the living card over the current one."""

    current_changed = Signal(object)  # the item that is worked on now

    def __init__(self, draft: Draft, model: ItemsModel, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._model = model
        self._language: Language = language
        self._buttons: list[RowButton] = []
        self.view = CardView(self)
        named(self.view, self.tr("Items"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._painter = CardPainter(self.view, model, draft, language)
        self.view.use(model, self._painter)
        self.card = AnswerCard(language)
        self.card.setParent(self)
        self.card.hide()
        self.card.setEnabled(draft.editable)
        self._current: ItemId | None = None
        self._holds = False
        self._missed: frozenset[ItemId] = frozenset()
        self.view.pressed_at.connect(self._pressed)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.moved.connect(self._place)
        self.view.widened.connect(self._cover)
        self.card.resized.connect(self._cover)
        model.modelReset.connect(self._cover)
        model.rowsInserted.connect(self._cover)
        model.rowsRemoved.connect(self._cover)
        draft.items_changed.connect(self._changed)

    @property
    def current(self) -> ItemId | None:
        """The item that is worked on."""
        return self._current

    def show_item(self, item: ItemId, *, focused: bool = True) -> None:
        """Work on an item; it is brought into view."""
        number = self._model.number_of(item)
        if number is None:
            return
        if item != self._current:
            self.leave()
            row = self._model.row(number)
            assert isinstance(row, ItemRow)
            self._current = item
            self.card.show_item(row, self._draft.shown(item), self._draft.asked.of(item))
            self.card.show()
        self._cover()
        self.view.setCurrentIndex(self._model.index(number))
        self.view.bring_into_view(number)
        self._place()
        if focused:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.current_changed.emit(item)

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """An answer that leads on to another item: the living card shows only where it comes to rest."""
        self._holds, self._missed = True, frozenset()
        try:
            yield
        finally:
            self._holds = False
            if self._missed:
                self._changed(self._missed)

    def top_of(self, item: ItemId) -> int | None:
        """How far below the upper edge the card of an item is seen, None while it is not shown."""
        number = self._model.number_of(item)
        return None if number is None else self.view.card_rect(number).top()

    def keep_at(self, item: ItemId, top: int) -> None:
        """Scroll so that the card of an item is seen so far below the upper edge."""
        now = self.top_of(item)
        if now is not None:
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + now - top)

    def leave(self) -> None:
        """Take over what is being typed."""
        if self._current is not None:
            self.card.settle()
            self._draft.saver.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setGeometry(self.rect())
        self._cover()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The living card lies over the view: the wheel turns it all the same."""
        QApplication.sendEvent(self.view.viewport(), event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._painter.take_fonts()
            self.view.measure_anew()
            self._cover()

    def _changed(self, ids: frozenset[ItemId]) -> None:
        if self._holds:
            self._missed |= ids
            return
        item = self._current
        if item is not None and item in ids and self._model.number_of(item) is not None:
            refused = self._draft.saver.refusal_of((Part.ANSWER, item))
            self.card.show_state(self._draft.shown(item), self._draft.asked.of(item), refused)

    def _cover(self) -> None:
        """Give the living card the room it needs, and put it there."""
        number = None if self._current is None else self._model.number_of(self._current)
        if number is None:
            self.card.hide()
            self.view.cover(-1, 0)
            return
        self.card.show()
        width = self.view.card_rect(number).width()
        layout = self.card.layout()
        assert layout is not None
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.card.sizeHint().height()
        self.view.cover(number, height)
        self._place()

    def _place(self) -> None:
        self._place_buttons()
        number = None if self._current is None else self._model.number_of(self._current)
        if number is not None and self.card.isVisibleTo(self):
            self.card.setGeometry(self.view.card_rect(number))

    def _selected(self, selected: QItemSelection) -> None:
        """Who hears the window chooses in the list."""
        rows = [self._model.row(index.row()) for index in selected.indexes()]
        if rows and isinstance(rows[0], ItemRow) and rows[0].id != self._current:
            self.show_item(rows[0].id)

    def _pressed(self, number: int, at: QPoint) -> None:
        row, size = self._model.row(number), self.view.card_rect(number)
        if isinstance(row, ItemRow):
            verdict = self._painter.verdict_at(number, at, size)
            self.show_item(row.id)
            if verdict is not None and self._draft.editable:
                self.card.choose(verdict)

    def _place_buttons(self) -> None:
        """A button on each row that is seen and can be added to or taken out; buttons serve one row after the other."""
        rows = [(n, self._model.row(n)) for n in self.view.visible_rows()]
        wanted = [(n, row) for n, row in rows if isinstance(row, MoreRow) or _is_removable(row)]
        while len(self._buttons) < len(wanted):
            self._buttons.append(self._new_button())
        for each in self._buttons[len(wanted) :]:
            each.hide()
        for each, (number, row) in zip(self._buttons, wanted, strict=False):
            each.show_row(row, self._words(row))
            rect = self.view.card_rect(number)
            size = each.sizeHint()
            left = rect.left() if isinstance(row, MoreRow) else rect.right() - size.width()
            each.setGeometry(left, rect.center().y() - size.height() // 2, size.width(), size.height())
            each.show()

    def _new_button(self) -> "RowButton":
        made = RowButton(self)
        made.wanted.connect(self._change_occurrences)
        return made

    def _words(self, row: Row) -> str:
        if isinstance(row, MoreRow):
            repeat = row.more.section.repeat
            return self.tr("+ {0}").format(repeat.of.of(self._language) if repeat else "")
        assert isinstance(row, HeadingRow)
        return self.tr("Remove {0}").format(row.stretch.title.of(self._language))

    def _change_occurrences(self, row: Row) -> None:
        if isinstance(row, MoreRow):
            self._draft.add_occurrence(row.more.id)
        elif isinstance(row, HeadingRow):
            self._draft.remove_occurrence(row.stretch.id, row.stretch.at[-1])


class RowButton(QPushButton):
    """Adds an occurrence, or takes one out."""

    wanted = Signal(object)  # the row

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self.clicked.connect(lambda: self.wanted.emit(self._row))

    def show_row(self, row: Row, words: str) -> None:
        """Serve a row."""
        self._row = row
        if self.text() != words:
            self.setText(words)


def _is_removable(row: Row) -> bool:
    return isinstance(row, HeadingRow) and row.removable
