"""How many keys a visit takes where everything conforms: nothing but the keyboard, from the first item to the last."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox

from inspector.app.inspections import load_inspection
from inspector.model.inspection import Verdict
from tests.bench.desks.frames import turn, turns_until, wait_until, window_on
from tests.bench.stores.visit import new_store, start_visit
from ui.pages.inspection import InspectionPage

KEYS = "45 items that conform: keys an item"
OPENED = "45 items: opening, longest turn, ms"


def measure_keys(folder: Path) -> dict[str, float]:
    """Answer the shipped checklist: 1 for each item, Enter where it is asked how many were looked at. That takes the
    number the item asks for; where it asks for none, it goes on without one."""
    store = new_store(folder / "keys")
    inspection = start_visit(store)
    with window_on(store, folder) as window:
        window.show_inspection(inspection)
        opening = turns_until(lambda: isinstance(window.page, InspectionPage))
        page = window.page
        assert isinstance(page, InspectionPage)
        opening += turns_until(lambda: page.tabs.is_filled)
        page.checklist.area.card.setFocus()
        keys = 0
        done, due = page.checklist.progress
        while done < due or _asks_count():
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Return if _asks_count() else Qt.Key.Key_1)
            turn()
            keys += 1
            done, due = page.checklist.progress
            assert keys < 10 * due, "the keys lead nowhere"
        wait_until(lambda: page.draft.is_stored)
        stored = load_inspection(store, inspection)
    _require_whole(len(stored.answers), due, all(a.verdict is Verdict.CONFORMS for a in stored.answers))
    counted = {item.id for item in stored.items() if item.count is not None and item.count.sample}
    _require_whole(sum(a.count is not None for a in stored.answers), len(counted), True)
    return {KEYS: keys / due, OPENED: max(opening)}


def _asks_count() -> bool:
    return isinstance(QApplication.focusWidget(), QSpinBox | QLineEdit)


def _require_whole(stored: int, wanted: int, conform: bool) -> None:
    if stored != wanted or not conform:
        raise AssertionError(f"{stored} of {wanted} are stored as they were answered")
