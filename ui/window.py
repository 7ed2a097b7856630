"""The main window: pages, the way between them, the language."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QTranslator, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.inspection import InspectionId
from ui.desk import Desk, say
from ui.job import is_working
from ui.language import load_translators
from ui.look import button, empty
from ui.pages.bureau import BureauPage
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.pages.new_inspection import NewInspectionPage
from ui.pages.unlock import UnlockPage


class Window(QMainWindow):
    """One page at a time. As everything is stored at once, a page can be built anew whenever needed."""

    page_changed = Signal()

    def __init__(self, folder: Path, language: Language) -> None:
        super().__init__()
        self._folder = folder
        self._translators: list[QTranslator] = []
        self.desk = Desk(language)
        self._speak(language)
        self.resize(1280, 820)
        geometry = QSettings("outlet-inspector", "window").value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._build()
        self.show_unlock()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        page = UnlockPage(self.desk, self._folder)
        page.opened.connect(self.use)
        self._show(page)
        page.passphrase.setFocus()

    def use(self, store: Store) -> None:
        """Work with an open store."""
        self.desk.opened(store)
        self.show_home()

    def show_home(self) -> None:
        """All inspections."""
        if not self._may_leave():
            return
        page = HomePage(self.desk)
        page.inspection_wanted.connect(lambda id: self.show_inspection(InspectionId(id)))
        page.new_wanted.connect(self.show_new)
        self._show(page)

    def show_new(self) -> None:
        """Start an inspection."""
        if not self._may_leave():
            return
        page = NewInspectionPage(self.desk)
        page.started.connect(self.show_inspection)
        page.home_wanted.connect(self.show_home)
        self._show(page)

    def show_inspection(self, id: InspectionId, tab: int = 0) -> None:
        """One inspection."""
        if not self._may_leave():
            return
        page = InspectionPage(self.desk, id, tab)
        page.home_wanted.connect(self.show_home)
        # Built anew, it lets nothing be changed.
        page.sealed.connect(lambda: self.show_inspection(id, page.tabs.currentIndex()))
        self._show(page)

    def show_bureau(self) -> None:
        """The registry."""
        if not self._may_leave():
            return
        self._show(BureauPage(self.desk, self._folder))

    def speak(self, language: Language) -> None:
        """Change the language of the window, and build the page anew in it."""
        if not self._may_leave():
            return
        self.desk.language = language
        self._speak(language)
        page = self.page
        self._build_bar()
        if isinstance(page, InspectionPage):
            self.show_inspection(page.id, page.tabs.currentIndex())
        elif isinstance(page, NewInspectionPage):
            self.show_new()
        elif isinstance(page, BureauPage):
            self.show_bureau()
        elif isinstance(page, HomePage):
            self.show_home()
        else:
            self.show_unlock()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        QSettings("outlet-inspector", "window").setValue("geometry", self.saveGeometry())
        self.desk.close()
        self._fall_silent()
        super().closeEvent(event)

    def _build(self) -> None:
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(16, 10, 16, 12)
        self._bar = QWidget()
        column.addWidget(self._bar)
        self._pages = QStackedWidget()
        column.addWidget(self._pages, 1)
        self.setCentralWidget(central)
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._build_bar()

    def _build_bar(self) -> None:
        empty(self._row)
        self.setWindowTitle(self.tr("Outlet Inspector"))
        self.home_button = button(self.tr("Inspections"))
        self.bureau_button = button(self.tr("Bureau"))
        self.language_button = button("English" if self.desk.language == "zh" else "中文")
        self.home_button.clicked.connect(self.show_home)
        self.bureau_button.clicked.connect(self.show_bureau)
        self.language_button.clicked.connect(lambda: self.speak("en" if self.desk.language == "zh" else "zh"))
        for each in (self.home_button, self.bureau_button):
            each.setEnabled(self.desk.is_open)
            self._row.addWidget(each)
        self._row.addStretch()
        self._row.addWidget(self.language_button)

    def _show(self, page: QWidget) -> None:
        gone = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if gone is not None:
            self._pages.removeWidget(gone)
            gone.deleteLater()
        for each in (self.home_button, self.bureau_button):
            each.setEnabled(self.desk.is_open)
        self.page_changed.emit()

    def _may_leave(self) -> bool:
        """Whether the page may go: not while work of it goes on. What is typed in it is stored first."""
        page = self.page
        if page is not None and is_working(page):
            say(self, self.tr("Still working"), self.tr("Wait until the work is done, or cancel it."))
            return False
        if isinstance(page, InspectionPage):
            page.leave()
        return True

    def _speak(self, language: Language) -> None:
        self._fall_silent()
        self._translators = load_translators(language)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)

    def _fall_silent(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
