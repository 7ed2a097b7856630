"""Tabs whose pages are made one after the other, when nothing else is to be done, or as soon as somebody looks."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QSize, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
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

    def add(self, title: str, make: Callable[[], QWidget], then: Callable[[], object] | None = None) -> int:
        """A tab whose page is made later; `then` is done in the turn after that. Returns its number."""
        holder = _Holder(make, then)
        self._holders.append(holder)
        was_blocked = self.blockSignals(True)  # the first one becomes the current one
        number = self.addTab(holder, title)
        self.blockSignals(was_blocked)
        if not self._idle.isActive():
            self._idle.start()
            QTimer.singleShot(0, lambda: self.current_page)  # the one that is looked at waits for nothing
        return number

    def pause(self) -> None:
        """Make nothing more until it is seen again."""
        self._idle.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if any(holder.inside is None or holder.then is not None for holder in self._holders):
            self._idle.start()

    def page(self, number: int) -> QWidget:
        """The page of a tab; it is made now if it is not there."""
        return self._holders[number].page()

    def made(self, number: int) -> QWidget | None:
        """The page of a tab, None while it is not made."""
        return self._holders[number].inside

    def made_pages(self) -> Iterator[QWidget]:
        """The pages that are made, in order."""
        return (holder.inside for holder in self._holders if holder.inside is not None)

    def _look(self, number: int) -> None:
        if 0 <= number < len(self._holders):
            self.page(number)

    def _go_on(self) -> None:
        """Polish what is made, then make the page that is looked at, then the others."""
        clock = QElapsedTimer()
        clock.start()
        for widget in self._unpolished:
            widget.ensurePolished()
            if clock.elapsed() >= POLISH_MS:
                return
        for holder in self._holders:
            if holder.inside is not None and holder.then is not None:
                then, holder.then = holder.then, None
                then()
                return
        order = (self.currentIndex(), *range(len(self._holders)))
        number = next((number for number in order if self.made(number) is None), None)
        if number is None:
            self._idle.stop()
        else:
            page = self.page(number)
            self._unpolished = iter([page, *page.findChildren(QWidget)])


class _Holder(QWidget):
    """The place of a page. How large the page wants to be is not asked: that would work out its style at once."""

    def __init__(self, make: Callable[[], QWidget], then: Callable[[], object] | None) -> None:
        super().__init__()
        self.then = then
        self._make = make
        self.inside: QWidget | None = None

    def page(self) -> QWidget:
        if self.inside is None:
            self.inside = self._make()
            self.inside.setParent(self)
            self.inside.setGeometry(self.rect())
            self.inside.show()
        return self.inside

    def sizeHint(self) -> QSize:
        return ROOM

    def minimumSizeHint(self) -> QSize:
        return ROOM

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.inside is not None:
            self.inside.setGeometry(self.rect())
