"""The checklist: sections at the left, cards in the middle, the finding or the guidance of an item at the right."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Verdict
from ui.actions import declare
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.icon import Icon
from ui.look import Kind, button, label, named
from ui.models.items import ItemsModel, Show
from ui.models.rows import ItemRow
from ui.widgets.answer_card import AnswerCard
from ui.widgets.card_area import CardArea
from ui.widgets.finding_form import FindingForm
from ui.widgets.item_aside import ItemAside
from ui.widgets.item_guidance import ItemGuidance
from ui.widgets.section_list import SectionList

SEARCH_MS = 150
POLISHED = 8  # widgets in a turn
SIDES = (12, 33, 20)  # in heights of a line
NARROW = 60  # heights of a line: a page that is less wide shows its sections when asked to


class ChecklistPage(QWidget):
    """Answers and findings go into the draft as they are given."""

    photo_wanted = Signal(object)  # the item it is of

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self.model = ItemsModel(draft, desk.language, self)

    def fill(self) -> Iterator[None]:
        """Make what is on it, part by part: many items take a while."""
        yield from self.model.read()
        desk, draft = self._desk, self._draft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._filters())
        self.sections = SectionList(self.model, desk.language)
        yield
        self.area = CardArea(draft, self.model, desk.language, self)
        yield
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        self._beside = QWidget()
        for side in (self.sections, self.area, self._beside):
            sides.addWidget(side)
        sides.setStretchFactor(1, 1)
        line = self.fontMetrics().height()
        sides.setSizes([line * side for side in SIDES])
        column.addWidget(sides, 1)
        column.addWidget(self._keys())
        self._aside: ItemAside | None = None
        self._connect()
        self._begin()

    @property
    def aside(self) -> ItemAside:
        """What stands beside the cards; made when it is needed first."""
        for _ in self.make_aside():
            pass
        assert self._aside is not None
        return self._aside

    def make_aside(self) -> Iterator[None]:
        """Make it, part by part."""
        if self._aside is not None:
            return
        made = ItemAside(self._draft, self._desk.language)
        made.setParent(self._beside)  # goes with the page, also half made
        made.hide()
        yield from made.fill()
        for number, each in enumerate(
            made.findChildren(QWidget)
        ):  # or its first painting does it all at once
            each.ensurePolished()
            if number % POLISHED == 0:
                yield
        if self._aside is not None:  # it was needed meanwhile, all of it
            made.deleteLater()
            return
        self._aside = made
        made.back_wanted.connect(self._back)
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        made.show()
        if self.area.current is not None:
            self._show_beside(self.area.current)

    @property
    def form(self) -> FindingForm:
        """The finding of the item that is worked on."""
        return self.aside.form

    @property
    def guidance(self) -> ItemGuidance:
        """How the item that is worked on is checked."""
        return self.aside.guidance

    @property
    def progress(self) -> tuple[int, int]:
        """How many items are answered, of those that are asked."""
        done, due, _ = self.model.progress()
        return done, due

    @property
    def is_filtering(self) -> bool:
        """Whether the list does not show yet what is looked for."""
        return self._search_rest.isActive()

    @property
    def current(self) -> ItemId | None:
        """The item that is worked on."""
        return self.area.current

    def card(self, item: ItemId) -> AnswerCard:
        """The living card, on this item."""
        self.show_item(item)
        return self.area.card

    def show_item(self, item: ItemId) -> None:
        """Bring an item into view and put the keys on it; a filter that hides it goes."""
        if self.model.number_of(item) is None:
            self._show_all()
        self.area.show_item(item)

    def show_finding(self, item: ItemId) -> None:
        """Put the keys into the facts of the finding at an item."""
        self.show_item(item)
        self.aside.show_finding()

    def leave(self) -> None:
        """Take over what is being typed."""
        self.area.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = NARROW * self.fontMetrics().height()
        if event.oldSize().width() < 0 or (event.oldSize().width() < narrow) != (self.width() < narrow):
            self.to_sections.setChecked(self.width() >= narrow)

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find in questions, numbers and notes (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        named(self.search, self.tr("Find an item"))
        self.search.installEventFilter(self)
        self.to_sections = button(self.tr("Sections"), checkable=True, shows=Icon.CHECKLIST)
        self.to_sections.setChecked(True)
        row.addWidget(self.to_sections)
        row.addWidget(self.search, 1)
        self._shows = QButtonGroup(self)
        words = {
            Show.ALL: self.tr("All"),
            Show.UNANSWERED: self.tr("Unanswered"),
            Show.PROBLEMS: self.tr("Problems"),
            Show.CRITICAL: self.tr("Critical"),
            Show.WITH_PHOTO: self.tr("With photo"),
        }
        for show, text in words.items():
            choice = button(text, checkable=True)
            choice.setChecked(show is Show.ALL)
            self._shows.addButton(choice, show.value)
            row.addWidget(choice)
        self._search_rest = QTimer(self, singleShot=True, interval=SEARCH_MS)
        return row

    def _keys(self) -> QWidget:
        told = self.tr(
            "1 conforms, 2 does not, 3 not applicable, 4 not checked   Enter, ↑ ↓ next   N note   V value   + − count   "
            "G guidance   P photo   Esc back"
        )
        return label(told, Kind.FAINT)

    def _connect(self) -> None:
        card, draft = self.area.card, self._draft
        card.answered.connect(self._answered)
        card.edited.connect(lambda item, answer: draft.answer(item, answer, typed=True))
        card.left.connect(draft.saver.flush)
        card.step_wanted.connect(self._step)
        card.aside_wanted.connect(lambda: self.aside.toggle())
        card.photo_wanted.connect(lambda: self.photo_wanted.emit(card.id))
        self.area.current_changed.connect(self._current_changed)
        self.to_sections.toggled.connect(self.sections.setVisible)
        self.sections.section_wanted.connect(self.show_section)
        self._shows.idClicked.connect(lambda _: self._filter())
        self.search.textChanged.connect(lambda _: self._search_rest.start())
        self._search_rest.timeout.connect(self._filter)
        self._declare_actions()

    def _declare_actions(self) -> None:
        """What can be done here, beside the keys the living card takes by itself."""
        declare(self, "find-item", self.tr("Find an item"), self._find, QKeySequence.StandardKey.Find)
        declare(self, "next-unanswered", self.tr("Next unanswered item"), self._go_to_unanswered, "Ctrl+J")
        declare(self, "guidance", self.tr("How this item is checked"), lambda: self.aside.toggle())
        declare(self, "write-finding", self.tr("Write the finding of this item"), self._find_here)
        declare(self, "take-photo", self.tr("Add a photo of this item"), self._photograph_here)
        words = {
            Show.ALL: ("show-all", self.tr("Show all items")),
            Show.UNANSWERED: ("show-unanswered", self.tr("Show unanswered items only")),
            Show.PROBLEMS: ("show-problems", self.tr("Show problems only")),
            Show.CRITICAL: ("show-critical", self.tr("Show critical items only")),
            Show.WITH_PHOTO: ("show-with-photo", self.tr("Show items with photos only")),
        }
        for show, (name, text) in words.items():
            declare(self, name, text, self._shows.button(show.value).click)

    def _find_here(self) -> None:
        item = self.area.current
        if item is not None and self._draft.editable:
            self._draft.find(item)
            self.show_finding(item)

    def _photograph_here(self) -> None:
        if self.area.current is not None:
            self.photo_wanted.emit(self.area.current)

    def _begin(self) -> None:
        first = next(self.model.items(), None)
        if first is not None:
            due = first if self.model.is_due(first) else None
            wanted = due.id if due else self.model.next_unanswered(first.id) or first.id
            self.area.show_item(wanted, focused=False)

    def _answered(self, item: ItemId, answer: Answer | None) -> None:
        """Answer and go on: to the next item, to the reason, or to the finding."""
        with self.area.one_change():
            self._answer(item, answer)

    def _answer(self, item: ItemId, answer: Answer | None) -> None:
        was_due = item not in self._draft.answers
        following = self.model.next_unanswered(item)
        if not self._draft.answer(item, answer):
            return
        verdict = answer.verdict if answer else None
        if verdict is Verdict.DOES_NOT_CONFORM:
            self.show_finding(item)
        elif verdict is Verdict.NOT_CHECKED and answer is not None and not answer.reason:
            self.area.card.note.setFocus(Qt.FocusReason.OtherFocusReason)
        elif verdict is Verdict.CONFORMS and self._lacks_count(answer):
            self.area.card.ask_count()
        elif was_due and verdict in (Verdict.CONFORMS, Verdict.NOT_APPLICABLE):
            is_there = self.model.number_of(item) is not None  # else the filter hides what is answered
            self._go_to(self.model.next_unanswered(item) if is_there else following)

    def _lacks_count(self, answer: Answer | None) -> bool:
        """Whether it was not told yet how many were looked at."""
        item = self.area.card.item
        is_counted = item.count is not None and answer is not None and answer.verdict is Verdict.CONFORMS
        return is_counted and answer is not None and answer.count is None

    def _go_to(self, item: ItemId | None) -> None:
        if item is not None:
            self.show_item(item)

    def _step(self, by: int) -> None:
        item = self.area.current
        self._go_to(None if item is None else self.model.next_item(item, by))

    def _back(self) -> None:
        """From the finding to where the work goes on."""
        self._draft.saver.flush()
        if self.area.current is not None:
            self.area.show_item(self.area.current)

    def _current_changed(self, item: ItemId) -> None:
        number = self.model.number_of(item)
        row = None if number is None else self.model.row(number)
        if isinstance(row, ItemRow):
            self.sections.choose(row.section)
        if self._aside is not None:
            self._show_beside(item)

    def _show_beside(self, item: ItemId) -> None:
        number = self.model.number_of(item)
        row = None if number is None else self.model.row(number)
        if isinstance(row, ItemRow):
            self.aside.show_item(row)

    def _filter(self) -> None:
        self.model.let_through(Show(self._shows.checkedId()), self.search.text())

    def _show_all(self) -> None:
        self.search.clear()
        self._search_rest.stop()
        self._shows.button(Show.ALL.value).setChecked(True)
        self._filter()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go_to_unanswered(self) -> None:
        first = next(self.model.items(), None)
        after = self.area.current or (first.id if first else None)
        if after is not None:
            self._go_to(self.model.next_unanswered(after))

    def show_section(self, section: int) -> None:
        """Bring a section into view and put the keys on its first item."""
        heading = self.model.number_of_heading(section)
        if heading is None:
            return
        self.area.view.bring_into_view(heading, 0)
        row = next((row for row in self.model.items() if row.section == section), None)
        if row is not None:
            self.show_item(row.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down in the search go to the first item found, Escape takes it back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._filter()
                first = next(self.model.items(), None)
                if first is not None:
                    self.show_item(first.id)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._show_all()
                self._back()
                return True
        return super().eventFilter(watched, event)
