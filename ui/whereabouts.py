"""Keeps in the store where the person is, so that she comes back to it when the program could not say goodbye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.app.stores import Store
    from ui.place import Place
    from ui.window import Window

LOOK_MS = 1_000


class Whereabouts(QObject):
    """Looks once a second, and has stored what became of it, on the thread of the store: no key waits for it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._kept: Place | None = None
        self._is_keeping = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.note)
        window.desk.closing.connect(self._look.stop)

    def start(self) -> None:
        """Look after a store that was opened."""
        self._kept = None
        self._look.start()

    def note(self) -> None:
        """Have stored where the person is now, unless that is known."""
        window = self._window
        if self._is_keeping or not window.desk.is_open or window.locking.is_covered or window.page is None:
            return
        from inspector.app.places import forget_place, keep_place
        from ui.place import place_of, written

        place = place_of(window.page, window.focusWidget(), window.desk.language)
        if place == self._kept:
            return
        self._kept, self._is_keeping = place, True
        text = "" if place is None else written(place)
        self._ask(lambda store: keep_place(store, text) if text else forget_place(store))

    def forget(self) -> None:
        """The window is closed in peace."""
        self._look.stop()
        if self._window.desk.is_open:
            from inspector.app.places import forget_place

            self._ask(forget_place)

    def _ask(self, wish: Callable[[Store], None]) -> None:
        """Ask the store, if it is still there. A full disk is told of where people enter something: that has the room
        that is left."""
        errand = self._window.desk.ask(self._window, lambda store: wish(store) if store.is_open else None)
        errand.refused(lambda _: None).finished(self._noted)

    def _noted(self) -> None:
        self._is_keeping = False
