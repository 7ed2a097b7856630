"""Choose the bureau's recovery key for a new store."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.app.reading import read_file
from ui.desk import Desk
from ui.files import ask_file
from ui.job import Job
from ui.look import Kind, button, label


class RecoveryChoice(QWidget):
    """A public recovery key out of a file, or none; its fingerprint is shown to be compared."""

    taken = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.public: bytes | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._state = label(
            self.tr("Recovery key of the bureau, for a lost passphrase: none, can be added later"), Kind.FAINT
        )
        choose = button(self.tr("Recovery key…"))
        choose.clicked.connect(self.ask)
        row.addWidget(self._state, 1)
        row.addWidget(choose)

    def ask(self) -> None:
        """Ask for the file the bureau hands out."""
        ask_file(
            self,
            self.tr("Recovery key of the bureau"),
            self.tr("Public recovery keys (*.public.json)"),
            self.take,
        )

    def take(self, file: Path) -> None:
        """Use the key in a file."""
        job = Job(self, lambda progress: _read(file)).done(self._take)
        job.refused(lambda refused: self._desk.tell(self, refused)).start()

    def _take(self, read: tuple[bytes, str, str]) -> None:
        self.public, bureau, fingerprint = read
        self._state.setText(self.tr("Recovery key of {0}, fingerprint {1}").format(bureau, fingerprint))
        self.taken.emit()


def _read(file: Path) -> tuple[bytes, str, str]:
    """The key's file, whose it is, and its fingerprint."""
    from inspector.app.keys import recovery_key_of  # loads what the first window must not wait for

    public = read_file(file)
    key = recovery_key_of(public)
    return public, key.bureau, key.fingerprint
