"""The item that is worked on: question, answer, count or value, note. One card serves one item after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.checklists.asked import Ask
from inspector.errors import Language, Refused
from inspector.model.checklist import Item, ItemId
from inspector.model.inspection import Answer, Verdict
from inspector.model.vocabulary import SEVERITIES, VERDICTS
from ui.actions import KeyWords
from ui.draft.step import is_undo
from ui.look import Kind, button, label, lines_high
from ui.models.items import answer_words
from ui.models.rows import ItemRow
from ui.widgets.answer_keys import ENTER, KEYS, MOVES, REASONED, SIGNS, Move, words_of_keys
from ui.widgets.count_row import CountRow
from ui.widgets.flow import FlowLayout
from ui.widgets.value_box import ValueBox, value_box

NOTE_LINES = 3
FROM_COUNT = (Move.ONE_MORE, Move.ONE_BAD, Move.NOTE, Move.GUIDANCE, Move.PHOTO)


class AnswerCard(QFrame):
    """Shows an item and what was answered; tells what is chosen and typed, and decides nothing."""

    answered = Signal(object, object)  # the item, and its answer: chosen, whole
    edited = Signal(object, object)  # the same, while it is typed
    left = Signal()  # a field
    step_wanted = Signal(int)
    aside_wanted = Signal()
    photo_wanted = Signal()
    resized = Signal()  # needs another height

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._language: Language = language
        self._row: ItemRow | None = None
        self._verdict: Verdict | None = None
        self._counts = CountRow(language)
        self._value: ValueBox | None = None
        self._is_quiet = False
        self._choices: dict[Verdict, QPushButton] = {}
        self._fill()

    @property
    def id(self) -> ItemId:
        """The item that is shown."""
        return self.row.id

    @property
    def item(self) -> Item:
        """The item that is shown."""
        return self.row.item

    @property
    def row(self) -> ItemRow:
        """The item with its place."""
        assert self._row is not None
        return self._row

    @property
    def _count(self) -> CountRow | None:
        return self._counts if self._row is not None and self._row.item.count is not None else None

    @property
    def note(self) -> QPlainTextEdit:
        """Where the note or the reason is typed."""
        return self._note

    def show_item(self, row: ItemRow, answer: Answer | None, ask: Ask) -> None:
        """Show another item."""
        self._row = row
        with self._quietly():
            self.setAccessibleName(f"{row.id} {row.item.question.of(self._language)}")
            severity = SEVERITIES[row.item.severity].of(self._language) if row.item.severity else ""
            needed = "" if row.item.judged or not row.item.required else self.tr("required")
            self._tag.setText(f"{row.id}   {severity}{needed}".strip())
            self._question.setText(row.item.question.of(self._language))
            self._note.setAccessibleName(self.tr("{0} Note").format(row.id))
            self._change_fields()
            for verdict, choice in self._choices.items():
                choice.setVisible(row.item.answered and (row.item.judged or verdict in REASONED))
            self._group.setExclusive(row.item.judged)
        self.show_state(answer, ask, None)

    def show_state(self, answer: Answer | None, ask: Ask, refused: Refused | None) -> None:
        """Show how the item stands now. What is just being typed is left as it is."""
        with self._quietly():
            self._set_verdict(answer.verdict if answer else None)
            self.setAccessibleDescription(answer_words(answer, self._language) or self.tr("not answered"))
            text = (answer.reason or answer.note) if answer else ""
            if self._note.toPlainText() != text:
                self._note.setPlainText(text)
            if self._count is not None and self._count.count() != (answer.count if answer else None):
                self._count.show_count(answer.count if answer else None)
            self._show_value(answer, ask)
            self._waits.setText(self.tr("Opens when {0} is done").format(ask.gate) if ask.gate else "")
            self._waits.setVisible(ask.gate is not None)
            self._why.setText(f"× {refused.message(self._language)}" if refused else "")
            self._why.setVisible(refused is not None)
            for each in (*self._choices.values(), *([self._value] if self._value else [])):
                each.setEnabled(ask.gate is None)
            self._show_note()
        self.resized.emit()

    def settle(self) -> None:
        """Take the numbers that are being typed as they stand, and tell them."""
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

    def ask_count(self) -> None:
        """Put the keys where it is typed how many were looked at."""
        self._counts.propose()

    def choose(self, verdict: Verdict) -> None:
        """Answer with this verdict."""
        if self._choices[verdict].isEnabled():
            self.settle()
            self._set_verdict(verdict)
            self._tell(whole=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        verdict = KEYS.get(key)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif verdict is not None and not self._choices[verdict].isHidden():
            self.choose(verdict)
        elif not self._moved(MOVES.get(key) or SIGNS.get(event.text())):
            super().keyPressEvent(event)

    def key_words(self) -> list[KeyWords]:
        """The keys it takes, in words."""
        return words_of_keys(self._language)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if is_undo(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched in self._counts.children() and self._moved_from_count(event):
                return True
            is_step = event.key() in ENTER and (
                watched is not self._note or event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            if is_step:
                self._counts.take_proposed()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self.step_wanted.emit(1)
                return True
        return super().eventFilter(watched, event)

    def _moved_from_count(self, event: QKeyEvent) -> bool:
        """Follow a key that is no digit from the field of a number, as if the card had it."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        move = SIGNS.get(event.text()) or MOVES.get(Qt.Key(event.key()))
        return move in FROM_COUNT and self._moved(move)

    def _moved(self, move: Move | None) -> bool:
        """Follow a key; whether it leads anywhere at this item."""
        if move in (Move.NEXT, Move.BEFORE):
            self.step_wanted.emit(1 if move is Move.NEXT else -1)
        elif move is Move.NOTE:
            self._note.setVisible(self.item.answered)
            self._note.setFocus()
            self.resized.emit()
        elif move is Move.VALUE and self._value is not None:
            self._value.put_focus()
        elif move is Move.GUIDANCE:
            self.aside_wanted.emit()
        elif move is Move.PHOTO:
            self.photo_wanted.emit()
        elif move in (Move.ONE_MORE, Move.ONE_BAD) and self._count is not None:
            self._look_at_one(conforms=move is Move.ONE_MORE)
        else:
            return False
        return True

    def _look_at_one(self, *, conforms: bool) -> None:
        """One more was looked at. The first that does not conform says that the item does not."""
        assert self._count is not None
        if not conforms and self._verdict in (None, Verdict.CONFORMS):
            self._set_verdict(Verdict.DOES_NOT_CONFORM)
        elif self._verdict is None:
            self._set_verdict(Verdict.CONFORMS)
        self._count.look_at_one(conforms=conforms)

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addLayout(self._head())
        self._question = label("", Kind.HEADING)
        layout.addWidget(self._question)
        self._fields = QVBoxLayout()
        layout.addLayout(self._fields)
        layout.addWidget(self._counts)
        self._counts.edited.connect(lambda: self._tell(whole=False))
        self._counts.left.connect(self.left)
        layout.addLayout(self._answers())
        self._waits, self._why = label("", Kind.WARN), label("", Kind.BAD)
        layout.addWidget(self._waits)
        layout.addWidget(self._why)
        layout.addWidget(self._note_box())
        self._listen(self._counts)
        self._order_tabs()

    def _head(self) -> FlowLayout:
        row = FlowLayout(spread=True)
        self._tag = label("", Kind.TAG, wrap=False)
        row.addWidget(self._tag)
        photo, aside = button(self.tr("Photo (P)")), button(self.tr("Guidance and basis (G)"))
        photo.clicked.connect(self.photo_wanted)
        aside.clicked.connect(self.aside_wanted)
        for each in (photo, aside):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do it; Tab goes to what is typed
            row.addWidget(each)
        return row

    def _answers(self) -> FlowLayout:
        row, self._group = FlowLayout(), QButtonGroup(self)
        for number, verdict in enumerate(KEYS.values(), start=1):
            choice = button(f"{number}  {VERDICTS[verdict].of(self._language)}", checkable=True)
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys 1 to 4 do it; Tab goes on to the note
            choice.clicked.connect(lambda _=False, chosen=verdict: self.choose(chosen))
            self._group.addButton(choice)
            self._choices[verdict] = choice
            row.addWidget(choice)
        return row

    def _note_box(self) -> QPlainTextEdit:
        self._note = QPlainTextEdit()
        lines_high(self._note, NOTE_LINES)
        self._note.setTabChangesFocus(True)
        self._note.textChanged.connect(lambda: self._tell(whole=False))
        self._note.installEventFilter(self)
        return self._note

    def _change_fields(self) -> None:
        """The value and the count of this item in the place of those of the item before."""
        old, item = self._value, self.item
        if old is not None:
            self._fields.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._value = value_box(item, self.row.lists, self._language)
        if self._value is not None:
            self._fields.addWidget(self._value)
            self._value.edited.connect(lambda: self._tell_value(whole=False))
            self._value.chosen.connect(lambda: self._tell_value(whole=True))
            self._value.left.connect(self.left)
            self._listen(self._value)
            self._value.show()  # at once: the height of the card is asked for
        self._counts.setVisible(item.count is not None)
        if item.count is not None:
            self._counts.show_rule(self.id, item.count)
        if self._value is not None:
            self._order_tabs()

    def _order_tabs(self) -> None:
        """From the card to the value, the count, the note."""
        boxes = [box for box in (self._value, self._counts) if box is not None]
        fields = [field for box in boxes for field in box.findChildren(QWidget)]
        stops = [field for field in fields if field.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise([self, *stops, self._note]):
            QWidget.setTabOrder(before, after)

    def _listen(self, box: QObject) -> None:
        """Escape and Enter do the same in every field."""
        for field in box.children():
            field.installEventFilter(self)

    def _show_value(self, answer: Answer | None, ask: Ask) -> None:
        if self._value is None:
            return
        self._value.show_choices(ask.choices)
        value = answer.value if answer is not None else ask.value
        if self._value.value() != value or answer is None:
            self._value.show_value(value)

    def _tell_value(self, *, whole: bool) -> None:
        """A value typed after 'not checked' is meant instead of it."""
        if not self.item.judged:
            self._set_verdict(None)
        self._tell(whole=whole)

    def _tell(self, *, whole: bool) -> None:
        if self._is_quiet or (self._count is not None and not self._count.is_whole):
            return
        (self.answered if whole else self.edited).emit(self.id, self.answer())

    def _shown_verdict(self) -> Verdict | None:
        if self._verdict is None and not self.item.judged and self._value is not None and self._value.value():
            return Verdict.RECORDED
        return self._verdict

    def _set_verdict(self, verdict: Verdict | None) -> None:
        self._verdict = verdict if verdict is not Verdict.RECORDED else None
        self._group.setExclusive(False)
        for each, choice in self._choices.items():
            choice.setChecked(each is verdict)
        self._group.setExclusive(self.item.judged)
        self._note.setPlaceholderText(self._asked(verdict))
        # Without an answer there is nowhere to keep a note: what could be typed must never be lost.
        answered = self._shown_verdict() is not None or verdict is not None
        for box in (self._note, *([self._count] if self._count else [])):
            box.setEnabled(answered)

    def _show_note(self) -> None:
        """What is only told needs no note most times."""
        has_note = self.item.judged or self._verdict in REASONED or bool(self._note.toPlainText())
        shown = self.item.answered and (has_note or self._note.hasFocus())
        self._note.setVisible(shown)

    def _asked(self, verdict: Verdict | None) -> str:
        if verdict in REASONED:
            return self.tr("Reason (N)")
        if verdict is None and self.item.judged:
            return self.tr("Answer first (1 to 4), then note here (N)")
        return self.tr("Note (N)")

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What is shown meanwhile was not typed by anybody."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before
