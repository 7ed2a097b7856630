"""Make the pictures in docs/screenshots anew: each page of the window in both languages, and the report.

Run it with `make screenshots`; `python packaging/screenshots.py --all --out DIR` makes each page in light and dark,
with text of 100 and 200 per cent. It works on the demo's made-up visit in a throw-away store.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QCoreApplication, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from inspector.app.answers import answer_item
from inspector.app.demo.scenes import make_scenes
from inspector.app.demo.steps import officers_and_manager, photograph, sign_and_seal, write_findings
from inspector.app.demo.visit import OFFICERS, OUTLET, VISIT, answers, strokes
from inspector.app.export import export_report
from inspector.app.first_steps import FirstStep
from inspector.app.identities import certificate, new_identity
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.progress import silent
from inspector.app.stores import Store, create_store, open_store
from inspector.app.trusting import trust_certificate
from inspector.errors import Language
from inspector.model.checklist import ChecklistId, ItemId
from inspector.model.identity import Identity
from inspector.model.inspection import Inspection
from inspector.model.person import Stroke
from ui.locking import Why
from ui.look import dress
from ui.pages.bureau import BureauPage
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.pages.sign import SignDialog
from ui.theme import LARGEST, SMALLEST, Looks
from ui.widgets.pdf_pages import PdfPages
from ui.widgets.signature_pad import SignaturePad
from ui.window import Window

OUT = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = (1280, 820)
PAGES_SHOWN = 6
PAGE_SCALE = 1.2
PASSPHRASE, PIN = "screenshot passphrase", "demo-pin"
SHOWN_ITEM = ItemId("A16")


@dataclass(frozen=True, slots=True)
class Album:
    """Where pictures go, and how the window looks on them."""

    folder: Path
    language: Language
    looks: Looks = Looks.LIGHT
    per_cent: int = 100
    tells_looks: bool = False

    def keep(self, widget: QWidget, name: str) -> None:
        """Write a picture of a widget, once everything in it is laid out."""
        QTest.qWait(50)
        QCoreApplication.processEvents()
        variant = f"-{self.looks}-{self.per_cent}" if self.tells_looks else ""
        widget.grab().save(str(self.folder / f"{self.language}{variant}-{name}.png"))


def main() -> None:
    """Write all pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures of the window and the report.")
    parser.add_argument("--all", action="store_true", help="light and dark, text of 100 and 200 per cent")
    parser.add_argument(
        "--out", type=Path, default=OUT, help="folder for the pictures (default docs/screenshots)"
    )
    asked = parser.parse_args()
    if asked.all and asked.out == OUT:
        parser.error("name another folder with --out: docs/screenshots holds one picture of each page")
    theme = dress(QApplication(sys.argv[:1]))
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
        made = make_visit(folder)
        albums = tuple(albums_of(asked.out, asked.all))
        for album in albums:
            theme.show(album.looks, album.per_cent)
            for picture, widget in windows(made.draft, folder, album.language):
                album.keep(widget, picture)
        report = make_report(made, folder)
        for album in albums:
            theme.show(album.looks, album.per_cent)
            for picture, widget in after(made.draft, report, folder, album.language):
                album.keep(widget, picture)
        draw_pages(report, asked.out)


def albums_of(folder: Path, every: bool) -> Iterator[Album]:
    """Both languages; with `every`, in each look and size."""
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        if not every:
            yield Album(folder, language)
            continue
        for looks in (Looks.LIGHT, Looks.DARK):
            for per_cent in (SMALLEST, LARGEST):
                yield Album(folder, language, looks, per_cent, tells_looks=True)


@dataclass(frozen=True, slots=True)
class Made:
    """The visit that is shown, and who signs it."""

    draft: Inspection
    identities: tuple[Identity, ...]


def make_visit(folder: Path) -> Made:
    """A store with the demo's visit, not sealed yet."""
    store = create_store(folder / "store", PASSPHRASE)
    identities = tuple(new_identity(store, officer[0], PIN) for officer in OFFICERS)
    people = officers_and_manager(identities)
    outlet, checklists = add_outlet(store, OUTLET), [ChecklistId("personal-information")]
    draft = start_inspection(store, outlet.id, checklists, VISIT, people, ("zh",))
    fill(store, draft)
    store.close()
    return Made(draft, identities)


def make_report(made: Made, folder: Path) -> Path:
    """The visit's report, signed, and trusted by a bureau."""
    store = open_store(folder / "store", PASSPHRASE)
    record = sign_and_seal(store, made.draft.id)
    pins = {identity.fingerprint: PIN for identity in made.identities}
    report = folder / "report.pdf"
    export_report(store, record.inspection, report, pins, silent)
    for identity in made.identities:
        trust_certificate(folder / "bureau" / "trust", certificate(store, identity.fingerprint))
    store.close()
    return report


def fill(store: Store, draft: Inspection) -> None:
    """Answers, findings, photos."""
    for answer in answers():
        answer_item(store, draft.id, answer)
    photograph(store, draft.id, tuple(make_scenes()), write_findings(store, draft.id))


def windows(draft: Inspection, folder: Path, language: Language) -> Iterator[tuple[str, QWidget]]:
    """Each page of a visit, shown."""
    window = show(Window(folder / "new", language))
    yield "unlock", window
    use(window, folder)
    QTest.qWait(400)  # until the rows are there
    yield "home", window
    home = window.page
    assert isinstance(home, HomePage)
    window.ask_settings()
    yield from dialog(window, "settings")
    home.ask_store()
    yield from dialog(window, "store")
    home.ask_checklists()
    yield from dialog(window, "checklists")
    for step in FirstStep:
        window.show_first_step(step)
        yield f"first-{step}", window
    window.show_new()
    rest(window)
    yield "new", window
    window.show_outlets()
    rest(window)
    QTest.qWait(300)  # until the visits of the chosen one are there
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
    QTest.qWait(50)
    write(pad, strokes(OFFICERS[0][0], 0))
    yield from signing(window, pad)
    page.tabs.setCurrentIndex(5)
    yield from previewed(window, page)
    window.close()
    locked = show(Window(folder / "store", language))
    use(locked, folder)
    locked.locking.lock(Why.IDLE)
    yield "locked", locked
    locked.close()


def signing(window: Window, pad: SignaturePad) -> Iterator[tuple[str, QWidget]]:
    """The pad from both sides of the table."""
    (shown,) = window.findChildren(SignDialog)
    yield "sign", shown
    pad.clear()
    shown.turn()
    QTest.qWait(50)
    write(pad, strokes(OFFICERS[0][0], 0))
    yield from dialog(window, "sign-turned")


def previewed(window: Window, page: InspectionPage) -> Iterator[tuple[str, QWidget]]:
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
        QTest.qWait(20)


def frame(window: Window) -> Iterator[tuple[str, QWidget]]:
    """What can be opened on each page."""
    window.steering.open_palette()
    QTest.qWait(200)
    yield from dialog(window, "commands")
    window.steering.show_shortcuts()
    yield from dialog(window, "shortcuts")
    window.steering.toggle_help()
    rest(window)
    yield "guide", window
    window.steering.toggle_help()


def after(draft: Inspection, report: Path, folder: Path, language: Language) -> Iterator[tuple[str, QWidget]]:
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
        QTest.qWait(50)
    registry.address.setText(
        "sqlite:///registry.db"
    )  # shown, not gone to: the folder of this run says nothing
    rest(window)
    QTest.qWait(200)  # until the chosen report is looked at
    rest(window)
    yield "bureau", window
    registry.show_numbers()
    rest(window)
    yield "bureau-numbers", window
    registry.address.setText(window.desk.registry.address)
    window.close()


def use(window: Window, folder: Path) -> None:
    """Open the store in a window, and wait until nothing goes on in the background."""
    window.use(open_store(folder / "store", PASSPHRASE))
    while not window.chores.are_done:
        QTest.qWait(50)


def opened(window: Window, draft: Inspection, tab: int = 0) -> InspectionPage:
    """The page of an inspection, once it is there."""
    window.show_inspection(draft.id, tab)
    rest(window)
    assert isinstance(window.page, InspectionPage)
    return window.page


def rest(window: Window) -> None:
    """Wait until all that was asked of the store is shown."""
    QTest.qWait(50)
    page = window.page
    while not (window.desk.clerk.is_idle and window.desk.registry.clerk.is_idle) or (
        isinstance(page, InspectionPage) and not page.is_settled
    ):
        QTest.qWait(20)


def show(window: Window) -> Window:
    """Show a window in the size of the pictures."""
    window.resize(*SIZE)
    window.show()
    return window


def dialog(window: Window, name: str) -> Iterator[tuple[str, QWidget]]:
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


def draw_pages(report: Path, folder: Path) -> None:
    """Pictures of the first pages of the report."""
    document = pypdfium2.PdfDocument(report)
    for number in range(min(PAGES_SHOWN, len(document))):
        image = document[number].render(scale=PAGE_SCALE).to_pil()
        image.quantize(128).save(folder / f"report-page-{number + 1}.png", optimize=True)
    document.close()


if __name__ == "__main__":
    main()
