"""Cameras, through Qt's optional part for them. All that loads QtMultimedia is here: import this on the window's thread,
when a camera is wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import (
    QCameraPermission,
    QCoreApplication,
    QElapsedTimer,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QImageCapture,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from ui.camera_refusals import camera_fails, camera_is_silent

F = TypeVar("F", bound="Format")
MOST_PIXELS = 12_200_000  # 4032 × 3024, as 12 megapixels are sold
LIVELY_FPS = 5  # below, nobody can aim: many cameras give their largest picture once a second
LOOK_MS = 33
SILENCE_MS = 5_000


@dataclass(frozen=True, slots=True)
class Found:
    """A camera that is there; `id` is the system's and stays the same."""

    id: str
    name: str


class Format(Protocol):
    """A size and speed in which a camera gives pictures."""

    def resolution(self) -> QSize:
        """Pixels across and down."""

    def maxFrameRate(self) -> float:
        """The most pictures a second."""


class Source(Protocol):
    """What gives a session its pictures until it is stopped."""

    def stop(self) -> None:
        """Give no more; the light of the camera goes out."""


class Cameras(QObject):
    """The cameras of this computer."""

    changed = Signal()  # one was plugged in, or taken away

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.changed)

    def ask(self, asker: QObject, told: Callable[[bool], object]) -> None:
        """Tell whether the system lets this program use cameras; it may ask the person first. `asker` may be gone by then."""
        application, wish = QCoreApplication.instance(), QCameraPermission()
        assert application is not None
        status = application.checkPermission(wish)
        if status is Qt.PermissionStatus.Undetermined:
            application.requestPermission(
                wish, asker, lambda answer: told(answer.status() is Qt.PermissionStatus.Granted)
            )
        else:
            told(status is Qt.PermissionStatus.Granted)

    def found(self) -> tuple[Found, ...]:
        """Those that are there, the system's own choice first."""
        first = QMediaDevices.defaultVideoInput()
        devices = sorted(QMediaDevices.videoInputs(), key=lambda device: device != first)
        return tuple(Found(_id(device), device.description()) for device in devices)

    def switch_on(self, id: str, session: QMediaCaptureSession, failed: Callable[[], object]) -> Source:
        """Let a session have the pictures of a camera; its light is on until the source is stopped."""
        device = next((each for each in QMediaDevices.videoInputs() if _id(each) == id), QCameraDevice())
        return _Light(device, session, failed)


class _Light:
    """A camera that is on."""

    def __init__(
        self, device: QCameraDevice, session: QMediaCaptureSession, failed: Callable[[], object]
    ) -> None:
        self._session = session
        self._camera = QCamera(device, session)
        best = best_format(device.videoFormats())
        if best is not None:
            self._camera.setCameraFormat(best)
        self._camera.errorOccurred.connect(lambda *_: failed())
        session.setCamera(self._camera)
        self._camera.start()
        if self._camera.error() is not QCamera.Error.NoError:  # of what was wrong before nothing more is told
            failed()

    def stop(self) -> None:
        """Off, and let go, so that other programs may have it."""
        self._camera.errorOccurred.disconnect()
        self._camera.stop()
        self._session.setCamera(None)  # type: ignore[arg-type]  # the library's annotations forget that it may be none
        self._camera.deleteLater()


class Feed(QObject):
    """The pictures of the camera that is on. Nothing of them is written to a disk.

    A photo is the next picture the camera gives, in full size: Qt's own capture into memory. (Cameras of laptops have one
    stream: on them a still is a picture of it, as on what feeds pictures in tests.)
    """

    seen = Signal(QImage)  # to look at; as many as the window's thread has time for
    taken = Signal(QImage)
    failed = Signal(object)  # a Refused; a camera that is silent may still come round

    def __init__(self, cameras: Cameras, parent: QObject, silence_ms: int = SILENCE_MS) -> None:
        super().__init__(parent)
        self._cameras = cameras
        self._session = QMediaCaptureSession(self)
        self._sink, self._capture = QVideoSink(self), QImageCapture(self)
        self._session.setVideoSink(self._sink)
        self._session.setImageCapture(self._capture)
        self._capture.imageCaptured.connect(self._captured)
        self._capture.errorOccurred.connect(self._not_captured)
        self._source: Source | None = None
        self._turns = 0  # how often it was switched on or off
        self._shown = QVideoFrame()
        self._waited_for: int | None = None  # the number of the photo that is being taken
        # Asked for, not told of: what the camera tells from a thread of its own would queue up before a busy window.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_at)
        self._silence = QTimer(self, singleShot=True, interval=silence_ms)
        self._silence.timeout.connect(lambda: self.failed.emit(camera_is_silent()))

    @property
    def is_on(self) -> bool:
        """Whether the light of a camera is on."""
        return self._source is not None

    @property
    def is_taking(self) -> bool:
        """Whether a photo is being taken."""
        return self._waited_for is not None

    def switch_on(self, id: str) -> None:
        """Show what a camera sees, in place of the one before."""
        self.switch_off()
        turn = self._turns
        # A camera may fail while it is still being switched on.
        fail = partial(QTimer.singleShot, 0, self, lambda: self._fail(turn))
        self._source = self._cameras.switch_on(id, self._session, fail)
        self._look.start(LOOK_MS)
        self._silence.start()

    def switch_off(self) -> None:
        """No picture any more; the light goes out. A photo that is being taken is not."""
        self._turns += 1
        source, self._source = self._source, None
        self._waited_for = None
        self._look.stop()
        self._silence.stop()
        if source is not None:
            source.stop()
        self._sink.setVideoFrame(QVideoFrame())
        self._shown = QVideoFrame()

    def take(self) -> bool:
        """Take a photo, told by `taken`. False when that cannot be: no camera is on yet, or one is being taken."""
        if self._source is None or self.is_taking:
            return False
        number = self._capture.capture()
        self._waited_for = number if number >= 0 else None
        return self.is_taking

    def _look_at(self) -> None:
        frame = self._sink.videoFrame()
        if not frame.isValid() or frame == self._shown:
            return
        clock = QElapsedTimer()
        clock.start()
        self._shown = frame
        self._silence.start()
        self.seen.emit(frame.toImage())
        self._look.setInterval(max(LOOK_MS, 2 * clock.elapsed()))  # half of the thread's time at most

    def _captured(self, number: int, picture: QImage) -> None:
        if number == self._waited_for:
            self._waited_for = None
            self.taken.emit(picture)

    def _not_captured(self, number: int, error: QImageCapture.Error, text: str) -> None:
        if number == self._waited_for and error is not QImageCapture.Error.NoError:
            self._waited_for = None
            self.failed.emit(camera_fails())

    def _fail(self, turn: int) -> None:
        if turn == self._turns:
            self.switch_off()
            self.failed.emit(camera_fails())


def best_format(formats: Sequence[F]) -> F | None:
    """The largest picture of at most 12 megapixels that comes often enough to aim, and of those the one that comes most
    often; None where a camera tells of no formats."""

    def worth(format: F) -> tuple[bool, bool, int, float]:
        pixels = format.resolution().width() * format.resolution().height()
        fits = pixels <= MOST_PIXELS
        return fits, format.maxFrameRate() >= LIVELY_FPS, pixels if fits else -pixels, format.maxFrameRate()

    return max(formats, key=worth, default=None)


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
