"""Open a window in this process and say when it was there: `python -m tests.bench.desks.opened bare|ours BEGUN FOLDER`.

`BEGUN` is what the monotonic clock showed when this process was asked for. There means: painted, and the first field
has the keys.
"""

import importlib
import os
import sys
import time
from types import ModuleType


def main() -> None:
    """Open it, print the seconds since `BEGUN`, and be gone."""
    which, begun, folder = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    if which == "bare":
        _open_bare(begun)
        return
    load = importlib.import_module

    def watch_and_load(name: str) -> ModuleType:
        if name == "ui.main":
            _watch(begun)
        return load(name)

    importlib.import_module = watch_and_load
    sys.argv = ["inspector"]
    os.environ["INSPECTOR_DATA"] = folder
    from inspector.cli.door import main as start

    start()


def _watch(begun: float) -> None:
    """Have the event loop end as soon as the field that will have the keys has them and is painted.

    Nobody else's events are looked at: for those of a widget it does not know yet, PySide makes all its classes.
    """
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QLineEdit

    class Seen(QObject):
        at = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
            if not self.at and event.type() == QEvent.Type.Paint:
                self.at = time.monotonic()
            return False

    def run_until_there(*_: object) -> int:
        app, seen = QApplication.instance(), Seen()
        assert isinstance(app, QApplication)
        field = next(each.focusWidget() for each in app.topLevelWidgets() if each.isVisible())
        assert isinstance(field, QLineEdit)
        field.installEventFilter(seen)
        while not (seen.at and field.hasFocus()):
            app.processEvents()
        sys.stdout.write(f"{seen.at - begun}\n")
        sys.stdout.flush()
        os._exit(0)

    setattr(QApplication, "exec", run_until_there)  # noqa: B010 (mypy: a method)


def _open_bare(begun: float) -> None:
    """The least that asks for a passphrase."""
    from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QMainWindow, QPushButton, QWidget

    _watch(begun)
    _app = QApplication([])
    window = QMainWindow()
    page = QWidget()
    form = QFormLayout(page)
    field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    form.addRow("口令", field)
    form.addRow(QPushButton("打开"))
    window.setCentralWidget(page)
    window.resize(1280, 820)
    field.setFocus()
    window.show()
    window.activateWindow()
    QApplication.exec()


if __name__ == "__main__":
    main()
