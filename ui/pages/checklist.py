"""The checklist: sections at the left, items as cards, one key per answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from inspector.app.answers import add_occurrence, answer_item, clear_answer, remove_occurrence
from inspector.app.checklists import citation_text, law_names
from inspector.app.inspections import load_inspection
from inspector.app.saved import Saved
from inspector.checklists.asked import asked_of
from inspector.errors import Refused
from inspector.model.checklist import Checklist, Item, ItemId
from inspector.model.inspection import Answer, Inspection, InspectionId, Verdict
from inspector.model.occurrence import More, Stretch
from ui.desk import Desk
from ui.look import Kind, button, label, named, scrolled
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
        layout = QHBoxLayout(self)
        left = QVBoxLayout()
        left.addWidget(self._contents(), 1)
        keys = label(
            self.tr("Keys: 1 to 4 answer, Enter and arrows go on, N note, V value, Escape back, G guidance"),
            Kind.FAINT,
        )
        keys.setFixedWidth(CONTENTS_WIDTH)
        left.addWidget(keys)
        layout.addLayout(left, 0)
        self._area = scrolled(QWidget())
        layout.addWidget(self._area, 1)
        self._show(inspection)

    @property
    def inspection(self) -> InspectionId:
        """The inspection that is answered."""
        return self._id

    @property
    def progress(self) -> tuple[int, int]:
        """How many items are answered, of those that are asked."""
        asked = [id for id, card in self._cards.items() if card.item.answered and self._asked.of(id).relevant]
        return sum(id in self._answers for id in asked), len(asked)

    def card(self, item: ItemId) -> AnswerCard:
        """The card of an item."""
        return self._cards[item]

    def show_item(self, item: ItemId) -> None:
        """Bring an item into view and put the keys on it."""
        card = self._cards[item]
        self._area.ensureWidgetVisible(card, 0, 60)
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def photos_changed(self) -> None:
        """Photos were added or taken away: what depends on them may be asked otherwise."""
        inspection = load_inspection(self._desk.store, self._id)
        self._asked = asked_of(inspection)
        self._stand(frozenset(self._cards))

    def _show(self, inspection: Inspection) -> None:
        """All items as they are filled in now."""
        self._checklists = inspection.checklists
        self._answers: dict[ItemId, Answer] = {answer.item: answer for answer in inspection.answers}
        self._asked = asked_of(inspection)
        self._cards: dict[ItemId, AnswerCard] = {}
        self._stretches: list[tuple[Stretch, QWidget]] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        for checklist in self._checklists:
            self._add_checklist(column, checklist)
        column.addStretch()
        self._area.setWidget(inside)
        inside.setObjectName("scrolled")
        self._list.clear()
        for stretch, _ in self._stretches:
            entry = QListWidgetItem(stretch.title.of(self._desk.language))
            entry.setHidden(not stretch.section.items)
            self._list.addItem(entry)
        self._stand(frozenset(self._cards))

    def _contents(self) -> QListWidget:
        self._list = QListWidget()
        self._list.setFixedWidth(CONTENTS_WIDTH)
        self._list.setWordWrap(True)
        named(self._list, self.tr("Sections"))
        self._list.itemClicked.connect(lambda: self._go_to_section(self._list.currentRow()))
        self._list.itemActivated.connect(lambda: self._go_to_section(self._list.currentRow()))
        return self._list

    def _add_checklist(self, column: QVBoxLayout, checklist: Checklist) -> None:
        lists = {each.id: each for each in checklist.choices}
        for part in self._asked.laid_out(checklist):
            if isinstance(part, More):
                if self._editable and not self._asked.is_counted(part.id):
                    column.addWidget(self._more_button(part), 0, Qt.AlignmentFlag.AlignLeft)
                continue
            heading = self._heading(part)
            column.addWidget(heading)
            self._stretches.append((part, heading))
            for item in part.section.items:
                card = AnswerCard(
                    part.item_id(item.id),
                    item,
                    lists,
                    self._desk.language,
                    self._cited(item),
                    checklist.spoken(item.id),
                )
                self._keep(card)
                column.addWidget(card)

    def _heading(self, stretch: Stretch) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        title = stretch.title.of(self._desk.language)
        row.addWidget(label(title, Kind.HEADING), 1)
        if stretch.section.repeat is not None and self._editable and not self._asked.is_counted(stretch.id):
            away = button(self.tr("Remove {0}").format(title))
            away.clicked.connect(lambda: self._change(lambda: self._removed(stretch)))
            row.addWidget(away)
        return made

    def _more_button(self, more: More) -> QPushButton:
        assert more.section.repeat is not None
        made = button(self.tr("+ {0}").format(more.section.repeat.of.of(self._desk.language)))
        made.clicked.connect(
            lambda: self._change(lambda: add_occurrence(self._desk.store, self._id, more.id))
        )
        return made

    def _removed(self, stretch: Stretch) -> Saved:
        return remove_occurrence(self._desk.store, self._id, stretch.id, stretch.at[-1])

    def _change(self, change: Callable[[], Saved]) -> None:
        """Change how often a section is filled in, and show what there is then."""
        self._saving.settle()
        try:
            self._saving.store(change)
        except Refused as refused:
            self._desk.tell(self, refused)
        else:
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        bar = self._area.verticalScrollBar()
        before = bar.value()
        self._saving.settle()
        self._show(load_inspection(self._desk.store, self._id))
        QTimer.singleShot(0, self, lambda: bar.setValue(before))
        self.answered.emit(None)

    def _cited(self, item: Item) -> str:
        return "; ".join(
            citation_text(c, self._laws, self._desk.language) for c in item.citations if c.printable
        )

    def _keep(self, card: AnswerCard) -> None:
        card.show_answer(self._answers.get(card.id))
        card.setEnabled(self._editable)
        entry = Entry(card, self._saving, lambda: self._store(card), lambda: card.is_whole)
        entry.refusal.connect(lambda refused: self._desk.tell(self, refused))
        card.answered.connect(entry.enter)
        card.edited.connect(entry.typed)
        card.left.connect(entry.leave)
        card.step_wanted.connect(self._step)
        self._cards[card.id] = card

    def _store(self, card: AnswerCard) -> Saved | None:
        if not card.is_whole:
            card.settle()
        answer, before = card.answer(), self._answers.get(card.id)
        if answer == before:
            return None
        if answer is None:
            saved = clear_answer(self._desk.store, self._id, card.id)
            del self._answers[card.id]
            changed = self._asked.clear(card.id)
        else:
            saved = answer_item(self._desk.store, self._id, answer)
            self._answers[card.id] = answer
            changed = self._asked.put(answer)
        self._after(card.id, changed)
        self.answered.emit(answer)
        is_bad = answer is not None and answer.verdict is Verdict.DOES_NOT_CONFORM
        if is_bad and (before is None or before.verdict is not Verdict.DOES_NOT_CONFORM):
            self.finding_wanted.emit(card.id)
        return saved

    def _after(self, item: ItemId, changed: frozenset[ItemId]) -> None:
        """Show what stands otherwise since an item was answered."""
        laid_out = {part.item_id(i.id) for c in self._checklists for part in self._asked.stretches(c)
                    for i in part.section.items}  # fmt: skip
        if laid_out != self._cards.keys():  # a count of occurrences depends on it
            QTimer.singleShot(0, self, self._lay_out_anew)
        else:
            self._stand(changed - {item})

    def _stand(self, items: frozenset[ItemId]) -> None:
        """Show how items stand: asked or hidden, open or waiting."""
        for id in items & self._cards.keys():
            self._cards[id].show_ask(self._asked.of(id), answered=id in self._answers)
        for row, (stretch, heading) in enumerate(self._stretches):
            ids = [stretch.item_id(item.id) for item in stretch.section.all_items()]
            shown = any(self._asked.of(id).relevant for id in ids if id in self._cards)
            heading.setVisible(shown)
            self._list.item(row).setHidden(not (shown and stretch.section.items))
        self._count()

    def _step(self, card: AnswerCard, by: int) -> None:
        ids = [id for id, each in self._cards.items() if not each.isHidden()]
        wanted = ids.index(card.id) + by
        if 0 <= wanted < len(ids):
            self.show_item(ids[wanted])

    def _go_to_section(self, row: int) -> None:
        if row < 0:
            return
        stretch, _ = self._stretches[row]
        ids = (stretch.item_id(item.id) for item in stretch.section.items)
        first = next((id for id in ids if not self._cards[id].isHidden()), None)
        if first is not None:
            self.show_item(first)

    def _count(self) -> None:
        for row, (stretch, _) in enumerate(self._stretches):
            ids = [stretch.item_id(item.id) for item in stretch.section.items if item.answered]
            asked = [id for id in ids if self._asked.of(id).relevant]
            given = [self._answers[id] for id in asked if id in self._answers]
            bad = sum(answer.verdict is Verdict.DOES_NOT_CONFORM for answer in given)
            text = f"{stretch.title.of(self._desk.language)}\n{len(given)}/{len(asked)}"
            problems = self.tr("problems: {0}").format(bad)
            self._list.item(row).setText(f"{text}   {problems}" if bad else text)
