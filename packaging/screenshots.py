"""Make the pictures in docs/screenshots anew: each page of the window in both languages, and the report.

Run it with `make screenshots`. It works on the demo's made-up visit in a throw-away store.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QCoreApplication, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from inspector.app.answers import answer_item
from inspector.app.bureau import trust_certificate
from inspector.app.demo.scenes import make_scenes
from inspector.app.demo.steps import officers_and_manager, photograph, sign_and_seal, write_findings
from inspector.app.demo.visit import OFFICERS, OUTLET, VISIT, answers, strokes
from inspector.app.export import export_report
from inspector.app.identities import certificate, new_identity
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.progress import silent
from inspector.app.stores import Store, create_store, open_store
from inspector.errors import Language
from inspector.model.checklist import ChecklistId, ItemId
from inspector.model.inspection import Inspection
from inspector.model.person import Stroke
from ui.locking import Why
from ui.look import dress
from ui.pages.bureau import BureauPage
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.widgets.signature_pad import SignaturePad
from ui.window import Window

OUT = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = (1280, 820)
PAGES_SHOWN = 6
PAGE_SCALE = 1.2
PASSPHRASE, PIN = "screenshot passphrase", "demo-pin"
SHOWN_ITEM = ItemId("A16")


def main() -> None:
    """Write all pictures."""
    app = QApplication(sys.argv[:1])
    dress(app)
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
        store = create_store(folder / "store", PASSPHRASE)
        identities = tuple(new_identity(store, officer[0], PIN) for officer in OFFICERS)
        people = officers_and_manager(identities)
        outlet, checklists = add_outlet(store, OUTLET), [ChecklistId("personal-information")]
        draft = start_inspection(store, outlet.id, checklists, VISIT, people, ("zh",))
        fill(store, draft)
        store.close()
        languages: tuple[Language, ...] = ("zh", "en")
        for language in languages:
            for picture, widget in windows(draft, folder, language):
                keep(widget, f"{language}-{picture}")
        store = open_store(folder / "store", PASSPHRASE)
        record = sign_and_seal(store, draft.id)
        pins = {identity.fingerprint: PIN for identity in identities}
        report = folder / "report.pdf"
        export_report(store, record.inspection, report, pins, silent)
        for identity in identities:
            trust_certificate(folder / "bureau" / "trust", certificate(store, identity.fingerprint))
        store.close()
        for language in languages:
            for picture, widget in after(draft, report, folder, language):
                keep(widget, f"{language}-{picture}")
        draw_pages(report)


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
    yield "home", window
    home = window.page
    assert isinstance(home, HomePage)
    home.ask_store()
    yield from dialog(window, "store")
    home.ask_checklists()
    yield from dialog(window, "checklists")
    window.show_new()
    yield "new", window
    page = opened(window, draft)
    page.checklist.show_item(SHOWN_ITEM)
    for number, name in enumerate(("checklist", "findings", "photos", "visit", "signatures", "seal")):
        page.tabs.setCurrentIndex(number)
        rest(window)
        yield name, window
    page.tabs.setCurrentIndex(2)
    page.photos.review()
    rest(window)
    yield from dialog(window, "review")
    page.tabs.setCurrentIndex(4)
    page.people.sign(draft.people[0].id)
    (pad,) = window.findChildren(SignaturePad)
    QTest.qWait(50)
    write(pad, strokes(OFFICERS[0][0], 0))
    yield from dialog(window, "sign")
    window.close()
    locked = show(Window(folder / "store", language))
    use(locked, folder)
    locked.locking.lock(Why.IDLE)
    yield "locked", locked
    locked.close()


def after(draft: Inspection, report: Path, folder: Path, language: Language) -> Iterator[tuple[str, QWidget]]:
    """The report in the window, and the bureau's page."""
    window = show(Window(folder / "bureau", language))
    use(window, folder)
    page = opened(window, draft, tab=5)
    page.sealing.view.open(report)
    yield "report", window
    window.show_bureau()
    registry = window.page
    assert isinstance(registry, BureauPage)
    registry.import_paths([report])
    while registry.is_busy:
        QTest.qWait(50)
    registry.address.setText("sqlite:///registry.db")
    yield "bureau", window
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
    while not window.desk.clerk.is_idle:
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


def keep(widget: QWidget, name: str) -> None:
    """Write a picture of a widget, once everything in it is laid out."""
    QTest.qWait(50)
    QCoreApplication.processEvents()
    widget.grab().save(str(OUT / f"{name}.png"))


def draw_pages(report: Path) -> None:
    """Pictures of the first pages of the report."""
    document = pypdfium2.PdfDocument(report)
    for number in range(min(PAGES_SHOWN, len(document))):
        image = document[number].render(scale=PAGE_SCALE).to_pil()
        image.quantize(128).save(OUT / f"report-page-{number + 1}.png", optimize=True)
    document.close()


if __name__ == "__main__":
    main()
