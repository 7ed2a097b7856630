"""One finding: facts, severity, demand, deadline in working days, objection, basis."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspector.errors import Language
from inspector.model.checklist import Citation, Severity
from inspector.model.finding import Finding, FindingState
from inspector.model.vocabulary import SEVERITIES, STATES
from inspector.model.working_days import (
    CalendarUnknown,
    WorkCalendar,
    working_days_after,
    working_days_until,
)
from ui.actions import KeyWords
from ui.draft.step import is_undo
from ui.look import Kind, button, label, lines_high, named, number_box
from ui.moments import day_format
from ui.widgets.flow import FlowLayout

FACTS_LINES, DEMAND_LINES = 5, 4
MOST_WORKING_DAYS = 250
SEVERITIES_OF_FINDINGS = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.OBSERVATION)


class FindingForm(QWidget):
    """Shows a finding and tells what is changed; decides nothing."""

    edited = Signal(object)  # the finding, while it is typed
    chosen = Signal(object)  # the same, whole at once
    left = Signal()
    withdraw_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(
        self, language: Language, cite: Callable[[Citation], str], calendar: WorkCalendar, day: date
    ) -> None:
        """`cite` writes a citation; deadlines are counted from `day`, that of the visit."""
        super().__init__()
        self._language: Language = language
        self._cite = cite
        self._calendar = calendar
        self._day = day
        self._finding: Finding | None = None
        self._is_quiet = False
        self._fill()

    @property
    def facts(self) -> QPlainTextEdit:
        """Where the facts are typed."""
        return self._facts

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown, as it was given."""
        return self._finding

    def show_finding(self, finding: Finding, question: str) -> None:
        """Show a finding; what is just being typed in it is left as it is."""
        self._is_quiet = True
        self._finding = finding
        self._title.setText(f"{finding.item}  {question}")
        for box, text in ((self._facts, finding.text), (self._demand, finding.demand)):
            if box.toPlainText() != text:
                box.setPlainText(text)
        if self._objection.text() != finding.objection:
            self._objection.setText(finding.objection)
            if not self._objection.hasFocus():
                self._objection.setCursorPosition(0)  # what is too long shows its beginning
        self._severity.setCurrentIndex(max(0, self._severity.findData(finding.severity.value)))
        self._state.setCurrentIndex(self._state.findData(finding.state.value))
        due = finding.due or self._day
        self._due.setDate(QDate(due.year, due.month, due.day))
        self._show_working_days(due)
        self._basis.setText("\n".join(self._cite(c) for c in finding.citations if c.printable) or "—")
        for field, name in self._names.items():
            named(field, f"{finding.item} {name}")
        named(self._away, self.tr("{0} Withdraw").format(finding.item))
        self._is_quiet = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if is_undo(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            if is_done or event.key() == Qt.Key.Key_Escape:
                self.back_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def key_words(self) -> list[KeyWords]:
        """The keys it takes, in words."""
        return [KeyWords("Ctrl+Enter, Esc", self.tr("From the finding back to the next unanswered item"))]

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        self._title = label("", Kind.HEADING)
        column.addWidget(self._title)
        self._names: dict[QWidget, str] = {}
        self._facts, self._demand = self._box(FACTS_LINES), self._box(DEMAND_LINES)
        self._facts.setPlaceholderText(self.tr("What was seen, where, how many: facts only"))
        self._severity = QComboBox()
        for severity in SEVERITIES_OF_FINDINGS:
            self._severity.addItem(SEVERITIES[severity].of(self._language), severity.value)
        self._state = QComboBox()
        for state in FindingState:
            self._state.addItem(STATES[state].of(self._language), state.value)
        self._objection = QLineEdit()
        self._objection.setPlaceholderText(self.tr("In the manager's own words; empty if there is none"))
        self._basis = label("", Kind.FAINT)
        for text, field in (
            (self.tr("Facts"), self._facts),
            (self.tr("Severity"), self._severity),
            (self.tr("Correction demanded"), self._demand),
        ):
            self._add(column, text, field)
        self._add_deadline(column)
        self._add(column, self.tr("Where the correction stands"), self._state)
        self._add(column, self.tr("Objection of the manager"), self._objection)
        column.addWidget(label(self.tr("Basis"), Kind.FAINT))
        column.addWidget(self._basis)
        self._away = button(self.tr("Withdraw"))
        self._away.clicked.connect(self._withdraw)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._away)
        column.addLayout(row)
        column.addStretch()
        self._listen()

    def _add(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        words = label(text, Kind.FAINT)
        words.setBuddy(field)
        column.addWidget(words)
        column.addWidget(field)
        self._names[field] = text
        field.installEventFilter(self)

    def _add_deadline(self, column: QVBoxLayout) -> None:
        self._due = QDateEdit()
        self._due.setLocale(QLocale())  # else it takes the window's, which is that of the start
        self._due.setDisplayFormat(day_format())
        self._due.setCalendarPopup(True)
        self._days = number_box(MOST_WORKING_DAYS)
        self._days.setSuffix(self.tr(" working days"))
        self._days.setSpecialValueText(self.tr("the same day"))
        self._unknown = label("", Kind.WARN)
        row = FlowLayout()
        row.addWidget(self._due)
        row.addWidget(self._days)
        column.addWidget(label(self.tr("Deadline"), Kind.FAINT))
        column.addLayout(row)
        column.addWidget(self._unknown)
        for field, text in (
            (self._due, self.tr("Deadline")),
            (self._days, self.tr("Deadline in working days")),
        ):
            self._names[field] = text
            field.installEventFilter(self)

    def _listen(self) -> None:
        for box in (self._facts, self._demand):
            box.textChanged.connect(lambda: self._tell(whole=False))
        self._objection.textEdited.connect(lambda: self._tell(whole=False))
        self._severity.activated.connect(lambda: self._tell(whole=True))
        self._state.activated.connect(lambda: self._tell(whole=True))
        self._due.dateChanged.connect(self._date_chosen)
        self._days.valueChanged.connect(self._days_chosen)

    def _box(self, lines: int) -> QPlainTextEdit:
        box = QPlainTextEdit()
        lines_high(box, lines)
        box.setTabChangesFocus(True)
        return box

    def _shown(self) -> Finding | None:
        if self._finding is None:
            return None
        due = self._due.date()
        return replace(
            self._finding,
            text=self._facts.toPlainText(),
            demand=self._demand.toPlainText(),
            objection=self._objection.text(),
            severity=Severity(self._severity.currentData()),
            state=FindingState(self._state.currentData()),
            due=date(due.year(), due.month(), due.day()),
        )

    def _withdraw(self) -> None:
        if self._finding is not None:
            self.withdraw_wanted.emit(self._finding.id)

    def _tell(self, *, whole: bool) -> None:
        shown = self._shown()
        if not self._is_quiet and shown is not None and shown != self._finding:
            self._finding = shown
            (self.chosen if whole else self.edited).emit(shown)

    def _date_chosen(self) -> None:
        if not self._is_quiet:
            due = self._due.date()
            self._show_working_days(date(due.year(), due.month(), due.day()))
            self._tell(whole=True)

    def _days_chosen(self, days: int) -> None:
        if self._is_quiet:
            return
        try:
            due = working_days_after(self._day, days, self._calendar)
        except CalendarUnknown as unknown:
            self._tell_unknown(unknown)
            return
        self._due.setDate(QDate(due.year, due.month, due.day))

    def _show_working_days(self, due: date) -> None:
        before, self._is_quiet = self._is_quiet, True
        try:
            self._days.setValue(working_days_until(self._day, due, self._calendar))
            self._unknown.hide()
        except CalendarUnknown as unknown:
            self._days.setValue(0)
            self._tell_unknown(unknown)
        self._is_quiet = before

    def _tell_unknown(self, unknown: CalendarUnknown) -> None:
        told = self.tr("The days off of {0} are not known here: choose the date itself.")
        self._unknown.setText(told.format(unknown.year))
        self._unknown.show()
