"""One inspection: its tabs, what is saved of it, and the way between its places."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from inspector.app.gap import Gap
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import InspectionId
from inspector.model.photo import PhotoId
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.draft.part import Part
from ui.draft.saver import State
from ui.kinds import DraftPage
from ui.look import Kind, button, label, named, show_as
from ui.pages.checklist import ChecklistPage
from ui.pages.findings import FindingsPage
from ui.pages.people import PeoplePage
from ui.pages.photos import PhotosPage
from ui.pages.sealing import SealingPage
from ui.pages.visit import VisitPage

VISIT_GAPS = {
    "credentials-not-shown",
    "rights-not-told",
    "officers-missing",
    "manager-missing",
    "certificate-number-missing",
    "identity-missing",
}


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
        self.tabs = QTabWidget()
        self.checklist = ChecklistPage(desk, draft)
        self.findings = FindingsPage(desk, draft)
        self.photos = PhotosPage(desk, draft)
        self.visit = VisitPage(desk, draft)
        self.people = PeoplePage(desk, inspection)
        self.sealing = SealingPage(desk, inspection)
        self.tabs.addTab(self.checklist, "")
        self.tabs.addTab(self.findings, "")
        self.tabs.addTab(self.photos, "")
        self.tabs.addTab(self.visit, self.tr("Visit"))
        self.tabs.addTab(self.people, self.tr("Signatures"))
        self.tabs.addTab(self.sealing, self.tr("Seal and report"))
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

    def leave(self) -> None:
        """Take over what is being typed, so that it is saved."""
        self.checklist.leave()
        self.visit.leave()
        self.draft.saver.flush()

    def _connect(self) -> None:
        draft = self.draft
        self._desk.saved.connect(self._saved_elsewhere)
        draft.saver.changed.connect(self._show_state)
        draft.saver.changed.connect(self._show_stored)
        draft.items_changed.connect(lambda _: self._titles())
        draft.findings_changed.connect(lambda _: self._titles())
        draft.photos_changed.connect(lambda _: self._titles())
        draft.stepped.connect(self._show_step)
        self.checklist.photo_wanted.connect(self._photograph)
        self.findings.item_wanted.connect(self._back_to_item)
        self.sealing.gap_wanted.connect(self._go_to)
        self.sealing.sealed.connect(self.sealed)
        self.tabs.currentChanged.connect(self._entered)
        for number in range(self.tabs.count()):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.activated.connect(lambda wanted=number: self.tabs.setCurrentIndex(wanted))

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        back = button(self.tr("‹ All inspections"))
        back.clicked.connect(self.home_wanted)
        row.addWidget(back)
        row.addWidget(label(title, Kind.HEADING), 1)
        self._state = label("", Kind.FAINT, wrap=False)
        row.addWidget(self._state)
        stack = self.draft.undo
        undo, redo = (
            stack.createUndoAction(self, self.tr("Undo:")),
            stack.createRedoAction(self, self.tr("Redo:")),
        )
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for action, text, changed in (
            (undo, self.tr("Undo"), stack.undoTextChanged),
            (redo, self.tr("Redo"), stack.redoTextChanged),
        ):
            made = self._tool(action, text)
            changed.connect(made.setToolTip)
            row.addWidget(made)
        return row

    def _tool(self, action: QAction, text: str) -> QToolButton:
        """A button for undo or redo."""
        self.addAction(action)
        made = QToolButton()
        made.setText(text)
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
        show_as(self._state, Kind.BAD if saver.state is State.REFUSED else Kind.FAINT, words[saver.state])
        refused = saver.refused
        self._why.setText("" if refused is None else refused.message(self._desk.language))
        self._why.setVisible(refused is not None)

    def _titles(self) -> None:
        done, items = self.checklist.progress
        texts = (
            self.tr("Checklist {0}/{1}").format(done, items),
            self.tr("Findings {0}").format(len(self.draft.findings)),
            self.tr("Photos {0}").format(len(self.draft.photos)),
        )
        for number, text in enumerate(texts):
            if self.tabs.tabText(number) != text:
                self.tabs.setTabText(number, text)

    def _back_to_item(self, item: ItemId | None) -> None:
        self.tabs.setCurrentWidget(self.checklist)
        if item is not None:
            self.checklist.show_item(item)

    def _photograph(self, item: ItemId) -> None:
        self.tabs.setCurrentWidget(self.photos)
        self.photos.take_for(item)

    def _entered(self, index: int) -> None:
        self.leave()
        page = self.tabs.widget(index)
        if isinstance(page, PeoplePage | SealingPage):
            page.setEnabled(False)
            self._show_stored()

    def _show_stored(self) -> None:
        """Signatures and the seal are over what is stored: until that is all that is shown, nobody signs or seals."""
        page = self.tabs.currentWidget()
        if not isinstance(page, PeoplePage | SealingPage):
            return
        if page.isEnabled() != self.draft.is_stored:
            page.setEnabled(self.draft.is_stored)
            if page.isEnabled():
                page.reload()

    def _show_step(self, part: str, id: str) -> None:
        """Look at what was undone or redone."""
        if part == Part.ANSWER:
            self.tabs.setCurrentWidget(self.checklist)
            self.checklist.show_item(ItemId(id))
        elif part == Part.FINDING and self.tabs.currentWidget() is not self.checklist:
            self._show_finding(FindingId(id))
        elif part in (Part.PHOTO, Part.PHOTO_TEXT):
            self.tabs.setCurrentWidget(self.photos)
            self.photos.select(PhotoId(id))
        elif part in (Part.VISIT, Part.PEOPLE, Part.LANGUAGES):
            self.tabs.setCurrentWidget(self.visit)

    def _show_finding(self, finding: FindingId) -> None:
        self.tabs.setCurrentWidget(self.findings)
        self.findings.show_finding(finding)

    def _go_to(self, gap: Gap) -> None:
        if gap.photo is not None:
            self.tabs.setCurrentWidget(self.photos)
            self.photos.select(gap.photo)
        elif gap.finding is not None:
            self._show_finding(gap.finding)
        elif gap.code in VISIT_GAPS:
            self.tabs.setCurrentWidget(self.visit)
        elif gap.person is not None:
            self.tabs.setCurrentWidget(self.people)
        elif gap.item is not None:
            self.tabs.setCurrentWidget(self.checklist)
            self._show_gap_at(gap, gap.item)

    def _show_gap_at(self, gap: Gap, item: ItemId) -> None:
        if gap.code == "finding-missing":
            self.draft.find(item)
            self.checklist.show_finding(item)
        else:
            self.checklist.show_item(item)
