"""Open the window."""

import faulthandler
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from inspector.app.data_folder import default_folder
from inspector.bug import describe, log_discreetly
from inspector.core_dump import leave_no_core_dump
from inspector.errors import Language
from ui.look import dress
from ui.window import Window

LOG_BYTES = 500_000


def run(folder: Path | None = None, language: Language = "zh") -> int:
    """Show the window until it is closed; returns the exit code."""
    leave_no_core_dump(with_dialogs=True)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    dress(app)
    data = folder or default_folder()
    _keep_log(data)
    window = Window(data, language)
    sys.excepthook = _Catcher(window)
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


def _keep_log(folder: Path) -> None:
    logs = folder / "logs"
    for each in (folder, logs):  # parents that are made along with a folder are open to everybody
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(logs / "window.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    log_discreetly(handler)
    faulthandler.enable((logs / "crash.log").open("a", encoding="utf-8"))
