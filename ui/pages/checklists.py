"""The checklists there are, whose bundles this laptop takes, and the way to install one."""

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.app.bundles import OpenedBundle, laws_with, open_bundle, preview_bundle
from inspector.app.checklists import available_checklists
from inspector.app.publishers import distrust_publisher, trust_publisher, trusted_publishers
from inspector.app.reading import read_file
from inspector.app.stores import Store
from inspector.errors import Refused
from inspector.model.bundle import BUNDLE_ENDING, BundlePreview, Shelved
from inspector.model.checklist import Law, LawId
from inspector.model.identity import Identity
from ui.desk import Desk
from ui.files import ask_file
from ui.guided import Guided
from ui.job import Job, is_working
from ui.look import Kind, button, empty, label, named, open_in, show_as, with_text
from ui.moments import day
from ui.pages.bundle import BundleDialog
from ui.widgets.column_widths import rows_for_text

SIZE = (980, 620)
LONG = (0, 3)  # columns that share what is left
FROM_BUNDLES = (4, 5)  # columns that are empty for what is shipped
SHORT = 16  # of a fingerprint, so that two can be told apart
Held = tuple[tuple[Shelved, ...], tuple[Identity, ...]]
Looked = tuple[OpenedBundle, BundlePreview, dict[LawId, Law]]


class ChecklistsDialog(QDialog):
    """A line for each checklist, and one for each publisher who is trusted."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Checklists of this laptop"))
        Guided(self, "checklist", desk.language)
        open_in(self, *SIZE)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._make_table(), 1)
        column.addWidget(label(self.tr("Bundles are taken from"), Kind.HEADING))
        self._publishers = QVBoxLayout()
        self._publishers.setSpacing(4)
        column.addLayout(self._publishers)
        self.told = label("")
        column.addWidget(self.told)
        column.addLayout(self._buttons())
        self.reload()

    def reject(self) -> None:
        if not is_working(self):
            super().reject()

    def reload(self) -> None:
        """Show what there is now, once the store has told."""
        if not self.table.rowCount():
            show_as(self.told, Kind.FAINT, self.tr("Reading the checklists…"))
        self._desk.ask(self, _held).refused(self._tell).done(self._show)

    def _show(self, held: Held) -> None:
        lists, publishers = held
        if not self.table.rowCount():
            show_as(self.told, Kind.FAINT, "")
        self.table.setRowCount(len(lists))
        for row, shelved in enumerate(lists):
            for column, text in enumerate(self._texts(shelved)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(row, column, cell)
        if lists and not self.table.selectedIndexes():
            self.table.selectRow(0)
        is_all_shipped = all(shelved.origin is None for shelved in lists)
        for column in FROM_BUNDLES:
            self.table.setColumnHidden(column, is_all_shipped)
        self._fit_rows()
        self._show_publishers(publishers)

    def ask_bundle(self) -> None:
        """Ask for a bundle, as it comes on a stick."""
        kinds = self.tr("Bundles (*{0})").format(BUNDLE_ENDING)
        ask_file(self, self.tr("Choose a bundle"), kinds, self.look_into)

    def look_into(self, file: Path) -> None:
        """Verify a bundle off the window's thread, then show what it would bring."""
        store = self._desk.store
        self.install_button.setEnabled(False)
        show_as(self.told, Kind.FAINT, self.tr("Verifying {0}…").format(file.name))
        job = Job(self, lambda progress: _looked(store, file)).done(self._preview)
        job.refused(self._tell).finished(lambda: self.install_button.setEnabled(True)).start()

    def ask_certificate(self) -> None:
        """Ask for the certificate of a publisher."""
        kinds = self.tr("Certificates (*.cer *.crt *.pem *.der)")
        ask_file(self, self.tr("Whose bundles to take"), kinds, self.trust)

    def trust(self, file: Path) -> None:
        """Take bundles of a certificate from now on."""
        asked = self._desk.ask(self, lambda store: trust_publisher(store, read_file(file)))
        asked.refused(self._tell).done(self._trusted)

    def _trusted(self, publisher: Identity) -> None:
        words = self.tr("√ Bundles of {0} are taken now. Compare the fingerprint by telephone: {1}")
        show_as(self.told, Kind.GOOD, words.format(publisher.name, publisher.fingerprint))
        self.reload()

    def _distrust(self, publisher: Identity) -> None:
        fingerprint = publisher.fingerprint
        asked = self._desk.ask(self, lambda store: distrust_publisher(store, fingerprint))
        asked.refused(self._tell).done(lambda _: self._distrusted(publisher))

    def _distrusted(self, publisher: Identity) -> None:
        words = self.tr("Bundles of {0} are not taken any more. What they brought stays.")
        show_as(self.told, Kind.TEXT, words.format(publisher.name))
        self.reload()

    def _preview(self, looked: Looked) -> None:
        opened, preview, laws = looked
        manifest = preview.bundle.manifest
        if preview.is_installed:
            words = self.tr("{0} ({1}, number {2}) is installed already.")
            show_as(self.told, Kind.GOOD, words.format(manifest.title, manifest.publisher, manifest.serial))
            return
        show_as(self.told, Kind.FAINT, "")
        dialog = BundleDialog(self, self._desk, opened, preview, laws)
        dialog.installed.connect(self._installed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _installed(self, preview: BundlePreview) -> None:
        words = self.tr("√ Installed: {0}. Inspections that began keep their checklists.")
        show_as(self.told, Kind.GOOD, words.format(preview.bundle.manifest.title))
        self.reload()

    def _tell(self, refused: Refused) -> None:
        show_as(self.told, Kind.BAD, refused.message(self._desk.language))

    def _show_publishers(self, publishers: tuple[Identity, ...]) -> None:
        empty(self._publishers)
        for publisher in publishers:
            self._publishers.addWidget(self._publisher(publisher))
        if not publishers:
            none = self.tr("○ Nobody yet. The bureau hands out the certificate its bundles are signed with.")
            self._publishers.addWidget(label(none, Kind.WARN))

    def _publisher(self, publisher: Identity) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = self.tr("{0}, fingerprint {1}…, valid until {2}").format(
            publisher.name, publisher.fingerprint[:SHORT], day(publisher.not_after)
        )
        told = label(words)
        told.setToolTip(publisher.fingerprint)
        row.addWidget(told, 1)
        remove = button(self.tr("Take no more"))
        remove.setAutoDefault(False)
        named(remove, self.tr("Take no more bundles of {0}").format(publisher.name))
        remove.clicked.connect(lambda: self._distrust(publisher))
        row.addWidget(remove)
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        trust, close = button(self.tr("Trust a certificate…")), button(self.tr("Close"))
        self.install_button = button(self.tr("Install a bundle…"), primary=True)
        trust.clicked.connect(self.ask_certificate)
        close.clicked.connect(self.reject)
        self.install_button.clicked.connect(self.ask_bundle)
        row.addWidget(self.install_button)
        row.addWidget(trust)
        row.addStretch()
        row.addWidget(close)
        return row

    def _texts(self, shelved: Shelved) -> tuple[str, ...]:
        found, origin = shelved.checklist, shelved.origin
        known = (
            found.title.of(self._desk.language),
            found.version,
            str(sum(1 for _ in found.items())),
        )
        if origin is None:
            return (*known, self.tr("shipped with the program"), "", "")
        source = self.tr("{0}, number {1}").format(origin.publisher, origin.serial)
        return (*known, source, origin.signer, day(origin.installed_at))

    def _make_table(self) -> QTableWidget:
        headers = (
            self.tr("Checklist"),
            self.tr("Version"),
            self.tr("Items"),
            self.tr("From"),
            self.tr("Signed by"),
            self.tr("Installed"),
        )
        self.table = QTableWidget(0, len(headers))
        self.table.setHorizontalHeaderLabels(list(headers))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        with_text(self.table, self._fit_rows)
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self._fit_rows)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in LONG:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        named(self.table, self.tr("Checklists"))
        return self.table

    def _fit_rows(self) -> None:
        """A title that is longer than its column is read on several lines."""
        rows_for_text(self.table)
        rows, metrics = self.table.verticalHeader(), self.table.fontMetrics()
        line = metrics.height()
        for row in range(self.table.rowCount()):
            high = line
            for column in LONG:
                room = QRect(0, 0, max(line, self.table.columnWidth(column) - line), 0)
                cell = self.table.item(row, column)
                text = cell.text() if cell is not None else ""
                high = max(high, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height())
            rows.resizeSection(row, rows.defaultSectionSize() + high - line)


def _held(store: Store) -> Held:
    return available_checklists(store), trusted_publishers(store)


def _looked(store: Store, file: Path) -> Looked:
    opened = open_bundle(store, file)
    return opened, preview_bundle(store, opened), dict(laws_with(store, opened))
