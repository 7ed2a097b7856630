"""Make or import a signing identity."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from inspector.app.identities import import_identity, import_token_identities, new_identity
from inspector.app.progress import Progress
from inspector.app.reading import read_file
from inspector.errors import Refused
from inspector.model.identity import Identity
from ui.desk import Desk
from ui.files import ask_file
from ui.guided import Guided
from ui.job import Job, is_working
from ui.look import Kind, button, label, named

FIELD_LINES = 14  # the width of a field, in heights of a line


class IdentityDialog(QDialog):
    """A trial identity for a name, or one from a PKCS#12 file."""

    made = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signing identity"))
        Guided(self, "signatures", desk.language)
        self._desk = desk
        self._job: Job[Identity] | None = None
        form = QFormLayout(self)
        self.name = QLineEdit(name)
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        form.addRow(
            label(
                self.tr(
                    "A trial identity is for trying out, not for official use. Its PIN is asked at each export."
                ),
                Kind.FAINT,
            )
        )
        for text, field in (
            (self.tr("Name"), self.name),
            (self.tr("PIN (6 characters or more)"), self.pin),
            (self.tr("PIN again"), self.again),
        ):
            field.setMinimumWidth(self.fontMetrics().height() * FIELD_LINES)
            named(field, text)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        self.problem = label("", Kind.BAD)
        form.addRow(self.problem)
        row = QHBoxLayout()
        self.import_button = button(self.tr("Import a file…"))
        self.import_button.clicked.connect(self._import)
        self.accept_button = button(self.tr("Make a trial identity"), primary=True)
        self.accept_button.clicked.connect(self.make)
        self.token_button = button(self.tr("From a token…"))
        self.token_button.clicked.connect(self._import_from_token)
        row.addWidget(self.import_button)
        row.addWidget(self.token_button)
        row.addStretch()
        row.addWidget(self.accept_button)
        form.addRow(row)

    def make(self) -> None:
        """Make the key, off the window's thread."""
        if self.pin.text() != self.again.text():
            self.problem.setText(self.tr("The two PINs differ. Type them again."))
            return
        store, name, pin = self._desk.store, self.name.text(), self.pin.text()
        self._start(Job(self, lambda progress: new_identity(store, name, pin)))

    def reject(self) -> None:
        if not is_working(self):
            super().reject()

    def _import(self) -> None:
        def take_in(file: Path) -> None:
            store, pin = self._desk.store, self.pin.text()
            self._start(Job(self, lambda progress: import_identity(store, read_file(file), pin)))

        ask_file(self, self.tr("Import an identity"), "PKCS#12 (*.p12 *.pfx)", take_in)

    def _import_from_token(self) -> None:
        kinds = self.tr("Libraries (*.so *.dll *.dylib)")
        ask_file(self, self.tr("Driver of the token (PKCS#11 library)"), kinds, self._take_in_token)

    def _take_in_token(self, driver: Path) -> None:
        store = self._desk.store

        def newest(progress: Progress) -> Identity:
            # Of several certificates the newest is the officer's.
            return max(import_token_identities(store, driver), key=lambda found: found.not_after)

        self._start(Job(self, newest))

    def _start(self, job: Job[Identity]) -> None:
        self.accept_button.setEnabled(False)
        self._job = job.done(self._done).refused(self._refused)
        self._job.start()

    def _done(self, identity: Identity) -> None:
        self.made.emit(identity)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        self.accept_button.setEnabled(True)
        self.problem.setText(refused.message(self._desk.language))
