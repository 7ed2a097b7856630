"""The palette of commands: a few letters lead to any action, page, item or inspection, by keys alone."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.find import Command, find
from ui.look import Kind, label, named

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
MOST_SHOWN = 60
GATHER_MS = 6  # of each turn spent on commands that are still to come
ASK_MS = 150  # of rest before the store is asked
LINES_WIDE, LINES_HIGH = 34, 24  # as so many lines of text are high
FROM_TOP = 64
PAD = 10
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}

Asked = Callable[[QWidget, str, Callable[[list[Command]], None]], None]


class CommandPalette(QDialog):
    """`gathered` are commands that come one after the other, as items of a long list; `ask` asks for more, which
    depend on what is typed, and tells them when they are there. What is chosen is done once the palette is gone."""

    def __init__(
        self, parent: QWidget, commands: Sequence[Command], gathered: Iterator[Command], ask: Asked
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Commands"))
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = list(commands)
        self._asked: list[Command] = []
        self._gathered = gathered
        self._ask = ask
        self._narrowed: tuple[str, list[Command]] = ("", self._commands)
        self._gather = QTimer(self, interval=0)
        self._gather.timeout.connect(self._gather_some)
        self._rest = QTimer(self, singleShot=True, interval=ASK_MS)
        self._rest.timeout.connect(self._ask_store)
        self._fill()
        self._gather.start()
        self._show_found()

    @property
    def is_complete(self) -> bool:
        """Whether all commands are there but those of the store."""
        return not self._gather.isActive()

    @property
    def shown(self) -> list[Command]:
        """What is offered now, the likeliest first."""
        return list(self._model.commands)

    def open_above(self, window: QWidget) -> None:
        """Show it at the top of a window."""
        line = self.fontMetrics().height()
        width = min(line * LINES_WIDE, window.width() - 40)
        self.resize(width, min(line * LINES_HIGH, window.height() - FROM_TOP - 20))
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, FROM_TOP)))
        self.open()
        self.typed.setFocus()

    def done(self, result: int) -> None:
        super().done(result)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()  # who was there before gets the keys back

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys stay in the field: arrows choose in the list, Enter takes what is chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in MOVES:
                self._move(MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        self.typed = QLineEdit(
            placeholderText=self.tr("What do you want to do, or where to? Item, number, name…")
        )
        named(self.typed, self.tr("Find a command"))
        self.typed.installEventFilter(self)
        self.typed.textChanged.connect(self._typed)
        column.addWidget(self.typed)
        self._model = _Found(self)
        self._list = QListView(uniformItemSizes=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Line(self))
        self._list.clicked.connect(self._take)
        self._list.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))
        named(self._list, self.tr("Commands"))
        column.addWidget(self._list, 1)
        self._none = label(self.tr("Nothing is called so."), Kind.FAINT)
        column.addWidget(self._none)
        column.addWidget(label(self.tr("↑ ↓ choose   Enter do it   Esc back"), Kind.FAINT))

    def _tell(self, now: QModelIndex) -> None:
        """Say what is chosen to those who hear the window: the keys stay in the field."""
        said = now.data(Qt.ItemDataRole.AccessibleTextRole) if now.isValid() else ""
        self.typed.setAccessibleDescription(said)

    def _typed(self) -> None:
        self._asked = []
        self._show_found()
        self._rest.start()

    def _show_found(self) -> None:
        typed = self.typed.text().casefold()
        before, among = self._narrowed
        if not before or not typed.startswith(before):
            among = self._commands
        found = find(typed, among)
        self._narrowed = (typed, found)
        self._show([*found[:MOST_SHOWN], *self._asked])

    def _show(self, commands: list[Command]) -> None:
        self._model.show(commands)
        self._list.setCurrentIndex(self._model.index(0))
        self._none.setVisible(not commands)

    def _gather_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        came = []
        for each in self._gathered:
            came.append(each)
            if clock.elapsed() >= GATHER_MS:
                break
        else:
            self._gather.stop()
        self._commands += came
        typed, found = self._narrowed
        if not typed:
            self._narrowed = ("", self._commands)
        elif more := find(typed, came):
            self._narrowed = (typed, [*found, *more])
            if len(found) < MOST_SHOWN:
                self._add_shown([*found, *more])

    def _add_shown(self, found: list[Command]) -> None:
        row = self._list.currentIndex().row()
        self._model.show([*found[:MOST_SHOWN], *self._asked])
        self._list.setCurrentIndex(self._model.index(max(0, row)))

    def _ask_store(self) -> None:
        typed = self.typed.text()
        if typed.strip():
            self._ask(self, typed, lambda found: self._add_asked(typed, found))

    def _add_asked(self, typed: str, found: list[Command]) -> None:
        if typed == self.typed.text() and found:
            self._asked = found
            self._add_shown(self._narrowed[1])
            self._none.hide()

    def _move(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row() + by
            # By one it goes round, by a page it stops at the ends.
            row = row % count if abs(by) == 1 else max(0, min(count - 1, row))
            self._list.setCurrentIndex(self._model.index(row))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            run = self._model.commands[index.row()].run
            self.accept()
            QTimer.singleShot(0, run)


class _Found(QAbstractListModel):
    """The commands that are offered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.commands: list[Command] = []

    def show(self, commands: list[Command]) -> None:
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        command = self.commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(each for each in (command.kind, command.text, command.keys) if each)
        return None


class _Line(QStyledItemDelegate):
    """One command: what it is of, its words, its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Found)
        command = model.commands[index.row()]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        if is_chosen:
            painter.fillRect(option.rect, option.palette.brush(role.Highlight))
        plain = option.palette.color(role.HighlightedText if is_chosen else role.Text)
        faint = option.palette.color(role.HighlightedText if is_chosen else role.PlaceholderText)
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        metrics = option.fontMetrics
        for text in filter(None, (command.keys, command.kind)):
            wide = metrics.horizontalAdvance(text) + PAD
            right = QRect(rect.right() - wide, rect.top(), wide, rect.height())
            painter.setPen(faint)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            rect.setRight(right.left() - PAD)
        painter.setPen(plain)
        words = metrics.elidedText(command.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
