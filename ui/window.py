"""The main window: pages, the way between them, the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, QTimer, QTranslator, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.errors import Language, Refused
from ui.bar import Bar
from ui.chores import Chores
from ui.collector import Collector
from ui.desk import Desk, say
from ui.kinds import DraftPage
from ui.language import load_translators
from ui.leaving import Leaving
from ui.lock import REST_MS
from ui.locking import Locking, Why, words_of
from ui.look import Kind, centred, dress, label
from ui.moments import moment
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.steering import Steering
from ui.warm import Warming
from ui.whereabouts import Whereabouts

if TYPE_CHECKING:
    from inspector.app.first_steps import FirstStep
    from inspector.app.places import KeptPlace
    from inspector.app.stores import Store
    from inspector.model.inspection import InspectionId
    from inspector.model.outlet import OutletId
    from ui.draft.draft import Draft
    from ui.place import Place

OPENING_MS = 250  # an inspection that is open by then needs no word about it


class Window(QMainWindow):
    """One page at a time. As everything is stored at once, a page can be built anew whenever needed."""

    page_changed = Signal()
    painted = Signal()  # once, when the first page is seen

    def __init__(
        self, folder: Path, language: Language, rest_ms: int = REST_MS, system: Language | None = None
    ) -> None:
        """`system` is the language of the system, where another one was chosen."""
        super().__init__()
        self._system: Language = system or language
        self._collector = Collector(self)
        self._folder = folder
        self._translators: list[QTranslator] = []
        self._is_seen = False
        self._is_first = True  # until a store is open
        self._newest = (
            False  # whether what was being typed when the program ended is newer than what is stored
        )
        self._continued = ""  # what is told once the person is where she was
        self.desk = Desk(language)
        self._speak(language)
        self.resize(1280, 820)
        geometry = QSettings("outlet-inspector", "window").value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._build()
        self.locking = Locking(self, self.desk, self._pages, rest_ms)
        self.locking.locked.connect(self.show_unlock)
        self.chores = Chores(self)
        self._wait = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._wait.timeout.connect(self._show_opening)
        self.desk.closing.connect(self.chores.stop)
        self.leaving = Leaving(self, self._pages)
        self.whereabouts = Whereabouts(self)
        self.steering = Steering(self)
        self.steering.declare()
        self.warming = Warming(self)  # in the background, what the pages behind the door need
        self.warming.warmed.connect(self._collector.leave_alone)
        self.painted.connect(self.warming.start)
        self.show_unlock()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        why = words_of(self.locking.why, self.locking.idle.rest_ms)
        page = UnlockPage(self.desk, self._folder, why)
        page.opened.connect(self.use)
        page.replaced.connect(self._begin_anew)
        page.language_wanted.connect(self.choose_language)
        self._show(page, self.show_unlock)
        page.passphrase.setFocus()

    def _begin_anew(self) -> None:
        """Another store takes the place of the one that was used."""
        self.locking.forget()
        self._is_first = True

    def use(self, store: Store) -> None:
        """Work with an open store, where the person was when it was locked."""
        self.desk.opened(store)
        self.locking.unlocked()
        self.chores.start(store)
        self._return()
        if self._is_first:  # else she was somewhere when it was locked, be it at home
            self._is_first = False
            self._continue()
        self.whereabouts.start()
        self.locking.tell_again()

    def lock(self) -> None:
        """Ask for the passphrase before anything else."""
        self.locking.lock(Why.WISH)

    def show_home(self) -> None:
        """All inspections."""
        if not self.leaving.may_go(self.show_home):
            return
        from ui.pages.home import HomePage

        page = HomePage(self.desk)
        page.inspection_wanted.connect(self.show_inspection)
        page.follow_wanted.connect(self.follow_up)
        page.new_wanted.connect(self.show_new)
        self._show(page, self.show_home)

    def show_new(self, outlet: OutletId | None = None) -> None:
        """Start an inspection, of an outlet that may be chosen already."""
        if not self.leaving.may_go(lambda: self.show_new(outlet)):
            return
        from ui.pages.new_inspection import NewInspectionPage

        page = NewInspectionPage(self.desk, outlet)
        page.started.connect(self.show_inspection)
        page.follow_wanted.connect(self.follow_up)
        page.home_wanted.connect(self.show_home)
        self._show(page, lambda: self.show_new(outlet))

    def follow_up(self, earlier: InspectionId) -> None:
        """Start a visit that looks again at what an earlier one left open, and show it."""
        if not self.leaving.may_go(lambda: self.follow_up(earlier)):
            return
        from inspector.app.following import follow_up_inspection

        now = datetime.now().astimezone()
        errand = self.desk.ask(self, lambda store: follow_up_inspection(store, earlier, now))
        errand.done(lambda started: self.show_inspection(started.id))

    def show_inspection(self, id: InspectionId, tab: int = 0, place: Place | None = None) -> None:
        """One inspection, as it is stored."""
        if not self.leaving.may_go(lambda: self.show_inspection(id, tab, place)):
            return
        from inspector.app.opening import open_inspection
        from ui.draft.draft import Draft

        self._wait.start()
        errand = self.desk.ask(self, lambda store: open_inspection(store, id))
        errand.done(lambda opened: self._show_draft(Draft(self.desk, opened, self), tab, place))
        errand.refused(self._not_opened).finished(self._wait.stop)

    def open_inspection(self, id: InspectionId) -> None:
        """Go to an inspection, unless it is the one that is looked at."""
        if not isinstance(self.page, DraftPage) or self.page.draft.id != id:
            self.show_inspection(id)

    def _not_opened(self, refused: Refused) -> None:
        is_continued, self._continued = bool(self._continued), ""
        self.show_home()
        if not is_continued:  # nobody asked for it
            self.desk.tell(self, refused)

    def _show_draft(self, draft: Draft, tab: int, place: Place | None = None) -> None:
        from ui.pages.inspection import InspectionPage

        page = InspectionPage(self.desk, draft, tab, self._pages)
        page.home_wanted.connect(self.show_home)
        page.tabs.currentChanged.connect(lambda _: self.steering.show_topic())
        # Built anew, it lets nothing be changed.
        page.sealed.connect(lambda: self.show_inspection(draft.id, page.tabs.currentIndex()))
        self._show(page, lambda: self._show_draft(draft, page.tabs.currentIndex()))
        if place is not None:
            self._return_to(page, place)

    def _show_opening(self) -> None:
        """It takes a while: say so in the place of the page that was left."""
        if not self.desk.clerk.is_idle and not isinstance(self.page, DraftPage):
            page = QWidget()
            centred(page).addWidget(label(self.tr("Opening the inspection…"), Kind.HEADING))
            self._show(page, self.show_home)

    def show_outlets(self) -> None:
        """The outlets this laptop knows."""
        if not self.leaving.may_go(self.show_outlets):
            return
        from ui.pages.outlets import OutletsPage

        page = OutletsPage(self.desk)
        page.start_wanted.connect(self.show_new)
        page.inspection_wanted.connect(self.show_inspection)
        self._show(page, self.show_outlets)
        page.search.setFocus()

    def show_bureau(self) -> None:
        """The registry."""
        if not self.leaving.may_go(self.show_bureau):
            return
        from ui.pages.bureau import BureauPage

        self._show(BureauPage(self.desk, self._folder), self.show_bureau)

    def speak(self, language: Language) -> None:
        """Change the language of the window, and build the page anew in it."""
        if not self.leaving.may_leave(lambda: self.speak(language)):
            return
        self.desk.language = language
        self._speak(language)
        self._bar.build()
        self.steering.declare()
        self._again()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self.painted.emit)

    def ask_settings(self) -> None:
        """Language, looks, size of text; each is shown at once."""
        from ui.pages.settings import SettingsDialog

        dialog = SettingsDialog(self, read_preferences())
        dialog.chosen.connect(lambda chosen: self._prefer(chosen, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _prefer(self, chosen: Preferences, dialog: QDialog) -> None:
        keep_preferences(chosen)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dress(app).show(chosen.looks, chosen.per_cent)
        language = chosen.speak(self._system)
        if language != self.desk.language:
            dialog.accept()
            self.speak(language)
            self.ask_settings()

    def choose_language(self, language: Language) -> None:
        """Speak a language, from now on and in windows to come."""
        keep_preferences(replace(read_preferences(), language=language))
        self.speak(language)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.may_close():
            event.ignore()
            return
        QSettings("outlet-inspector", "window").setValue("geometry", self.saveGeometry())
        self.hide()
        self.whereabouts.forget()
        self.chores.stop()
        self.desk.close()
        self.desk.registry.close()
        self._collector.stop()
        self._fall_silent()
        super().closeEvent(event)

    def _build(self) -> None:
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(16, 10, 16, 12)
        self._bar = Bar(self.desk)
        self._bar.home_wanted.connect(self.show_home)
        self._bar.outlets_wanted.connect(self.show_outlets)
        self._bar.bureau_wanted.connect(self.show_bureau)
        self._bar.lock_wanted.connect(self.lock)
        self._bar.language_wanted.connect(self.choose_language)
        self._bar.settings_wanted.connect(self.ask_settings)
        self._bar.help_wanted.connect(lambda: self.steering.toggle_help())
        column.addWidget(self._bar)
        self._pages: QStackedWidget = QStackedWidget()
        self._beside = QHBoxLayout()
        self._beside.addWidget(self._pages, 1)
        column.addLayout(self._beside, 1)
        self.setCentralWidget(central)

    def show_beside(self, panel: QWidget) -> None:
        """Show something at the right of each page until it is gone."""
        self._beside.addWidget(panel)

    def _show(self, page: QWidget, again: Callable[[], object]) -> None:
        """Show a page in place of another; `again` builds it anew, in the language of then."""
        self._again = again
        gone = [self._pages.widget(index) for index in range(self._pages.count())]
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        for each in gone:
            if each is not None:
                self._pages.removeWidget(each)
                if isinstance(each, DraftPage) and not (
                    isinstance(page, DraftPage) and page.draft is each.draft
                ):
                    each.draft.deleteLater()
                each.deleteLater()
        self.setWindowTitle(self.tr("Outlet Inspector"))
        self._bar.show_state()
        self._bar.show_place(type(page).__name__)
        self.steering.show_state()
        self.steering.show_topic()
        self.page_changed.emit()

    def _return(self) -> None:
        """Go to where the person was before the lock, else to the list."""
        place, aside = self.locking.place, self.locking.take_back()
        if aside is not None:
            if not isinstance(aside, DraftPage):
                self._show(aside, self.show_new)
            else:
                draft = aside.draft
                self._show(aside, lambda: self._show_draft(draft, 0))
                aside.draft.saver.retry()
                if place is not None:
                    self._return_to(aside, place)
        elif place is not None and place.inspection is not None:
            self.show_inspection(place.inspection, place.tab, place)
        else:
            self.show_home()

    def _continue(self) -> None:
        """Go to where the person was when the program ended without being closed, if it did; unless she is elsewhere
        by then."""
        from inspector.app.first_steps import first_step
        from inspector.app.places import kept_place

        def go_on(found: tuple[FirstStep | None, KeptPlace | None]) -> None:
            step, kept = found
            if self.page is not page:
                return
            if step is not None:
                self.show_first_step(step)
            elif kept is not None:
                self._continue_at(kept)

        page = self.page
        self.desk.ask(self, lambda store: (first_step(store), kept_place(store))).done(go_on)

    def show_first_step(self, step: FirstStep) -> None:
        """One of the first steps with a new store."""
        if not self.leaving.may_go(lambda: self.show_first_step(step)):
            return
        from ui.pages.first_steps import FirstStepsPage

        page = FirstStepsPage(self.desk, step)
        page.step_wanted.connect(self.show_first_step)
        page.over.connect(self.show_home)
        page.practice_wanted.connect(self.open_practice)
        self._show(page, lambda: self.show_first_step(step))

    def open_practice(self) -> None:
        """Open another window with a made-up inspection, in a process and a store of its own."""
        from ui.practice import start_practice

        if start_practice(self.desk.language):
            self._bar.tell(self.tr("The practice window opens in a few seconds."))
        else:
            say(self, self.tr("Not possible"), self.tr("The practice window cannot be opened here."))

    def be_practice(self, words: str) -> None:
        """Say above each page that nothing here counts."""
        self._bar.say_always(words)

    def _continue_at(self, kept: KeptPlace) -> None:
        from ui.place import read

        place = read(kept.text)
        if place is None:
            return
        self._newest = kept.is_newest
        at = kept.at.astimezone()
        is_today = at.date() == datetime.now().astimezone().date()
        told = self.tr("Continued where you were at {0}.").format(f"{at:%H:%M}" if is_today else moment(at))
        if place.inspection is not None:
            self._continued = told
            self.show_inspection(place.inspection, place.tab, place)
        else:
            self.show_new()
            if self.page is not None:
                self._return_to(self.page, place)
                self._bar.tell(told)

    def _return_to(self, page: QWidget, place: Place) -> None:
        from ui.place import return_to

        return_to(page, place, self.desk.language, is_newest=self._newest)
        self._newest = False
        if self._continued:
            self._bar.tell(self._continued)
            self._continued = ""

    def _speak(self, language: Language) -> None:
        self._fall_silent()
        self._translators = load_translators(language)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)

    def _fall_silent(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
