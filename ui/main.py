"""Open the window."""

import faulthandler
import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from inspector.bug import describe, log_discreetly
from inspector.core_dump import leave_no_core_dump
from inspector.errors import Language
from ui.look import dress
from ui.preferences import read_preferences
from ui.window import Window

LOG_BYTES = 500_000


def run(folder: Path, language: Language = "zh") -> int:
    """Show the window until it is closed; returns the exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    wanted = read_preferences()
    dress(app).show(wanted.looks, wanted.per_cent)
    window = Window(folder, wanted.speak(language), system=language)
    sys.excepthook = _Catcher(window)
    window.painted.connect(lambda: _prepare(folder))
    window.show()
    return app.exec()


class _Catcher:
    """The one handler of bugs: logged, and shown with details to copy, without personal data."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
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
    leave_no_core_dump(with_dialogs=True)
    _keep_log(folder)


def _keep_log(folder: Path) -> None:
    from logging.handlers import RotatingFileHandler  # takes a sixth of the start

    logs = folder / "logs"
    for each in (folder, logs):  # parents that are made along with a folder are open to everybody
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(logs / "window.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    log_discreetly(handler)
    faulthandler.enable((logs / "crash.log").open("a", encoding="utf-8"))
