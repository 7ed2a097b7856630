"""What an inspection lacks before it is sealed: by place, what must be mended before what may be left."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from inspector.app.gap import Gap, Where
from inspector.errors import Language

MOST_LINES = 100  # of one place; with what comes after them the first ones help nobody
GAP = Qt.ItemDataRole.UserRole


class GapList(QListWidget):
    """A heading with counts for each place, a line for each thing: a click or Enter goes there."""

    wanted = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What is missing"))
        self.itemClicked.connect(self._go)

    def show_gaps(self, gaps: Sequence[Gap], remarks: Sequence[Gap]) -> None:
        """Show what must be mended and what may be left; the line that is chosen stays chosen while it is there."""
        chosen = self.current_gap
        self.clear()
        for where, of_place in _by_place((*gaps, *remarks)):
            self._add_heading(where, of_place)
            for gap in of_place[:MOST_LINES]:
                self._add_line(gap, chosen)
            if len(of_place) > MOST_LINES:
                self._add_rest(len(of_place) - MOST_LINES)

    @property
    def current_gap(self) -> Gap | None:
        """What is chosen."""
        item = self.currentItem()
        gap = None if item is None else item.data(GAP)
        return gap if isinstance(gap, Gap) else None

    def lines(self) -> Iterator[str]:
        """What stands there, in order."""
        return (self.item(row).text() for row in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (gap := self.current_gap) is not None:
                self.wanted.emit(gap)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_PageUp):
            self._step_off_heading()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and self.current_gap is None:
            self._step_off_heading()  # a click chooses by itself, where the lines stand now

    def _step_off_heading(self) -> None:
        """Headings are no choice."""
        if self.count() > 1 and self.current_gap is None:
            self.setCurrentRow(max(1, self.currentRow() + 1))

    def _add_heading(self, where: Where, gaps: Sequence[Gap]) -> None:
        must = sum(not gap.may_stay for gap in gaps)
        may = len(gaps) - must
        counts = (self.tr("{0} to mend").format(must), self.tr("{0} may be left").format(may))
        told = self.tr(", ").join(text for text, count in zip(counts, (must, may), strict=True) if count)
        item = QListWidgetItem(f"{self._words(where)}   {told}")
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _add_line(self, gap: Gap, chosen: Gap | None) -> None:
        text = gap.text.of(self._language)
        may, must = self.tr("○ May be left: {0}"), "× {0}"
        item = QListWidgetItem((may if gap.may_stay else must).format(text))
        item.setData(GAP, gap)
        self.addItem(item)
        if gap == chosen:
            self.setCurrentItem(item)

    def _add_rest(self, count: int) -> None:
        item = QListWidgetItem(self.tr("… and %n more", "", count))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        gap = item.data(GAP)
        if gap is not None:
            self.wanted.emit(gap)

    def _words(self, where: Where) -> str:
        return {
            Where.VISIT: self.tr("Visit"),
            Where.PEOPLE: self.tr("People"),
            Where.ITEMS: self.tr("Items"),
            Where.FINDINGS: self.tr("Findings"),
            Where.PHOTOS: self.tr("Photos"),
            Where.SIGNATURES: self.tr("Signatures"),
        }[where]


def _by_place(gaps: Iterable[Gap]) -> Iterator[tuple[Where, tuple[Gap, ...]]]:
    """The gaps of each place in the order of the work; what must be mended comes first."""
    order = {where: number for number, where in enumerate(Where)}
    ordered = sorted(gaps, key=lambda gap: (order[gap.where], gap.may_stay))
    return ((where, tuple(group)) for where, group in groupby(ordered, key=lambda gap: gap.where))
