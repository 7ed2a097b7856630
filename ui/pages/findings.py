"""The findings: facts, demand, deadline, objection."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspector.app.checklists import citation_text, law_names
from inspector.app.findings import propose_finding, save_finding, withdraw_finding
from inspector.app.inspections import load_inspection
from inspector.app.saved import Saved
from inspector.model.checklist import ItemId, Severity
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Inspection
from inspector.model.vocabulary import SEVERITIES
from ui.desk import Desk
from ui.look import Kind, button, card, label, scrolled
from ui.saving import Entry, Saving

FACTS_HEIGHT = 84
FINDING_SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.OBSERVATION)


class FindingCard(QWidget):
    """One finding; tells when it is typed in, and when a field of it is left."""

    edited = Signal()
    left = Signal()
    withdrawn = Signal(object)

    def __init__(self, desk: Desk, finding: Finding, question: str) -> None:
        super().__init__()
        self._desk = desk
        self._finding = finding
        frame, inside = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        head = QHBoxLayout()
        head.addWidget(label(f"{finding.item}  {question}", Kind.HEADING), 1)
        inside.addLayout(head)
        inside.addLayout(self._form())
        # Made after the form, so that the keys come to the facts first and to this last.
        away = button(self.tr("Withdraw"))
        away.setAccessibleName(self.tr("{0} Withdraw").format(finding.item))
        away.clicked.connect(lambda: self.withdrawn.emit(self._finding.id))
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def facts(self) -> QPlainTextEdit:
        """Where the facts are typed."""
        return self._facts

    @property
    def objection(self) -> QLineEdit:
        """Where the manager's objection is typed."""
        return self._objection

    def finding(self) -> Finding:
        """The finding as it stands on the card."""
        shown = self._due.date()
        return replace(
            self._finding,
            text=self._facts.toPlainText(),
            demand=self._demand.toPlainText(),
            objection=self._objection.text(),
            severity=Severity(self._severity.currentData()),
            due=date(shown.year(), shown.month(), shown.day()),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._facts = self._box(self._finding.text, self.tr("Facts"))
        self._demand = self._box(self._finding.demand, self.tr("Correction demanded"))
        self._objection = QLineEdit(self._finding.objection)
        self._objection.setPlaceholderText(self.tr("In the manager's own words; empty if there is none"))
        self._severity = self._severities()
        due = self._finding.due or date.today()
        self._due = QDateEdit(QDate(due.year, due.month, due.day))
        self._due.setDisplayFormat("yyyy-MM-dd")
        self._due.setCalendarPopup(True)
        for signal in (
            self._facts.textChanged,
            self._demand.textChanged,
            self._objection.textChanged,
            self._severity.currentIndexChanged,
            self._due.dateChanged,
        ):
            signal.connect(self.edited)
        language = self._desk.language
        laws = law_names(self._desk.store)
        cited = "; ".join(citation_text(c, laws, language) for c in self._finding.citations if c.printable)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Facts"), self._facts),
            (self.tr("Severity"), self._severity),
            (self.tr("Correction demanded"), self._demand),
            (self.tr("Deadline"), self._due),
            (self.tr("Objection of the manager"), self._objection),
            (self.tr("Basis"), label(cited, Kind.FAINT)),
        )
        for text, field in rows:
            field.installEventFilter(self)
            field.setAccessibleName(f"{self._finding.item} {text}")
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        return form

    def _box(self, text: str, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit(text)
        box.setFixedHeight(FACTS_HEIGHT)
        box.setTabChangesFocus(True)
        box.setAccessibleName(name)
        return box

    def _severities(self) -> QComboBox:
        box = QComboBox()
        for severity in FINDING_SEVERITIES:
            box.addItem(SEVERITIES[severity].of(self._desk.language), severity.value)
        box.setCurrentIndex(max(0, box.findData(self._finding.severity.value)))
        return box


class FindingsPage(QWidget):
    """All findings of an inspection."""

    changed = Signal()

    def __init__(self, desk: Desk, saving: Saving, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._saving = saving
        self._id = inspection.id
        self._editable = not inspection.digest
        self._cards: dict[FindingId, FindingCard] = {}
        self._entries: dict[FindingId, Entry] = {}
        self._stored: dict[FindingId, Finding] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(10)
        self._empty = label(
            self.tr("No findings yet. Answer an item with 2 (does not conform) to write one."), Kind.FAINT
        )
        self._column.addWidget(self._empty)
        self._column.addStretch()
        outer = QVBoxLayout(self)
        outer.addWidget(label(self.tr("Escape goes back to the item in the checklist."), Kind.FAINT))
        outer.addWidget(scrolled(inside), 1)
        self.reload(inspection)

    def card(self, finding: FindingId) -> FindingCard:
        """The card of a finding."""
        return self._cards[finding]

    def cards(self) -> tuple[FindingCard, ...]:
        """All cards in order."""
        return tuple(self._cards.values())

    def propose(self, item: ItemId) -> FindingId | None:
        """Write a finding for an item, prefilled, unless there is one; returns its id."""
        inspection = load_inspection(self._desk.store, self._id)
        known = next((finding for finding in inspection.findings if finding.item == item), None)
        if known is None:
            day = inspection.visit.started_at.date()
            known = propose_finding(inspection, item, inspection.languages[0], day)
            if not self._told(lambda: save_finding(self._desk.store, self._id, known)):
                return None
        return known.id

    def show_finding(self, finding: FindingId) -> None:
        """Put the cursor into the facts of a finding."""
        self._cards[finding].facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, inspection: Inspection) -> None:
        """Show the findings as they are stored."""
        held = {known.id for known in inspection.findings}
        for gone in [id for id in self._cards if id not in held]:
            self._entries.pop(gone).drop()
            self._cards.pop(gone).deleteLater()
        for finding in inspection.findings:
            if finding.id not in self._cards:
                self._add(inspection, finding)
        self._empty.setVisible(not self._cards)

    def _add(self, inspection: Inspection, finding: Finding) -> None:
        made = FindingCard(
            self._desk, finding, inspection.item(finding.item).question.of(self._desk.language)
        )
        made.setEnabled(self._editable)
        entry = Entry(made, self._saving, lambda: self._store(made))
        entry.refusal.connect(lambda refused: self._desk.tell(self, refused))
        made.edited.connect(entry.typed)
        made.left.connect(entry.leave)
        made.withdrawn.connect(self._withdraw)
        self._cards[finding.id], self._entries[finding.id] = made, entry
        self._stored[finding.id] = finding
        self._column.insertWidget(self._column.count() - 1, made)

    def _store(self, shown: FindingCard) -> Saved | None:
        finding = shown.finding()
        if finding == self._stored[finding.id]:
            return None
        saved = save_finding(self._desk.store, self._id, finding)
        self._stored[finding.id] = finding
        self.changed.emit()
        return saved

    def _withdraw(self, finding: FindingId) -> None:
        self._told(lambda: withdraw_finding(self._desk.store, self._id, finding))

    def _told(self, wish: Callable[[], Saved]) -> bool:
        """Carry a wish out and show what is stored then; whether it was granted."""
        saved = self._desk.attempt(self, wish)
        if saved is None:
            return False
        self.reload(load_inspection(self._desk.store, self._id))
        self._desk.saved.emit(f"{saved.at:%H:%M:%S}")
        self.changed.emit()
        return True
