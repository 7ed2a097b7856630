"""What is done in the background after the store was opened: nobody is told, nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from inspector.errors import Refused
from ui.job import Job

if TYPE_CHECKING:
    from inspector.app.progress import Progress
    from inspector.app.stores import Store

LOOK_MS = 60_000


class Chores(QObject):
    """Makes the pictures of photos that lack them, and the daily copy of the database beside it; takes room on the
    disk back when there is some again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job[None] | None = None
        self._store: Store | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_after_reserve)

    @property
    def are_done(self) -> bool:
        """Whether nothing goes on in the background."""
        return self._job is None

    def start(self, store: Store) -> None:
        """Begin with a store that was opened."""
        self._store = store
        self._look.start()
        self._run(lambda progress: _do_all(store, progress))

    def stop(self) -> None:
        """Stop at the next step and wait for it: the store is about to be closed. What lacks is done next time."""
        self._store = None
        self._look.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _run(self, work: Callable[[Progress], None]) -> None:
        self._job = Job(self, work).finished(self._over)
        self._job.start()

    def _look_after_reserve(self) -> None:
        store = self._store
        if store is not None and self._job is None and not store.has_reserve:
            self._run(lambda progress: store.keep_reserve())

    def _over(self) -> None:
        self._job = None


def _do_all(store: Store, progress: Progress) -> None:
    from inspector.app.backups import back_up_daily
    from inspector.app.photos import complete_photos

    try:
        complete_photos(store, progress)
        back_up_daily(store, progress)
    except Refused:
        return  # a full disk is told where somebody works; the age of the backup is shown
