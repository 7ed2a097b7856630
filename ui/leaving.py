"""Whether the page that is shown may go: not before what is typed on it is stored, or the person decided otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import say
from ui.job import is_working
from ui.kinds import DraftPage

if TYPE_CHECKING:
    from ui.draft.draft import Draft
    from ui.window import Window

Then = Callable[[], object]


class Leaving(QObject):
    """Answers for the window; `then` is what it was about to do, and does where it must wait first."""

    def __init__(self, window: Window, pages: QWidget) -> None:
        """Work on `pages` may go on behind a cover."""
        super().__init__(window)
        self._window, self._pages = window, pages

    def may_go(self, then: Then) -> bool:
        """Whether another page may be shown: while what was typed was stored, somebody may have locked the window."""
        window = self._window
        return window.desk.is_open and not window.locking.is_covered and self.may_leave(then)

    def may_leave(self, then: Then) -> bool:
        """Whether the page may go: not while work of it goes on. What is typed in it is stored first; when that is
        refused, the person decides, and `then` may be tried again."""
        page = self._window.page
        if is_working(self._pages):
            words = self.tr("Wait until the work is done, or cancel it.")
            say(self._window, self.tr("Still working"), words)
            return False
        if not isinstance(page, DraftPage):
            return True
        page.leave()
        return self._is_settled(page.draft, then)

    def may_close(self) -> bool:
        """Whether the window may go, with what was put aside when it was locked."""
        close, unsaved = self._window.close, self._window.locking.unsaved
        return self.may_leave(close) and (unsaved is None or self._is_settled(unsaved, close))

    def _is_settled(self, draft: Draft, then: Then) -> bool:
        """Whether all of a draft is stored. While it is being stored, `then` follows; what cannot be is asked about."""
        saver, desk = draft.saver, self._window.desk
        if saver.is_waiting and desk.is_open:
            from PySide6.QtCore import Qt

            saver.settled.connect(then, Qt.ConnectionType.SingleShotConnection)
            return False
        if saver.is_stored:
            return True

        def without() -> None:
            saver.drop()
            then()

        refused = saver.refused
        reason = "" if refused is None else refused.message(desk.language)
        if not desk.is_open:
            reason = self.tr("Unlock the window first, then it is tried again.")
        from ui.unsaved import ask_unsaved

        ask_unsaved(self._window, reason, lambda: self._try_again(draft, then), without)
        return False

    def _try_again(self, draft: Draft, then: Then) -> None:
        if self._window.desk.is_open:
            draft.saver.retry()
        then()
