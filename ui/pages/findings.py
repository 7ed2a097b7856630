"""The findings: facts, demand, deadline, objection."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt, QTimer, Signal
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

from inspector.app.checklists import citation_text
from inspector.app.findings import propose_finding, save_finding, withdraw_finding
from inspector.app.inspections import load_inspection
from inspector.model.checklist import ItemId, Severity
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Inspection
from inspector.model.vocabulary import SEVERITIES
from ui.desk import Desk
from ui.look import Kind, button, card, label, scrolled

REST_MS = 400
FACTS_HEIGHT = 84
FINDING_SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.OBSERVATION)


class FindingCard(QWidget):
    """One finding; emits `changed` with the new value after a rest, and when it is left."""

    changed = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, desk: Desk, finding: Finding, question: str) -> None:
        super().__init__()
        self._desk = desk
        self._finding = finding
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)
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

    @property
    def is_resting(self) -> bool:
        """Whether something typed is still waiting to be told."""
        return self._rest.isActive()

    def flush(self) -> None:
        """Emit the finding as it stands on the card."""
        self._rest.stop()
        shown = self._due.date()
        wanted = replace(
            self._finding,
            text=self._facts.toPlainText(),
            demand=self._demand.toPlainText(),
            objection=self._objection.text(),
            severity=Severity(self._severity.currentData()),
            due=date(shown.year(), shown.month(), shown.day()),
        )
        if wanted != self._finding:
            self._finding = wanted
            self.changed.emit(wanted)

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
            signal.connect(self._rest.start)
        language = self._desk.language
        cited = "; ".join(citation_text(c, language) for c in self._finding.citations if c.printable)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Facts"), self._facts),
            (self.tr("Severity"), self._severity),
            (self.tr("Correction demanded"), self._demand),
            (self.tr("Deadline"), self._due),
            (self.tr("Objection of the manager"), self._objection),
            (self.tr("Basis"), label(cited, Kind.FAINT)),
        )
        for text, field in rows:
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

    def __init__(self, desk: Desk, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._id = inspection.id
        self._editable = not inspection.digest
        self._cards: dict[FindingId, FindingCard] = {}
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
            self._store(known)
            self.reload(load_inspection(self._desk.store, self._id))
        return known.id

    def show_finding(self, finding: FindingId) -> None:
        """Put the cursor into the facts of a finding."""
        self._cards[finding].facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Store what is typed and not yet stored."""
        for each in self._cards.values():
            if each.is_resting:
                each.flush()

    def reload(self, inspection: Inspection) -> None:
        """Show the findings as they are stored."""
        held = {known.id for known in inspection.findings}
        for gone in [id for id in self._cards if id not in held]:
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
        made.changed.connect(self._store)
        made.withdrawn.connect(self._withdraw)
        self._cards[finding.id] = made
        self._column.insertWidget(self._column.count() - 1, made)

    def _store(self, finding: Finding) -> None:
        saved = self._desk.attempt(self, lambda: save_finding(self._desk.store, self._id, finding))
        if saved is not None:
            self._desk.saved.emit(f"{saved.at:%H:%M:%S}")
            self.changed.emit()

    def _withdraw(self, finding: FindingId) -> None:
        saved = self._desk.attempt(self, lambda: withdraw_finding(self._desk.store, self._id, finding))
        if saved is not None:
            self.reload(load_inspection(self._desk.store, self._id))
            self._desk.saved.emit(f"{saved.at:%H:%M:%S}")
            self.changed.emit()
