"""One inspection: its tabs, and how they tell each other what changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from inspector.app.gap import Gap
from inspector.app.inspections import load_inspection
from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from ui.desk import Desk
from ui.look import Kind, button, label, show_as
from ui.pages.checklist import ChecklistPage
from ui.pages.findings import FindingsPage
from ui.pages.people import PeoplePage
from ui.pages.photos import PhotosPage
from ui.pages.sealing import SealingPage
from ui.pages.visit import VisitPage
from ui.saving import Saving, State

VISIT_GAPS = {
    "credentials-not-shown",
    "rights-not-told",
    "officers-missing",
    "manager-missing",
    "certificate-number-missing",
    "identity-missing",
}


class InspectionPage(QWidget):
    """Checklist, findings, photos, people, sealing of one inspection."""

    home_wanted = Signal()
    sealed = Signal()

    def __init__(self, desk: Desk, id: InspectionId, tab: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = id
        inspection = load_inspection(desk.store, id)
        column = QVBoxLayout(self)
        column.addLayout(self._head(f"{inspection.number}   {inspection.outlet.name}"))
        self._why = label("", Kind.BAD)
        column.addWidget(self._why)
        self.saving = Saving(desk, self)
        self.checklist = ChecklistPage(desk, self.saving, inspection)
        self.findings = FindingsPage(desk, self.saving, inspection)
        self.photos = PhotosPage(desk, self.saving, inspection)
        self.visit = VisitPage(desk, self.saving, inspection)
        self.people = PeoplePage(desk, inspection)
        self.sealing = SealingPage(desk, inspection)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.checklist, "")
        self.tabs.addTab(self.findings, "")
        self.tabs.addTab(self.photos, "")
        self.tabs.addTab(self.visit, self.tr("Visit"))
        self.tabs.addTab(self.people, self.tr("Signatures"))
        self.tabs.addTab(self.sealing, self.tr("Seal and report"))
        column.addWidget(self.tabs, 1)
        self._last_item: ItemId | None = None
        self._saved_at = ""
        self._connect()
        self._show_state()
        self.tabs.setCurrentIndex(tab)
        self._titles()

    def _connect(self) -> None:
        self._desk.saved.connect(self._saved)
        self.saving.changed.connect(self._show_state)
        self.checklist.finding_wanted.connect(self._write_finding)
        self.checklist.answered.connect(lambda answer: self._titles())
        self.findings.changed.connect(self._titles)
        self.photos.changed.connect(self.checklist.photos_changed)
        self.photos.changed.connect(self._titles)
        self.sealing.gap_wanted.connect(self._go_to)
        self.sealing.sealed.connect(self.sealed)
        self.tabs.currentChanged.connect(self._entered)
        for number in range(self.tabs.count()):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.activated.connect(lambda wanted=number: self.tabs.setCurrentIndex(wanted))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.findings)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._back_to_item)

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        back = button(self.tr("‹ All inspections"))
        back.clicked.connect(self.home_wanted)
        row.addWidget(back)
        row.addWidget(label(title, Kind.HEADING), 1)
        self._state = label("", Kind.FAINT, wrap=False)
        row.addWidget(self._state)
        return row

    def _saved(self, at: str) -> None:
        self._saved_at = at
        self._show_state()

    def _show_state(self) -> None:
        """The tick only when all that was typed is stored."""
        state, refused = self.saving.state, self.saving.refused
        stored = self.tr("√ Saved at {0}").format(self._saved_at)
        words = {
            State.STORED: stored if self._saved_at else self.tr("Everything you enter is saved at once"),
            State.WAITING: self.tr("Saving…"),
            State.REFUSED: self.tr("× Not saved yet"),
        }
        show_as(self._state, Kind.BAD if state is State.REFUSED else Kind.FAINT, words[state])
        self._why.setText("" if refused is None else refused.message(self._desk.language))
        self._why.setVisible(refused is not None)

    def _titles(self) -> None:
        inspection = load_inspection(self._desk.store, self.id)
        done, items = self.checklist.progress
        self.tabs.setTabText(0, self.tr("Checklist {0}/{1}").format(done, items))
        self.tabs.setTabText(1, self.tr("Findings {0}").format(len(inspection.findings)))
        self.tabs.setTabText(2, self.tr("Photos {0}").format(len(inspection.photos)))

    def _write_finding(self, item: ItemId) -> None:
        self._last_item = item
        finding = self.findings.propose(item)
        if finding is not None:
            self.tabs.setCurrentWidget(self.findings)
            self.findings.show_finding(finding)

    def _back_to_item(self) -> None:
        self.tabs.setCurrentWidget(self.checklist)
        if self._last_item is not None:
            self.checklist.show_item(self._last_item)

    def _entered(self, index: int) -> None:
        self.saving.settle()
        page = self.tabs.widget(index)
        if isinstance(page, PeoplePage | SealingPage) or (isinstance(page, PhotosPage) and not page.is_busy):
            page.reload()

    def _go_to(self, gap: Gap) -> None:
        if gap.photo is not None:
            self.tabs.setCurrentWidget(self.photos)
            self.photos.select(gap.photo)
        elif gap.finding is not None:
            self.tabs.setCurrentWidget(self.findings)
            self.findings.show_finding(gap.finding)
        elif gap.code in VISIT_GAPS:
            self.tabs.setCurrentWidget(self.visit)
        elif gap.person is not None:
            self.tabs.setCurrentWidget(self.people)
        elif gap.code == "finding-missing" and gap.item is not None:
            self._write_finding(gap.item)
        elif gap.item is not None:
            self.tabs.setCurrentWidget(self.checklist)
            self.checklist.show_item(gap.item)
