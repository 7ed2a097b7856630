"""What is pictured of a visit: the pages in the order in which somebody comes to them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from inspector.app.demo.visit import OFFICERS, strokes
from inspector.app.first_steps import FirstStep
from inspector.app.stores import open_store
from inspector.errors import Language
from inspector.model.checklist import ItemId
from inspector.model.inspection import Inspection
from inspector.model.person import Stroke
from ui.locking import Why
from ui.pages.bureau import BureauPage
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.pages.sign import SignDialog
from ui.widgets.pdf_pages import PdfPages
from ui.widgets.signature_pad import SignaturePad
from ui.window import Window

SIZE = (1280, 820)
PASSPHRASE, PIN = "screenshot passphrase", "demo-pin"
SHOWN_ITEM = ItemId("A16")
Shown: TypeAlias = tuple[str, QWidget]  # the name of a picture, and what it is of


def windows(draft: Inspection, folder: Path, language: Language) -> Iterator[Shown]:
    """Each page of a visit, shown."""
    window = show(Window(folder / "new", language))
    yield "unlock", window
    use(window, folder)
    pause(400)  # until the rows are there
    yield "home", window
    home = window.page
    assert isinstance(home, HomePage)
    for name, ask in (
        ("settings", window.ask_settings),
        ("store", home.ask_store),
        ("checklists", home.ask_checklists),
    ):
        ask()
        rest(window)
        yield from dialog(window, name)
    for step in FirstStep:
        window.show_first_step(step)
        yield f"first-{step}", window
    window.show_new()
    rest(window)
    yield "new", window
    window.show_outlets()
    rest(window)
    pause(300)  # until the visits of the chosen one are there
    rest(window)
    yield "outlets", window
    page = opened(window, draft)
    page.checklist.show_item(SHOWN_ITEM)
    for number, name in enumerate(("checklist", "findings", "photos", "visit", "signatures", "seal")):
        page.tabs.setCurrentIndex(number)
        rest(window)
        yield name, window
    page.tabs.setCurrentIndex(0)
    yield from frame(window)
    page.tabs.setCurrentIndex(2)
    page.photos.review()
    rest(window)
    yield from dialog(window, "review")
    page.tabs.setCurrentIndex(4)
    page.people.sign(draft.people[0].id)
    rest(window)
    (pad,) = window.findChildren(SignaturePad)
    pause(50)
    write(pad, strokes(OFFICERS[0][0], 0))
    yield from signing(window, pad)
    page.tabs.setCurrentIndex(5)
    yield from previewed(window, page)
    leave(window)
    locked = show(Window(folder / "store", language))
    use(locked, folder)
    locked.locking.lock(Why.IDLE)
    yield "locked", locked
    leave(locked)


def signing(window: Window, pad: SignaturePad) -> Iterator[Shown]:
    """The pad from both sides of the table."""
    (shown,) = window.findChildren(SignDialog)
    yield "sign", shown
    pad.clear()
    shown.turn()
    pause(50)
    write(pad, strokes(OFFICERS[0][0], 0))
    yield from dialog(window, "sign-turned")


def previewed(window: Window, page: InspectionPage) -> Iterator[Shown]:
    """A draft's report, and how it would be printed."""
    page.sealing.preview()
    wait_for(page.sealing.view.sheets)
    yield "preview", window
    page.sealing.view.print_wanted.emit(page.sealing.view.source)
    printing = page.sealing.print_dialog
    assert printing is not None
    wait_for(printing.sheets)
    yield from dialog(window, "print")


def wait_for(sheets: PdfPages) -> None:
    """Wait until the first page is seen as it is."""
    while not (sheets.pages and sheets.is_sharp(0)):
        pause(20)


def frame(window: Window) -> Iterator[Shown]:
    """What can be opened on each page."""
    window.steering.open_palette()
    pause(200)
    yield from dialog(window, "commands")
    window.steering.show_shortcuts()
    yield from dialog(window, "shortcuts")
    window.steering.toggle_help()
    rest(window)
    yield "guide", window
    window.steering.toggle_help()


def after(draft: Inspection, report: Path, folder: Path, language: Language) -> Iterator[Shown]:
    """The report in the window, and the bureau's page."""
    window = show(Window(folder / "bureau", language))
    use(window, folder)
    page = opened(window, draft, tab=5)
    page.sealing.view.open(report)
    wait_for(page.sealing.view.sheets)
    yield "report", window
    window.show_bureau()
    registry = window.page
    assert isinstance(registry, BureauPage)
    registry.import_paths([report])
    while registry.is_busy:
        pause(50)
    registry.address.setText(
        "sqlite:///registry.db"
    )  # shown, not gone to: the folder of this run says nothing
    rest(window)
    pause(200)  # until the chosen report is looked at
    rest(window)
    yield "bureau", window
    registry.show_numbers()
    rest(window)
    while not registry.numbers.is_filled:
        pause(10)
    pause(50)  # until the last chart has its room
    yield "bureau-numbers", window
    registry.address.setText(window.desk.registry.address)
    leave(window)


def use(window: Window, folder: Path, store: str = "store") -> None:
    """Open a store in a window, and wait until nothing goes on in the background."""
    window.use(open_store(folder / store, PASSPHRASE))
    while not window.chores.are_done:
        pause(50)


def opened(window: Window, draft: Inspection, tab: int = 0) -> InspectionPage:
    """The page of an inspection, once it is there."""
    window.show_inspection(draft.id, tab)
    rest(window)
    assert isinstance(window.page, InspectionPage)
    return window.page


def leave(window: Window) -> None:
    """Close a window, and take it away: one that stays is dressed anew with each look."""
    window.close()
    window.deleteLater()


def pause(ms: int) -> None:
    """Let the window work for so long. QTest.qWait would hold up the threads of the window's work."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def rest(window: Window) -> None:
    """Wait until all that was asked of the store is shown."""
    pause(50)
    while not (
        window.desk.clerk.is_idle
        and window.desk.registry.clerk.is_idle
        and (not isinstance(window.page, InspectionPage) or window.page.is_settled)
    ):
        pause(20)


def show(window: Window) -> Window:
    """Show a window in the size of the pictures."""
    window.resize(*SIZE)
    window.show()
    return window


def dialog(window: Window, name: str) -> Iterator[Shown]:
    """The dialog on top."""
    shown = next(d for d in window.findChildren(QDialog) if d.isVisible() and not isinstance(d, QMessageBox))
    yield name, shown
    shown.reject()


def write(pad: SignaturePad, signature: tuple[Stroke, ...]) -> None:
    """Draw strokes with the mouse."""
    for stroke in signature:
        at = [QPoint(p.x * pad.width() // 1000, p.y * pad.height() // 1000) for p in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=at[0])
        for point in at[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at[-1])
