"""What tests of the window look at, and a store that has no room left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListView, QWidget
from window_person import Person

from inspector.app.doctor import has_camera_part, missing_camera_libraries
from inspector.app.first_steps import FirstStep
from inspector.app.stores import Store
from inspector.model.checklist import ItemId
from inspector.model.inspection import Inspection
from inspector.model.outlet_list import OutletField
from ui.pages.home import HomePage
from ui.pages.identity import IdentityDialog
from ui.pages.inspection import InspectionPage
from ui.pages.outlet_edit import OutletDialog
from ui.pages.outlets import OutletsPage
from ui.pages.photos import PhotosPage
from ui.widgets.answer_card import AnswerCard
from ui.window import Window

LONG = "现场抽查快件面单，姓名未隐藏。" * 1000  # needs pages of the database that are not there yet
MOST_PAGES = 4_294_967_294


def sees(person: Person, text: str, place: QWidget | None = None) -> bool:
    """Whether a text can be read in the window."""
    labels = (place or person.window).findChildren(QLabel)
    ways = person.tongue.parts(text)
    return any(way in each.text() for each in labels if each.isVisible() for way in ways)


def inspection_page(person: Person) -> InspectionPage:
    """The inspection the person looks at."""
    assert isinstance(person.window.page, InspectionPage)
    return person.window.page


def photos_page(person: Person) -> PhotosPage:
    """The photos of the inspection the person looks at."""
    return inspection_page(person).photos


def go_to(person: Person, item: str) -> AnswerCard:
    """Put the keys on an item."""
    person.raise_(person.window)
    person.calm()
    card = inspection_page(person).checklist.card(ItemId(item))
    person.calm()
    return card


@contextmanager
def no_room(store: Store) -> Iterator[None]:
    """SQLite itself answers "database or disk is full" as soon as the database would grow."""
    (pages,) = store._opened.driver.execute("PRAGMA page_count").fetchone()
    store._opened.driver.execute(f"PRAGMA max_page_count={pages}")
    try:
        yield
    finally:
        if store._held.is_locked:  # else it was closed meanwhile, and the limit went with the connection
            store._opened.driver.execute(f"PRAGMA max_page_count={MOST_PAGES}")


def every_place(person: Person, draft: Inspection) -> Iterator[tuple[str, QWidget]]:
    """Each page of the window, each tab, shown."""
    window = person.window
    for name in ("home", "new", "outlets", "bureau"):
        getattr(window, f"show_{name}")()
        person.calm()
        yield name, window
    for step in FirstStep:
        window.show_first_step(step)
        person.calm()
        yield f"first step {step}", window
    person.opens(draft.id)
    inspection_page(person).draft.find(ItemId("A16"))
    for number in range(1, 7):
        person.tab(number)
        QTest.qWait(1)
        yield f"tab {number}", window
    window.steering.toggle_help()
    person.calm()
    yield "guide", window
    window.steering.toggle_help()


def every_dialog(person: Person, draft: Inspection) -> Iterator[tuple[str, QWidget]]:
    """Each dialog that needs nothing but a draft, shown."""
    window = person.window
    window.show_home()
    person.calm()
    home = window.page
    assert isinstance(home, HomePage)
    for name, ask in (
        ("settings", window.ask_settings),
        ("store", home.ask_store),
        ("checklists", home.ask_checklists),
        ("brand", home.ask_brand),
        ("commands", window.steering.open_palette),
        ("shortcuts", window.steering.show_shortcuts),
    ):
        ask()
        person.calm()
        yield from _dialog(window, name)
    window.show_outlets()
    person.calm()
    outlets = window.page
    assert isinstance(outlets, OutletsPage)
    for name, ask in (("outlet", outlets.add), ("import", outlets.import_list)):
        ask()
        person.calm()
        yield from _dialog(window, name)
    outlets.add()
    person.calm()
    (faulty,) = (each for each in window.findChildren(OutletDialog) if each.isVisible())
    faulty.fields[OutletField.CREDIT_CODE].setText("9199")
    faulty.save()
    person.calm()
    yield from _dialog(window, "outlet with faults")
    person.opens(draft.id)
    page = inspection_page(person)
    if has_camera_part() and not missing_camera_libraries():
        person.tab(3)
        page.photos.photograph()
        yield from _dialog(window, "camera")
    for name, ask in (
        ("identity", IdentityDialog(window, window.desk, "").open),
        ("pins", lambda: page.sealing.ask_pins(Path("report.pdf"))),
    ):
        ask()
        person.calm()
        yield from _dialog(window, name)
    person.tab(5)
    page.people.sign(draft.people[0].id)
    person.calm()
    yield from _dialog(window, "sign")
    page.people.refuse(draft.people[0].id)
    yield from _dialog(window, "refuse")
    person.tab(6)
    page.sealing.preview()
    person.until(lambda: page.sealing.view.pages > 0)
    yield "preview", window
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    yield from _dialog(window, "print")


def _dialog(window: Window, name: str) -> Iterator[tuple[str, QWidget]]:
    QTest.qWait(20)
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert dialogs, f"no dialog for {name}"
    yield name, dialogs[-1]
    dialogs[-1].reject()
    QTest.qWait(1)


def large_photo(person: Person) -> PhotosPage:
    """The photos of the inspection that is shown, the first one large."""
    person.tab(3)
    grid = person.named(QListView, "照片")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    person.calm()
    return inspection_page(person).photos
