"""A monkey at the window: `python -m tests.monkey.run --help`. The same seed does nearly the same again."""

import argparse
import ctypes
import gc
import os
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QSettings,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from inspector.app.answers import answer_item
from inspector.app.checking import check_store
from inspector.app.demo.visit import answers
from inspector.app.photos import add_photo
from inspector.app.stores import Store
from tests.bench.stores.visit import new_store, start_visit
from tests.factories import make_jpeg
from tests.monkey.acts import Monkey
from tests.store.laptop import PASSPHRASE
from ui.look import dress
from ui.pages.home import HomePage
from ui.pages.unlock import UnlockPage
from ui.window import Window

ROUND = 300  # acts, then home, and all that is gone must be gone
REMEMBERED = 60
PATIENCE_S = 60
SETTLING = 3  # rounds of which the least counts
MORE_WIDGETS, MORE_BYTES = (
    60,
    48 * 1024 * 1024,
)  # by so much the last rounds may stand above those in the middle
HARMLESS = (
    "This plugin does not support",  # said by the platform that draws into memory
    "Keyboard event not accepted by receiving widget",  # said by QTest, of a dialog that a message lies over
    'Mouse event "',
    "Couldn't load ",  # what Qt's part for cameras would use where it is there
    "Couldn't resolve ",
    "Using Qt multimedia with FFmpeg",
)


class Watch:
    """Notes what goes wrong: exceptions that reached the event loop, what Qt warns of."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._before = sys.excepthook
        sys.excepthook = self._raised
        sys.unraisablehook = lambda met: self.faults.append(
            f"unraisable: {met.exc_value!r} in {met.object!r}"
        )
        qInstallMessageHandler(self._told)

    def stop(self) -> None:
        """Let others be told again."""
        sys.excepthook, sys.unraisablehook = self._before, sys.__unraisablehook__
        qInstallMessageHandler(None)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.faults.append("".join(traceback.format_exception(kind, error, trace)))

    def _told(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            self.faults.append(f"Qt: {text}")


class Cage:
    """A window on a store, both made anew for a run, and what is left after each round."""

    def __init__(self, folder: Path, seed: int, watch: Watch) -> None:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        app = QApplication.instance()
        self._app = app if isinstance(app, QApplication) else QApplication([])
        self.watch = watch
        self._folder = folder / "store"
        # Another program would be started by it, which nobody ends.
        Window.open_practice = lambda _: None  # type: ignore[method-assign]
        fill(self._folder)
        photos = [folder / f"photo-{number}.jpg" for number in range(3)]
        for number, file in enumerate(photos):
            file.write_bytes(make_jpeg(320 + number, 240))
        theme = dress(self._app)
        self.monkey = Monkey(self._open(), theme, photos, seed)
        self.acts: deque[str] = deque(maxlen=REMEMBERED)
        self.done = 0

    def play(self, acts: int) -> None:
        """Let it act, and let the window follow, until something goes wrong."""
        for _ in range(acts):
            try:
                self.acts.append(self.monkey.act())
                self._app.processEvents()
            except Exception:  # what an event handler raised comes out of the call that led to it
                self.watch.faults.append(traceback.format_exc())
            self.done += 1
            if not self.monkey.window.isVisible():  # it closed the program
                self._forget(self.monkey.window)
                self.monkey.window = self._open()
            if self.watch.faults:
                return

    def go_home(self) -> None:
        """Close what is open, and look at the list of inspections."""
        window, end = self.monkey.window, time.monotonic() + PATIENCE_S
        while not (self._is_calm() and type(window.page) is HomePage):
            if time.monotonic() > end:
                self.watch.faults.append(f"it came to no rest on {window.page!r}")
                return
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
            for dialog in window.findChildren(QDialog):
                dialog.reject()
            if isinstance(window.page, UnlockPage) and self._is_calm():
                self.monkey.unlock(window.page)
            elif window.desk.is_open and not window.locking.is_covered:
                window.show_home()
            QTest.qWait(20)

    def left(self) -> tuple[Counter[str], int]:
        """The widgets there are, by class, and the memory of the process in bytes."""
        for _ in range(3):
            gc.collect()
            self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QTest.qWait(20)
        _give_back()
        widgets = Counter(type(each).__name__ for each in QApplication.allWidgets())
        pages = (
            int(Path("/proc/self/statm").read_text().split()[1]) if sys.platform.startswith("linux") else 0
        )
        return widgets, pages * 4096

    def close(self) -> None:
        """Close the window; what it stored must be whole."""
        self._forget(self.monkey.window)
        store = Store.open(self._folder, PASSPHRASE)
        try:
            self.watch.faults += [f"store: {each.text.en}" for each in check_store(store).problems]
        finally:
            store.close()

    def _open(self) -> Window:
        window = Window(self._folder, "zh")
        window.resize(1366, 768)
        window.show()
        page = window.page
        assert isinstance(page, UnlockPage)
        page.passphrase.setText(PASSPHRASE)
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
        end = time.monotonic() + PATIENCE_S
        while not window.desk.is_open and time.monotonic() < end:
            QTest.qWait(10)
        return window

    def _forget(self, window: Window) -> None:
        window.close()
        window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # the next window looks through nothing that is there before it

    def _is_calm(self) -> bool:
        desk = self.monkey.window.desk
        return desk.clerk.is_idle and self.monkey.window.chores.are_done


def _give_back() -> None:
    """Let the C library give back what nobody holds: what it keeps for later is no growth."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def fill(folder: Path) -> None:
    """Two visits, one of them half done, with photos."""
    store = new_store(folder)
    for visit in range(2):
        inspection = start_visit(store)
        for answer in answers()[: 30 * visit]:
            answer_item(store, inspection, answer)
        for number in range(6 * visit):
            add_photo(store, inspection, make_jpeg(640 + number, 480), f"{number}.jpg")
    store.close()


def grown(before: Sequence[Counter[str]], after: Sequence[Counter[str]]) -> dict[str, int]:
    """Classes of which there are more widgets than there were, the least of some rounds each time."""
    least = [
        {name: min(each[name] for each in some) for name in set().union(*some)} for some in (before, after)
    ]
    return {name: more for name, count in least[1].items() if (more := count - least[0].get(name, 0)) > 0}


def run(seconds: float, seed: int, folder: Path) -> list[str]:
    """Play for so long; returns what went wrong, nothing when all was well."""
    watch = Watch()
    try:
        return play(Cage(folder, seed, watch), seconds)
    finally:
        watch.stop()


def play(cage: Cage, seconds: float) -> list[str]:
    """Round after round; what went wrong."""
    rounds, memory = list[Counter[str]](), list[int]()
    end = time.monotonic() + seconds
    while not cage.watch.faults and (time.monotonic() < end or len(rounds) < 2):
        cage.play(ROUND)
        if cage.watch.faults:
            break
        cage.go_home()
        widgets, held = cage.left()
        rounds.append(widgets)
        memory.append(held)
        print(f"{cage.done} acts, {sum(widgets.values())} widgets, {held / 1e6:.0f} MB", flush=True)
    faults = list(cage.watch.faults)
    if faults:
        faults.append("\n".join(["what was done last:", *cage.acts]))
    elif len(rounds) > 2 * SETTLING:
        # What is loaded where it is first needed is loaded by then.
        half = len(rounds) // 2
        more = grown(rounds[half : half + SETTLING], rounds[-SETTLING:])
        if sum(more.values()) > MORE_WIDGETS or any(name.endswith("Page") for name in more):
            faults.append(f"widgets that stayed: {more}")
        if min(memory[-SETTLING:]) - min(memory[half : half + SETTLING]) > MORE_BYTES:
            faults.append(f"memory grew: {memory}")
    cage.watch.faults.clear()
    cage.close()
    return faults + cage.watch.faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Play; 1 when something went wrong."""
    parser = argparse.ArgumentParser(description="Hit keys and mouse at random.")
    parser.add_argument("--seconds", type=float, default=300, help="how long (default 300)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of chance (default: the time)")
    asked = parser.parse_args(arguments)
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="outlet-inspector-monkey-") as folder:
        os.chdir(folder)  # whatever it writes with a name and no place
        faults = run(asked.seconds, asked.seed, Path(folder))
        os.chdir("/")
    print("\n".join(faults) or "nothing went wrong", flush=True)
    return int(bool(faults))


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
