"""One report of the registry, as text that can be read, chosen and copied."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtGui import QFont, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from inspector.errors import Language
from inspector.model.finding import Finding, FindingState
from inspector.model.person import Role
from inspector.model.registry import ReportDetail
from inspector.model.vocabulary import ROLES, SEVERITIES, SEVERITY_MARKS, STATES, VISIT_KINDS
from ui.look import named
from ui.moments import day, moment

MARGIN = 10  # pixels around the text
MOST_FINDINGS = 200  # shown at once: more would hold the window up


class ReportText(QTextEdit):
    """Who was visited by whom, what was found, who signed. What people wrote is inserted as it is."""

    def __init__(self, language: Language) -> None:
        super().__init__(readOnly=True)
        self._language: Language = language
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        self.setAcceptDrops(False)  # a file that is dropped here is for the page
        named(self, self.tr("The chosen report"))
        self.number = ""

    def say(self, text: str) -> None:
        """Show a sentence in the place of a report."""
        self.number = ""
        self.clear()
        self._line(text, faint=True)

    def show_report(self, detail: ReportDetail, today: date) -> None:
        """Show a report."""
        self.number = detail.line.number
        self.clear()
        self._line(detail.line.number, bold=True)
        self._line(detail.line.outlet, bold=True)
        for words, text in self._facts(detail):
            if text:
                self._pair(words, text)
        findings = detail.record.findings
        self._line("")
        self._line(self.tr("%n findings", "", len(findings)), bold=True)
        for number, finding in enumerate(findings[:MOST_FINDINGS], start=1):
            self._finding(number, finding, today)
        if len(findings) > MOST_FINDINGS:
            self._line(self.tr("… and {0} more").format(len(findings) - MOST_FINDINGS), faint=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _facts(self, detail: ReportDetail) -> tuple[tuple[str, str], ...]:
        line, record = detail.line, detail.record
        outlet, follows = record.outlet, record.visit.follows
        officers = [person.name for person in record.people if person.role is Role.OFFICER]
        refused = [
            self._refusal(person.name, person.role) for person in record.people if _refused(detail, person.id)
        ]
        return (
            (self.tr("Brand"), line.brand),
            (self.tr("Credit code"), outlet.credit_code),
            (self.tr("Address"), outlet.address),
            (self.tr("Bureau"), line.bureau),
            (
                self.tr("Visited"),
                f"{moment(record.visit.started_at)}, {VISIT_KINDS[record.visit.kind].of(self._language)}",
            ),
            (self.tr("Follows"), follows.number if follows else ""),
            (self.tr("Officers"), self._listed(officers)),
            (self.tr("Signed by"), self._listed(detail.signers)),
            (self.tr("Refused to sign"), self._listed(refused)),
            (self.tr("Revision"), str(line.revision)),
            (self.tr("Verdict"), self.tr("√ all rules held when it was taken in")),
            (self.tr("Taken in"), f"{moment(line.imported_at.astimezone())}, {detail.source}"),
            (self.tr("Digest"), detail.digest),
            (self.tr("SHA-256 of the file"), detail.file_sha256),
        )

    def _listed(self, names: Iterable[str]) -> str:
        return ("、" if self._language == "zh" else ", ").join(names)

    def _refusal(self, name: str, role: Role) -> str:
        return f"{name} ({ROLES[role].of(self._language)})"

    def _finding(self, number: int, finding: Finding, today: date) -> None:
        is_late = finding.state is FindingState.OPEN and finding.due is not None and finding.due < today
        severity = f"{SEVERITY_MARKS[finding.severity]} {SEVERITIES[finding.severity].of(self._language)}"
        told = [f"{number}. {finding.item}", severity, STATES[finding.state].of(self._language)]
        if finding.due is not None:
            told.append(self.tr("due {0}").format(day(finding.due)))
        if is_late:
            told.append(self.tr("overdue"))
        self._line("")
        self._line("  ".join(told), bold=True, late=is_late)
        self._line(finding.text)
        if finding.demand:
            self._pair(self.tr("Demanded"), finding.demand)
        if finding.objection:
            self._pair(self.tr("Objection"), finding.objection)

    def _pair(self, words: str, text: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(f"{words}  ", self._format(faint=True))
        self._line(text)

    def _line(self, text: str, *, bold: bool = False, faint: bool = False, late: bool = False) -> None:
        cursor = self.textCursor()
        cursor.insertText(f"{text}\n", self._format(bold=bold, faint=faint, late=late))
        self.setTextCursor(cursor)

    def _format(self, *, bold: bool = False, faint: bool = False, late: bool = False) -> QTextCharFormat:
        form, palette = QTextCharFormat(), self.palette()
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        role = QPalette.ColorRole.BrightText if late else QPalette.ColorRole.Text
        form.setForeground(palette.placeholderText() if faint else palette.color(role))
        return form


def _refused(detail: ReportDetail, person: str) -> bool:
    return any(refusal.person == person for refusal in detail.record.refusals)
