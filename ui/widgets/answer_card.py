"""One item of the checklist: question, answer, count, note."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from inspector.errors import Language
from inspector.model.checklist import CountRule, Item
from inspector.model.inspection import Answer, Count, Verdict
from inspector.model.vocabulary import SEVERITIES, VERDICTS
from ui.look import Kind, button, label

NOTE_HEIGHT = 58
KEYS = {
    Qt.Key.Key_1: Verdict.CONFORMS,
    Qt.Key.Key_2: Verdict.DOES_NOT_CONFORM,
    Qt.Key.Key_3: Verdict.NOT_APPLICABLE,
    Qt.Key.Key_4: Verdict.NOT_CHECKED,
}
REASONED = (Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)  # what is typed beside these is their reason


class AnswerCard(QFrame):
    """Shows an item and what was answered; tells when it is chosen, typed in and left, and decides nothing."""

    answered = Signal()
    edited = Signal()
    left = Signal()
    step_wanted = Signal(object, int)

    def __init__(self, item: Item, language: Language, cited: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{item.id} {item.question.of(language)}")
        self.item = item
        self._language: Language = language
        self._verdict: Verdict | None = None
        self._counts: tuple[QSpinBox, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addLayout(self._head())
        layout.addWidget(label(item.question.of(language), Kind.HEADING))
        layout.addLayout(self._answers())
        if item.count is not None:
            layout.addLayout(self._count_row(item.count))
        layout.addWidget(self._note_box())
        self._more = label(self._guidance(cited), Kind.FAINT)
        self._more.hide()
        layout.addWidget(self._more)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is stored, without emitting anything."""
        self._set_verdict(answer.verdict if answer else None)
        self._note.blockSignals(True)
        self._note.setPlainText((answer.reason or answer.note) if answer else "")
        self._note.blockSignals(False)
        for box, number in zip(self._counts, self._stored_count(answer), strict=False):
            box.blockSignals(True)
            box.setValue(number)
            box.blockSignals(False)

    @property
    def is_whole(self) -> bool:
        """Whether the counts can be, as far as they are typed: of 20 only the 2 may stand there yet."""
        bad, sample = (_number(box) for box in self._counts) if self._counts else (0, 0)
        return bad <= sample

    def settle(self) -> None:
        """Take the numbers that are being typed as they stand."""
        for box in self._counts:
            box.interpretText()

    def answer(self) -> Answer | None:
        """The answer as the card shows it, None when none was chosen."""
        verdict, text = self._verdict, self._note.toPlainText()
        if verdict is None:
            return None
        has_reason = verdict in REASONED
        return Answer(
            item=self.item.id,
            verdict=verdict,
            reason=text if has_reason else "",
            note="" if has_reason else text,
            count=self._count() if verdict in (Verdict.CONFORMS, Verdict.DOES_NOT_CONFORM) else None,
        )

    def choose(self, verdict: Verdict) -> None:
        """Answer with this verdict."""
        self._set_verdict(verdict)
        self.settle()
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            self.choose(KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.step_wanted.emit(self, 1)
        elif key == Qt.Key.Key_Up:
            self.step_wanted.emit(self, -1)
        elif key == Qt.Key.Key_N:
            self._note.setFocus()
        elif key == Qt.Key.Key_G:
            self._toggle_guidance()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.style().polish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
            self.left.emit()
        if isinstance(event, QKeyEvent) and _is_escape(event):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _set_verdict(self, verdict: Verdict | None) -> None:
        self._verdict = verdict
        for each, choice in self._choices.items():
            choice.setChecked(each is verdict)
        self._note.setPlaceholderText(self._asked(verdict))
        # Without an answer there is nowhere to keep a note: what could be typed must never be lost.
        for box in (self._note, *self._counts):
            box.setEnabled(verdict is not None)

    def _asked(self, verdict: Verdict | None) -> str:
        if verdict is None:
            return self.tr("Answer first (1 to 4), then note here (N)")
        if verdict in REASONED:
            return self.tr("Reason (N)")
        return self.tr("Note (N)")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        severity = SEVERITIES[self.item.severity].of(self._language) if self.item.severity else ""
        row.addWidget(label(f"{self.item.id}   {severity}".strip(), Kind.TAG, wrap=False))
        row.addStretch()
        more = button(self.tr("Guidance and basis (G)"))
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.clicked.connect(self._toggle_guidance)
        row.addWidget(more)
        return row

    def _answers(self) -> QHBoxLayout:
        row, group = QHBoxLayout(), QButtonGroup(self)
        self._choices: dict[Verdict, QPushButton] = {}
        for number, verdict in enumerate(KEYS.values(), start=1):
            choice = button(f"{number}  {VERDICTS[verdict].of(self._language)}", checkable=True)
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys 1 to 4 do it; Tab goes on to the note
            choice.clicked.connect(lambda _=False, chosen=verdict: self.choose(chosen))
            group.addButton(choice)
            self._choices[verdict] = choice
            row.addWidget(choice)
        row.addStretch()
        return row

    def _count_row(self, rule: CountRule) -> QHBoxLayout:
        row, boxes = QHBoxLayout(), []
        texts = (self.tr("Not conforming"), self.tr("Looked at"))
        for text in texts:
            row.addWidget(label(text, Kind.FAINT, wrap=False))
            box = QSpinBox(maximum=100_000)
            box.setAccessibleName(f"{self.item.id} {text}")
            # While a number is being typed it is no number yet: 20 begins with 2.
            box.setKeyboardTracking(False)
            box.installEventFilter(self)
            row.addWidget(box)
            boxes.append(box)
        row.addWidget(label(rule.of.of(self._language), Kind.FAINT), 1)
        bad, sample = self._counts = tuple(boxes)
        bad.valueChanged.connect(lambda number: sample.setValue(max(number, sample.value())))
        sample.valueChanged.connect(lambda number: bad.setValue(min(number, bad.value())))
        for box in boxes:
            box.valueChanged.connect(self.edited)
            box.lineEdit().textEdited.connect(self.edited)
        return row

    def _note_box(self) -> QPlainTextEdit:
        self._note = QPlainTextEdit()
        self._note.setFixedHeight(NOTE_HEIGHT)
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName(self.tr("{0} Note").format(self.item.id))
        self._note.textChanged.connect(self.edited)
        self._note.installEventFilter(self)
        return self._note

    def _guidance(self, cited: str) -> str:
        parts = (
            (self.tr("How to check"), self.item.guidance),
            (self.tr("Evidence"), self.item.evidence),
            (self.tr("Demand by default"), self.item.demand),
        )
        lines = [f"{words}: {text.of(self._language)}" for words, text in parts if text]
        return "\n".join([*lines, self.tr("Basis: {0}").format(cited)])

    def _toggle_guidance(self) -> None:
        self._more.setVisible(self._more.isHidden())

    def _count(self) -> Count | None:
        bad, sample = (_number(box) for box in self._counts) if self._counts else (0, 0)
        return Count(bad=bad, sample=sample) if sample else None

    @staticmethod
    def _stored_count(answer: Answer | None) -> tuple[int, int]:
        return (answer.count.bad, answer.count.sample) if answer and answer.count else (0, 0)


def _number(box: QSpinBox) -> int:
    """The number as it is typed, which the box itself takes over only when it is left."""
    text = box.cleanText()
    return int(text) if text.isdecimal() else box.value()


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
