"""The checklist: sections at the left, items as cards, one key per answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from inspector.app.answers import answer_item
from inspector.app.checklists import citation_text, law_names
from inspector.app.saved import Saved
from inspector.model.checklist import Item, ItemId
from inspector.model.inspection import Answer, Inspection, InspectionId, Verdict
from ui.desk import Desk
from ui.look import Kind, label, named, scrolled
from ui.saving import Entry, Saving
from ui.widgets.answer_card import AnswerCard

CONTENTS_WIDTH = 250


class ChecklistPage(QWidget):
    """Answers are stored as they are given; `answered` tells what is stored now."""

    answered = Signal(object)
    finding_wanted = Signal(object)

    def __init__(self, desk: Desk, saving: Saving, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._saving = saving
        self._id = inspection.id
        self._laws = law_names(desk.store)
        self._editable = not inspection.digest
        self._answers: dict[ItemId, Answer] = {answer.item: answer for answer in inspection.answers}
        self._sections = [section for c in inspection.checklists for section in c.sections]
        self._cards: dict[ItemId, AnswerCard] = {}
        layout = QHBoxLayout(self)
        left = QVBoxLayout()
        left.addWidget(self._contents(), 1)
        keys = label(
            self.tr(
                "Keys: 1 to 4 answer, Enter and arrows go on, N note, Escape back from the note, G guidance"
            ),
            Kind.FAINT,
        )
        keys.setFixedWidth(CONTENTS_WIDTH)
        left.addWidget(keys)
        layout.addLayout(left, 0)
        layout.addWidget(self._items(), 1)
        self._count()

    @property
    def inspection(self) -> InspectionId:
        """The inspection that is answered."""
        return self._id

    def card(self, item: ItemId) -> AnswerCard:
        """The card of an item."""
        return self._cards[item]

    def show_item(self, item: ItemId) -> None:
        """Bring an item into view and put the keys on it."""
        card = self._cards[item]
        self._area.ensureWidgetVisible(card, 0, 60)
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contents(self) -> QListWidget:
        self._list = QListWidget()
        self._list.setFixedWidth(CONTENTS_WIDTH)
        self._list.setWordWrap(True)
        named(self._list, self.tr("Sections"))
        for section in self._sections:
            self._list.addItem(section.title.of(self._desk.language))
        self._list.itemClicked.connect(lambda: self._go_to_section(self._list.currentRow()))
        self._list.itemActivated.connect(lambda: self._go_to_section(self._list.currentRow()))
        return self._list

    def _items(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        for section in self._sections:
            column.addWidget(label(section.title.of(self._desk.language), Kind.HEADING))
            for item in section.items:
                column.addWidget(self._card(item))
        column.addStretch()
        self._area = scrolled(inside)
        return self._area

    def _card(self, item: Item) -> AnswerCard:
        language = self._desk.language
        cited = "; ".join(citation_text(c, self._laws, language) for c in item.citations if c.printable)
        card = AnswerCard(item, language, cited)
        card.show_answer(self._answers.get(item.id))
        card.setEnabled(self._editable)
        entry = Entry(card, self._saving, lambda: self._store(card), lambda: card.is_whole)
        entry.refusal.connect(lambda refused: self._desk.tell(self, refused))
        card.answered.connect(entry.enter)
        card.edited.connect(entry.typed)
        card.left.connect(entry.leave)
        card.step_wanted.connect(self._step)
        self._cards[item.id] = card
        return card

    def _store(self, card: AnswerCard) -> Saved | None:
        if not card.is_whole:
            card.settle()
        answer, before = card.answer(), self._answers.get(card.item.id)
        if answer is None or answer == before:
            return None
        saved = answer_item(self._desk.store, self._id, answer)
        self._answers[answer.item] = answer
        self._count()
        self.answered.emit(answer)
        is_bad = answer.verdict is Verdict.DOES_NOT_CONFORM
        if is_bad and (before is None or before.verdict is not Verdict.DOES_NOT_CONFORM):
            self.finding_wanted.emit(answer.item)
        return saved

    def _step(self, card: AnswerCard, by: int) -> None:
        ids = list(self._cards)
        wanted = ids.index(card.item.id) + by
        if 0 <= wanted < len(ids):
            self.show_item(ids[wanted])

    def _go_to_section(self, row: int) -> None:
        if row >= 0 and self._sections[row].items:
            self.show_item(self._sections[row].items[0].id)

    def _count(self) -> None:
        for row, section in enumerate(self._sections):
            given = [self._answers[item.id] for item in section.items if item.id in self._answers]
            bad = sum(answer.verdict is Verdict.DOES_NOT_CONFORM for answer in given)
            text = f"{section.title.of(self._desk.language)}\n{len(given)}/{len(section.items)}"
            problems = self.tr("problems: {0}").format(bad)
            self._list.item(row).setText(f"{text}   {problems}" if bad else text)
