"""The first steps with a new store: the bureau's recovery key, an identity, an inspection to play with."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.app.first_steps import FirstStep, note_first_step
from inspector.app.stores import Store
from inspector.model.identity import Identity
from ui.desk import Desk
from ui.look import Kind, button, centred, label, show_as
from ui.pages.identity import IdentityDialog
from ui.pages.recovery_choice import RecoveryChoice
from ui.widgets.steps_line import StepsLine

ORDER = tuple(FirstStep)


class FirstStepsPage(QWidget):
    """One step at a time. Each can be passed over; "Later" leaves, and the next start goes on here."""

    step_wanted = Signal(object)  # another step, which is noted by then
    over = Signal()
    practice_wanted = Signal()

    def __init__(self, desk: Desk, step: FirstStep) -> None:
        super().__init__()
        self._desk = desk
        self.step = step
        inside = centred(self)
        inside.addWidget(StepsLine(ORDER.index(step) + 1))
        self._wanted: QWidget = self
        self.problem = label("", Kind.BAD)
        self._row = QHBoxLayout()
        later = button(self.tr("Later"))
        later.setToolTip(self.tr("The next start of the program goes on here"))
        later.clicked.connect(self.over)
        self._row.addWidget(later)
        self._row.addStretch()
        {
            FirstStep.RECOVERY_KEY: self._show_recovery_key,
            FirstStep.IDENTITY: self._show_identity,
            FirstStep.PRACTICE: self._show_practice,
        }[step](inside)
        inside.addWidget(self.problem)
        inside.addLayout(self._row)

    def _show_recovery_key(self, inside: QVBoxLayout) -> None:
        inside.addWidget(label(self.tr("The bureau's recovery key"), Kind.TITLE))
        self._say(
            inside,
            self.tr(
                "If you forget your passphrase, nobody can read what is on this laptop: not you, not the bureau, not "
                "the makers of the program."
            ),
            self.tr(
                "Unless the bureau has a recovery key. It hands out a file that ends in .public.json; choose it here, "
                "and compare the fingerprint with the one the bureau tells you. Only the bureau's other half of the "
                "key, and its own passphrase, can then open this store."
            ),
            self.tr("Without it a forgotten passphrase means that inspections not handed in yet are lost."),
        )
        self.recovery = RecoveryChoice(self._desk)
        inside.addWidget(self.recovery)
        self._add(self.tr("Go on without"), self._next)
        self.use_button = self._add(self.tr("Use this key"), self._use_key, primary=True)
        self.use_button.setEnabled(False)
        self.recovery.taken.connect(lambda: self.use_button.setEnabled(True))

    def _show_identity(self, inside: QVBoxLayout) -> None:
        inside.addWidget(label(self.tr("Your signing identity"), Kind.TITLE))
        self._say(
            inside,
            self.tr(
                "A report is signed with your certificate: a file (.p12 or .pfx) or a token that your bureau gives you. "
                "Its PIN is asked at each export."
            ),
            self.tr(
                "Without one, make a trial identity: good for learning, and marked as not for official use in each report."
            ),
        )
        self.told = label("", Kind.GOOD)
        inside.addWidget(self.told)
        self._add(self.tr("Go on without"), self._next)
        self._add(self.tr("Make or import an identity…"), self.ask_identity, primary=True)

    def _show_practice(self, inside: QVBoxLayout) -> None:
        inside.addWidget(label(self.tr("An inspection to play with"), Kind.TITLE))
        self._say(
            inside,
            self.tr(
                "A second window opens with a made-up visit that is half done. Answer, photograph, sign, seal, export: "
                "nothing of it counts, nothing comes into your store, and all of it is gone when you close that window."
            ),
            self.tr('It can be opened again at any time: Ctrl+K, then "practice".'),
        )
        self._add(self.tr("Open the practice window"), self.practice_wanted.emit)
        self._add(self.tr("Begin to work"), self._next, primary=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted.isEnabled():
            self._wanted.setFocus()

    def ask_identity(self) -> None:
        """Make or import one, in the same dialog as later."""
        dialog = IdentityDialog(self, self._desk, "")
        dialog.made.connect(self._made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _made(self, identity: Identity) -> None:
        show_as(self.told, Kind.GOOD, f"√ {identity.name}")
        self._next()

    def _use_key(self) -> None:
        public = self.recovery.public
        if public is None:
            return
        self.use_button.setEnabled(False)

        def add(store: Store) -> None:
            from inspector.app.keys import add_recovery_key

            add_recovery_key(store, public)

        errand = self._desk.ask(self, add).done(lambda _: self._next())
        errand.refused(lambda refused: self.problem.setText(refused.message(self._desk.language)))

    def _next(self) -> None:
        after = ORDER[ORDER.index(self.step) + 1 :]
        following = after[0] if after else None
        errand = self._desk.ask(self, lambda store: note_first_step(store, following))
        # A step that cannot be noted is only asked again.
        errand.refused(lambda _: None)
        errand.finished(lambda: self.step_wanted.emit(following) if following else self.over.emit())

    def _say(self, inside: QVBoxLayout, *paragraphs: str) -> None:
        for text in paragraphs:
            inside.addWidget(label(text))

    def _add(self, text: str, do: object, *, primary: bool = False) -> QWidget:
        made = button(text, primary=primary)
        made.clicked.connect(do)
        self._row.addWidget(made)
        if primary:
            self._wanted = made
        return made
