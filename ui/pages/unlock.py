"""Open the store with its passphrase, or make one."""

from __future__ import annotations

from functools import partial
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from inspector.app.stores import create_store, has_keyring_lock, open_store, seconds_to_wait, store_exists
from inspector.errors import Refused
from ui.desk import Desk
from ui.look import Kind, button, centred, label, named, show_as
from ui.widgets.steps_line import StepsLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.app.stores import Store
    from ui.pages.rescue import RescueWays

COUNT_MS = 200
DAMAGED = ("store-damaged", "keys-damaged")


class UnlockPage(QWidget):
    """Asks for the passphrase; for a new store, twice. Where the store is damaged, it offers the ways out."""

    opened = Signal(object)
    replaced = Signal()
    language_wanted = Signal(str)

    def __init__(self, desk: Desk, folder: Path, why: str = "") -> None:
        """`why` tells why the window is locked: then only the passphrase opens it, no keyring."""
        super().__init__()
        self._desk = desk
        self._folder = folder
        self._is_new = not store_exists(folder)
        inside = centred(self)
        self._inside = inside
        self._steps = self._first_step() if self._is_new else None
        if self._steps is not None:
            inside.addWidget(self._steps)
        inside.addWidget(label(self.tr("Outlet Inspector"), Kind.TITLE))
        self._why = label(why, Kind.WARN)
        self._why.setVisible(bool(why))
        inside.addWidget(self._why)
        self._words = label("", Kind.FAINT)
        inside.addWidget(self._words)
        self.passphrase, self.again = (
            self._field(self.tr("Passphrase")),
            self._field(self.tr("Passphrase again")),
        )
        self.problem, self._wait = label("", Kind.BAD), label("", Kind.WARN)
        self.go = button("", primary=True)
        self.keyring_button = button(self.tr("Open with this computer's keyring"))
        self.keyring_button.setVisible(not why and not self._is_new and has_keyring_lock(folder))
        self._ways: RescueWays | None = None
        for each in (self.passphrase, self.again, self.problem, self._wait, self.go):
            inside.addWidget(each)
        inside.addWidget(self.keyring_button)
        self._is_opening = False
        self._count = QTimer(self, interval=COUNT_MS)
        self._connect()
        self._show_kind()
        self._count_down()

    @property
    def ways(self) -> RescueWays:
        """The ways out, made when they are offered: who just unlocks need not wait for them."""
        if self._ways is None:
            from ui.pages.rescue import RescueWays

            self._ways = RescueWays(self._desk, self._folder, self.passphrase.text)
            self._ways.begun.connect(self._begin)
            self._ways.refused.connect(self._refused)
            self._ways.replaced.connect(self._replaced)
            self._inside.addWidget(self._ways)
        return self._ways

    def open_store(self) -> None:
        """Derive the key and open, off the window's thread: it takes about a second on purpose."""
        if not self.go.isEnabled():
            return
        folder, typed = self._folder, self.passphrase.text()
        if self._is_new and typed != self.again.text():
            self.problem.setText(self.tr("The two passphrases differ. Type them again."))
        elif self._is_new:
            self._open(lambda: _make_store(folder, typed))
        else:
            self._open(lambda: open_store(folder, typed))

    def open_with_keyring(self) -> None:
        """Ask the computer's keyring instead of the person."""
        folder = self._folder

        def ask() -> Store | None:
            from ui.warm import warm

            warm()
            from inspector.app.keys import open_with_keyring

            return open_with_keyring(folder)

        from ui.job import Job

        job = Job(self, lambda progress: ask())
        self._begin()
        job.done(self._given).refused(self._refused).start()

    def _open(self, give: Callable[[], Store]) -> None:
        from ui.job import Job
        from ui.warm import warm

        def work() -> Store:
            warm()
            return give()

        self._begin()
        job = Job(self, lambda progress: work())
        job.done(self.opened.emit).refused(self._refused).start()

    def _begin(self) -> None:
        from ui.warm import make_classes

        make_classes()  # before a thread loads pages; at once unless somebody types quicker than they are made
        self._is_opening = True
        self.go.setEnabled(False)
        self.keyring_button.setEnabled(False)
        self.problem.setText("")

    def _connect(self) -> None:
        self.go.clicked.connect(self.open_store)
        self.passphrase.returnPressed.connect(self._entered)
        self.again.returnPressed.connect(self.open_store)
        self.keyring_button.clicked.connect(self.open_with_keyring)
        self._count.timeout.connect(self._count_down)

    def _entered(self) -> None:
        if self._is_new:
            self.again.setFocus()
        else:
            self.open_store()

    def _given(self, store: Store | None) -> None:
        if store is not None:
            self.opened.emit(store)
            return
        self._end()
        self.problem.setText(self.tr("The keyring does not give the key. Enter the passphrase."))

    def _refused(self, refused: Refused | None) -> None:
        """Tell a refusal; None when the work was stopped."""
        self._end()
        if refused is None:
            return
        # How long to wait is counted below, second by second.
        self.problem.setText("" if refused.code == "wait" else refused.message(self._desk.language))
        if refused.code in DAMAGED:
            self.ways.offer_for_damage(with_salvage=refused.code == "store-damaged")
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _end(self) -> None:
        self._is_opening = False
        self.go.setEnabled(True)
        self.keyring_button.setEnabled(True)
        self._count_down()

    def _replaced(self, told: str) -> None:
        """A store was put in place: it is opened with the passphrase that stands there."""
        self._is_new = not store_exists(self._folder)
        self._show_kind()
        self._end()
        self.problem.setText("")
        show_as(self._why, Kind.GOOD, told)
        self._why.show()
        self.ways.hide()
        self.replaced.emit()
        self.go.setFocus()

    def _count_down(self) -> None:
        """Show how long to wait after wrong passphrases, and let the next one be tried by itself."""
        if self._is_opening:
            return
        left = ceil(seconds_to_wait(self._folder))
        self.go.setEnabled(left == 0)
        self._wait.setVisible(left > 0)
        self._wait.setText(self.tr("Too many wrong passphrases: the next try in {0} s.").format(left))
        if left == 0:
            self._count.stop()
        elif not self._count.isActive():
            self._count.start()

    def _show_kind(self) -> None:
        self.again.setVisible(self._is_new)
        if self._steps is not None:
            self._steps.setVisible(self._is_new)
        self.go.setText(self.tr("Make the store") if self._is_new else self.tr("Open"))
        if self._is_new:
            self.ways.offer_for_new()
            self._words.setText(
                self.tr(
                    "There is no store yet. Choose a passphrase of at least 8 characters: everything on this laptop is "
                    "encrypted with it, and without it nothing can be read."
                )
            )
        else:
            if self._ways is not None:
                self._ways.hide()
            self._words.setText(self.tr("Everything on this laptop is encrypted. Enter your passphrase."))

    def _first_step(self) -> QWidget:
        """How far the first steps are, and the choice of a language."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(StepsLine(0), 1)
        for language, text in (("zh", "中文"), ("en", "English")):
            choice = button(text, checkable=True)
            named(choice, self.tr("Language: {0}").format(text))
            choice.setChecked(language == self._desk.language)
            choice.clicked.connect(partial(self.language_wanted.emit, language))
            row.addWidget(choice)
        return made

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(echoMode=QLineEdit.EchoMode.Password, placeholderText=name)
        named(field, name)
        return field


def _make_store(folder: Path, passphrase: str) -> Store:
    from inspector.app.first_steps import begin_first_steps

    store = create_store(folder, passphrase)
    begin_first_steps(store)
    return store
