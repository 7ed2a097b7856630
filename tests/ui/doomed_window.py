"""A window in a process of its own, in which somebody works until the process is killed."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from inspector.app.stores import open_store
from inspector.errors import Language
from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from tests.store.laptop import PASSPHRASE
from ui.look import dress
from ui.pages.inspection import InspectionPage
from ui.window import Window

KEEPING_MS = 2_500  # it looks once a second


def main(folder: Path, language: Language, deed: str, inspection: str) -> None:
    """Do the deed, say what is on the screen, and go on until the end."""
    settings = str(folder.parent / "settings")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, settings)
    app = QApplication([])
    dress(app)
    window = Window(folder, language)
    window.show()
    window.activateWindow()
    window.use(open_store(folder, PASSPHRASE))
    calm(window)
    print(DEEDS[deed](window, InspectionId(inspection)), flush=True)
    app.exec()


def note(window: Window, inspection: InspectionId) -> str:
    """Answer an item, and type a note at another one without ever pausing."""
    page = opened(window, inspection)
    page.checklist.show_item(ItemId("A16"))
    calm(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_1)
    page.checklist.show_item(ItemId("A20"))
    calm(window)
    QTest.keyClick(page.checklist.area.card, Qt.Key.Key_1)
    page.checklist.show_item(ItemId("A20"))
    QTest.keyClick(page.checklist.area.card, Qt.Key.Key_N)
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    for number in range(40):
        QTest.keyClick(field, "abcdefghij"[number % 10])
        QTest.qWait(100)
    return field.toPlainText()


def held(window: Window, inspection: InspectionId) -> str:
    """Paste a note that is too long to be stored."""
    page = opened(window, inspection)
    page.checklist.show_item(ItemId("A20"))
    QTest.keyClick(page.checklist.area.card, Qt.Key.Key_1)
    page.checklist.show_item(ItemId("A20"))
    QTest.keyClick(page.checklist.area.card, Qt.Key.Key_N)
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("long " * 4_001)
    QTest.qWait(KEEPING_MS)
    return str(len(field.toPlainText()))


def form(window: Window, inspection: InspectionId) -> str:
    """Begin a new inspection: it is in no store."""
    window.show_new()
    assert window.page is not None
    fields = [f for f in window.page.findChildren(QLineEdit) if f.isVisible() and f.accessibleName()]
    field = next(f for f in fields if f.echoMode() is QLineEdit.EchoMode.Normal and not f.text())
    field.setFocus()
    QTest.keyClicks(field, "Qingshi Road")
    QTest.qWait(KEEPING_MS)
    calm(window)
    return f"{field.accessibleName()}={field.text()}"


def scrolled(window: Window, inspection: InspectionId) -> str:
    """Look at the findings' tab after scrolling the checklist away from the item."""
    page = opened(window, inspection)
    page.checklist.show_item(ItemId("A30"))
    bar = page.checklist.area.view.verticalScrollBar()
    bar.setValue(bar.value() + 70)
    QTest.qWait(KEEPING_MS)
    calm(window)
    return str(page.checklist.area.top_of(ItemId("A30")))


def closed(window: Window, inspection: InspectionId) -> str:
    """Close the window in peace."""
    opened(window, inspection)
    QTest.qWait(KEEPING_MS)
    window.close()
    return "closed"


def opened(window: Window, inspection: InspectionId) -> InspectionPage:
    window.show_inspection(inspection)
    calm(window)
    page = window.page
    assert isinstance(page, InspectionPage)
    while not page.tabs.is_filled:
        QTest.qWait(20)
    return page


def calm(window: Window) -> None:
    QTest.qWait(50)
    while not window.desk.clerk.is_idle:
        QTest.qWait(10)


DEEDS = {"note": note, "held": held, "form": form, "scrolled": scrolled, "closed": closed}

if __name__ == "__main__":
    main(Path(sys.argv[1]), "en" if sys.argv[2] == "en" else "zh", sys.argv[3], sys.argv[4])
