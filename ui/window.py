"""The main window: its pages, the ways between them, the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inspector.errors import Language, Refused
from ui.desk import say
from ui.frame import Frame
from ui.kinds import DraftPage
from ui.look import Kind, centred, dress, label
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, keep_preferences, read_preferences

if TYPE_CHECKING:
    from inspector.app.first_steps import FirstStep
    from inspector.app.stores import Store
    from inspector.model.inspection import InspectionId
    from inspector.model.outlet import OutletId
    from ui.draft.draft import Draft
    from ui.place import Place

OPENING_MS = 250  # an inspection that is open by then needs no word about it


class Window(Frame):
    """The pages, and the ways between them. As everything is stored at once, a page can be built anew whenever needed."""

    def __init__(
        self, folder: Path, language: Language, rest_ms: int | None = None, system: Language | None = None
    ) -> None:
        """`system` is the language of the system, where another one was chosen."""
        super().__init__(language, rest_ms)
        self._system: Language = system or language
        self._folder = folder
        self._was_open = False
        self._wait = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._wait.timeout.connect(self._show_opening)
        self.bar.home_wanted.connect(self.show_home)
        self.bar.outlets_wanted.connect(self.show_outlets)
        self.bar.bureau_wanted.connect(self.show_bureau)
        self.bar.lock_wanted.connect(self.lock)
        self.bar.language_wanted.connect(self.choose_language)
        self.bar.settings_wanted.connect(self.ask_settings)
        self.bar.help_wanted.connect(lambda: self.steering.toggle_help())
        self.show_unlock()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        why = self.locking.words if self._was_open else ""
        page = UnlockPage(self.desk, self._folder, why)
        page.opened.connect(self.use)
        page.replaced.connect(lambda: self.way_back.begin_anew())
        page.language_wanted.connect(self.choose_language)
        self.show_page(page, self.show_unlock)
        page.passphrase.setFocus()

    def use(self, store: Store) -> None:
        """Work with an open store, where the person was when it was locked."""
        self._was_open = True
        self.furnish()
        self.desk.opened(store)
        self.locking.unlocked()
        self.chores.start(store)
        self.way_back.go()
        self.whereabouts.start()
        self.locking.tell_again()

    def lock(self) -> None:
        """Ask for the passphrase before anything else."""
        from ui.locking import Why

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
        self.show_page(page, self.show_home)

    def show_new(self, outlet: OutletId | None = None) -> None:
        """Start an inspection, of an outlet that may be chosen already."""
        if not self.leaving.may_go(lambda: self.show_new(outlet)):
            return
        from ui.pages.new_inspection import NewInspectionPage

        page = NewInspectionPage(self.desk, outlet)
        page.started.connect(self.show_inspection)
        page.follow_wanted.connect(self.follow_up)
        page.home_wanted.connect(self.show_home)
        self.show_page(page, lambda: self.show_new(outlet))

    def follow_up(self, earlier: InspectionId) -> None:
        """Start a visit that looks again at what an earlier one left open, and show it."""
        if not self.leaving.may_go(lambda: self.follow_up(earlier)):
            return
        from datetime import datetime

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
        errand.done(lambda opened: self.show_draft(Draft(self.desk, opened, self), tab, place))
        errand.refused(self._not_opened).finished(self._wait.stop)

    def open_inspection(self, id: InspectionId) -> None:
        """Go to an inspection, unless it is the one that is looked at."""
        if not isinstance(self.page, DraftPage) or self.page.draft.id != id:
            self.show_inspection(id)

    def _not_opened(self, refused: Refused) -> None:
        was_asked_for = not self.way_back.is_lost()
        self.show_home()
        if was_asked_for:
            self.desk.tell(self, refused)

    def show_draft(self, draft: Draft, tab: int = 0, place: Place | None = None) -> None:
        """An inspection as it was opened, with its changes."""
        from ui.pages.inspection import InspectionPage

        page = InspectionPage(self.desk, draft, tab, self._pages)
        page.home_wanted.connect(self.show_home)
        page.tabs.currentChanged.connect(lambda _: self.steering.show_topic())
        # Built anew, it lets nothing be changed.
        page.sealed.connect(lambda: self.show_inspection(draft.id, page.tabs.currentIndex()))
        self.show_page(page, lambda: self.show_draft(draft, page.tabs.currentIndex()))
        if place is not None:
            self.way_back.arrive(page, place)

    def _show_opening(self) -> None:
        """It takes a while: say so in the place of the page that was left."""
        if not self.desk.clerk.is_idle and not isinstance(self.page, DraftPage):
            page = QWidget()
            centred(page).addWidget(label(self.tr("Opening the inspection…"), Kind.HEADING))
            self.show_page(page, self.show_home)

    def show_outlets(self) -> None:
        """The outlets this laptop knows."""
        if not self.leaving.may_go(self.show_outlets):
            return
        from ui.pages.outlets import OutletsPage

        page = OutletsPage(self.desk)
        page.start_wanted.connect(self.show_new)
        page.inspection_wanted.connect(self.show_inspection)
        self.show_page(page, self.show_outlets)
        page.search.setFocus()

    def show_bureau(self) -> None:
        """The registry."""
        if not self.leaving.may_go(self.show_bureau):
            return
        from ui.pages.bureau import BureauPage

        self.show_page(BureauPage(self.desk, self._folder), self.show_bureau)

    def speak(self, language: Language) -> None:
        """Change the language of the window, and build the page anew in it."""
        if not self.leaving.may_leave(lambda: self.speak(language)):
            return
        self.desk.language = language
        self.voice.speak(language)
        self.bar.build()
        self.steering.declare()
        self._again()

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
        keep_preferences(read_preferences()._replace(language=language))
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
        self.collector.stop()
        self.voice.fall_silent()
        super().closeEvent(event)

    def show_first_step(self, step: FirstStep) -> None:
        """One of the first steps with a new store."""
        if not self.leaving.may_go(lambda: self.show_first_step(step)):
            return
        from ui.pages.first_steps import FirstStepsPage

        page = FirstStepsPage(self.desk, step)
        page.step_wanted.connect(self.show_first_step)
        page.over.connect(self.show_home)
        page.practice_wanted.connect(self.open_practice)
        self.show_page(page, lambda: self.show_first_step(step))

    def open_practice(self) -> None:
        """Open another window with a made-up inspection, in a process and a store of its own."""
        from ui.practice import start_practice

        if start_practice(self.desk.language):
            self.bar.tell(self.tr("The practice window opens in a few seconds."))
        else:
            say(self, self.tr("Not possible"), self.tr("The practice window cannot be opened here."))

    def be_practice(self, words: str) -> None:
        """Say above each page that nothing here counts."""
        self.bar.say_always(words)
