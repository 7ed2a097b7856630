"""Tabs whose pages are made one after the other, when nothing else is to be done, or as soon as somebody looks."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QSize, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

ROOM = QSize(900, 520)  # what a page gets at least; one that needs more scrolls
REST_MS = 12  # between two pages, for what else waits
POLISH_MS = 8  # of each turn spent on what nobody sees yet


class LazyTabs(QTabWidget):
    """The window goes on in between: no turn of it makes more than one page, and the style of what is on it is worked
    out little by little before it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._holders: list[_Holder] = []
        self._unpolished: Iterator[QWidget] = iter(())
        self._idle = QTimer(self, interval=REST_MS)
        self._idle.timeout.connect(self._go_on)
        self.currentChanged.connect(self._look)

    @property
    def is_filled(self) -> bool:
        """Whether all pages are made and ready to be seen."""
        return not self._idle.isActive()

    @property
    def current_page(self) -> QWidget | None:
        """The page that is looked at."""
        return self.page(self.currentIndex()) if self._holders else None

    def add(
        self, title: str, make: Callable[[], QWidget], then: Callable[[], Iterator[None]] | None = None
    ) -> int:
        """A tab whose page is made later; `then` is done after that, part by part. Returns its number."""
        holder = _Holder(make, then)
        self._holders.append(holder)
        was_blocked = self.blockSignals(True)  # the first one becomes the current one
        number = self.addTab(holder, title)
        self.blockSignals(was_blocked)
        if not self._idle.isActive():
            self._idle.start()
            QTimer.singleShot(0, self._begin)  # the one that is looked at waits for nothing
        return number

    def pause(self) -> None:
        """Make nothing more until it is seen again."""
        self._idle.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make nothing more until it is seen again: who left the page takes what it shows away before the page itself."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pause()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not all(holder.is_done for holder in self._holders):
            self._idle.start()

    def page(self, number: int) -> QWidget:
        """The page of a tab; it is made now if it is not there."""
        return self._holders[number].page()

    def made(self, number: int) -> QWidget | None:
        """The page of a tab, None while it is not made, or not all of it."""
        holder = self._holders[number]
        return holder.inside if holder.is_whole else None

    def made_pages(self) -> Iterator[QWidget]:
        """The pages that are made, in order."""
        return (page for number in range(len(self._holders)) if (page := self.made(number)) is not None)

    def _begin(self) -> None:
        if self._idle.isActive() and self._holders:
            self._holders[self.currentIndex()].make()
            self._idle.start()  # what waited meanwhile comes before the next part

    def _look(self, number: int) -> None:
        if 0 <= number < len(self._holders):
            self.page(number)
            if self._idle.isActive():
                self._idle.start()

    def _go_on(self) -> None:
        """Polish what is made, then make the page that is looked at, then the others."""
        clock = QElapsedTimer()
        clock.start()
        for widget in self._unpolished:
            widget.ensurePolished()
            if clock.elapsed() >= POLISH_MS:
                return
        order = (self.currentIndex(), *range(len(self._holders)))
        holder = next((each for each in map(self._holders.__getitem__, order) if not each.is_done), None)
        if holder is None:
            self._idle.stop()
        elif (page := holder.go_on()) is not None:
            self._unpolished = iter([page, *page.findChildren(QWidget)])


class _Holder(QWidget):
    """The place of a page. How large the page wants to be is not asked: that would work out its style at once.

    A page may be filled in parts: one with a `fill` is given time for each of them.
    """

    def __init__(self, make: Callable[[], QWidget], then: Callable[[], Iterator[None]] | None) -> None:
        super().__init__()
        self.then = then
        self._after: Iterator[None] | None = None
        self._make = make
        self._filling: Iterator[None] | None = None
        self._is_shown = False
        self.inside: QWidget | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the page is made, with all that is on it."""
        return self.inside is not None and self._filling is None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.is_whole and self._is_shown and self.then is None

    def page(self) -> QWidget:
        """The page, all of it, now."""
        page = self.make()
        for _ in self._filling or ():
            pass
        self._filling = None
        self._show(page)
        return page

    def make(self) -> QWidget:
        """The page, as far as it is made at first."""
        if self.inside is None:
            self.inside = self._make()
            self.inside.setParent(self)  # goes with it, also before it is shown
            fill = getattr(self.inside, "fill", None)
            self._filling = None if fill is None else fill()
        return self.inside

    def go_on(self) -> QWidget | None:
        """Do the next part; the page when its style is to be worked out now."""
        if self.inside is None:
            self.make()
        elif self._filling is not None:
            if next(self._filling, self) is self:
                self._filling = None
        elif not self._is_shown:
            self._show(self.inside)
            return self.inside
        elif self.then is not None:
            self._after = self._after or self.then()
            if next(self._after, self) is self:
                self.then = None
        return None

    def _show(self, page: QWidget) -> None:
        if not self._is_shown:
            self._is_shown = True
            page.setGeometry(self.rect())
            page.show()

    def sizeHint(self) -> QSize:
        return ROOM

    def minimumSizeHint(self) -> QSize:
        return ROOM

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.inside is not None:
            self.inside.setGeometry(self.rect())
