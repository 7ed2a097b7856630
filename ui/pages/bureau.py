"""The bureau's page: drop reports, see what is due."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.app.bureau import import_reports, list_reports, show_report, statistics, trust_certificate
from inspector.app.reading import read_file
from inspector.errors import Refused
from inspector.model.registry import ImportLine, ImportOutcome, ReportLine, Statistics
from inspector.model.text import Bilingual
from ui.desk import Desk, say
from ui.files import ask_file, ask_files
from ui.icon import Icon
from ui.job import Job
from ui.look import Kind, button, card, label, named
from ui.moments import day

Read = tuple[tuple[ReportLine, ...], Statistics]


class BureauPage(QWidget):
    """Imports by drop or dialog; lists reports, refused files, and numbers."""

    imported = Signal(object)

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._trust = folder / "trust"
        self._job: Job[tuple[ImportLine, ...]] | None = None
        self._numbers_of: tuple[str, ...] = ()
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.addWidget(label(self.tr("Bureau: registry of reports"), Kind.TITLE))
        row = QHBoxLayout()
        self.address = QLineEdit(f"sqlite:///{folder / 'registry.db'}")
        named(self.address, self.tr("Address of the registry"))
        self.address.editingFinished.connect(self.reload)
        row.addWidget(label(self.tr("Registry"), Kind.FAINT, wrap=False))
        row.addWidget(self.address, 1)
        trust = button(self.tr("Trust a certificate…"), shows=Icon.SEAL)
        trust.clicked.connect(self._choose_certificate)
        row.addWidget(trust)
        column.addLayout(row)
        column.addWidget(self._drop_area())
        self._numbers = label("", Kind.FAINT)
        column.addWidget(self._numbers)
        column.addWidget(self._tabs(), 1)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.reload()

    @property
    def is_busy(self) -> bool:
        """Whether reports are being imported."""
        return self._job is not None

    def reload(self) -> None:
        """Show what the registry holds now."""
        read = self._desk.attempt(self, self._read)
        if read is None:
            return
        lines, numbers = read
        self._numbers_of = tuple(line.number for line in lines)
        rows = [
            (
                line.number,
                line.outlet,
                line.brand,
                day(line.visited_at.astimezone()),
                str(line.findings),
                str(line.critical),
                day(line.next_due) if line.next_due else "—",
            )
            for line in lines
        ]
        _fill(self.reports, rows)
        self._numbers.setText(
            self.tr("{0} reports, {1} outlets, {2} findings open, {3} overdue, {4} files refused").format(
                numbers.reports, numbers.outlets, numbers.open, numbers.overdue, numbers.refused_files
            )
        )

    def import_paths(self, paths: list[Path]) -> None:
        """Take files and folders in, off the window's thread."""
        if not paths or self._job is not None:
            return
        url, trust = self.address.text(), self._trust
        self._bar.show()
        self._cancel.show()
        self._job = (
            Job(self, lambda progress: import_reports(url, paths, trust, progress))
            .progress(self._progress)
            .done(self._imported)
            .refused(self._refused)
            .finished(self._over)
        )
        self._job.start()

    def cancel(self) -> None:
        """Stop after the file that is being imported."""
        if self._job is not None:
            self._job.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.import_paths([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _drop_area(self) -> QWidget:
        frame, inside = card()
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Drop report files or folders here"), Kind.HEADING), 1)
        self._bar, self._cancel = QProgressBar(), button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel)
        for each in (self._bar, self._cancel):
            each.hide()
            row.addWidget(each)
        choose = button(self.tr("Choose files…"), primary=True, shows=Icon.IMPORT)
        choose.clicked.connect(self._choose_reports)
        row.addWidget(choose)
        inside.addLayout(row)
        return frame

    def _tabs(self) -> QTabWidget:
        self.reports = _table(
            self.tr("Number"),
            self.tr("Outlet"),
            self.tr("Brand"),
            self.tr("Visited"),
            self.tr("Findings"),
            self.tr("Critical"),
            self.tr("Next deadline"),
        )
        named(self.reports, self.tr("Reports"))
        self.reports.cellActivated.connect(self._show)
        self.reports.cellDoubleClicked.connect(self._show)
        self.outcomes = _table(self.tr("Outcome"), self.tr("File"), self.tr("Number"), self.tr("Reason"))
        named(self.outcomes, self.tr("Last import"))
        tabs = QTabWidget()
        named(tabs, self.tr("Pages of the registry"))
        tabs.addTab(self.reports, self.tr("Reports"))
        tabs.addTab(self.outcomes, self.tr("Last import"))
        self._pages = tabs
        return tabs

    def _read(self) -> Read:
        url = self.address.text()
        return list_reports(url), statistics(url)

    def _progress(self, text: Bilingual, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _imported(self, lines: tuple[ImportLine, ...]) -> None:
        outcomes = {
            ImportOutcome.NEW: self.tr("√ new"),
            ImportOutcome.ALREADY: self.tr("— held already"),
            ImportOutcome.REFUSED: self.tr("× refused"),
        }
        _fill(
            self.outcomes,
            [
                (outcomes[line.outcome], Path(line.path).name, line.number, line.text.of(self._desk.language))
                for line in lines
            ],
        )
        if any(line.outcome is ImportOutcome.REFUSED for line in lines):
            self._pages.setCurrentWidget(self.outcomes)
        self.imported.emit(lines)

    def _refused(self, refused: Refused) -> None:
        self._desk.tell(self, refused)

    def _over(self) -> None:
        self._job = None
        self._bar.hide()
        self._cancel.hide()
        self.reload()

    def _show(self, row: int) -> None:
        number = self._numbers_of[row]
        detail = self._desk.attempt(self, lambda: show_report(self.address.text(), number))
        if detail is not None:
            findings = [f"{f.item}  {f.due or ''}  {f.text}" for f in detail.record.findings]
            signed = self.tr("Signed by {0}").format(", ".join(detail.signers))
            say(self, number, "\n".join([detail.line.outlet, signed, detail.digest, "", *findings]))

    def _choose_reports(self) -> None:
        ask_files(self, self.tr("Import reports"), "PDF (*.pdf)", self.import_paths)

    def _choose_certificate(self) -> None:
        kinds = self.tr("Certificates (*.cer *.crt *.pem *.der)")
        ask_file(self, self.tr("Trust a certificate"), kinds, self.trust)

    def trust(self, file: Path) -> None:
        """Trust the certificate in a file from now on."""
        fingerprint = self._desk.attempt(self, lambda: trust_certificate(self._trust, read_file(file)))
        if fingerprint is not None:
            say(
                self,
                self.tr("Trusted"),
                self.tr("Signatures by this certificate count now:\n{0}").format(fingerprint),
            )


def _table(*headers: str) -> QTableWidget:
    table = QTableWidget(0, len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, rows: Sequence[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.setItem(row, column, QTableWidgetItem(text))
