"""One item of the checklist: question, answer, count or value, note."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from inspector.checklists.asked import Ask
from inspector.errors import Language
from inspector.model.checklist import AnswerKind, ChoiceList, Item, ItemId
from inspector.model.inspection import Answer, Verdict
from inspector.model.vocabulary import SEVERITIES, VERDICTS
from ui.look import Kind, button, label
from ui.widgets.count_row import CountRow
from ui.widgets.value_box import value_box

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

    def __init__(
        self,
        id: ItemId,
        item: Item,
        lists: Mapping[str, ChoiceList],
        language: Language,
        cited: str,
        spoken: Iterable[str] = (),
    ) -> None:
        """`id` is the item's with its occurrence; `lists` are the checklist's lists of choices by id; `spoken` is the
        question in further languages, each with the language's name."""
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{id} {item.question.of(language)}")
        self.id = id
        self.item = item
        self._language: Language = language
        self._verdict: Verdict | None = None
        self._count = CountRow(id, item.count, language) if item.count is not None else None
        self._value = value_box(item, lists, language)
        self._choices: dict[Verdict, QPushButton] = {}
        self._spoken = tuple(spoken)
        self._fill(cited)
        self._connect()

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is stored, without emitting anything."""
        self._set_verdict(answer.verdict if answer else None)
        self._note.blockSignals(True)
        self._note.setPlainText((answer.reason or answer.note) if answer else "")
        self._note.blockSignals(False)
        self._show_note()
        if self._count is not None:
            self._count.show_count(answer.count if answer else None)
        if self._value is not None and answer is not None:
            self._value.show_value(answer.value)

    def show_ask(self, ask: Ask, *, answered: bool) -> None:
        """Show how the item stands: hidden, closed by a gate, what is calculated, what can be chosen."""
        self.setVisible(ask.relevant)
        self._waits.setVisible(ask.gate is not None)
        self._waits.setText(self.tr("Opens when {0} is done").format(ask.gate) if ask.gate else "")
        for each in (*self._choices.values(), *([self._value] if self._value else [])):
            each.setEnabled(ask.gate is None)
        if self._value is not None:
            self._value.show_choices(ask.choices)
            if not answered:
                self._value.show_value(ask.value)

    @property
    def is_whole(self) -> bool:
        """Whether what is typed can be, as far as it is typed."""
        return self._count is None or self._count.is_whole

    def settle(self) -> None:
        """Take the numbers that are being typed as they stand."""
        if self._count is not None:
            self._count.settle()

    def answer(self) -> Answer | None:
        """The answer as the card shows it, None when none was chosen."""
        verdict, text = self._shown_verdict(), self._note.toPlainText()
        if verdict is None:
            return None
        has_reason = verdict in REASONED
        return Answer(
            item=self.id,
            verdict=verdict,
            reason=text if has_reason else "",
            note="" if has_reason else text,
            count=None if has_reason or self._count is None else self._count.count(),
            value="" if has_reason or self._value is None else self._value.value(),
        )

    def choose(self, verdict: Verdict) -> None:
        """Answer with this verdict."""
        if not self._choices[verdict].isEnabled():
            return
        self._set_verdict(verdict)
        self.settle()
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if KEYS.get(key) in self._choices:
            self.choose(KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.step_wanted.emit(self, 1)
        elif key == Qt.Key.Key_Up:
            self.step_wanted.emit(self, -1)
        elif key == Qt.Key.Key_N:
            self._note.setVisible(self.item.answered)
            self._note.setFocus()
        elif key == Qt.Key.Key_V and self._value is not None:
            self._value.put_focus()
        elif key == Qt.Key.Key_G:
            self._toggle_guidance()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.style().polish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if isinstance(event, QKeyEvent) and _is_escape(event):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _fill(self, cited: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addLayout(self._head())
        layout.addWidget(label(self.item.question.of(self._language), Kind.HEADING))
        beside = QHBoxLayout() if self._value is not None and not self.item.judged else layout
        if beside is not layout:
            layout.addLayout(beside)
        if self._value is not None:
            beside.addWidget(self._value, 1 if beside is not layout else 0)
        if self.item.answered:
            beside.addLayout(self._answers())
        if self._count is not None:
            layout.addWidget(self._count)
        self._waits = label("", Kind.WARN)
        self._waits.hide()
        layout.addWidget(self._waits)
        layout.addWidget(self._note_box())
        self._note.setVisible(self.item.judged)
        self._more = label(self._guidance(cited), Kind.FAINT)
        self._opener.setVisible(bool(self._more.text()))
        self._more.hide()
        layout.addWidget(self._more)

    def _connect(self) -> None:
        if self._count is not None:
            self._count.edited.connect(self.edited)
            self._count.left.connect(self.left)
        if self._value is not None:
            self._value.edited.connect(self._typed_value)
            self._value.chosen.connect(self._chose_value)
            self._value.left.connect(self.left)

    def _typed_value(self) -> None:
        self._mean_value()
        self.edited.emit()

    def _chose_value(self) -> None:
        self._mean_value()
        self.answered.emit()

    def _mean_value(self) -> None:
        """A value typed after 'not checked' is meant instead of it."""
        if not self.item.judged:
            self._set_verdict(None)

    def _shown_verdict(self) -> Verdict | None:
        if self._verdict is None and not self.item.judged and self._value is not None and self._value.value():
            return Verdict.RECORDED
        return self._verdict

    def _set_verdict(self, verdict: Verdict | None) -> None:
        self._verdict = verdict if verdict is not Verdict.RECORDED else None
        for each, choice in self._choices.items():
            choice.setChecked(each is verdict)
        self._note.setPlaceholderText(self._asked(verdict))
        self._show_note()
        # Without an answer there is nowhere to keep a note: what could be typed must never be lost.
        answered = self._shown_verdict() is not None or verdict is not None
        for box in (self._note, *([self._count] if self._count else [])):
            box.setEnabled(answered)

    def _show_note(self) -> None:
        """What is only told needs no note most times."""
        has_note = self.item.judged or self._verdict in REASONED or bool(self._note.toPlainText())
        self._note.setVisible(self.item.answered and has_note)

    def _asked(self, verdict: Verdict | None) -> str:
        if verdict in REASONED:
            return self.tr("Reason (N)")
        if verdict is None and self.item.judged:
            return self.tr("Answer first (1 to 4), then note here (N)")
        return self.tr("Note (N)")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        severity = SEVERITIES[self.item.severity].of(self._language) if self.item.severity else ""
        needed = "" if self.item.judged or not self.item.required else self.tr("required")
        row.addWidget(label(f"{self.id}   {severity}{needed}".strip(), Kind.TAG, wrap=False))
        row.addStretch()
        self._opener = button(self.tr("Guidance and basis (G)"))
        self._opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._opener.clicked.connect(self._toggle_guidance)
        row.addWidget(self._opener)
        return row

    def _answers(self) -> QHBoxLayout:
        row, group = QHBoxLayout(), QButtonGroup(self)
        for number, verdict in enumerate(KEYS.values(), start=1):
            if not self.item.judged and verdict not in REASONED:
                continue
            choice = button(f"{number}  {VERDICTS[verdict].of(self._language)}", checkable=True)
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys 1 to 4 do it; Tab goes on to the note
            choice.clicked.connect(lambda _=False, chosen=verdict: self.choose(chosen))
            group.addButton(choice)
            self._choices[verdict] = choice
            row.addWidget(choice)
        group.setExclusive(self.item.judged)
        if self.item.judged or self._value is None:
            row.addStretch()
        return row

    def _note_box(self) -> QPlainTextEdit:
        self._note = QPlainTextEdit()
        self._note.setFixedHeight(NOTE_HEIGHT)
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName(self.tr("{0} Note").format(self.id))
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
        if self.item.photos or self.item.kind is AnswerKind.PHOTO:
            lines.append(self.tr("Photos needed: {0}").format(max(1, self.item.photos)))
        basis = [self.tr("Basis: {0}").format(cited)] if cited else []
        return "\n".join([*self._spoken, *lines, *basis])

    def _toggle_guidance(self) -> None:
        self._more.setVisible(self._more.isHidden())


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
