"""How an item is checked, and what the law says to it."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from inspector.app.checklists import citation_text
from inspector.app.opening import OpenInspection
from inspector.errors import Language
from inspector.model.checklist import AnswerKind, Citation, Item
from ui.look import named
from ui.models.rows import ItemRow

REST_MS = 40  # who answers item after item does not read it
ABOVE = 8  # pixels before a part
MARGIN = 10  # pixels around the text


class ItemGuidance(QTextEdit):
    """Guidance, evidence, demand, citations with what their articles say; text to read and copy, never markup."""

    def __init__(self, opened: OpenInspection, language: Language, day: date) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        named(self, self.tr("Guidance and basis"))
        self._opened = opened
        self._language: Language = language
        self._day = day
        self._row: ItemRow | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)

    def show_item(self, row: ItemRow) -> None:
        """Show what is known of an item, as soon as somebody stays with it."""
        self._row = row
        self._rest.start()

    def _show(self) -> None:
        row = self._row
        if row is None:
            return
        self.clear()
        cursor = self.textCursor()
        self._write(cursor, f"{row.id}  {row.item.question.of(self._language)}", bold=True)
        for spoken in row.checklist.spoken(row.item.id):
            self._write(cursor, spoken)
        for words, text in self._parts(row.item):
            self._write(cursor, words, faint=True)
            self._write(cursor, text)
        cited = [citation for citation in row.item.citations if citation.printable]
        if cited:
            self._write(cursor, self.tr("Basis"), faint=True)
        for citation in cited:
            self._write(cursor, citation_text(citation, self._opened.names, self._language))
            for said in self._said(citation):
                self._write(cursor, said, faint=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

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

    def _said(self, citation: Citation) -> Iterator[str]:
        entry = self._opened.laws.entries.get(citation.law)
        for article in entry.says(citation.article, self._day) if entry else ():
            yield f"{article.number}: {article.says.of(self._language)}"

    def _write(self, cursor: QTextCursor, text: str, *, bold: bool = False, faint: bool = False) -> None:
        look, block = QTextCharFormat(), QTextBlockFormat()
        if bold:
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setFontPointSize(self.font().pointSizeF() * 1.2)
        if faint:
            look.setForeground(self.palette().placeholderText())
            block.setTopMargin(ABOVE)
        elif not bold:
            look.setForeground(self.palette().brush(QPalette.ColorRole.Text))
        if not self.document().isEmpty():
            cursor.insertBlock(block)
        cursor.insertText(text, look)
