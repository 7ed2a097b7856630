"""The sections of a checklist: how far each is, and how many problems it has."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector.errors import Language
from ui.look import named
from ui.models.items import ItemsModel
from ui.models.rows import HeadingRow

PROGRESS = Qt.ItemDataRole.UserRole
BAR_HEIGHT = 4
REST_MS = 120  # another text lays out and paints the whole list: not at each of many answers
MARGIN = 8


class SectionList(QListWidget):
    """One line a section, with a bar; `section_wanted` when one is chosen."""

    section_wanted = Signal(int)

    def __init__(self, model: ItemsModel, language: Language) -> None:
        super().__init__()
        self._model = model
        self._language: Language = language
        self._told: dict[int, tuple[HeadingRow, int, int, int, bool]] = {}
        self.setWordWrap(True)
        self.setItemDelegate(_SectionDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, self.tr("Sections"))
        self.itemClicked.connect(lambda _: self.section_wanted.emit(self.currentRow()))
        self.itemActivated.connect(lambda _: self.section_wanted.emit(self.currentRow()))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.tell)
        model.counted.connect(self._rest.start)
        model.modelReset.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Show how far the sections are."""
        headings = self._model.headings
        while self.count() > len(headings):
            self.takeItem(self.count() - 1)
        while self.count() < len(headings):
            self.addItem(QListWidgetItem())
        for number, heading in enumerate(headings):
            done, due, bad = self._model.progress(number)
            told = (heading, done, due, bad, self._model.is_asked(number))
            if self._told.get(number) == told:
                continue
            self._told[number] = told
            title = heading.stretch.title.of(self._language)
            problems = self.tr("problems: {0}").format(bad) if bad else ""
            item = self.item(number)
            text = f"{title}\n{done}/{due}   {problems}".rstrip() if due else title
            if item.text() != text or item.data(PROGRESS) != (done, due, bad):
                item.setText(text)
                item.setData(PROGRESS, (done, due, bad))
            item.setHidden(not (self._model.is_asked(number) and heading.stretch.section.items))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            delegate = self.itemDelegate()
            if isinstance(delegate, _SectionDelegate):
                delegate.forget()
        super().changeEvent(event)

    def choose(self, section: int) -> None:
        """Mark the section somebody works in."""
        if section != self.currentRow():
            self.setCurrentRow(section)


class _SectionDelegate(QStyledItemDelegate):
    """Title, numbers, and a bar of what is done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        list_ = self.parent()
        assert isinstance(list_, QListWidget)
        width = list_.viewport().width() - 2 * MARGIN
        known = (index.data(), width)
        if known not in self._heights:
            room = QRect(0, 0, width, 10_000)
            rect = QFontMetrics(list_.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), known[0])
            self._heights[known] = rect.height() + 2 * MARGIN + BAR_HEIGHT + 2
        return QSize(width, self._heights[known])

    def forget(self) -> None:
        """The font is another one."""
        self._heights.clear()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.highlight())
        ink = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(ink))
        inside = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.drawText(inside, int(Qt.TextFlag.TextWordWrap), index.data())
        done, due, _ = index.data(PROGRESS) or (0, 0, 0)
        if due:
            bar = QRect(inside.left(), inside.bottom() - BAR_HEIGHT, inside.width(), BAR_HEIGHT)
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Midlight))
            bar.setWidth(inside.width() * done // due)
            full = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Highlight
            painter.fillRect(bar, palette.color(full))
        painter.restore()
