"""See a PDF inside the window: the very bytes that were signed, or a draft that is in memory only."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from inspector.errors import Language, Refused
from ui.actions import declare
from ui.look import Kind, button, label, named, number_box, show_as, with_text
from ui.pdf.file import Source
from ui.widgets.flow import FlowLayout
from ui.widgets.pdf_pages import STEP, Fit, PdfPages

SEARCH_WIDE = 10  # heights of a line


class PdfView(QWidget):
    """All pages one below the other, fitted to the width at first; pages, size, search and print above."""

    print_wanted = Signal(object)  # the file

    def __init__(self, language: Language, told: str) -> None:
        """`told` stands there while no file is shown."""
        super().__init__()
        self._language: Language = language
        self._told = told
        self._source: Source | None = None
        self._found = 0
        self._at = 0
        self.sheets = PdfPages()
        named(self.sheets, self.tr("Page of the report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._bar = self._make_bar()
        column.addWidget(self._bar)
        self.caption = label("", Kind.FAINT)
        column.addWidget(self.caption)
        self._place = QStackedWidget()
        self._nothing = label(told, Kind.FAINT)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.addWidget(self._nothing)
        self._place.addWidget(self.sheets)
        column.addWidget(self._place, 1)
        self.sheets.opened.connect(self._opened)
        self.sheets.refused.connect(self._refused)
        self.sheets.moved.connect(self._show_where)
        self.sheets.found.connect(self._show_found)
        self._show_nothing(told, Kind.FAINT)

    @property
    def source(self) -> Source | None:
        """The file that is shown."""
        return self._source

    @property
    def pages(self) -> int:
        """How many pages the document has; 0 when none is open."""
        return self.sheets.pages

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self.sheets.page

    def open(self, source: Source, caption: str = "", kind: Kind = Kind.FAINT) -> None:
        """Show a file, with a line above that tells what it is."""
        self._source = source
        show_as(self.caption, kind, caption)
        self.caption.setVisible(bool(caption))
        self._search.clear()
        self.sheets.open(source)

    def close_document(self) -> None:
        """Let the file go."""
        self._source = None
        self.sheets.close_document()
        self._show_nothing(self._told, Kind.FAINT)

    def show_page(self, page: int) -> None:
        """Show one page, from 0."""
        self.sheets.show_page(page)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(bar)
        self._back, self._onward = button("‹"), button("›")
        for turn, name in ((self._back, self.tr("Previous page")), (self._onward, self.tr("Next page"))):
            turn.setToolTip(name)
            named(turn, name)
        self._number, self._where = number_box(1, least=1), label("", Kind.FAINT, wrap=False)
        named(self._number, self.tr("Page"))
        self._number.setKeyboardTracking(False)
        self._smaller, self._larger = button("−"), button("+")
        named(self._smaller, self.tr("Smaller"))
        named(self._larger, self.tr("Larger"))
        self._width, self._whole = button(self.tr("Fit width")), button(self.tr("Fit page"))
        self._search = QLineEdit(placeholderText=self.tr("Find in the report"), clearButtonEnabled=True)
        named(self._search, self.tr("Find in the report"))
        self._hits = label("", Kind.FAINT, wrap=False)
        self._print = button(self.tr("Print…"))
        self._connect()
        with_text(self._search, self._widen_search)
        self._tell_hits("")
        for each in (
            self._back,
            self._number,
            self._where,
            self._onward,
            self._smaller,
            self._larger,
            self._width,
            self._whole,
            self._print,
            self._search,
            self._hits,
        ):
            row.addWidget(each)
        return bar

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.show_page(self.page - 1))
        self._onward.clicked.connect(lambda: self.show_page(self.page + 1))
        self._number.valueChanged.connect(lambda number: self.show_page(number - 1))
        self._smaller.clicked.connect(lambda: self.sheets.zoom_by(1 / STEP))
        self._larger.clicked.connect(lambda: self.sheets.zoom_by(STEP))
        self._width.clicked.connect(lambda: self.sheets.zoom_to(Fit.WIDTH))
        self._whole.clicked.connect(lambda: self.sheets.zoom_to(Fit.PAGE))
        self._search.returnPressed.connect(self._find)
        self._print.clicked.connect(self._ask_print)
        self._actions = [
            declare(self, name, text, do, *keys, everywhere=True)
            for name, text, do, keys in (
                ("pdf-larger", self.tr("Report: larger"), self._larger.click, ("Ctrl++", "Ctrl+=")),
                ("pdf-smaller", self.tr("Report: smaller"), self._smaller.click, ("Ctrl+-",)),
                ("pdf-width", self.tr("Report: fit the width"), self._width.click, ("Ctrl+8",)),
                ("pdf-page", self.tr("Report: fit the page"), self._whole.click, ("Ctrl+9",)),
                ("pdf-find", self.tr("Find in the report"), self._search.setFocus, ("Ctrl+F",)),
                ("pdf-print", self.tr("Print the report"), self._ask_print, ("Ctrl+P",)),
            )
        ]

    def _ask_print(self) -> None:
        if self._source is not None and self.pages:
            self.print_wanted.emit(self._source)

    def _find(self) -> None:
        """Enter finds the text, and then its next place."""
        text = self._search.text().strip()
        if self._found and text == self._hits.accessibleDescription():
            self._at = (self._at + 1) % self._found
            self.sheets.show_mark(self._at)
            self._tell_hits(self._where_found())
        else:
            self._tell_hits("")
            self.sheets.mark(text)

    def _show_found(self, text: str, count: int) -> None:
        self._found, self._at = count, 0
        self._hits.setAccessibleDescription(text)
        self._tell_hits(self._where_found() if count else self.tr("Not found"))

    def _where_found(self) -> str:
        return self.tr("{0} of {1}").format(self._at + 1, self._found)

    def _tell_hits(self, told: str) -> None:
        self._hits.setText(told)
        self._hits.setVisible(bool(told))

    def _widen_search(self) -> None:
        self._search.setMinimumWidth(self.fontMetrics().height() * SEARCH_WIDE)

    def _opened(self) -> None:
        self._place.setCurrentWidget(self.sheets)
        self._switch(True)
        self._tell_hits("")
        self._found = 0
        with QSignalBlocker(self._number):
            self._number.setMaximum(self.pages)
        self._show_where()

    def _refused(self, refused: Refused) -> None:
        self._show_nothing(refused.message(self._language), Kind.BAD)

    def _show_nothing(self, told: str, kind: Kind) -> None:
        show_as(self._nothing, kind, told)
        self._place.setCurrentWidget(self._nothing)
        self._switch(False)
        self.caption.setVisible(False)

    def _switch(self, is_on: bool) -> None:
        self._bar.setVisible(is_on)
        for action in self._actions:
            action.setEnabled(is_on)

    def _show_where(self) -> None:
        page = self.page
        self._where.setText(self.tr("of {0}   {1} %").format(self.pages, self.sheets.per_cent))
        with QSignalBlocker(self._number):
            self._number.setValue(page + 1)
        self._back.setEnabled(page > 0)
        self._onward.setEnabled(page < self.pages - 1)
