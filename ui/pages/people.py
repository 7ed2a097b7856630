"""People: who takes part, who signs, who refuses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
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
from inspector.model.person import Handwriting, Person, PersonId, Refusal
from inspector.model.vocabulary import ROLES
from ui.desk import Desk
from ui.files import ask_target
from ui.icon import Icon
from ui.look import BESIDE_BAR, Kind, button, card, empty, label, scrolled
from ui.pages.sign import RefuseDialog, SignDialog, short
from ui.widgets.flow import FlowLayout
from ui.widgets.ink import SignaturePicture


class PeoplePage(QWidget):
    """Each person with what they did: signed, refused, or nothing yet."""

    changed = Signal()

    def __init__(self, desk: Desk, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._inspection = inspection
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, BESIDE_BAR, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
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
        self._column.addStretch(1)
        for made in self._inside.findChildren(QPushButton):
            if name and made is not focused and made.accessibleName() == name:
                made.setFocus()  # the keys stay where they were

    def sign(self, person: PersonId) -> None:
        """Open the pad for a person, under what is stored now."""
        id = self._inspection.id
        asked = self._desk.ask(self, lambda store: statement_of_draft(store, id))
        asked.done(lambda statement: self._open_pad(statement, person))

    def refuse(self, person: PersonId, reason: str = "", witness: str = "", *, shown: str = "") -> None:
        """Ask why a person does not sign what was shown to them."""
        who = next(p for p in self._inspection.people if p.id == person)
        dialog = RefuseDialog(self, who, shown)
        dialog.reason.setText(reason)
        dialog.witness.setText(witness)
        dialog.wanted.connect(lambda: self._refused(person, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_pad(self, statement: Statement, person: PersonId) -> None:
        if (shown := self.sign_dialog) is not None and shown.isVisible():
            return  # it was asked for twice before it came
        who = next(p for p in statement.inspection.people if p.id == person)
        dialog = SignDialog(self, self._desk.language, who, statement)
        dialog.wanted.connect(lambda: self._signed(person, dialog, statement.digest))
        dialog.refusal_wanted.connect(lambda: self._refuse_instead(person, dialog, statement.digest))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refuse_instead(self, person: PersonId, dialog: SignDialog, shown: str) -> None:
        dialog.reject()
        self.refuse(person, shown=shown)

    def _card(self, person: Person) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        about = QVBoxLayout()
        about.addWidget(label(ROLES[person.role].of(self._desk.language), Kind.TAG))
        about.addWidget(label(f"{person.name}   {person.post}   {person.certificate}".strip(), Kind.HEADING))
        about.addWidget(self._state(person))
        hand = self._hand_of(person)
        if hand is not None:
            about.addWidget(
                label(self.tr("Digest of what was signed: {0}").format(short(hand.digest)), Kind.FAINT)
            )
        row.addLayout(about, 1)
        if hand is not None:
            row.addWidget(SignaturePicture(hand, self.tr("Signature of {0}").format(person.name)))
        row.addLayout(self._ways(person), 1)
        inside.addLayout(row)
        return frame

    def _ways(self, person: Person) -> QVBoxLayout:
        """What can be done, at the right; below each other where the text is large."""
        ways, row = QVBoxLayout(), FlowLayout(at_end=True)
        ways.addStretch()
        ways.addLayout(row)
        ways.addStretch()
        if person.identity:
            save = button(self.tr("Save certificate…"))
            save.setAccessibleName(self.tr("Save the certificate of {0}").format(person.name))
            save.setToolTip(self.tr("For the bureau, which must trust it before it takes reports in"))
            save.clicked.connect(lambda: self._save_certificate(person))
            row.addWidget(save)
        if not self._inspection.digest:
            sign = button(self.tr("Sign…"), shows=Icon.SIGN)
            sign.setAccessibleName(self.tr("{0} signs").format(person.name))
            sign.clicked.connect(lambda: self.sign(person.id))
            refuse = button(self.tr("Does not sign…"))
            refuse.setAccessibleName(self.tr("{0} does not sign").format(person.name))
            refuse.clicked.connect(lambda: self.refuse(person.id))
            row.addWidget(sign)
            row.addWidget(refuse)
        return ways

    def _hand_of(self, person: Person) -> Handwriting | None:
        return next((h for h in self._inspection.handwriting if h.person == person.id), None)

    def _state(self, person: Person) -> QWidget:
        hand = self._hand_of(person)
        if hand is not None:
            return label(self.tr("√ Signed at {0}").format(f"{hand.at:%H:%M:%S}"), Kind.GOOD)
        refusal = next((r for r in self._inspection.refusals if r.person == person.id), None)
        if refusal is not None:
            return label(self._told_of(refusal), Kind.WARN)
        if person.id in self._inspection.outdated:
            return label(
                self.tr("× Void: the inspection was changed after the signature or refusal. Ask again."),
                Kind.BAD,
            )
        return label(self.tr("○ Not signed yet"), Kind.FAINT)

    def _told_of(self, refusal: Refusal) -> str:
        if refusal.witness:
            return self.tr("× Refused: {0}   Witness: {1}").format(refusal.reason, refusal.witness)
        return self.tr("× Refused: {0}").format(refusal.reason)

    def _signed(self, person: PersonId, dialog: SignDialog, shown: str) -> None:
        strokes, aspect, id = dialog.pad.strokes, dialog.pad.aspect, self._inspection.id
        self._store(dialog, lambda store: sign_by_hand(store, id, person, strokes, aspect, shown=shown))

    def _refused(self, person: PersonId, dialog: RefuseDialog) -> None:
        reason, witness = dialog.reason.text(), dialog.witness.text()
        id, shown = self._inspection.id, dialog.digest
        self._store(dialog, lambda store: refuse_to_sign(store, id, person, reason, witness, shown=shown))

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
