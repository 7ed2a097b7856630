"""What is missing, seal, export, see the report."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from inspector.app.export import Exported, export_report
from inspector.app.seal import Standing, seal, standing
from inspector.errors import Refused
from inspector.model.document import Document, Paper
from inspector.model.inspection import Inspection
from inspector.model.person import Person, Role
from inspector.model.text import Bilingual
from inspector.model.vocabulary import PAPERS
from ui.desk import Desk, say
from ui.files import ask_target
from ui.icon import Icon
from ui.job import Job
from ui.look import Kind, button, label, named, show_as
from ui.widgets.gap_list import GapList
from ui.widgets.pdf_view import PdfView


class PinDialog(QDialog):
    """The PIN of each officer's signing identity."""

    def __init__(self, parent: QWidget, officers: tuple[Person, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign the report"))
        form = QFormLayout(self)
        form.addRow(label(self.tr("Each officer enters the PIN of his or her signing identity."), Kind.FAINT))
        self._fields: dict[str, QLineEdit] = {}
        for officer in officers:
            field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
            field.setMinimumWidth(240)
            named(field, self.tr("PIN of {0}").format(officer.name))
            form.addRow(label(self.tr("PIN of {0}").format(officer.name), wrap=False), field)
            self._fields[officer.identity] = field
        self.accept_button = button(self.tr("Sign and export"), primary=True)
        self.accept_button.clicked.connect(self.accept)
        form.addRow(self.accept_button)

    @property
    def pins(self) -> dict[str, str]:
        """PINs by fingerprint."""
        return {fingerprint: field.text() for fingerprint, field in self._fields.items()}

    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields in the order of the officers."""
        return tuple(self._fields.values())


class SealingPage(QWidget):
    """The gaps, each of which jumps to its place; then seal, then export."""

    gap_wanted = Signal(object)
    sealed = Signal()

    def __init__(self, desk: Desk, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._inspection = inspection
        self._job: Job[Exported] | None = None
        row = QHBoxLayout(self)
        row.addLayout(self._steps(), 2)
        self.view = PdfView(desk.language, self.tr("The report appears here after it was exported."))
        row.addWidget(self.view, 3)

    @property
    def pin_dialog(self) -> PinDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(PinDialog)

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written."""
        return self._job is not None

    def reload(self) -> None:
        """Show what is missing now."""
        id = self._inspection.id
        self._desk.ask(self, lambda store: standing(store, id)).done(self._show)

    def _show(self, stands: Standing) -> None:
        self._inspection = stands.inspection
        is_sealed = bool(self._inspection.digest)
        self.gaps.show_gaps(stands.gaps, stands.remarks)
        self.gaps.setVisible(bool(stands.gaps or stands.remarks))
        self.seal_button.setEnabled(not is_sealed and not stands.gaps)
        self.export_button.setEnabled(is_sealed and not self.is_busy)
        self.paper.setEnabled(is_sealed)
        show_as(self._state, Kind.GOOD if is_sealed or not stands.gaps else Kind.BAD, self._words(stands))

    def seal(self) -> None:
        """Freeze the inspection."""
        id = self._inspection.id
        self.seal_button.setEnabled(False)
        asked = self._desk.ask(self, lambda store: seal(store, id))
        asked.finished(self.reload).done(lambda _: self.sealed.emit())

    def export(self) -> None:
        """Ask where, ask for the PINs, write the report."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        paper = self.document.paper
        ending = "" if paper is Paper.REPORT else f"-{paper}"
        proposed = str(Path(documents) / f"{self._inspection.number}{ending}.pdf")
        ask_target(self, self.tr("Export the report"), proposed, "PDF (*.pdf)", self.ask_pins)

    @property
    def document(self) -> Document:
        """The paper that is chosen, with what it needs beside the record."""
        numbers = re.findall(r"[0-9]+", self.numbers.text())
        return Document(
            paper=self.paper.currentData(),
            addressee=self.addressee.text().strip() if self._refers else "",
            findings=tuple(int(number) for number in numbers) if self._refers else (),
        )

    @property
    def _refers(self) -> bool:
        return bool(self.paper.currentData() == Paper.REFERRAL)

    def ask_pins(self, target: Path) -> None:
        """Ask for the PINs, then write to `target`, which the file dialog let the user confirm."""
        dialog = PinDialog(self, self._inspection.with_role(Role.OFFICER))
        dialog.accepted.connect(lambda: self._write(target, dialog.pins))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def cancel(self) -> None:
        """Stop at the next step; nothing half done is left."""
        if self._job is not None:
            self._job.cancel()

    def _steps(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(label(self.tr("Check, seal, export"), Kind.HEADING))
        self._state = label("")
        column.addWidget(self._state)
        self.gaps = GapList(self._desk.language)
        self.gaps.wanted.connect(self.gap_wanted)
        column.addWidget(self.gaps, 1)
        self.seal_button = button(
            self.tr("Seal: nothing can be changed afterwards"), primary=True, shows=Icon.SEAL
        )
        self.seal_button.clicked.connect(self.seal)
        self.export_button = button(self.tr("Sign and export the report…"), primary=True, shows=Icon.REPORT)
        self.export_button.clicked.connect(self.export)
        self._papers()
        self._bar = QProgressBar()
        self._step = label("", Kind.FAINT)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel)
        column.addWidget(self.seal_button)
        column.addWidget(self.paper)
        column.addWidget(self.addressee)
        column.addWidget(self.numbers)
        for each in (self.export_button, self._step, self._bar, self._cancel):
            column.addWidget(each)
        self._busy(False)
        column.addStretch()
        return column

    def _papers(self) -> None:
        """Which paper to write; a referral needs a department and the findings it is about."""
        self.paper = QComboBox()
        named(self.paper, self.tr("Paper"))
        for paper, words in PAPERS.items():
            self.paper.addItem(words.of(self._desk.language), paper)
        self.addressee = QLineEdit(placeholderText=self.tr("Department the letter goes to"))
        named(self.addressee, self.tr("Department the letter goes to"))
        self.numbers = QLineEdit(placeholderText=self.tr("Numbers of the findings to refer, e.g. 2, 5"))
        named(self.numbers, self.tr("Numbers of the findings to refer, e.g. 2, 5"))
        self.paper.currentIndexChanged.connect(lambda _: self._show_needs())
        self._show_needs()

    def _show_needs(self) -> None:
        self.addressee.setVisible(self._refers)
        self.numbers.setVisible(self._refers)

    def _words(self, stands: Standing) -> str:
        if stands.inspection.digest:
            return self.tr("√ Sealed. Digest {0}").format(stands.inspection.digest[:16])
        if stands.gaps:
            return self.tr("× {0} things are missing. Choose one to go there.").format(len(stands.gaps))
        if stands.remarks:
            return self.tr("√ Nothing is missing; {0} things may be left as they are.").format(
                len(stands.remarks)
            )
        return self.tr("√ Nothing is missing.")

    def _write(self, target: Path, pins: dict[str, str]) -> None:
        store, inspection, document = self._desk.store, self._inspection.id, self.document
        self._busy(True)
        self._job = (
            Job(
                self,
                lambda progress: export_report(
                    store, inspection, target, pins, progress, overwrite=True, document=document
                ),
            )
            .progress(self._progress)
            .done(self._exported)
            .refused(lambda refused: self._tell(refused))
            .finished(self._over)
        )
        self._job.start()

    def _progress(self, text: Bilingual, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(text.of(self._desk.language))

    def _exported(self, made: Exported) -> None:
        self.view.open(made.path)
        say(self, self.tr("Exported"), self.tr("The signed report is in\n{0}").format(made.path))

    def _tell(self, refused: Refused) -> None:
        self._desk.tell(self, refused)

    def _over(self) -> None:
        self._job = None
        self._busy(False)
        self.reload()

    def _busy(self, busy: bool) -> None:
        for each in (self._bar, self._step, self._cancel):
            each.setVisible(busy)
        self.export_button.setEnabled(not busy and bool(self._inspection.digest))
