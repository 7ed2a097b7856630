"""Open the store with its passphrase, or make one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.app.stores import Store, create_store, open_store, store_exists
from inspector.errors import Refused
from ui.desk import Desk
from ui.job import Job
from ui.look import Kind, button, card, label, named


class UnlockPage(QWidget):
    """Asks for the passphrase; for a new store, twice."""

    opened = Signal(object)

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._folder = folder
        self._is_new = not store_exists(folder)
        self._job: Job[Store] | None = None
        frame, inside = card()
        frame.setFixedWidth(520)
        inside.setContentsMargins(28, 24, 28, 24)
        inside.addWidget(label(self.tr("Outlet Inspector"), Kind.TITLE))
        inside.addWidget(label(self._words(), Kind.FAINT))
        self.passphrase = self._field(self.tr("Passphrase"))
        self.again = self._field(self.tr("Passphrase again"))
        self.again.setVisible(self._is_new)
        inside.addWidget(self.passphrase)
        inside.addWidget(self.again)
        self.problem = label("", Kind.BAD)
        inside.addWidget(self.problem)
        self.go = button(self.tr("Make the store") if self._is_new else self.tr("Open"), primary=True)
        self.go.clicked.connect(self.open_store)
        self.passphrase.returnPressed.connect(self._entered)
        self.again.returnPressed.connect(self.open_store)
        inside.addWidget(self.go)
        outer = QVBoxLayout(self)
        outer.addStretch()
        row = QHBoxLayout()  # an alignment flag would cut wrapped text: it ignores height for width
        row.addStretch()
        row.addWidget(frame)
        row.addStretch()
        outer.addLayout(row)
        outer.addStretch()

    def open_store(self) -> None:
        """Derive the key and open, off the window's thread: it takes about a second on purpose."""
        typed = self.passphrase.text()
        if self._is_new and typed != self.again.text():
            self.problem.setText(self.tr("The two passphrases differ. Type them again."))
            return
        self.go.setEnabled(False)
        self.problem.setText("")
        folder, make = self._folder, create_store if self._is_new else open_store
        self._job = (
            Job(self, lambda progress: make(folder, typed)).done(self.opened.emit).refused(self._refused)
        )
        self._job.start()

    def _entered(self) -> None:
        if self._is_new:
            self.again.setFocus()
        else:
            self.open_store()

    def _refused(self, refused: Refused) -> None:
        self.go.setEnabled(True)
        self.problem.setText(refused.message(self._desk.language))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(echoMode=QLineEdit.EchoMode.Password, placeholderText=name)
        named(field, name)
        return field

    def _words(self) -> str:
        if self._is_new:
            return self.tr(
                "There is no store yet. Choose a passphrase of at least 8 characters: everything on this laptop is "
                "encrypted with it, and without it nothing can be read."
            )
        return self.tr("Everything on this laptop is encrypted. Enter your passphrase.")
