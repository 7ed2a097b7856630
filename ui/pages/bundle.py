"""What a bundle would bring, before it is installed: every item, and what is new, changed or gone."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.app.bundles import OpenedBundle, install_bundle
from inspector.app.checklists import citation_text
from inspector.errors import Language, Refused
from inspector.model.bundle import BundlePreview, ChecklistChange, ContentKind, ReferenceChange
from inspector.model.checklist import Item, ItemId, Law, LawId, Section
from inspector.model.vocabulary import SEVERITIES, SEVERITY_MARKS
from ui.desk import Desk
from ui.job import Job, is_working
from ui.look import Kind, button, label, labelled, named, open_in, scrolled, show_as, with_text
from ui.moments import day
from ui.widgets.item_detail import ItemDetail

SIZE = (1080, 760)
WIDTHS = (0, 14, 34, 12)  # in letters; the first one takes what is left
BASIS = 2
GROUP = 8  # digits of a fingerprint
LEAST_LETTERS, LEAST_LINES = 24, 8  # of the first column, of the tree: in a dialog with less room, it scrolls
Texts = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is told beside items that are not as they were; a checklist that is new is open all over."""

    of: Mapping[ItemId, str]
    before: Mapping[ItemId, Item]
    is_new: bool


class BundleDialog(QDialog):
    """The person looks through it and installs it, or not."""

    installed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        opened: OpenedBundle,
        preview: BundlePreview,
        laws: Mapping[LawId, Law],
    ) -> None:
        """`laws` are the names of all laws there are with the bundle."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._shown = preview
        self.setWindowTitle(self.tr("What the bundle brings"))
        open_in(self, *SIZE)
        outer = QVBoxLayout(self)
        inside = QWidget()
        outer.addWidget(scrolled(inside), 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(preview.bundle.manifest.title, Kind.TITLE))
        column.addLayout(self._head())
        self.tree = BundleTree(preview, laws, desk.language)
        column.addWidget(self.tree, 1)
        detail = ItemDetail(laws, desk.language)
        self.tree.chosen.connect(lambda shown: detail.show_item(*shown))
        column.addWidget(detail)
        self.told = label("")
        outer.addWidget(self.told)
        outer.addLayout(self._buttons())
        self.tree.setFocus()

    def reject(self) -> None:
        if not is_working(self):
            super().reject()

    def install(self) -> None:
        """Install all of it, off the window's thread."""
        store, opened = self._desk.store, self._opened
        self.install_button.setEnabled(False)
        show_as(self.told, Kind.FAINT, self.tr("Installing…"))
        job = Job(self, lambda progress: install_bundle(store, opened)).done(lambda _: self._done())
        job.refused(self._refused).start()

    def _done(self) -> None:
        self.installed.emit(self._shown)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        show_as(self.told, Kind.BAD, refused.message(self._desk.language))

    def _head(self) -> QFormLayout:
        manifest, signer = self._shown.bundle.manifest, self._shown.bundle.signer
        made = day(manifest.made_at.astimezone())
        publisher = self.tr("{0}, number {1}, made on {2}").format(manifest.publisher, manifest.serial, made)
        digits = signer.fingerprint
        groups = " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))  # which may wrap
        return labelled(
            (self.tr("Publisher"), label(publisher)),
            (self.tr("Signed by"), label(f"{signer.name}  ({groups})")),
        )

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.install_button = button(self.tr("Install"), primary=True)
        self.install_button.setDefault(True)
        self.install_button.clicked.connect(self.install)
        keys = label(self.tr("Keys: arrows open and close, Enter installs, Escape does not"), Kind.FAINT)
        row.addWidget(keys, 1)
        row.addWidget(cancel)
        row.addWidget(self.install_button)
        return row


class BundleTree(QTreeWidget):
    """A branch for each checklist, with its sections and items; one for each file of laws or reference data."""

    chosen = Signal(object)  # an item and what it was before, None where there is none

    def __init__(self, preview: BundlePreview, laws: Mapping[LawId, Law], language: Language) -> None:
        super().__init__()
        self._laws = laws
        self._language = language
        self._items: list[tuple[Item, Item | None]] = []
        self.setColumnCount(len(WIDTHS))
        self.setHeaderLabels([self.tr("Item"), self.tr("Severity"), self.tr("Basis"), self.tr("Change")])
        self.setAlternatingRowColors(True)
        named(self, self.tr("What the bundle brings"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        with_text(self, self._fit)
        for change in preview.checklists:
            self._add_checklist(change)
        for reference in preview.references:
            self._branch(self, (self._kind(reference), "", "", ""), bold=True)
        self.currentItemChanged.connect(lambda current: self.chosen.emit(self._shown(current)))
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() * LEAST_LINES)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Where there is no room for the basis, it is read with the whole item."""
        letter = self.fontMetrics().horizontalAdvance("0")
        left = self.viewport().width() // letter - sum(WIDTHS[1:])
        self.setColumnHidden(BASIS, left < LEAST_LETTERS)
        for column, width in enumerate(WIDTHS[1:], start=1):
            self.setColumnWidth(column, letter * width)

    def _add_checklist(self, change: ChecklistChange) -> None:
        added, changed, removed = len(change.added), len(change.changed), len(change.removed)
        if change.before:
            told = self.tr("{0} new, {1} changed, {2} gone").format(added, changed, removed)
        else:
            told = self.tr("%n items", "", added)
        head = f"{change.checklist.title.of(self._language)}\n{_versions(change.before, change.checklist.version)}   {told}"
        branch = self._branch(self, (head, "", "", "" if change.before else self.tr("+ new")), bold=True)
        before = {each.now.id: each.before for each in change.changed}
        of = dict.fromkeys(change.added, self.tr("+ new")) | dict.fromkeys(before, self.tr("~ changed"))
        marks = _Marks(of if change.before else {}, before, is_new=not change.before)
        for section in change.checklist.sections:
            self._add_section(branch, section, marks)
        if change.removed:
            gone = self._branch(branch, (self.tr("Not asked any more"), "", "", ""))
            for item in change.removed:
                self._leaf(gone, item, None, self.tr("- gone"))
            gone.setExpanded(True)
        branch.setExpanded(True)

    def _add_section(self, branch: QTreeWidgetItem, section: Section, marks: _Marks) -> None:
        inner = self._branch(branch, (section.title.of(self._language), "", "", ""))
        for item in section.items:
            self._leaf(inner, item, marks.before.get(item.id), marks.of.get(item.id, ""))
        for within in section.sections:
            self._add_section(inner, within, marks)
        inner.setExpanded(marks.is_new or any(item.id in marks.of for item in section.all_items()))

    def _branch(
        self, parent: "QTreeWidget | QTreeWidgetItem", texts: Texts, *, bold: bool = False
    ) -> QTreeWidgetItem:
        made = QTreeWidgetItem(parent, list(texts))
        for column, text in enumerate(texts):
            made.setToolTip(column, text)
            made.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if bold:
            font = QFont(self.font())
            font.setBold(True)
            made.setFont(0, font)
        return made

    def _leaf(self, parent: QTreeWidgetItem, item: Item, before: Item | None, mark: str) -> None:
        leaf = self._branch(parent, self._item(item, mark))
        leaf.setData(0, Qt.ItemDataRole.UserRole, len(self._items))
        self._items.append((item, before))

    def _shown(self, current: QTreeWidgetItem | None) -> tuple[Item | None, Item | None]:
        place = None if current is None else current.data(0, Qt.ItemDataRole.UserRole)
        return (None, None) if place is None else self._items[place]

    def _item(self, item: Item, mark: str) -> Texts:
        cited = "; ".join(citation_text(c, self._laws, self._language) for c in item.citations if c.printable)
        severity = item.severity
        grave = f"{SEVERITY_MARKS[severity]} {SEVERITIES[severity].of(self._language)}" if severity else ""
        return f"{item.id}  {item.question.of(self._language)}", grave, cited, mark

    def _kind(self, reference: ReferenceChange) -> str:
        names = {
            ContentKind.LAWS: self.tr("Law registry"),
            ContentKind.CALENDAR: self.tr("Calendar of working days"),
            ContentKind.CARRIERS: self.tr("Carriers and their waybill numbers"),
            ContentKind.DIVISIONS: self.tr("Administrative divisions"),
        }
        return f"{names[reference.kind]}\n{_versions(reference.before, reference.version)}"


def _versions(before: str, now: str) -> str:
    return f"{before} → {now}" if before and before != now else now
