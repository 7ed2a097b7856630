"""The store of this laptop: its passphrase, what else opens it, and whether it is sound."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspector.app.checking import StoreCheck, check_store
from inspector.app.keys import (
    LockNames,
    add_recovery_key,
    change_passphrase,
    forget_in_keyring,
    has_keyring,
    lock_names,
    remember_in_keyring,
)
from inspector.app.reading import read_file
from inspector.app.stores import Store
from inspector.errors import Refused
from ui.desk import Desk
from ui.files import ask_file
from ui.guided import Guided
from ui.job import Job, is_working
from ui.look import (
    BESIDE_BAR,
    Kind,
    button,
    card,
    label,
    labelled,
    lines_high,
    named,
    open_in,
    scrolled,
    show_as,
)
from ui.widgets.work_bar import WorkBar

WIDTH = 33  # at least, in heights of a line
SIZE = (640, 560)
RESULT_LINES = 5


class StoreDialog(QDialog):
    """Each part does one thing, and says in words how it went."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Store of this laptop"))
        Guided(self, "store", desk.language)
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, BESIDE_BAR, 0)
        parts.setSpacing(12)
        self.passphrase = PassphrasePart(desk)
        self.locks = LocksPart(desk)
        self.soundness = SoundnessPart(desk)
        for part in (self.passphrase, self.locks, self.soundness):
            parts.addWidget(part)
        parts.addStretch()
        column = QVBoxLayout(self)
        column.addWidget(scrolled(inside), 1)
        row = QHBoxLayout()
        row.addStretch()
        close = button(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column.addLayout(row)
        open_in(self, *SIZE)

    def reject(self) -> None:
        if not is_working(self):
            super().reject()


class PassphrasePart(QWidget):
    """Change the passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = _boxed(self, self.tr("Passphrase"))
        self.old, self.new, self.again = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(3))
        inside.addLayout(
            labelled(
                (self.tr("Present passphrase"), self.old),
                (self.tr("New passphrase (8 characters or more)"), self.new),
                (self.tr("New passphrase again"), self.again),
            )
        )
        row = QHBoxLayout()
        self.told = label("")
        self.change_button = button(self.tr("Change the passphrase"))
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(self.change)
        self.again.returnPressed.connect(self.change)
        row.addWidget(self.told, 1)
        row.addWidget(self.change_button)
        inside.addLayout(row)

    def change(self) -> None:
        """Check that it was typed alike twice, and change it off the window's thread."""
        if is_working(self):
            return
        if self.new.text() != self.again.text():
            show_as(self.told, Kind.BAD, self.tr("The two passphrases differ. Type them again."))
            return
        store, old, new = self._desk.store, self.old.text(), self.new.text()
        self.change_button.setEnabled(False)
        show_as(self.told, Kind.FAINT, "")
        job = Job(self, lambda progress: change_passphrase(store, old, new))
        job.finished(lambda: self.change_button.setEnabled(True)).done(self._changed)
        job.refused(lambda refused: _tell(self.told, self._desk, refused)).start()

    def _changed(self, _: None) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        show_as(self.told, Kind.GOOD, self.tr("√ The passphrase was changed."))


class LocksPart(QWidget):
    """What opens the store besides the passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = _boxed(self, self.tr("When the passphrase is lost"))
        row = QHBoxLayout()
        self.keys = label("")
        self.add_button = button(self.tr("Add a recovery key…"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.ask)
        row.addWidget(self.keys, 1)
        row.addWidget(self.add_button)
        inside.addLayout(row)
        self.keyring = QCheckBox(
            self.tr("This computer's keyring opens the store too (whoever is logged in here)")
        )
        self.keyring.clicked.connect(self._keyring_chosen)
        inside.addWidget(self.keyring)
        self.told = label("")
        self.told.hide()
        inside.addWidget(self.told)
        show_as(self.keys, Kind.FAINT, self.tr("Looking…"))
        self.keyring.hide()
        self.reload()

    def reload(self) -> None:
        """Show the locks as they are, once they are known: a keyring may take its time."""
        self._desk.ask(self, _locks).refused(self._refused).done(self._show)

    def _show(self, found: tuple[LockNames, bool]) -> None:
        locks, is_keyring = found
        words = self.tr("Recovery key of {0}, fingerprint {1}")
        lines = [words.format(bureau, fingerprint) for bureau, fingerprint in locks.recovery]
        none = self.tr(
            "○ No recovery key of the bureau: if the passphrase is forgotten, nothing can be read."
        )
        show_as(self.keys, Kind.TEXT if lines else Kind.WARN, "\n".join(lines) or none)
        self.keyring.setChecked(locks.keyring)
        self.keyring.setVisible(locks.keyring or is_keyring)

    def ask(self) -> None:
        """Ask for the file the bureau hands out."""
        kinds = self.tr("Public recovery keys (*.public.json)")
        ask_file(self, self.tr("Recovery key of the bureau"), kinds, self.add)

    def add(self, file: Path) -> None:
        """Let the key in a file open the store."""
        self.add_button.setEnabled(False)
        asked = self._desk.ask(self, lambda store: add_recovery_key(store, read_file(file)))
        asked.finished(lambda: self.add_button.setEnabled(True)).refused(self._refused).done(
            lambda key: self._added(key.bureau)
        )

    def _added(self, bureau: str) -> None:
        self.reload()
        show_as(self.told, Kind.GOOD, self.tr("√ Added. Compare the fingerprint with {0}.").format(bureau))
        self.told.show()

    def _refused(self, refused: Refused) -> None:
        _tell(self.told, self._desk, refused)

    def _keyring_chosen(self, wanted: bool) -> None:
        store, act = self._desk.store, remember_in_keyring if wanted else forget_in_keyring
        self.keyring.setEnabled(False)
        self.told.hide()
        job = Job(self, lambda progress: act(store)).finished(self._keyring_asked)
        job.refused(lambda refused: _tell(self.told, self._desk, refused)).start()

    def _keyring_asked(self) -> None:
        self.keyring.setEnabled(True)
        self.reload()


class SoundnessPart(QWidget):
    """Read everything that is stored, and say what is wrong and what to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = _boxed(self, self.tr("Is everything sound?"))
        row = QHBoxLayout()
        self.told = label(
            self.tr("Reads the database, the audit chain, sealed records and every photo."), Kind.FAINT
        )
        self.check_button = button(self.tr("Check everything"))
        self.check_button.setAutoDefault(False)
        self.check_button.clicked.connect(self.check)
        row.addWidget(self.told, 1)
        row.addWidget(self.check_button)
        inside.addLayout(row)
        self.bar = WorkBar(desk.language)
        inside.addWidget(self.bar)
        self.result = QPlainTextEdit(readOnly=True)
        lines_high(self.result, RESULT_LINES)
        named(self.result, self.tr("What was found"))
        self.result.hide()
        inside.addWidget(self.result)

    def check(self) -> None:
        """Look through the store, off the window's thread."""
        store = self._desk.store
        self.check_button.setEnabled(False)
        self.result.hide()
        show_as(self.told, Kind.FAINT, self.tr("Checking…"))
        job = Job(self, lambda progress: check_store(store, progress)).done(self._checked)
        job.cancelled(lambda: show_as(self.told, Kind.FAINT, self.tr("Stopped; not everything was checked.")))
        job.refused(lambda refused: _tell(self.told, self._desk, refused))
        self.bar.run(job.finished(lambda: self.check_button.setEnabled(True)))

    def _checked(self, found: StoreCheck) -> None:
        counts = self.tr("{0} links of the audit chain, {1} photos").format(found.links, found.photos)
        if found.problems:
            words = self.tr("× %n problems found in {0}.", "", len(found.problems)).format(counts)
        else:
            words = self.tr("√ All is well: {0}.").format(counts)
        show_as(self.told, Kind.BAD if found.problems else Kind.GOOD, words)
        lines = [problem.text.of(self._desk.language) for problem in (*found.problems, *found.advice)]
        self.result.setPlainText("\n".join(lines))
        self.result.setVisible(bool(lines))


def _locks(store: Store) -> tuple[LockNames, bool]:
    return lock_names(store.folder), has_keyring()


def _boxed(part: QWidget, title: str) -> QVBoxLayout:
    frame, inside = card()
    outer = QVBoxLayout(part)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(frame)
    inside.addWidget(label(title, Kind.HEADING))
    return inside


def _tell(told: QLabel, desk: Desk, refused: Refused) -> None:
    show_as(told, Kind.BAD, refused.message(desk.language))
    told.show()
