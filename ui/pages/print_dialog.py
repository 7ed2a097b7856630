"""Print: see how it comes out, choose printer, pages and copies; it can be stopped."""

import re
from pathlib import Path

from PySide6.QtCore import QMarginsF, QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from inspector.errors import Language
from inspector.model.text import Bilingual
from ui.desk import Desk
from ui.files import ask_target
from ui.job import Job
from ui.look import Kind, button, label, labelled, named, number_box, show_as
from ui.pdf.file import Source
from ui.pdf.printing import Printer, Wish, print_pages, printers
from ui.widgets.pdf_pages import Fit, PdfPages
from ui.widgets.side_column import SideColumn

RANGE = re.compile(r"([0-9]{1,5})(?:[-–—~～至]([0-9]{1,5}))?")
BETWEEN = re.compile(r"[\s,，、;；]+")
MOST_COPIES = 99


def pages_in(text: str, count: int) -> tuple[int, ...] | None:
    """The pages from 0 that somebody wrote as "1-3, 5"; all for nothing, None for what cannot be understood."""
    pages: list[int] = []
    for part in filter(None, BETWEEN.split(text.strip())):
        found = RANGE.fullmatch(part)
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= count:
            return None
        pages += range(first - 1, last)
    return tuple(pages) or tuple(range(count))


class PrintDialog(QDialog):
    """The preview beside what can be chosen. Stays until all is printed, or somebody stops it."""

    def __init__(self, desk: Desk, parent: QWidget, source: Source, title: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language: Language = desk.language
        self._source = source
        self._title = title
        self._job: Job[int] | None = None
        self.setWindowTitle(self.tr("Print {0}").format(title))
        self.setGeometry(parent.window().geometry())
        self.sheets = PdfPages()
        self.sheets.zoom_to(Fit.PAGE)
        named(self.sheets, self.tr("Print preview"))
        row = QHBoxLayout(self)
        row.addWidget(self.sheets, 1)
        row.addWidget(self._choices())
        self.sheets.opened.connect(self._show_chosen)
        self.sheets.refused.connect(lambda refused: desk.tell(self, refused))
        self.sheets.open(source)
        Job(self, lambda _: printers()).done(self._list).start()
        self._busy(False)

    @property
    def is_busy(self) -> bool:
        """Whether it is being printed."""
        return self._job is not None

    def print_out(self) -> None:
        """Print; into a file, ask which one first."""
        if self.printer.currentData() is not None:
            self._start(None)
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{self._title}.pdf")
        ask_target(self, self.tr("Print to a PDF file"), proposed, "PDF (*.pdf)", self._start)

    def reject(self) -> None:
        """Stop what is printed; close what is not."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _choices(self) -> QWidget:
        self.printer, self.pages = (
            QComboBox(),
            QLineEdit(placeholderText=self.tr("All, or for example 1-3, 5")),
        )
        self.printer.addItem(self.tr("PDF file"), None)
        self.copies = number_box(MOST_COPIES, least=1)
        self.scaling = QComboBox()
        self.scaling.addItem(self.tr("Fit to what the printer can print on"), True)
        self.scaling.addItem(self.tr("As large as on paper"), False)
        self.both_sides = QCheckBox(self.tr("On both sides"))
        self.told = label("", Kind.FAINT)
        self.bar = QProgressBar()
        named(self.bar, self.tr("Progress"))
        self.print_button = button(self.tr("Print"), primary=True)
        self.close_button = button(self.tr("Close"))
        self.print_button.clicked.connect(self.print_out)
        self.close_button.clicked.connect(self.reject)
        self.printer.currentIndexChanged.connect(lambda _: self._show())
        self.scaling.currentIndexChanged.connect(lambda _: self._show())
        self.pages.textChanged.connect(lambda _: self._show_chosen())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addLayout(
            labelled(
                (self.tr("Printer"), self.printer),
                (self.tr("Pages"), self.pages),
                (self.tr("Copies"), self.copies),
                (self.tr("Size"), self.scaling),
            )
        )
        for each in (self.both_sides, self.told, self.bar, self.print_button, self.close_button):
            column.addWidget(each)
        column.addStretch()
        return SideColumn(inside)

    def _list(self, found: tuple[Printer, ...]) -> None:
        """The printers come when they answered; the default one is chosen unless somebody chose meanwhile."""
        was_untouched = self.printer.currentIndex() == 0 and not self.is_busy
        for number, printer in enumerate(found):
            self.printer.insertItem(number, printer.name, printer)
        if found and was_untouched:
            self.printer.setCurrentIndex(0)
        self._show()

    def _chosen(self) -> tuple[int, ...] | None:
        return pages_in(self.pages.text(), self.sheets.pages) if self.sheets.pages else None

    def _show_chosen(self) -> None:
        """Another choice of pages: look at the first of them."""
        self._show()
        if chosen := self._chosen():
            self.sheets.show_page(chosen[0])

    def _show(self) -> None:
        """Show how it comes out."""
        chosen, printer = self._chosen(), self.printer.currentData()
        fits = self.scaling.currentData() and printer is not None
        self.sheets.show_print(
            frozenset(range(self.sheets.pages)) - frozenset(chosen or ()),
            QMarginsF(*printer.edges) if fits else QMarginsF(),
        )
        for each in (self.copies, self.both_sides):
            each.setEnabled(printer is not None and not self.is_busy)
        self.print_button.setEnabled(bool(chosen) and not self.is_busy)
        if self.sheets.pages and chosen is None:
            show_as(self.told, Kind.BAD, self.tr("There are pages 1 to {0}.").format(self.sheets.pages))
        elif not self.is_busy:
            show_as(self.told, Kind.FAINT, self.tr("Sides: {0}").format(len(chosen or ())))

    def _start(self, target: Path | None) -> None:
        chosen, printer = self._chosen(), self.printer.currentData()
        if not chosen or self.is_busy:
            return
        wish = Wish(
            source=self._source,
            pages=chosen,
            printer="" if printer is None else printer.name,
            target=target,
            copies=self.copies.value(),
            fits=self.scaling.currentData(),
            both_sides=self.both_sides.isChecked(),
            title=self._title,
        )
        job = Job(self, lambda progress: print_pages(wish, progress))
        job.progress(self._progress).done(self._printed).cancelled(self._stopped)
        job.refused(lambda refused: self._desk.tell(self, refused)).finished(self._over)
        self._job = job
        self._busy(True)
        job.start()

    def _progress(self, text: Bilingual, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        told = self.tr("{0}: {1} of {2}").format(text.of(self._language), done, total)
        show_as(self.told, Kind.FAINT, told)

    def _printed(self, sides: int) -> None:
        show_as(self.told, Kind.GOOD, self.tr("√ Printed. Sides: {0}").format(sides))

    def _stopped(self) -> None:
        show_as(self.told, Kind.WARN, self.tr("Stopped."))

    def _over(self) -> None:
        self._job = None
        self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.close_button.setText(self.tr("Stop") if busy else self.tr("Close"))
        for each in (self.printer, self.pages, self.scaling):
            each.setEnabled(not busy)
        self._show()
