"""The bureau's page: drop reports, look through those that are held, see what is due, decide whom to trust."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector.app.bureau import import_reports
from inspector.app.progress import Progress
from inspector.app.registry_export import export_list
from inspector.errors import Refused
from inspector.model.list_wish import ListWish
from inspector.model.registry import ImportLine, ImportOutcome
from ui.actions import declare
from ui.desk import Desk
from ui.files import ask_files, ask_folder, ask_target
from ui.icon import Icon
from ui.job import Job
from ui.look import Kind, button, label, named, scrolled, show_as, with_text
from ui.models.lines import LinesModel
from ui.models.paged import Column
from ui.pages.bureau_numbers import NumbersPanel
from ui.pages.bureau_reports import ReportsPanel
from ui.pages.bureau_trust import ENDINGS, TrustPanel
from ui.widgets.flow import FlowLayout
from ui.widgets.lazy_tabs import LazyTabs
from ui.widgets.lines_table import LinesTable
from ui.widgets.work_bar import WorkBar

NUMBERS, TRUSTED, LAST_IMPORT = 1, 2, 3  # tabs
LEAST_LINES = 22  # of a tab: in a window with less room, the page scrolls
ADDRESS = 44  # letters of an address that are seen


class BureauPage(QWidget):
    """Nothing of the registry is read on the window's thread."""

    imported = Signal(object)

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._folder = folder
        self.setAcceptDrops(True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        desk.registry.go_to(desk.registry.address or f"sqlite:///{folder / 'registry.db'}")
        self.bar = WorkBar(desk.language)
        self.told = label("")
        self.told.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        column.addLayout(self._head())
        column.addLayout(self._place())
        for each in (self.bar, self.told):
            column.addWidget(each)
        tabs = self._make_tabs()
        with_text(tabs, lambda: tabs.setMinimumHeight(tabs.fontMetrics().height() * LEAST_LINES))
        column.addWidget(tabs, 1)

    @property
    def is_busy(self) -> bool:
        """Whether reports are being imported, or a list is being written."""
        return self.bar.is_busy

    def reload(self) -> None:
        """Show what the registry holds now."""
        self.told.hide()
        self.reports.reload()
        if self._tabs.made(NUMBERS) is not None:
            self.numbers.reload()

    def import_paths(self, paths: list[Path]) -> None:
        """Take files and folders in, off the window's thread, once whom to trust is decided."""
        if not paths or not self._is_free():
            return
        url, trust = self._desk.registry.address, self._folder / "trust"
        decided = self._desk.registry.all_asked()

        def take(progress: Progress) -> tuple[ImportLine, ...]:
            decided.wait()
            return import_reports(url, paths, trust, progress)

        self.bar.run(Job(self, take).done(self._imported).refused(self._tell).finished(self._look_anew))

    def export(self, wish: ListWish, target: Path) -> None:
        """Write the reports that are listed to a file for a spreadsheet."""
        if not self._is_free():
            return
        url, language = self._desk.registry.address, self._desk.language
        job = Job(self, lambda progress: export_list(url, target, progress, wish, language))
        self.bar.run(job.done(lambda rows: self._exported(rows, target)).refused(self._tell))

    def _is_free(self) -> bool:
        """Whether work can begin; else it is told why not. What was told of the work before is over."""
        if self.is_busy:
            self._say(Kind.WARN, self.tr("× Not begun: other work goes on. Do it again when that has ended."))
            return False
        self.told.hide()
        return True

    def show_numbers(self) -> None:
        """Go to what the reports come to."""
        self._tabs.setCurrentIndex(NUMBERS)

    def cancel(self) -> None:
        """Stop after the file that is being imported."""
        self.bar.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Certificates are trusted, everything else is imported."""
        event.acceptProposedAction()
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        certificates = [path for path in dropped if path.suffix.lower() in ENDINGS]
        for certificate in certificates:
            self._tabs.setCurrentIndex(TRUSTED)
            self.trusted.trust(certificate)
        self.import_paths([path for path in dropped if path not in certificates])

    def _head(self) -> FlowLayout:
        row = FlowLayout(spread=True)
        row.addWidget(label(self.tr("Bureau: registry of reports"), Kind.TITLE, wrap=False))
        folder = button(self.tr("Choose a folder…"), shows=Icon.FOLDER)
        folder.clicked.connect(self._choose_folder)
        choose = button(self.tr("Choose files…"), primary=True, shows=Icon.IMPORT)
        choose.clicked.connect(self._choose_reports)
        row.addWidget(folder)
        row.addWidget(choose)
        return row

    def _place(self) -> FlowLayout:
        row = FlowLayout()
        self.address = QLineEdit(self._desk.registry.address)
        self.address.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * ADDRESS)
        named(self.address, self.tr("Address of the registry"))
        self.address.editingFinished.connect(self._go)
        row.addWidget(label(self.tr("Registry"), Kind.FAINT, wrap=False))
        row.addWidget(self.address)
        row.addWidget(label(self.tr("Drop report files or folders here"), Kind.FAINT, wrap=False))
        return row

    def _make_tabs(self) -> LazyTabs:
        registry, language = self._desk.registry, self._desk.language
        self.reports = ReportsPanel(registry, language, self._tell)
        self.reports.setParent(self)  # a page that is left before its first turn takes it along
        self.reports.hide()
        self.reports.export_wanted.connect(self._ask_target)
        self.outcomes = LinesModel(self._outcome_columns(), self)
        self._tabs = LazyTabs()
        named(self._tabs, self.tr("Pages of the registry"))
        self._tabs.add(self.tr("Reports"), lambda: self.reports)
        self._tabs.add(self.tr("Numbers"), lambda: NumbersPanel(registry, language, self._tell))
        trust = self._folder / "trust"
        self._tabs.add(self.tr("Trusted certificates"), lambda: TrustPanel(registry, language, trust))
        self._tabs.add(self.tr("Last import"), self._make_outcomes)
        self._declare()
        return self._tabs

    def _make_outcomes(self) -> LinesTable:
        table = LinesTable(self.outcomes, (16, 30, 26, 0), (2, 1))
        named(table, self.tr("Last import"))
        return table

    @property
    def numbers(self) -> NumbersPanel:
        """What the reports come to; made now if it is not there."""
        page = self._tabs.page(NUMBERS)
        assert isinstance(page, NumbersPanel)
        return page

    @property
    def trusted(self) -> TrustPanel:
        """Whom the bureau trusts; made now if it is not there."""
        page = self._tabs.page(TRUSTED)
        assert isinstance(page, TrustPanel)
        return page

    def _declare(self) -> None:
        places = (
            ("go-reports", self.tr("Go to the reports")),
            ("go-numbers", self.tr("Go to the numbers")),
            ("go-trusted", self.tr("Go to the trusted certificates")),
            ("go-last-import", self.tr("Go to the last import")),
        )
        for number, (name, text) in enumerate(places):
            keys = QKeySequence(f"Ctrl+{number + 1}")
            declare(self, name, text, partial(self._tabs.setCurrentIndex, number), keys, everywhere=True)
        declare(self, "import-reports", self.tr("Import reports…"), self._choose_reports, "Ctrl+O")

    def _outcome_columns(self) -> tuple[Column[ImportLine], ...]:
        outcomes = {
            ImportOutcome.NEW: self.tr("√ new"),
            ImportOutcome.ALREADY: self.tr("— held already"),
            ImportOutcome.REFUSED: self.tr("× refused"),
        }
        language = self._desk.language
        return (
            Column("", self.tr("Outcome"), lambda line: outcomes[line.outcome]),
            Column("", self.tr("File"), lambda line: Path(line.path).name),
            Column("", self.tr("Number"), lambda line: line.number),
            Column("", self.tr("Reason"), lambda line: line.text.of(language)),
        )

    def _go(self) -> None:
        address = self.address.text().strip()
        if address != self._desk.registry.address:
            self._desk.registry.go_to(address)
            self.reload()

    def _look_anew(self) -> None:
        """The import may have made the registry."""
        self._desk.registry.go_to(self._desk.registry.address)
        self.reports.reload()
        if self._tabs.made(NUMBERS) is not None:
            self.numbers.reload()

    def _imported(self, lines: tuple[ImportLine, ...]) -> None:
        self.outcomes.show_lines(lines)
        refused = sum(line.outcome is ImportOutcome.REFUSED for line in lines)
        new = sum(line.outcome is ImportOutcome.NEW for line in lines)
        words = self.tr("{0} new, {1} held already, {2} refused.")
        self._say(Kind.BAD if refused else Kind.GOOD, words.format(new, len(lines) - new - refused, refused))
        if refused:
            self._tabs.setCurrentIndex(LAST_IMPORT)
        self.imported.emit(lines)

    def _exported(self, rows: int, target: Path) -> None:
        self._say(Kind.GOOD, self.tr("√ %n reports are in {0}", "", rows).format(target))

    def _tell(self, refused: Refused) -> None:
        self._say(Kind.BAD, refused.message(self._desk.language))

    def _say(self, kind: Kind, text: str) -> None:
        show_as(self.told, kind, text)
        self.told.show()

    def _ask_target(self, wish: ListWish) -> None:
        kinds = self.tr("Workbooks (*.xlsx);;Text (*.csv)")
        proposed = self.tr("reports.xlsx")
        ask_target(
            self, self.tr("Export the list"), proposed, kinds, lambda target: self.export(wish, target)
        )

    def _choose_reports(self) -> None:
        ask_files(self, self.tr("Import reports"), "PDF (*.pdf)", self.import_paths)

    def _choose_folder(self) -> None:
        ask_folder(
            self, self.tr("Import all reports in a folder"), lambda folder: self.import_paths([folder])
        )
