"""Sign, or refuse to, before what is signed."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.app.signing import Statement
from inspector.errors import Language
from inspector.model.finding import Finding
from inspector.model.person import Person, Role
from inspector.model.vocabulary import SEVERITIES, SEVERITY_MARKS
from ui.actions import declare
from ui.look import Kind, button, label, named
from ui.moments import day
from ui.widgets.reading_sheet import Paragraph, ReadingSheet, TurnableButton
from ui.widgets.signature_pad import SignaturePad

HEAD = 16  # hexadecimal digits of a digest that people compare


def short(digest: str) -> str:
    """The head of a digest in groups of four, as people compare it."""
    return " ".join(digest[at : at + 4] for at in range(0, HEAD, 4))


class SignDialog(QDialog):
    """The pad under all that is signed, as large as the window; it can be turned to somebody on the other side of the
    table. Stays until the signature is stored."""

    wanted = Signal()
    refusal_wanted = Signal()

    def __init__(self, parent: QWidget, language: Language, person: Person, statement: Statement) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._turned = False
        self.setWindowTitle(self.tr("Signature of {0}").format(person.name))
        self.setGeometry(parent.window().geometry())
        title = self.tr("{0} signs the following").format(person.name)
        self.sheet = ReadingSheet(title, self._read_out(person, statement))
        self.pad = SignaturePad()
        column = QVBoxLayout(self)
        self._other_side = QVBoxLayout()
        self._other_side.addWidget(self.sheet, 1)
        self._other_side.addWidget(self.pad, 1)
        self._buttons = self._row()
        self._other_side.addLayout(self._buttons)
        column.addLayout(self._other_side, 1)
        column.addLayout(self._own_row(statement.digest))
        self.pad.changed.connect(self._enable)
        self._enable()
        self.sheet.setFocus()

    @property
    def is_turned(self) -> bool:
        """Whether it is read from the other side."""
        return self._turned

    def turn(self) -> None:
        """Turn all but the row of whoever holds the laptop to the other side, or back."""
        self._turned = not self._turned
        upright, turned = QBoxLayout.Direction, self._turned
        self._other_side.setDirection(upright.BottomToTop if turned else upright.TopToBottom)
        self._buttons.setDirection(upright.RightToLeft if turned else upright.LeftToRight)
        for each in (self.sheet, self.pad, *self._turnable):
            each.turn(turned)

    def _row(self) -> QHBoxLayout:
        """What whoever signs presses. To refuse is as near as to sign."""
        self.undo_button, self.clear_button = (
            TurnableButton(self.tr("Undo the last stroke")),
            TurnableButton(self.tr("Clear")),
        )
        self.refuse_button, self.accept_button = (
            TurnableButton(self.tr("Does not sign…")),
            TurnableButton(self.tr("Sign")),
        )
        self._turnable = (self.undo_button, self.clear_button, self.refuse_button, self.accept_button)
        self.undo_button.clicked.connect(self.pad.undo)
        self.clear_button.clicked.connect(self.pad.clear)
        self.refuse_button.clicked.connect(self.refusal_wanted)
        self.accept_button.clicked.connect(self.wanted)
        declare(self, "undo-stroke", self.tr("Undo the last stroke"), self.pad.undo, "Ctrl+Z")
        declare(self, "turn-pad", self.tr("Turn to the other side"), self.turn, "F2")
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addWidget(self.clear_button)
        row.addStretch()
        row.addWidget(self.refuse_button)
        row.addWidget(self.accept_button)
        for each in self._turnable:
            each.setAutoDefault(False)  # Enter in the text must not sign
        return row

    def _own_row(self, digest: str) -> QHBoxLayout:
        """What the one who holds the laptop presses; never turned."""
        row = QHBoxLayout()
        turn = button(self.tr("Turn to the other side (F2)"))
        turn.clicked.connect(self.turn)
        close = button(self.tr("Close without signing"))
        close.clicked.connect(self.reject)
        row.addWidget(turn)
        row.addWidget(label(self.tr("Digest of what is signed: {0}").format(short(digest)), Kind.FAINT), 1)
        row.addWidget(close)
        for each in (turn, close):
            each.setAutoDefault(False)
        return row

    def _read_out(self, person: Person, statement: Statement) -> list[Paragraph]:
        inspection = statement.inspection
        about = (inspection.number, inspection.outlet.name, day(inspection.visit.started_at.date()))
        told: list[Paragraph] = [("   ".join(about), False)]
        if not inspection.findings:
            told.append((self.tr("No findings were made at this visit."), True))
        for number, finding in enumerate(inspection.findings, start=1):
            told += self._finding(number, finding)
        told.append((self.tr("Digest of what is signed: {0}").format(short(statement.digest)), False))
        if person.role is Role.MANAGER:
            told.append(
                (
                    self.tr(
                        "To sign says that you were told, not that you agree. You may object, and you may refuse."
                    ),
                    True,
                )
            )
        return told

    def _finding(self, number: int, finding: Finding) -> list[Paragraph]:
        severity = SEVERITIES[finding.severity].of(self._language)
        told: list[Paragraph] = [
            (f"{number}.  {finding.item}   {SEVERITY_MARKS[finding.severity]} {severity}", True)
        ]
        due = "" if finding.due is None else day(finding.due)
        parts = (
            ("{0}", finding.text),
            (self.tr("To do: {0}"), finding.demand),
            (self.tr("Until: {0}"), due),
            (self.tr("Objection: {0}"), finding.objection),
        )
        return told + [(words.format(text), False) for words, text in parts if text]

    def _enable(self) -> None:
        has_ink = bool(self.pad.strokes)
        for each in (self.undo_button, self.clear_button, self.accept_button):
            each.setEnabled(has_ink)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled():
            self._enable()


class RefuseDialog(QDialog):
    """Why a person does not sign, and who saw it; stays until that is complete."""

    wanted = Signal()

    def __init__(self, parent: QWidget, person: Person, digest: str = "") -> None:
        """`digest` is of what the person does not sign, if it was shown."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("{0} does not sign").format(person.name))
        self.person, self.digest = person.id, digest
        self.reason, self.witness = QLineEdit(), QLineEdit()
        form = QFormLayout(self)
        for text, field in ((self.tr("Reason"), self.reason), (self.tr("Witness"), self.witness)):
            field.setMinimumWidth(self.fontMetrics().height() * 20)
            named(field, text)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        if digest:
            form.addRow(label(self.tr("Digest of what is not signed: {0}").format(short(digest)), Kind.FAINT))
        self.accept_button = button(self.tr("Note the refusal"), primary=True)
        self.accept_button.clicked.connect(self.wanted)
        form.addRow(self.accept_button)
