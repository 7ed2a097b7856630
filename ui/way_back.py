"""Back to where the person was: before the window was locked, or when the program ended without being closed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.kinds import DraftPage
from ui.moments import moment

if TYPE_CHECKING:
    from inspector.app.first_steps import FirstStep
    from inspector.app.places import KeptPlace
    from ui.place import Place
    from ui.window import Window


class WayBack(QObject):
    """Knows the way for the window. After a lock it is in `Locking.place`; after a crash the store kept it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._is_first = True  # until a store is open
        self._is_newest = False  # whether what was typed when the program ended is newer than what is stored
        self._told = ""  # once the person is where she was

    def begin_anew(self) -> None:
        """Another store takes the place of the one that was used."""
        self._window.locking.forget()
        self._is_first = True

    def go(self) -> None:
        """Go to where the person was, now that the store is open; else to the list."""
        self._go_behind_lock()
        if self._is_first:  # else she was somewhere when it was locked, be it at home
            self._is_first = False
            self._continue()

    def arrive(self, page: QWidget, place: Place) -> None:
        """The page of a place is shown: put everything there as it was."""
        from ui.place import return_to

        return_to(page, place, self._window.desk.language, is_newest=self._is_newest)
        self._is_newest = False
        if self._told:
            self._window.bar.tell(self._told)
            self._told = ""

    def is_lost(self) -> bool:
        """The inspection of the place cannot be opened; whether it was one nobody had asked for now."""
        was_continued, self._told = bool(self._told), ""
        return was_continued

    def _go_behind_lock(self) -> None:
        window = self._window
        place, aside = window.locking.place, window.locking.take_back()
        if isinstance(aside, DraftPage):
            draft = aside.draft
            window.show_page(aside, lambda: window.show_draft(draft))
            draft.saver.retry()
            if place is not None:
                self.arrive(aside, place)
        elif aside is not None:
            window.show_page(aside, window.show_new)
        elif place is not None and place.inspection is not None:
            window.show_inspection(place.inspection, place.tab, place)
        else:
            window.show_home()

    def _continue(self) -> None:
        """After the program ended without being closed; unless she is elsewhere by then."""
        from inspector.app.first_steps import first_step
        from inspector.app.places import kept_place

        def go_on(found: tuple[FirstStep | None, KeptPlace | None]) -> None:
            step, kept = found
            if self._window.page is not page:
                return
            if step is not None:
                self._window.show_first_step(step)
            elif kept is not None:
                self._continue_at(kept)

        page = self._window.page
        self._window.desk.ask(self._window, lambda store: (first_step(store), kept_place(store))).done(go_on)

    def _continue_at(self, kept: KeptPlace) -> None:
        from ui.place import read

        place = read(kept.text)
        if place is None:
            return
        window = self._window
        self._is_newest = kept.is_newest
        at = kept.at.astimezone()
        is_today = at.date() == datetime.now().astimezone().date()
        self._told = self.tr("Continued where you were at {0}.").format(
            f"{at:%H:%M}" if is_today else moment(at)
        )
        if place.inspection is not None:
            window.show_inspection(place.inspection, place.tab, place)
            return
        window.show_new()
        if window.page is not None:
            self.arrive(window.page, place)
