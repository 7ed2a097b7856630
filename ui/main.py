"""Open the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from inspector.errors import Language
from ui.look import dress
from ui.preferences import read_preferences
from ui.theme import FUSION, STYLE
from ui.window import Window

if TYPE_CHECKING:
    from inspector.app.stores import Store
    from inspector.model.inspection import InspectionId

LOG_BYTES = 500_000


def run(folder: Path, language: Language = "zh") -> int:
    """Show the window until it is closed; returns the exit code."""
    return _run(folder, language)


def run_practice(store: Store, inspection: InspectionId, language: Language) -> int:
    """Show an inspection to play with in a store that is thrown away, which the window closes."""

    from inspector.app.demo.practice import PASSPHRASE, PIN  # loads what the first window must not wait for

    def begin(window: Window) -> None:
        translate = QCoreApplication.translate
        told = translate(
            "Practice", "Practice: all of this is made up, and gone when you close the window. {0}"
        )
        keys = translate("Practice", "Passphrase: {0}   PIN: {1}").format(PASSPHRASE, PIN)
        window.be_practice(told.format(keys))
        window.use(store)
        window.show_inspection(inspection)

    return _run(store.folder, language, begin)


def _run(folder: Path, language: Language, begin: Callable[[Window], None] | None = None) -> int:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Asked for later, the style would be handed over, and PySide would make all classes of styles for it.
        app = QApplication([*sys.argv[:1], "-style", FUSION])
        app.setProperty(STYLE, FUSION)
    wanted = read_preferences()
    dress(app).show(wanted.looks, wanted.per_cent)
    window = Window(folder, wanted.speak(language), system=language)
    sys.excepthook = _Catcher(window)
    window.painted.connect(lambda: _prepare(folder))
    window.show()
    if begin is not None:
        begin(window)
    return app.exec()


class _Catcher:
    """The one handler of bugs: logged, and shown with details to copy, without personal data."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import logging

        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        from inspector.bug import describe

        details = describe(error)
        logging.getLogger("ui").error(details)
        translate = QCoreApplication.translate
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(translate("Catcher", "An error in the program"))
        box.setText(
            translate("Catcher", "Something went wrong inside the program. What was shown as saved is safe.")
        )
        box.setDetailedText(details)
        copy = box.addButton(translate("Catcher", "Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _prepare(folder: Path) -> None:
    """What need not be there before the first page is painted, but before anybody types."""
    from inspector.core_dump import leave_no_core_dump

    leave_no_core_dump(with_dialogs=True)
    _keep_log(folder)


def _keep_log(folder: Path) -> None:
    import faulthandler
    from logging.handlers import RotatingFileHandler  # takes a sixth of the start

    from inspector.bug import log_discreetly

    logs = folder / "logs"
    for each in (folder, logs):  # parents that are made along with a folder are open to everybody
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(logs / "window.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    log_discreetly(handler)
    faulthandler.enable((logs / "crash.log").open("a", encoding="utf-8"))
