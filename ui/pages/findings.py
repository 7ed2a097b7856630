"""The findings: a list at the left, the chosen one at the right."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from inspector.app.checklists import citation_text
from inspector.model.checklist import Citation, ItemId
from inspector.model.finding import Finding, FindingId
from inspector.model.vocabulary import SEVERITIES
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.look import Kind, label, named, nothing, scrolled
from ui.moments import day
from ui.widgets.finding_form import FindingForm

SIDES = (380, 800)
SHOWN_TEXT = 60
GAP = 10  # between the list and the finding


class FindingsPage(QWidget):
    """All findings of a draft, changed as they are typed; `item_wanted` to go back to an item."""

    item_wanted = Signal(object)

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft

    def fill(self) -> Iterator[None]:
        """Make what is on it, part by part."""
        desk, draft = self._desk, self._draft
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self._list, self.tr("Findings"))
        self.form = FindingForm(desk.language, self._cite, draft.opened.calendar, draft.day)
        self.form.setEnabled(draft.editable)
        self.form.setParent(self)
        self._list.setParent(self)
        yield
        self._empty = nothing(
            self.tr("No findings yet. Answer an item with 2 (does not conform) to write one.")
        )
        self._form_area = scrolled(self.form)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(GAP)
        for side in (self._list, self._form_area):
            sides.addWidget(side)
        sides.setSizes(list(SIDES))
        sides.setStretchFactor(1, 1)
        self._sides = sides
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._empty, 1)
        column.addWidget(sides, 1)
        column.addWidget(label(self.tr("Escape goes back to the item in the checklist."), Kind.FAINT))
        self._connect()
        self.reload()

    @property
    def chosen(self) -> FindingId | None:
        """The finding that is shown."""
        item = self._list.currentItem()
        return None if item is None else FindingId(item.data(Qt.ItemDataRole.UserRole))

    def show_finding(self, finding: FindingId) -> None:
        """Choose a finding and put the cursor into its facts."""
        ids = list(self._draft.findings)
        if finding in ids:
            self._list.setCurrentRow(ids.index(finding))
            self.form.facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show the findings as they are."""
        findings = list(self._draft.findings.values())
        chosen = self.chosen
        self._list.blockSignals(True)
        while self._list.count() > len(findings):
            self._list.takeItem(self._list.count() - 1)
        while self._list.count() < len(findings):
            self._list.addItem(QListWidgetItem())
        for row, finding in enumerate(findings):
            item = self._list.item(row)
            item.setText(self._line(row, finding))
            item.setData(Qt.ItemDataRole.UserRole, finding.id)
            if finding.id == chosen:
                self._list.setCurrentRow(row)
        if findings and self.chosen is None:
            self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._empty.setVisible(not findings)
        self._sides.setVisible(bool(findings))
        self._show()

    def _connect(self) -> None:
        draft, form = self._draft, self.form
        draft.findings_changed.connect(lambda _: self.reload())
        self._list.currentRowChanged.connect(lambda _: self._show())
        self._list.itemActivated.connect(lambda _: form.facts.setFocus(Qt.FocusReason.OtherFocusReason))
        form.edited.connect(lambda finding: draft.change_finding(finding, typed=True))
        form.chosen.connect(draft.change_finding)
        form.left.connect(draft.saver.flush)
        form.withdraw_wanted.connect(draft.withdraw)
        form.back_wanted.connect(self._back)

    def _show(self) -> None:
        finding = self._draft.findings.get(self.chosen) if self.chosen else None
        if finding is not None:
            question = self._draft.question(finding.item).of(self._desk.language)
            self.form.show_finding(finding, question)

    def _line(self, row: int, finding: Finding) -> str:
        severity = SEVERITIES[finding.severity].of(self._desk.language)
        text = " ".join(finding.text[:SHOWN_TEXT].split()) or self.tr("no facts yet")
        text += "…" if len(finding.text) > SHOWN_TEXT else ""
        due = self.tr("due {0}").format(day(finding.due)) if finding.due else self.tr("no deadline")
        return f"{row + 1}. {finding.item}   {severity}   {due}\n{text}"

    def _back(self) -> None:
        self._draft.saver.flush()
        finding = self.form.finding
        self.item_wanted.emit(None if finding is None else ItemId(finding.item))

    def _cite(self, citation: Citation) -> str:
        return citation_text(citation, self._draft.opened.names, self._desk.language)
