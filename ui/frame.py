"""What is around the pages: the bar above them, what stands beside them, and the parts that serve all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from inspector.errors import Language
from ui.bar import Bar
from ui.collector import Collector
from ui.desk import Desk
from ui.kinds import DraftPage
from ui.language import Voice

if TYPE_CHECKING:
    from ui.chores import Chores
    from ui.leaving import Leaving
    from ui.locking import Locking
    from ui.steering import Steering
    from ui.warm import Warming
    from ui.way_back import WayBack
    from ui.whereabouts import Whereabouts
    from ui.window import Window


class Frame(QMainWindow):
    """Shows one page at a time. Its parts are made when the first page was seen, which waits for none of them."""

    page_changed = Signal()
    painted = Signal()  # once, when the first page is seen

    def __init__(self, language: Language, rest_ms: int | None = None) -> None:
        """`rest_ms`: how long nobody is there before it locks, else as `ui.lock` has it."""
        super().__init__()
        self.collector = Collector(self)
        self._rest_ms = rest_ms
        self._is_seen = False
        self._again: Callable[[], object] = self.update
        self.voice = Voice(language)
        self.desk = Desk(language)
        self.resize(1280, 820)
        geometry = QSettings("outlet-inspector", "window").value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(16, 10, 16, 12)
        self.bar = Bar(self.desk)
        column.addWidget(self.bar)
        self._pages: QStackedWidget = QStackedWidget()
        self._beside = QHBoxLayout()
        self._beside.addWidget(self._pages, 1)
        column.addLayout(self._beside, 1)
        self.setCentralWidget(central)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget, again: Callable[[], object]) -> None:
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
        self.bar.show_state()
        self.bar.show_place(type(page).__name__)
        self.page_changed.emit()

    def show_beside(self, panel: QWidget) -> None:
        """Show something at the right of each page until it is gone."""
        self._beside.addWidget(panel)

    def furnish(self) -> None:
        """Make the parts that are not made yet."""
        _ = self.locking, self.leaving, self.chores, self.way_back, self.whereabouts, self.steering

    @cached_property
    def locking(self) -> Locking:
        """Locks the window when nobody is there."""
        from ui.lock import REST_MS
        from ui.locking import Locking

        made = Locking(self, self.desk, self._pages, self._rest_ms or REST_MS)
        made.locked.connect(self._window.show_unlock)
        return made

    @cached_property
    def leaving(self) -> Leaving:
        """Knows whether the page may go."""
        from ui.leaving import Leaving

        return Leaving(self._window, self._pages)

    @cached_property
    def chores(self) -> Chores:
        """What is done in the background."""
        from ui.chores import Chores

        made = Chores(self)
        self.desk.closing.connect(made.stop)
        return made

    @cached_property
    def way_back(self) -> WayBack:
        """Leads to where the person was."""
        from ui.way_back import WayBack

        return WayBack(self._window)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Keeps where the person is."""
        from ui.whereabouts import Whereabouts

        return Whereabouts(self._window)

    @cached_property
    def steering(self) -> Steering:
        """What can be done everywhere in the window."""
        from ui.steering import Steering

        return Steering(self._window)

    @cached_property
    def warming(self) -> Warming:
        """Loads what the pages behind the door need."""
        from ui.warm import Warming

        made = Warming(self)
        made.warmed.connect(self.collector.leave_alone)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self._seen)

    def _seen(self) -> None:
        self.furnish()
        self.painted.emit()
        self.warming.start()

    @property
    def _window(self) -> Window:
        """The parts lead to pages, which this half of the window does not know."""
        from ui.window import Window

        assert isinstance(self, Window)
        return self
