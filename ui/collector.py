"""Garbage is collected on the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500


class Collector(QObject):
    """Takes the place of Python's own collector, which runs on whatever thread makes objects: there it would take
    widgets away that hold each other, and Qt lets nobody do that but the window's thread: the program dies of it.

    What there is at the beginning, and what is loaded then, is not looked through again: that takes longer than a frame
    may. `stop` gives all back.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._collect_some)
        self._look.start()
        gc.disable()
        gc.freeze()

    def leave_alone(self) -> None:
        """What there is by now stays to the end."""
        gc.freeze()

    def stop(self) -> None:
        """Let Python collect again."""
        self._look.stop()
        gc.unfreeze()
        gc.enable()

    def _collect_some(self) -> None:
        """As much as Python would have by now."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
