"""How many did not conform, of how many looked at, and what that proves."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from inspector.errors import Language
from inspector.model.checklist import CountRule, ItemId
from inspector.model.inspection import Count
from inspector.model.sampling import at_most_per_cent
from ui.look import Kind, label, number_box
from ui.widgets.flow import FlowLayout

MOST = 100_000


class CountRow(QWidget):
    """Two numbers side by side; `edited` when one changes, `left` when one is left."""

    edited = Signal()
    left = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self._rule: CountRule | None = None
        self._proposed = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout()
        self._bad = self._box(row, self.tr("Not conforming"))
        self._sample = self._box(row, self.tr("Looked at"))
        row.addWidget(label(self.tr("keys + and −"), Kind.FAINT, wrap=False))
        self._of = label("", Kind.FAINT)
        column.addWidget(self._of)
        column.addLayout(row)
        self._proves = label("", Kind.FAINT)
        column.addWidget(self._proves)
        self._bad.valueChanged.connect(
            lambda number: self._sample.setValue(max(number, self._sample.value()))
        )
        self._sample.valueChanged.connect(lambda number: self._bad.setValue(min(number, self._bad.value())))
        for box in (self._bad, self._sample):
            box.valueChanged.connect(self.edited)
            box.valueChanged.connect(self._tell)
            box.lineEdit().textEdited.connect(self.edited)

    def show_rule(self, item: ItemId, rule: CountRule) -> None:
        """Count for another item."""
        self._rule = rule
        self._of.setText(rule.of.of(self._language))
        names = (self.tr("Not conforming"), self.tr("Looked at"))
        for box, name in zip((self._bad, self._sample), names, strict=True):
            box.setAccessibleName(f"{item} {name}")
        self._proposed = 0
        self._sample.lineEdit().setPlaceholderText("")

    def show_count(self, count: Count | None) -> None:
        """Show what is stored, without emitting anything."""
        numbers = (count.bad, count.sample) if count else (0, 0)
        for box, number in zip((self._bad, self._sample), numbers, strict=True):
            box.blockSignals(True)
            box.setValue(number)
            box.blockSignals(False)
        self._tell()

    def count(self) -> Count | None:
        """The count as it is typed, None while nothing was looked at."""
        bad, sample = _number(self._bad), _number(self._sample)
        return Count(bad=bad, sample=sample) if sample else None

    def look_at_one(self, *, conforms: bool) -> None:
        """One more was looked at, and conforms or not."""
        bad, sample = _number(self._bad), _number(self._sample)
        self._sample.setValue(sample + 1)
        self._bad.setValue(bad + (not conforms))

    def propose(self) -> None:
        """Ask how many were looked at, and propose as many as the item asks for: it is counted once that is taken."""
        asked = self._rule.sample if self._rule else None
        field = self._sample.lineEdit()
        if asked and not _number(self._sample):
            self._proposed = asked
            field.clear()
            field.setPlaceholderText(str(asked))
            self._proves.setText(self.tr("Enter: looked at {0}, all conform; or type how many").format(asked))
        self._sample.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sample.selectAll()

    def take_proposed(self) -> None:
        """Count as many as were proposed, unless a number was typed."""
        if self._proposed and not self._sample.lineEdit().text():
            self._sample.setValue(self._proposed)
        self._proposed = 0

    @property
    def is_whole(self) -> bool:
        """Whether the numbers can be, as far as they are typed: of 20 only the 2 may stand there yet."""
        return _number(self._bad) <= _number(self._sample)

    def settle(self) -> None:
        """Take the numbers that are being typed as they stand."""
        for box in (self._bad, self._sample):
            box.interpretText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if watched is self._sample and not self._sample.lineEdit().text():
                self._sample.lineEdit().setText("0")  # what was proposed and not taken was not counted
                self._proposed = 0
            self.settle()
            self.left.emit()
        return super().eventFilter(watched, event)

    def _box(self, row: FlowLayout, text: str) -> QSpinBox:
        row.addWidget(label(text, Kind.FAINT, wrap=False))
        box = number_box(MOST)
        # While a number is being typed it is no number yet: 20 begins with 2.
        box.setKeyboardTracking(False)
        box.installEventFilter(self)
        row.addWidget(box)
        return box

    def _tell(self) -> None:
        count, asked = self.count(), (self._rule.sample if self._rule else None) or 0
        if count is None or not self.is_whole:
            self._proves.setText(self.tr("look at {0} or more").format(asked) if asked else "")
            return
        told = self.tr("95 % sure: at most {0} % of all").format(at_most_per_cent(count))
        few = self.tr("fewer than the {0} asked for").format(asked) if count.sample < asked else ""
        self._proves.setText("; ".join(filter(None, (told, few))))


def _number(box: QSpinBox) -> int:
    """The number as it is typed, which the box itself takes over only when it is left."""
    text = box.cleanText()
    return int(text) if text.isdecimal() else box.value()
