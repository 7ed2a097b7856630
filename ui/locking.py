"""Lock the window: what is typed is stored, the store is closed, nothing of it stays on the screen."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from ui.desk import Desk, say
from ui.job import Job, is_working
from ui.kinds import DraftPage, FormPage
from ui.lock import REST_MS, IdleWatch, SessionWatch
from ui.pages.cover import CoverPage

if TYPE_CHECKING:
    from PySide6.QtGui import QClipboard

    from ui.draft.draft import Draft
    from ui.place import Place


class Why(Enum):
    """Why the window is locked."""

    IDLE = auto()
    SESSION = auto()
    WISH = auto()


class Locking(QObject):
    """Watches, covers the window while work goes on, locks it, and remembers where the person was.

    A page with something that is not in the store, as the form of a new inspection, is put aside unseen; all others
    go, and are built anew of the store.
    """

    locked = Signal()

    def __init__(self, window: QWidget, desk: Desk, pages: QStackedWidget, rest_ms: int = REST_MS) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._pages = pages
        self.why: Why | None = None
        self.place: Place | None = None
        self._aside: QWidget | None = None
        self._untold: list[tuple[str, str]] = []
        self._hidden: list[QDialog] = []
        self.idle = IdleWatch(self, lambda: is_working(window), rest_ms)
        self.idle.idle.connect(lambda: self.lock(Why.IDLE))
        self.session = SessionWatch(window)
        self.session.locked.connect(lambda: self.lock(Why.SESSION))
        self._is_listening = False
        self._cover: CoverPage | None = None
        self._place: Place | None = None  # where somebody was when the page was covered

    @property
    def words(self) -> str:
        """Why the window is locked, in a sentence."""
        return words_of(self.why, self.idle.rest_ms)

    @property
    def is_covered(self) -> bool:
        """Whether nothing may be seen or begun, though the store is still open."""
        return self._cover is not None

    @property
    def is_empty(self) -> bool:
        """Whether no page was put aside."""
        return self._aside is None

    @property
    def unsaved(self) -> Draft | None:
        """What was typed on the page that was put aside, and could not be stored."""
        aside = self._aside
        return aside.draft if isinstance(aside, DraftPage) else None

    def lock(self, why: Why) -> None:
        """Lock now, or as soon as the work that needs the store is over; until then nothing is to be seen."""
        if not self._desk.is_open:
            return
        self.why = why
        page = self._behind
        if isinstance(page, DraftPage):
            page.leave()
        if is_working(self._pages) or self._is_saving:
            self._hide_all()
            return
        self._remember()
        self._close_all()
        self._desk.close()
        self.idle.stop()
        self.locked.emit()

    def unlocked(self) -> None:
        """The store is open again: watch, and tell what could not be read."""
        self.why = None
        self.idle.start()
        if not self._is_listening:  # before there was nothing to lock
            self._is_listening = True
            self.session.listen()

    def take_back(self) -> QWidget | None:
        """The page that was put aside; it is the caller's now."""
        aside, self._aside = self._aside, None
        return aside

    def tell_again(self) -> None:
        """Tell what was told while nobody was there."""
        untold, self._untold = self._untold, []
        for title, text in untold:
            say(self._window, title, text)

    def forget(self) -> None:
        """Another store is in place: nothing of the one before is returned to."""
        self.place, self._untold = None, []
        if (aside := self.take_back()) is not None:
            aside.deleteLater()

    @property
    def _behind(self) -> QWidget | None:
        """The page, also when it is covered."""
        return self._pages.currentWidget() if self._cover is None else self._cover.behind

    @property
    def _is_saving(self) -> bool:
        page = self._behind
        return isinstance(page, DraftPage) and not page.draft.saver.is_settled

    def _remember(self) -> None:
        page = self._behind
        self.place = None
        if isinstance(page, DraftPage):
            self.place = self._place or self._place_of(page)
            if page.draft.is_stored:
                return
        if isinstance(page, DraftPage | FormPage):
            page.hide()
            self._pages.removeWidget(page)
            page.setParent(self._window)
            self._aside = page

    def _place_of(self, page: DraftPage) -> Place | None:
        from ui.place import place_of

        return place_of(page, self._window.focusWidget())

    def _close_all(self) -> None:
        from ui.message import Message

        for dialog in self._dialogs():
            if isinstance(dialog, Message):
                self._untold.append((dialog.windowTitle(), dialog.text()))
            dialog.reject()
        self._cover, self._place, self._hidden = None, None, []
        from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache

        QPixmapCache.clear()
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if _is_ours(clipboard, mode):
                clipboard.clear(mode)

    def _dialogs(self) -> list[QDialog]:
        return [
            each for each in self._window.findChildren(QDialog) if each.isVisible() or each in self._hidden
        ]

    def _hide_all(self) -> None:
        if self._cover is not None:
            self._await_work()  # other work began when the one before ended
            return
        page = self._pages.currentWidget()
        if isinstance(page, DraftPage):
            self._place = self._place_of(page)
            page.draft.saver.settled.connect(self._later)
        self._hidden = self._dialogs()
        for dialog in self._hidden:
            dialog.hide()
        self._cover = CoverPage(self._pages.currentWidget())
        self._cover.stop_wanted.connect(self._stop_work)
        self._pages.addWidget(self._cover)
        self._pages.setCurrentWidget(self._cover)
        self._await_work()

    def _await_work(self) -> None:
        for job in self._pages.findChildren(Job):
            # What is told of the end still comes, and is kept for later; then it locks.
            job.finished(self._later)

    def _later(self) -> None:
        QTimer.singleShot(0, self._work_over)

    def _stop_work(self) -> None:
        for job in self._pages.findChildren(Job):
            job.cancel()

    def _work_over(self) -> None:
        if self._cover is not None and self.why is not None:
            self.lock(self.why)


def words_of(why: Why | None, rest_ms: int) -> str:
    """A sentence that tells why the window is locked."""
    translate = QCoreApplication.translate
    if why is Why.IDLE:
        minutes = max(1, round(rest_ms / 60_000))
        return translate("Locking", "Locked because nobody used it for {0} minutes.").format(minutes)
    if why is Why.SESSION:
        return translate("Locking", "Locked because the screen was locked or the computer went to sleep.")
    return translate("Locking", "Locked.") if why is Why.WISH else ""


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is clipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    return clipboard.ownsClipboard()
