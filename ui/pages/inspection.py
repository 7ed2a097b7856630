"""One inspection: its tabs, what is saved of it, and the way between its places."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from inspector.app.gap import Gap, Where
from inspector.errors import Language
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import InspectionId
from inspector.model.photo import PhotoId
from ui.actions import adopt, declare
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.draft.part import Part
from ui.draft.saver import State
from ui.icon import Icon, icon
from ui.kinds import DraftPage
from ui.look import Kind, button, label, named, show_as
from ui.pages.checklist import ChecklistPage
from ui.pages.findings import FindingsPage
from ui.pages.people import PeoplePage
from ui.pages.photos import PhotosPage
from ui.pages.sealing import SealingPage
from ui.pages.visit import VisitPage
from ui.widgets.lazy_tabs import LazyTabs

TITLES_MS = 250


class InspectionPage(DraftPage):
    """Checklist, findings, photos, visit, people, sealing of one inspection."""

    home_wanted = Signal()
    sealed = Signal()

    def __init__(self, desk: Desk, draft: Draft, tab: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.draft = draft
        inspection = draft.inspection
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head(f"{inspection.number}   {inspection.outlet.name}"))
        self._why = label("", Kind.BAD)
        column.addWidget(self._why)
        # Another title lays out and paints all that is below it: not at each of many answers.
        self._titles_rest = QTimer(self, singleShot=True, interval=TITLES_MS)
        self._titles_rest.timeout.connect(self._titles)
        self.tabs = LazyTabs()
        named(self.tabs, self.tr("Pages of the inspection"))
        self._checklist = self.tabs.add(self.tr("Checklist"), self._make_checklist, self._checklist_made)
        self._findings = self.tabs.add(self.tr("Findings"), self._make_findings)
        self._photos = self.tabs.add(self.tr("Photos"), lambda: PhotosPage(desk, draft))
        self._visit = self.tabs.add(self.tr("Visit"), lambda: VisitPage(desk, draft))
        self._people = self.tabs.add(self.tr("Signatures"), lambda: PeoplePage(desk, inspection))
        self._sealing = self.tabs.add(self.tr("Seal and report"), self._make_sealing)
        column.addWidget(self.tabs, 1)
        self._saved_at = ""  # what is stored elsewhere than by the draft: signatures, reviews
        self._connect()
        self._show_state()
        self.tabs.setCurrentIndex(tab)
        self._titles()

    @property
    def id(self) -> InspectionId:
        """The inspection."""
        return self.draft.id

    @property
    def is_settled(self) -> bool:
        """Whether all pages are made, and their titles tell what is shown."""
        return self.tabs.is_filled and not self._titles_rest.isActive()

    @property
    def checklist(self) -> ChecklistPage:
        """The page with the items."""
        page = self.tabs.page(self._checklist)
        assert isinstance(page, ChecklistPage)
        return page

    @property
    def findings(self) -> FindingsPage:
        """The page with the findings."""
        page = self.tabs.page(self._findings)
        assert isinstance(page, FindingsPage)
        return page

    @property
    def photos(self) -> PhotosPage:
        """The page with the photos."""
        page = self.tabs.page(self._photos)
        assert isinstance(page, PhotosPage)
        return page

    @property
    def visit(self) -> VisitPage:
        """The page with the circumstances."""
        page = self.tabs.page(self._visit)
        assert isinstance(page, VisitPage)
        return page

    @property
    def people(self) -> PeoplePage:
        """The page with the signatures."""
        page = self.tabs.page(self._people)
        assert isinstance(page, PeoplePage)
        return page

    @property
    def sealing(self) -> SealingPage:
        """The page with the seal and the report."""
        page = self.tabs.page(self._sealing)
        assert isinstance(page, SealingPage)
        return page

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self._desk.language

    def go_to_item(self, item: ItemId) -> None:
        """Bring an item into view and put the keys on it."""
        self._back_to_item(item)

    def go_to_section(self, section: int) -> None:
        """Bring a section into view, by its place among the headings."""
        self.tabs.setCurrentIndex(self._checklist)
        self.checklist.show_section(section)

    def leave(self) -> None:
        """Take over what is being typed, so that it is saved."""
        for number in (self._checklist, self._visit):
            page = self.tabs.made(number)
            if isinstance(page, ChecklistPage | VisitPage):
                page.leave()
        self.draft.saver.flush()

    def _connect(self) -> None:
        draft = self.draft
        self._desk.saved.connect(self._saved_elsewhere)
        self._desk.closing.connect(self.tabs.pause)
        draft.saver.changed.connect(self._show_state)
        draft.saver.changed.connect(self._show_stored)
        for changed in (draft.items_changed, draft.findings_changed, draft.photos_changed):
            changed.connect(lambda _: self._titles_rest.start())
        draft.stepped.connect(self._show_step)
        self.tabs.currentChanged.connect(self._entered)
        self._declare_actions()

    def _declare_actions(self) -> None:
        """What can be done on each of its places; each place declares its own beside."""
        places = (
            ("go-checklist", self.tr("Go to the checklist")),
            ("go-findings", self.tr("Go to the findings")),
            ("go-photos", self.tr("Go to the photos")),
            ("go-visit", self.tr("Go to the visit")),
            ("go-signatures", self.tr("Go to the signatures")),
            ("go-seal", self.tr("Go to seal and report")),
        )
        for number, (name, text) in enumerate(places):
            keys = QKeySequence(f"Ctrl+{number + 1}")
            declare(self, name, text, partial(self.tabs.setCurrentIndex, number), keys, everywhere=True)

    def _make_checklist(self) -> ChecklistPage:
        page = ChecklistPage(self._desk, self.draft)
        page.photo_wanted.connect(self._photograph)
        self._titles_rest.start()
        return page

    def _checklist_made(self) -> Iterator[None]:
        self._titles()
        yield
        yield from self.checklist.make_aside()

    def _make_findings(self) -> FindingsPage:
        page = FindingsPage(self._desk, self.draft)
        page.item_wanted.connect(self._back_to_item)
        return page

    def _make_sealing(self) -> SealingPage:
        page = SealingPage(self._desk, self.draft.inspection)
        page.gap_wanted.connect(self._go_to)
        page.sealed.connect(self.sealed)
        return page

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        back = button(self.tr("All inspections"), shows=Icon.BACK)
        back.clicked.connect(self.home_wanted)
        row.addWidget(back)
        row.addWidget(label(title, Kind.HEADING), 1)
        self._state = label("", Kind.FAINT, wrap=False)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._state)
        stack = self.draft.undo
        undo, redo = (
            stack.createUndoAction(self, self.tr("Undo:")),
            stack.createRedoAction(self, self.tr("Redo:")),
        )
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        adopt(self, "undo", undo)
        adopt(self, "redo", redo)
        for action, text, shows, changed in (
            (undo, self.tr("Undo"), Icon.UNDO, stack.undoTextChanged),
            (redo, self.tr("Redo"), Icon.REDO, stack.redoTextChanged),
        ):
            made = self._tool(action, text)
            made.setIcon(icon(shows))
            made.setToolTip(text)
            changed.connect(made.setToolTip)
            row.addWidget(made)
        return row

    def _tool(self, action: QAction, text: str) -> QToolButton:
        """A button for undo or redo."""
        made = QToolButton()
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named(made, text)

        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        made.setEnabled(action.isEnabled())
        return made

    def _saved_elsewhere(self, at: str) -> None:
        self._saved_at = at
        self._show_state()

    def _show_state(self) -> None:
        """The tick only when all that is shown is stored."""
        saver = self.draft.saver
        at = max(self._saved_at, "" if saver.saved_at is None else f"{saver.saved_at:%H:%M:%S}")
        stored = (
            self.tr("√ Saved at {0}").format(at) if at else self.tr("Everything you enter is saved at once")
        )
        words = {
            State.STORED: stored,
            State.WAITING: self.tr("Saving…"),
            State.REFUSED: self.tr("× Not saved yet"),
        }
        self._state.setMinimumWidth(max(self._state.minimumWidth(), self._state.sizeHint().width()))
        show_as(self._state, Kind.BAD if saver.state is State.REFUSED else Kind.FAINT, words[saver.state])
        refused = saver.refused
        self._why.setText("" if refused is None else refused.message(self._desk.language))
        self._why.setVisible(refused is not None)

    def _titles(self) -> None:
        checklist = self.tabs.made(self._checklist)
        known = isinstance(checklist, ChecklistPage)
        done, items = checklist.progress if isinstance(checklist, ChecklistPage) else (0, 0)
        texts = (
            self.tr("Checklist {0}/{1}").format(done, items) if known else self.tr("Checklist"),
            self.tr("Findings {0}").format(len(self.draft.findings)),
            self.tr("Photos {0}").format(len(self.draft.photos)),
        )
        for number, text in enumerate(texts):
            if self.tabs.tabText(number) != text:
                self.tabs.setTabText(number, text)

    def _back_to_item(self, item: ItemId | None) -> None:
        self.tabs.setCurrentIndex(self._checklist)
        if item is not None:
            self.checklist.show_item(item)

    def _photograph(self, item: ItemId) -> None:
        self.tabs.setCurrentIndex(self._photos)
        self.photos.take_for(item)

    def _entered(self, index: int) -> None:
        self.leave()
        page = self.tabs.page(index)
        if isinstance(page, PeoplePage | SealingPage):
            page.setEnabled(False)
            self._show_stored()

    def _show_stored(self) -> None:
        """Signatures and the seal are over what is stored: until that is all that is shown, nobody signs or seals."""
        page = self.tabs.current_page
        if not isinstance(page, PeoplePage | SealingPage):
            return
        if page.isEnabled() != self.draft.is_stored:
            page.setEnabled(self.draft.is_stored)
            if page.isEnabled():
                page.reload()

    def _show_step(self, part: str, id: str) -> None:
        """Look at what was undone or redone."""
        if part == Part.ANSWER:
            self.tabs.setCurrentIndex(self._checklist)
            self.checklist.show_item(ItemId(id))
        elif part == Part.FINDING and self.tabs.currentIndex() != self._checklist:
            self._show_finding(FindingId(id))
        elif part in (Part.PHOTO, Part.PHOTO_TEXT, Part.PHOTO_DRAWN):
            self.tabs.setCurrentIndex(self._photos)
            self.photos.select(PhotoId(id))
        elif part in (Part.PHOTO_ORDER, Part.CAMERA_CLOCK):
            self.tabs.setCurrentIndex(self._photos)
        elif part in (Part.VISIT, Part.PEOPLE, Part.LANGUAGES):
            self.tabs.setCurrentIndex(self._visit)

    def _show_finding(self, finding: FindingId) -> None:
        self.tabs.setCurrentIndex(self._findings)
        self.findings.show_finding(finding)

    def _go_to(self, gap: Gap) -> None:
        if gap.photo is not None:
            self.tabs.setCurrentIndex(self._photos)
            self.photos.select(gap.photo)
        elif gap.finding is not None:
            self._show_finding(gap.finding)
        elif gap.item is not None:
            self.tabs.setCurrentIndex(self._checklist)
            self._show_gap_at(gap, gap.item)
        elif gap.where is Where.SIGNATURES:
            self.tabs.setCurrentIndex(self._people)
        else:
            self.tabs.setCurrentIndex(self._visit)

    def _show_gap_at(self, gap: Gap, item: ItemId) -> None:
        if gap.code == "finding-missing":
            self.draft.find(item)
            self.checklist.show_finding(item)
        else:
            self.checklist.show_item(item)
