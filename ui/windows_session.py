"""Windows tells when the session is locked and when the computer goes to sleep.

Written after the documentation of WTSRegisterSessionNotification and WM_POWERBROADCAST; not tried on Windows yet.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes.wintypes import MSG

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7
NOTIFY_FOR_THIS_SESSION = 0


class SessionMessages(QAbstractNativeEventFilter):
    """Looks at the messages of Windows to this program."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if QByteArray(kind) == b"windows_generic_MSG":
            told = MSG.from_address(int(message))
            if is_lock(told.message, told.wParam):
                self._tell()
        return False, 0


def is_lock(message: int, what: int) -> bool:
    """Whether a message says that the session is locked or the computer goes to sleep."""
    return (message, what) in (
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
    )


def listen(watch: QObject, tell: Callable[[], None]) -> None:
    """Call `tell` when the session is locked, as long as `watch`, which belongs to the window, is there."""
    window, application = watch.parent(), QCoreApplication.instance()
    if sys.platform != "win32" or not isinstance(window, QWidget) or application is None:
        return
    messages = SessionMessages(tell)
    application.installNativeEventFilter(messages)
    watch.destroyed.connect(lambda: application.removeNativeEventFilter(messages))
    ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(int(window.winId()), NOTIFY_FOR_THIS_SESSION)
