"""The guide beside the page: short, for what is seen, out of the program's own files."""

import re
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from inspector.errors import Language
from inspector.shipped import guide_folder
from ui.icon import Icon
from ui.look import Kind, button, label, named, with_text
from ui.widgets.lazy_tabs import LazyTabs

FIRST = "index"
LINES_WIDE = 17  # as wide as so many lines are high: it grows with the text
MARGIN, INDENT = 10, 16
BELOW_BAR = 100
PICTURE = re.compile(r"^!\[.*\n\n?", re.MULTILINE)
TOPIC = re.compile(r"[a-z]+")

# By the names of the pages, so that none is loaded for it.
TOPICS = {
    "UnlockPage": "start",
    "FirstStepsPage": "start",
    "CoverPage": "start",
    "HomePage": "home",
    "NewInspectionPage": "new",
    "OutletsPage": "outlets",
    "ChecklistPage": "checklist",
    "FindingsPage": "findings",
    "PhotosPage": "photos",
    "VisitPage": "visit",
    "PeoplePage": "signatures",
    "SealingPage": "seal",
    "BureauPage": "bureau",
}
TABS = ("checklist", "findings", "photos", "visit", "signatures", "seal")


def topic_of(page: QWidget | None) -> str:
    """The topic of what is seen: of the tab, if the page has tabs."""
    if page is None:
        return FIRST
    if type(page).__name__ in TOPICS:  # one for all its tabs
        return TOPICS[type(page).__name__]
    tabs = page.findChild(LazyTabs)
    seen = page if tabs is None else tabs.made(tabs.currentIndex())
    if tabs is not None and seen is None:  # it is just being made
        return TABS[min(tabs.currentIndex(), len(TABS) - 1)]
    return TOPICS.get(type(seen).__name__, FIRST)


def guide_page(topic: str, language: Language) -> str:
    """A page of the guide as Markdown, without pictures of what stands beside it. Raises FileNotFoundError."""
    return PICTURE.sub("", (guide_folder() / language / f"{topic}.md").read_text("utf-8"))


class HelpPanel(QWidget):
    """Shows one topic; links lead to others. It loads nothing but the guide, from nowhere else."""

    closed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.topic = ""
        self._language: Language = language
        with_text(self, lambda: self.setFixedWidth(self.fontMetrics().height() * LINES_WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Guide"), Kind.HEADING), 1)
        contents = button(self.tr("Contents"))
        contents.clicked.connect(lambda: self.show_topic(FIRST))
        close = button(self.tr("Close the guide"), shows=Icon.CLOSE)
        close.clicked.connect(self.closed)
        row.addWidget(contents)
        row.addWidget(close)
        column.addLayout(row)
        self._pages = GuideView()
        self._pages.anchorClicked.connect(self._follow)
        named(self._pages, self.tr("Guide"))
        column.addWidget(self._pages, 1)

    @property
    def text(self) -> str:
        """What can be read."""
        return self._pages.toPlainText()

    def show_topic(self, topic: str) -> None:
        """Show a page of the guide."""
        self.topic = topic
        self._pages.show_page(guide_page(topic, self._language))

    def open_over(self, window: QWidget) -> None:
        """Show it in a small window of its own, at the right of another."""
        self.setParent(window, Qt.WindowType.Tool)
        self.setWindowTitle(self.tr("Guide"))
        self.resize(self.width(), window.height() - BELOW_BAR)
        self.move(window.mapToGlobal(QPoint(window.width() - self.width(), BELOW_BAR // 2)))
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self, link: QUrl) -> None:
        """Links of the guide lead to its pages; others are for those who read it elsewhere."""
        topic = Path(link.path()).stem
        is_ours = link.isRelative() and TOPIC.fullmatch(topic) and "/" not in link.path()
        if is_ours and (guide_folder() / self._language / f"{topic}.md").is_file():
            self.show_topic(topic)


class GuideView(QTextBrowser):
    """Text with links that it does not follow by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(INDENT)

    def show_page(self, markdown: str) -> None:
        """Show a page; keys are bold letters of the window: a typewriter's would stand higher than the text around."""
        self.setMarkdown(markdown)
        key = QTextCharFormat()
        key.setFontFamilies(QFont().families())
        key.setFontFixedPitch(False)
        key.setFontWeight(QFont.Weight.DemiBold)
        for start, length in self._typewritten():
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(key)

    def _typewritten(self) -> list[tuple[int, int]]:
        """Where letters of a typewriter stand, and how many."""
        found = []
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                fragment = parts.fragment()
                if fragment.charFormat().fontFixedPitch():
                    found.append((fragment.position(), fragment.length()))
                parts += 1
            block = block.next()
        return found

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None
