"""What stands beside the cards: the finding of the item that is worked on, or how it is checked and what the law says."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from inspector.app.checklists import citation_text
from inspector.errors import Language
from inspector.model.checklist import Citation, ItemId
from ui.draft.draft import Draft
from ui.look import Kind, button, label, scrolled
from ui.models.rows import ItemRow
from ui.widgets.finding_form import FindingForm
from ui.widgets.flow import FlowLayout
from ui.widgets.item_guidance import ItemGuidance


class ItemAside(QWidget):
    """Two pages, one at a time; what is typed into the finding goes into the draft."""

    back_wanted = Signal()

    def __init__(self, draft: Draft, language: Language) -> None:
        super().__init__()
        self._draft = draft
        self._language: Language = language
        self._item: ItemId | None = None

    def fill(self) -> Iterator[None]:
        """Make what is on it, part by part."""
        draft, language = self._draft, self._language
        self.form = FindingForm(language, self._cite, draft.opened.calendar, draft.day)
        self.form.setEnabled(draft.editable)
        self.form.setParent(self)
        yield
        self.guidance = ItemGuidance(draft.opened, language, draft.day)
        self.guidance.setParent(self)
        yield
        self._form_area = scrolled(self.form)
        self._nothing = label(
            self.tr("Answer with 2 (does not conform) to write a finding here."), Kind.FAINT
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        for each in (self.guidance, self._form_area, self._nothing):
            self._pages.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(self._choices())
        column.addWidget(self._pages, 1)
        self._connect()

    def show_item(self, row: ItemRow) -> None:
        """Go along with the item that is worked on: its finding if there is one, else its guidance."""
        self._item = row.id
        self.guidance.show_item(row)
        self._show(self._form_area if self._has_finding else self.guidance)

    def show_finding(self) -> None:
        """Show the finding and put the keys into its facts."""
        self._show(self._form_area)
        if self._has_finding:
            self.form.facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """The other page."""
        is_guidance = self._pages.currentWidget() is self.guidance
        self._show(self._form_area if is_guidance else self.guidance)

    @property
    def _has_finding(self) -> bool:
        return self._item is not None and self._draft.finding_at(self._item) is not None

    def _choices(self) -> FlowLayout:
        self._to_guidance = self._choice(self.tr("Guidance and basis"), self.guidance)
        self._to_finding = self._choice(self.tr("Finding"), self._form_area)
        self._to_guidance.setChecked(True)
        group = QButtonGroup(self)
        row = FlowLayout()
        for each in (self._to_guidance, self._to_finding):
            group.addButton(each)
            row.addWidget(each)
        return row

    def _choice(self, text: str, page: QWidget) -> QPushButton:
        made = button(text, checkable=True)
        made.clicked.connect(lambda: self._show(page))
        return made

    def _connect(self) -> None:
        form, draft = self.form, self._draft
        form.edited.connect(lambda finding: draft.change_finding(finding, typed=True))
        form.chosen.connect(draft.change_finding)
        form.left.connect(draft.saver.flush)
        form.withdraw_wanted.connect(draft.withdraw)
        form.back_wanted.connect(self.back_wanted)
        draft.findings_changed.connect(lambda _: self._show_form())

    def _show(self, wanted: QWidget) -> None:
        self._show_form()
        is_form = wanted is self._form_area
        self._to_finding.setChecked(is_form)
        self._to_guidance.setChecked(not is_form)
        self._pages.setCurrentWidget(wanted if self._has_finding or not is_form else self._nothing)

    def _show_form(self) -> None:
        finding = None if self._item is None else self._draft.finding_at(self._item)
        if finding is not None:
            self.form.show_finding(finding, self._draft.question(finding.item).of(self._language))
        elif self._pages.currentWidget() is self._form_area:
            self._pages.setCurrentWidget(self._nothing)

    def _cite(self, citation: Citation) -> str:
        return citation_text(citation, self._draft.opened.names, self._language)
