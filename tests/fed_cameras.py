"""Cameras for machines that have none: their pictures go through Qt's own capture session, all of it as with real ones."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoFrameInput

from ui.camera import Cameras, Found

PAUSE_MS = 10
BUILT_IN, ON_CABLE = Found("built-in", "Integrated Camera"), Found("cable", "USB 摄像头 HD")


class FedCameras(Cameras):
    """Stands for the list of cameras only; `colour` is what they look at."""

    def __init__(self, parent: QObject, *cameras: Found) -> None:
        super().__init__(parent)
        self._there = cameras
        self.allowed = True
        self.shown: QImage | None = None  # in place of a colour
        self.colour, self.size = QColor(200, 30, 30), (640, 480)
        self.on: FedSource | None = None
        self.switched_on: list[str] = []
        self.sends = True
        self.fails_at_once = False

    def ask(self, asker: QObject, told: Callable[[bool], object]) -> None:
        told(self.allowed)

    def found(self) -> tuple[Found, ...]:
        return self._there

    def plug(self, *cameras: Found) -> None:
        """Let these be there, and no others."""
        self._there = cameras
        self.changed.emit()

    def switch_on(self, id: str, session: QMediaCaptureSession, failed: Callable[[], object]) -> "FedSource":
        assert self.on is None, "two cameras are on"
        self.switched_on.append(id)
        self.on = FedSource(self, session, failed)
        if self.fails_at_once:
            failed()
        return self.on

    def picture(self) -> QImage:
        """What is looked at now."""
        if self.shown is not None:
            return self.shown.convertToFormat(QImage.Format.Format_RGB32)
        made = QImage(*self.size, QImage.Format.Format_RGB32)
        made.fill(self.colour)
        return made


class FedSource(QObject):
    """A camera that is on: gives a picture whenever the session is ready for one."""

    def __init__(
        self, cameras: FedCameras, session: QMediaCaptureSession, failed: Callable[[], object]
    ) -> None:
        super().__init__(session)
        self._cameras, self._session, self.fail = cameras, session, failed
        self._input = QVideoFrameInput(self)
        session.setVideoFrameInput(self._input)
        self._pause = QTimer(self, interval=PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self._pause.start()

    def stop(self) -> None:
        self._pause.stop()
        self._session.setVideoFrameInput(None)
        self._cameras.on = None
        self.deleteLater()

    def _send(self) -> None:
        if self._cameras.sends:
            self._input.sendVideoFrame(QVideoFrame(self._cameras.picture()))
