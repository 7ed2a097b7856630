"""What is missing, seal, export, see the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.app.export import Exported, export_report
from inspector.app.preview import Preview, preview
from inspector.app.progress import Progress
from inspector.app.seal import Standing, seal, standing
from inspector.app.what_follows import what_follows
from inspector.errors import Refused
from inspector.model.document import Document, Paper
from inspector.model.inspection import Inspection
from inspector.model.person import Role
from inspector.model.text import Bilingual
from inspector.model.vocabulary import PAPERS
from ui.desk import Desk, say
from ui.files import ask_target
from ui.icon import Icon
from ui.job import Job
from ui.look import BESIDE_BAR, Kind, button, label, named, show_as, with_text
from ui.pages.pin_dialog import PinDialog
from ui.pdf.file import Source
from ui.widgets.follows_panel import FollowsPanel
from ui.widgets.gap_list import GapList
from ui.widgets.pdf_view import PdfView
from ui.widgets.side_column import SideColumn

LINES_OF_GAPS = 12  # at least, in heights of a line
GAP = 10  # between the steps and the paper

if TYPE_CHECKING:
    from ui.pages.print_dialog import PrintDialog


class SealingPage(QWidget):
    """The gaps, each of which jumps to its place; then seal, then export; then what follows. The paper is seen beside,
    also before it is one."""

    gap_wanted = Signal(object)
    sealed = Signal()

    def __init__(self, desk: Desk, inspection: Inspection) -> None:
        super().__init__()
        self._desk = desk
        self._inspection = inspection
        self._job: Job[Exported] | Job[Preview] | None = None

    def fill(self) -> Iterator[None]:
        """Make what is on it, part by part."""
        words = self.tr("The paper is seen here, with Preview, or after it was exported.")
        self.view = PdfView(self._desk.language, words)
        self.view.print_wanted.connect(self.ask_print)
        self.view.setParent(self)
        yield
        steps = SideColumn(self._steps())
        steps.setParent(self)
        yield
        sides = QSplitter()
        sides.setHandleWidth(GAP)
        sides.setChildrenCollapsible(False)
        sides.addWidget(steps)
        sides.addWidget(self.view)
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(sides)

    @property
    def pin_dialog(self) -> PinDialog | None:
        """The dialog that is open, if one is."""
        return self.findChild(PinDialog)

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written."""
        return self._job is not None

    @property
    def print_dialog(self) -> PrintDialog | None:
        """The dialog that is open, if one is."""
        from ui.pages.print_dialog import PrintDialog

        return self.findChild(PrintDialog)

    def reload(self) -> None:
        """Show what is missing now."""
        id = self._inspection.id
        self._desk.ask(self, lambda store: standing(store, id)).done(self._show)

    def _show(self, stands: Standing) -> None:
        self._inspection = stands.inspection
        is_sealed = bool(self._inspection.digest)
        self.gaps.show_gaps(stands.gaps, stands.remarks)
        self.gaps.setVisible(bool(stands.gaps or stands.remarks))
        self.seal_button.setVisible(not is_sealed)
        self.follows.setVisible(is_sealed)
        if is_sealed:
            id = self._inspection.id
            asked = self._desk.ask(self, lambda store: what_follows(store, id))
            asked.done(self.follows.show_follows)
        self.seal_button.setEnabled(not is_sealed and not stands.gaps)
        self.export_button.setEnabled(is_sealed and not self.is_busy)
        show_as(self._state, Kind.GOOD if is_sealed or not stands.gaps else Kind.BAD, self._words(stands))

    def seal(self) -> None:
        """Freeze the inspection."""
        id = self._inspection.id
        self.seal_button.setEnabled(False)
        asked = self._desk.ask(self, lambda store: seal(store, id))
        asked.finished(self.reload).done(lambda _: self.sealed.emit())

    def preview(self) -> None:
        """Show the paper as it would be now; nothing is written."""
        store, inspection, document = self._desk.store, self._inspection.id, self.document
        self._begin(
            Job(self, lambda progress: preview(store, inspection, progress, document)).done(self._previewed)
        )

    def ask_print(self, source: Source) -> None:
        """Ask how to print what is shown."""
        from ui.pages.print_dialog import (
            PrintDialog,  # with Qt's classes for printing, which no thread may make
        )

        title = f"{self._inspection.number} {PAPERS[self.document.paper].of(self._desk.language)}"
        dialog = PrintDialog(self._desk, self, source, title)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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

    def _steps(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, BESIDE_BAR, 0)
        column.addWidget(label(self.tr("Check, seal, export"), Kind.HEADING))
        self._state = label("")
        column.addWidget(self._state)
        self.gaps = GapList(self._desk.language)
        gaps = self.gaps
        with_text(gaps, lambda: gaps.setMinimumHeight(gaps.fontMetrics().height() * LINES_OF_GAPS))
        self.gaps.wanted.connect(self.gap_wanted)
        column.addWidget(self.gaps, 1)
        self.seal_button = button(
            self.tr("Seal: nothing can be changed afterwards"), primary=True, shows=Icon.SEAL
        )
        self.seal_button.clicked.connect(self.seal)
        column.addWidget(self.seal_button)
        self._papers()
        self.preview_button = button(self.tr("Preview"))
        self.preview_button.clicked.connect(self.preview)
        self.export_button = button(self.tr("Sign and export the report…"), primary=True, shows=Icon.REPORT)
        self.export_button.clicked.connect(self.export)
        self._bar = QProgressBar()
        named(self._bar, self.tr("Progress"))
        self._step = label("", Kind.FAINT)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel)
        self.follows = FollowsPanel(self._desk.language)
        for each in (self.paper, self.addressee, self.numbers, self.preview_button, self.export_button):
            column.addWidget(each)
        for shown in (self._step, self._bar, self._cancel, self.follows):
            column.addWidget(shown)
        self.follows.setVisible(False)
        self._busy(False)
        column.addStretch()
        return inside

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
            return self.tr("× %n things are missing. Choose one to go there.", "", len(stands.gaps))
        if stands.remarks:
            return self.tr(
                "√ Nothing is missing; %n things may be left as they are.", "", len(stands.remarks)
            )
        return self.tr("√ Nothing is missing.")

    def _write(self, target: Path, pins: dict[str, str]) -> None:
        store, inspection, document = self._desk.store, self._inspection.id, self.document

        def write(progress: Progress) -> Exported:
            return export_report(store, inspection, target, pins, progress, overwrite=True, document=document)

        self._begin(Job(self, write).done(self._exported))

    def _begin(self, job: Job[Exported] | Job[Preview]) -> None:
        if self._job is not None:
            return
        self._job = job
        self._busy(True)
        job.progress(self._progress).refused(self._tell).finished(self._over).start()

    def _progress(self, text: Bilingual, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(text.of(self._desk.language))

    def _exported(self, made: Exported) -> None:
        self.view.open(made.path, self.tr("√ Signed and checked: {0}").format(made.path.name), Kind.GOOD)
        say(self, self.tr("Exported"), self.tr("The signed report is in\n{0}").format(made.path))

    def _previewed(self, seen: Preview) -> None:
        draft, unsigned = (
            self.tr("Draft: not sealed, not signed."),
            self.tr("Sealed, not signed: export it to sign."),
        )
        told = draft if seen.is_draft else unsigned
        if seen.hidden:
            told += self.tr(" Blank photos, as nobody reviewed them: {0}.").format(seen.hidden)
        self.view.open(seen.pdf, told, Kind.WARN)

    def _tell(self, refused: Refused) -> None:
        self._desk.tell(self, refused)

    def _over(self) -> None:
        self._job = None
        self._busy(False)
        self.reload()

    def _busy(self, busy: bool) -> None:
        for each in (self._bar, self._step, self._cancel):
            each.setVisible(busy)
        self.preview_button.setEnabled(not busy)
        self.export_button.setEnabled(not busy and bool(self._inspection.digest))
