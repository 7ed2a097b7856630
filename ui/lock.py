"""When the window locks itself: nobody was there for a while, the screen was locked, the computer goes to sleep."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QInputEvent, QInputMethodEvent

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

REST_MS = 240_000
BUSY_MS = 1_000
MOMENTS = 60  # of the time it waits; so much later it may lock
SYSTEM_BUS = Path("/run/dbus/system_bus_socket")
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
FROM_SOMEBODY = (QInputEvent, QInputMethodEvent)
SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Tells when no key, mouse, wheel, pen or finger was felt anywhere in the program for `rest_ms`, or a little more.

    Work that `is_busy` tells of counts as somebody being there. Each event of the program passes by here, and a page
    that is built makes very many: so after each sign of somebody it looks away for a moment.
    """

    idle = Signal()

    def __init__(self, parent: QObject, is_busy: Callable[[], bool], rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._was_busy = False
        self._looks = False
        self._rest_ms = rest_ms
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._rested)

    @property
    def rest_ms(self) -> int:
        """How long nobody must have been there."""
        return self._rest_ms

    @property
    def is_watching(self) -> bool:
        """Whether the time runs."""
        return self._timer.isActive()

    def start(self, rest_ms: int | None = None) -> None:
        """Watch from now on; another time may be set."""
        self._rest_ms = rest_ms or self._rest_ms
        self._look()

    def stop(self) -> None:
        """Watch no longer."""
        self._look_away()
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The class is known at once; to be told the type of each of very many events takes longer.
        if isinstance(event, FROM_SOMEBODY) and event.type() in SIGNS and self._looks:
            self._was_busy = False
            self._look_away()
            self._timer.start(max(1, self._rest_ms // MOMENTS))
        return False

    def _look(self) -> None:
        self._looks = True
        self._application().installEventFilter(self)
        self._timer.start(self._rest_ms)

    def _look_away(self) -> None:
        self._looks = False
        self._application().removeEventFilter(self)

    def _rested(self) -> None:
        if not self._looks:
            self._look()
            return
        if self._is_busy():
            self._was_busy = True
            self._timer.start(min(BUSY_MS, self._rest_ms))
        elif self._was_busy:
            self._was_busy = False
            self._timer.start(self._rest_ms)
        else:
            self.idle.emit()

    @staticmethod
    def _application() -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None
        return application


class SessionWatch(QObject):
    """Tells when the desktop locks its screen or the computer is about to sleep. Without a bus it stays silent.

    `Lock` of another person's session on the same computer is taken as ours: it does no harm.
    """

    locked = Signal()

    def listen(self) -> None:
        """Listen to the desktop and to the system, where there are such."""
        if sys.platform == "win32":
            from ui.windows_session import listen

            listen(self, self.locked.emit)
            return
        for bus in _buses():
            self.listen_to(bus)

    def listen_to(self, bus: "QDBusConnection") -> None:
        """Listen to what is said on a bus, by whomever."""
        for name in SCREEN_SAVERS:
            bus.connect("", "", name, "ActiveChanged", self, _slot("screen_saver_changed(bool)"))
        login = "org.freedesktop.login1"
        bus.connect("", "", f"{login}.Manager", "PrepareForSleep", self, _slot("sleep_changed(bool)"))
        bus.connect("", "", f"{login}.Session", "Lock", self, _slot("session_locked()"))

    @Slot(bool)
    def screen_saver_changed(self, active: bool) -> None:
        """The screen was locked, or opened again."""
        if active:
            self.locked.emit()

    @Slot(bool)
    def sleep_changed(self, begins: bool) -> None:
        """The computer goes to sleep, or woke."""
        if begins:
            self.locked.emit()

    @Slot()
    def session_locked(self) -> None:
        """The session was told to lock."""
        self.locked.emit()


def _buses() -> Iterator["QDBusConnection"]:
    """The desktop's bus and the system's; none where Qt has no D-Bus or the bus is not there."""
    with suppress(ImportError):
        from PySide6.QtDBus import QDBusConnection

        # Asked for only where one is known: else the library tries to start one.
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        if "DBUS_SESSION_BUS_ADDRESS" in os.environ or (runtime and (Path(runtime) / "bus").exists()):
            yield from _connected(QDBusConnection.sessionBus())
        if "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or SYSTEM_BUS.exists():
            yield from _connected(QDBusConnection.systemBus())


def _connected(bus: "QDBusConnection") -> Iterator["QDBusConnection"]:
    if bus.isConnected():
        yield bus


def _slot(signature: str) -> Any:
    return SLOT(signature)  # text, though the library's annotations ask for bytes: those it refuses
