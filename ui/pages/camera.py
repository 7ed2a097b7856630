"""Take photos with a camera of this computer. Needs the optional part for cameras: loaded when the camera is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.errors import Language, Refused
from ui.camera import Cameras, Feed
from ui.camera_refusals import access_refused, camera_is_gone, no_camera
from ui.guided import Guided
from ui.look import Kind, grown, label, named, open_in, show_as
from ui.preferences import keep_preferences, read_preferences
from ui.widgets.camera_view import CameraView, TakenRow

if TYPE_CHECKING:
    from ui.camera import Found

SHUTTER_HEIGHT, SHUTTER_WIDTH = 72, 280  # for gloves
MOST_WAITING = 3  # photos that are not stored yet are held in memory


@dataclass(frozen=True, slots=True)
class Shot:
    """What the camera gave, and when, by the clock of this computer."""

    picture: QImage
    taken_at: datetime
    camera: str


class CameraDialog(QDialog):
    """The picture of a camera, a large button, and what was taken. The camera is on while this is seen, and not longer.

    `shot` is answered by `stored`, or `not_stored`: such a photo stays in memory and can be tried again.
    """

    shot = Signal(object)

    def __init__(
        self, parent: QWidget, language: Language, target: str, cameras: Cameras | None = None
    ) -> None:
        """`target` tells what new photos belong to; `cameras` are those of this computer."""
        super().__init__(parent)
        self._language: Language = language
        self.setWindowTitle(self.tr("Camera"))
        Guided(self, "photos", language)
        self._cameras = cameras or Cameras(self)
        self._cameras.changed.connect(self._list)
        self.feed = Feed(self._cameras, self)
        self.feed.seen.connect(self._show_picture)
        self.feed.taken.connect(self._taken)
        self.feed.failed.connect(self._tell)
        self._is_allowed = False
        self._wanted = read_preferences().camera
        self._on = ""  # the camera that is on, or was until it failed
        self._waiting = 0
        self._unstored: list[Shot] = []
        self._why = ""  # they are not stored
        self._leaves = False  # once all that was taken is stored
        self.count = 0
        self._build(target)
        open_in(self, 860, 760)

    def stored(self, small: QImage) -> None:
        """A photo is durable: count and show it."""
        self._waiting -= 1
        self.count += 1
        self.taken_row.add(small, self.tr("Photo {0}").format(self.count))
        self._show_state()
        self._leave_if_done()

    def not_stored(self, shot: Shot, refused: Refused) -> None:
        """A photo could not be stored: keep it for another try, and say why."""
        self._waiting -= 1
        self._unstored.append(shot)
        self._why = refused.message(self._language)
        self._show_state()

    @property
    def trouble(self) -> str:
        """What is told in place of a picture; "" while there is one."""
        return self._trouble.text() if self._places.currentWidget() is self._trouble else ""

    def take(self) -> None:
        """Take a photo, if the camera is ready."""
        if self._may_take and self.feed.take():
            self._leaves = False
            self._show_state()

    def try_again(self) -> None:
        """Try to store what could not be stored."""
        again, self._unstored, self._leaves = self._unstored, [], False
        self._waiting += len(again)
        self._show_state()
        for each in again:
            self.shot.emit(each)

    def leave(self) -> None:
        """Close, once what was taken is stored. What cannot be stored would be gone: that is told; once more, and it
        closes at once."""
        if self._leaves or self._has_all_stored:
            self.reject()
        else:
            self._leaves = True
            self._show_state()

    @property
    def _has_all_stored(self) -> bool:
        return not (self._waiting or self._unstored or self.feed.is_taking)

    def _leave_if_done(self) -> None:
        if self._leaves and self._has_all_stored:
            self.reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cameras.ask(self, self._allowed)
        self.shutter.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, covered, locked or made an icon: nobody sees the picture."""
        self._switch_off()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif not _is_held_down(event):
            super().keyPressEvent(event)

    def _build(self, target: str) -> None:
        self.choice = QComboBox()
        named(self.choice, self.tr("Camera"))
        self.choice.setPlaceholderText(self.tr("Choose a camera"))
        self.choice.activated.connect(self._choose)
        self.choice.hide()
        self.view = CameraView()
        self._trouble = label("", Kind.HEADING)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places = QStackedWidget()
        self._places.addWidget(self.view)
        self._places.addWidget(self._trouble)
        self.shutter = _Shutter(self.tr("Take photo (Space)"))
        self.shutter.clicked.connect(self.take)
        self.taken_row = TakenRow()
        self._state = label("", Kind.FAINT)
        self._again = QPushButton(self.tr("Save again"))
        self._again.clicked.connect(self.try_again)
        self._close = QPushButton(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.leave)
        column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(label(target, Kind.FAINT), 1)
        head.addWidget(self.choice)
        column.addLayout(head)
        column.addWidget(self._places, 1)
        column.addWidget(self.shutter, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.taken_row)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self._again)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self._show_state()

    def _allowed(self, is_allowed: bool) -> None:
        if not self.isVisible():  # closed while the system asked
            return
        self._is_allowed = is_allowed
        if is_allowed:
            self._list()
        else:
            self._tell(access_refused())

    def _list(self) -> None:
        """Offer the cameras that are there now, and switch one on, or tell that it is gone."""
        if not self._is_allowed or not self.isVisible():
            return
        found = self._cameras.found()
        self._offer(found)
        ids = [each.id for each in found]
        if self.feed.is_on and self._on in ids:
            return
        if self._on and self._on not in ids:  # another one that nobody chose may look where it should not
            self._switch_off()
            self._tell(camera_is_gone() if found else no_camera())
        elif self._on or found:
            self._switch_on(self._on or (self._wanted if self._wanted in ids else ids[0]))
        else:
            self._tell(no_camera())

    def _offer(self, found: tuple[Found, ...]) -> None:
        self.choice.clear()
        for each in found:
            self.choice.addItem(each.name, each.id)
        self.choice.setCurrentIndex(self.choice.findData(self._on))
        self.choice.setVisible(len(found) > 1 or bool(found and self._on and self.choice.currentIndex() < 0))

    def _choose(self, index: int) -> None:
        self._wanted = str(self.choice.itemData(index))
        keep_preferences(read_preferences()._replace(camera=self._wanted))
        self._switch_on(self._wanted)
        self.shutter.setFocus()

    def _switch_on(self, id: str) -> None:
        self._on = id
        self.choice.setCurrentIndex(self.choice.findData(id))
        self._clear()
        self.feed.switch_on(id)
        self._show_state()

    def _switch_off(self) -> None:
        self.feed.switch_off()
        self._clear()
        self._show_state()

    def _clear(self) -> None:
        self.view.show_picture(QImage())
        self._places.setCurrentWidget(self.view)

    def _show_picture(self, picture: QImage) -> None:
        if self.view.picture.isNull() or self.trouble:
            self._places.setCurrentWidget(self.view)
            self._show_state()
        self.view.show_picture(picture)

    def _tell(self, refused: Refused) -> None:
        self._trouble.setText(refused.message(self._language))
        self._places.setCurrentWidget(self._trouble)
        self._show_state()
        self._leave_if_done()

    def _taken(self, picture: QImage) -> None:
        self._waiting += 1
        self._show_state()
        self.shot.emit(Shot(picture, datetime.now().astimezone(), self.choice.currentText()))

    @property
    def _may_take(self) -> bool:
        waiting = self._waiting + len(self._unstored)
        return self.feed.is_on and not self.feed.is_taking and not self.trouble and waiting < MOST_WAITING

    def _show_state(self) -> None:
        self._again.setVisible(bool(self._unstored))
        if self._unstored:
            words = [self.tr("× %n not saved.", "", len(self._unstored)), self._why]
            if self._leaves:
                words.append(self.tr("Close once more to give them up."))
            show_as(self._state, Kind.BAD, " ".join(words))
        elif self._waiting:
            show_as(self._state, Kind.FAINT, self.tr("Saving…"))
        else:
            show_as(self._state, Kind.FAINT, self.tr("%n taken and saved", "", self.count))
        # For who hears the window: the keys stay on the button, and what changes is read out there.
        self.shutter.setAccessibleDescription(self.trouble or self._state.text())


class _Shutter(QPushButton):
    """The large button. A key that is held down takes one photo, not many.

    It is never switched off: the keys would go on to the button beside it, and the next Space would close the camera.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("primary")
        self.setDefault(True)
        self.setMinimumSize(grown(self, SHUTTER_WIDTH), grown(self, SHUTTER_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_held_down(event):
            super().keyPressEvent(event)


def _is_held_down(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
    return event.isAutoRepeat() and event.key() in keys
