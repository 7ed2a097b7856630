"""What is loaded behind the first window: PySide's classes are made by the window's thread alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PASSPHRASE

from inspector.app.stores import Store

pytestmark = [pytest.mark.gui, pytest.mark.chinese]
# A class of Qt brings its enums, which are made the functional way; a name that stands in the code that asks is not Qt's.
PROGRAM = """
import enum, sys, threading
from pathlib import Path
made = {}
create = enum.EnumType._create_
def watched(cls, name, *rest, **how):
    if name not in sys._getframe(2).f_code.co_consts:
        made.setdefault(threading.current_thread() is threading.main_thread(), []).append(name)
    return create(cls, name, *rest, **how)
enum.EnumType._create_ = watched
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.window import Window
window = Window(Path(sys.argv[1]), "zh")
ready = []
window.warming.warmed.connect(lambda: ready.append(True))
window.show()
if sys.argv[3] == "at once":
    window.page.passphrase.setText(sys.argv[2])
    window.page.open_store()
def look():
    if ready and (window.desk.is_open or sys.argv[3] == "later"):
        app.quit()
looking = QTimer(interval=20)
looking.timeout.connect(look)
looking.start()
app.exec()  # other than a wait of QTest, it lets the thread work
window.close()
print(len(made.get(True, [])), made.get(False, []))
"""


@pytest.mark.parametrize("typed", ["later", "at once"])
def test_no_other_thread_makes_a_class_of_qt(store: Store, typed: str) -> None:
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, store.folder, PASSPHRASE, typed],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    here, elsewhere = done.stdout.strip().split(" ", 1)
    assert elsewhere == "[]"
    assert int(here) > 300


FIRST_PAGE = """
import sys
from pathlib import Path
from PySide6 import QtCore
from inspector.cli.door import main
from ui.frame import Frame
def seen(window):
    unwanted = {"sqlalchemy", "reportlab", "pydantic", "json", "ui.steering", "ui.lock"}
    print("Qt" in vars(QtCore), sorted(unwanted & {*sys.modules}))
    window.close()
Frame._seen = seen
sys.argv = sys.argv[:1]
main()
"""


def test_the_first_page_waits_for_nothing_it_does_not_show(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The namespace Qt alone takes a tenth of the start: PySide makes it for a pen, a flag, one colour of a palette."""
    store.close()
    monkeypatch.setenv("INSPECTOR_DATA", str(store.folder))
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "False []"
