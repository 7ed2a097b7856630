"""How an item is checked, and what the law says to it."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.checklists import citation_text
from inspector.app.opening import OpenInspection
from inspector.errors import Language
from inspector.model.checklist import AnswerKind, Citation, Item
from ui.look import Kind, empty, label
from ui.models.rows import ItemRow


class ItemGuidance(QWidget):
    """Text only: guidance, evidence, demand, deadline, citations with what their articles say."""

    def __init__(self, opened: OpenInspection, language: Language, day: date) -> None:
        super().__init__()
        self._opened = opened
        self._language: Language = language
        self._day = day
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_item(self, row: ItemRow) -> None:
        """Show what is known of an item."""
        empty(self._column)
        self._column.addWidget(label(f"{row.id}  {row.item.question.of(self._language)}", Kind.HEADING))
        for spoken in row.checklist.spoken(row.item.id):
            self._column.addWidget(label(spoken))
        for words, text in self._parts(row.item):
            self._column.addWidget(label(words, Kind.FAINT))
            self._column.addWidget(label(text))
        for citation in row.item.citations:
            if citation.printable:
                self._add_citation(citation)
        self._column.addStretch()

    def _parts(self, item: Item) -> Iterator[tuple[str, str]]:
        for words, text in (
            (self.tr("How to check"), item.guidance),
            (self.tr("Evidence"), item.evidence),
            (self.tr("Demand by default"), item.demand),
        ):
            if text:
                yield words, text.of(self._language)
        if item.photos or item.kind is AnswerKind.PHOTO:
            yield self.tr("Photos needed"), str(max(1, item.photos))

    def _add_citation(self, citation: Citation) -> None:
        told = citation_text(citation, self._opened.names, self._language)
        self._column.addWidget(label(self.tr("Basis"), Kind.FAINT))
        self._column.addWidget(label(told))
        entry = self._opened.laws.entries.get(citation.law)
        for article in entry.says(citation.article, self._day) if entry else ():
            self._column.addWidget(label(f"{article.number}: {article.says.of(self._language)}", Kind.FAINT))
