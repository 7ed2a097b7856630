"""People: who takes part, who signs, who refuses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.app.identities import save_certificate
from inspector.app.inspections import load_inspection
from inspector.app.saved import Saved
from inspector.app.signing import Statement, refuse_to_sign, sign_by_hand, statement_of_draft
from inspector.app.stores import Store
from inspector.model.inspection import Inspection
from inspector.model.person import Person, PersonId
from inspector.model.vocabulary import ROLES
from ui.desk import Desk
from ui.files import ask_target
from ui.icon import Icon
from ui.look import Kind, button, card, empty, label, named, scrolled
from ui.widgets.signature_pad import SignaturePad


class SignDialog(QDialog):
    """The pad, under what is being signed; stays until the signature is stored."""

    wanted = Signal()

    def __init__(self, parent: QWidget, person: Person, findings: list[str], digest: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signature of {0}").format(person.name))
        self.pad = SignaturePad()
        column = QVBoxLayout(self)
        column.addWidget(label(self.tr("{0} signs the following").format(person.name), Kind.HEADING))
        told = "\n".join(findings) or self.tr("No findings were made at this visit.")
        read = QPlainTextEdit(told, readOnly=True)
        read.setMaximumHeight(150)
        named(read, self.tr("Findings"))
        column.addWidget(read)
        column.addWidget(label(self.tr("Digest of what is signed: {0}").format(digest), Kind.FAINT))
        column.addWidget(self.pad, 1)
        row = QHBoxLayout()
        again = button(self.tr("Clear"))
        again.clicked.connect(self.pad.clear)
        self.accept_button = button(self.tr("Sign"), primary=True)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self.wanted)
        self.pad.changed.connect(lambda: self.accept_button.setEnabled(bool(self.pad.strokes)))
        row.addWidget(again)
        row.addStretch()
        row.addWidget(self.accept_button)
        column.addLayout(row)


class RefuseDialog(QDialog):
    """Why a person does not sign, and who saw it; stays until that is complete."""

    wanted = Signal()

    def __init__(self, parent: QWidget, person: Person) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("{0} does not sign").format(person.name))
        self.person = person.id
        self.reason, self.witness = QLineEdit(), QLineEdit()
        form = QFormLayout(self)
        for text, field in ((self.tr("Reason"), self.reason), (self.tr("Witness"), self.witness)):
            field.setMinimumWidth(360)
            named(field, text)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        self.accept_button = button(self.tr("Note the refusal"), primary=True)
        self.accept_button.clicked.connect(self.wanted)
        form.addRow(self.accept_button)


class PeoplePage(QWidget):
    """Each person with what they did: signed, refused, or nothing yet."""

    changed = Signal()

    def __init__(self, desk: Desk, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._inspection = inspection
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        column = QVBoxLayout(self)
        column.addWidget(
            label(
                self.tr("Sign last: a later change of an answer, finding or photo makes signatures void."),
                Kind.FAINT,
            )
        )
        column.addWidget(scrolled(self._inside), 1)

    @property
    def sign_dialog(self) -> SignDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(SignDialog)

    @property
    def refuse_dialog(self) -> RefuseDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(RefuseDialog)

    def reload(self) -> None:
        """Show who signed what is stored now."""
        id = self._inspection.id
        self._desk.ask(self, lambda store: load_inspection(store, id)).done(self._show)

    def _show(self, inspection: Inspection) -> None:
        self._inspection = inspection
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None and self._inside.isAncestorOf(focused) else ""
        empty(self._column)
        for person in self._inspection.people:
            self._column.addWidget(self._card(person))
        self._column.addStretch()
        for made in self._inside.findChildren(QPushButton):
            if name and made is not focused and made.accessibleName() == name:
                made.setFocus()  # the keys stay where they were

    def sign(self, person: PersonId) -> None:
        """Open the pad for a person, under what is stored now."""
        id = self._inspection.id
        asked = self._desk.ask(self, lambda store: statement_of_draft(store, id))
        asked.done(lambda statement: self._open_pad(statement, person))

    def _open_pad(self, statement: Statement, person: PersonId) -> None:
        who = next(p for p in statement.inspection.people if p.id == person)
        findings = [f"{n}. {f.item}  {f.text}" for n, f in enumerate(statement.inspection.findings, start=1)]
        dialog = SignDialog(self, who, findings, statement.digest)
        dialog.wanted.connect(lambda: self._signed(person, dialog, statement.digest))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def refuse(self, person: PersonId, reason: str = "", witness: str = "") -> None:
        """Ask why a person does not sign."""
        who = next(p for p in self._inspection.people if p.id == person)
        dialog = RefuseDialog(self, who)
        dialog.reason.setText(reason)
        dialog.witness.setText(witness)
        dialog.wanted.connect(lambda: self._refused(person, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _card(self, person: Person) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        about = QVBoxLayout()
        about.addWidget(label(ROLES[person.role].of(self._desk.language), Kind.TAG))
        about.addWidget(label(f"{person.name}   {person.post}   {person.certificate}".strip(), Kind.HEADING))
        about.addWidget(self._state(person))
        row.addLayout(about, 1)
        if person.identity:
            save = button(self.tr("Save certificate…"))
            save.setAccessibleName(self.tr("Save the certificate of {0}").format(person.name))
            save.setToolTip(self.tr("For the bureau, which must trust it before it takes reports in"))
            save.clicked.connect(lambda: self._save_certificate(person))
            row.addWidget(save)
        if not self._inspection.digest:
            sign = button(self.tr("Sign…"), primary=True, shows=Icon.SIGN)
            sign.setAccessibleName(self.tr("{0} signs").format(person.name))
            sign.clicked.connect(lambda: self.sign(person.id))
            refuse = button(self.tr("Does not sign…"))
            refuse.setAccessibleName(self.tr("{0} does not sign").format(person.name))
            refuse.clicked.connect(lambda: self.refuse(person.id))
            row.addWidget(sign)
            row.addWidget(refuse)
        inside.addLayout(row)
        return frame

    def _state(self, person: Person) -> QWidget:
        hand = next((h for h in self._inspection.handwriting if h.person == person.id), None)
        if hand is not None:
            return label(self.tr("√ Signed at {0}").format(f"{hand.at:%H:%M:%S}"), Kind.GOOD)
        refusal = next((r for r in self._inspection.refusals if r.person == person.id), None)
        if refusal is not None:
            return label(self.tr("× Refused: {0}").format(refusal.reason), Kind.BAD)
        return label(self.tr("○ Not signed yet"), Kind.FAINT)

    def _signed(self, person: PersonId, dialog: SignDialog, shown: str) -> None:
        strokes, aspect, id = dialog.pad.strokes, dialog.pad.aspect, self._inspection.id
        self._store(dialog, lambda store: sign_by_hand(store, id, person, strokes, aspect, shown=shown))

    def _refused(self, person: PersonId, dialog: RefuseDialog) -> None:
        reason, witness, id = dialog.reason.text(), dialog.witness.text(), self._inspection.id
        self._store(dialog, lambda store: refuse_to_sign(store, id, person, reason, witness))

    def _store(self, dialog: QDialog, wish: Callable[[Store], Saved]) -> None:
        """Have it stored what somebody did; the dialog stays until it is."""
        dialog.setEnabled(False)
        asked = self._desk.ask(dialog, wish).finished(lambda: dialog.setEnabled(True))
        asked.done(lambda saved: self._stored(dialog, saved))

    def _stored(self, dialog: QDialog, saved: Saved) -> None:
        dialog.accept()
        self._desk.saved.emit(f"{saved.at:%H:%M:%S}")
        self.reload()
        self.changed.emit()

    def _save_certificate(self, person: Person) -> None:
        def save(target: Path) -> None:
            self._desk.ask(self, lambda store: save_certificate(store, person.identity, target))

        kinds = self.tr("Certificates (*.cer)")
        ask_target(self, self.tr("Save certificate"), f"{person.name}.cer", kinds, save)
