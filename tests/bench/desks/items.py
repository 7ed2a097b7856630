"""The checklist page with 5,000 items: opened, scrolled, answered, typed into, filtered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.app.checklists import find_checklist, shelf_of
from inspector.app.demo.visit import OUTLET, VISIT
from inspector.app.outlets import add_outlet
from inspector.app.stores import Store
from inspector.model.checklist import Checklist, ChecklistId, ItemId, Section
from inspector.model.inspection import InspectionId
from inspector.store.inspections import NewInspection
from tests.bench.desks.frames import percentile, rest, turns_of, turns_until, wait_until, window_on
from tests.bench.stores.visit import new_store
from ui.draft.draft import Draft
from ui.pages.checklist import ChecklistPage
from ui.pages.inspection import InspectionPage
from ui.palette import CommandPalette
from ui.window import Window

ITEMS, IN_SECTION = 5_000, 50
HELD_MS = 33  # between two answers: as fast as a key repeats that is held down
OPENED = "5,000 items: opening, longest turn, ms"
SCROLLED = "5,000 items: scroll frame, p99 ms"
ANSWERED = "5,000 items: answer key to painted, p99 ms"
SAVED = "5,000 items: answer key to painted and saved, p95 ms"
TYPED = "5,000 items: letter of a note to painted, p99 ms"
COMMANDED = "5,000 items: letter of the palette to painted, p99 ms"
FILTERED = "5,000 items: letter of the search to painted, p99 ms"


def measure_items(folder: Path, rounds: int, items: int = ITEMS) -> dict[str, float]:
    """Frames and keys on a page of that many items; `rounds` is how often each is done."""
    store = new_store(folder / "items")
    inspection = start_large_visit(store, items)
    with window_on(store, folder) as window:
        window.show_inspection(inspection)
        opening = turns_until(lambda: isinstance(window.page, InspectionPage))
        page = window.page
        assert isinstance(page, InspectionPage)
        opening += turns_until(lambda: page.tabs.is_filled and page.checklist.area.view.is_measured)
        scrolled = turns_of(_scrolls(page.checklist, rounds))
        answered, saved = _answers(page.checklist, page.draft, rounds)
        typed = turns_of(_letters(page.checklist, rounds))
        filtered = _search(page.checklist)
        commanded = _commands(window)
        wait_until(lambda: page.draft.is_stored)
    return {
        OPENED: max(opening),
        SCROLLED: percentile(scrolled, 99),
        ANSWERED: percentile(answered, 99),
        SAVED: percentile(saved, 95),
        TYPED: percentile(typed, 99),
        FILTERED: percentile(filtered, 99),
        COMMANDED: percentile(commanded, 99),
    }


def _commands(window: Window) -> list[float]:
    """Letters typed into the palette: parts of words, beginnings of syllables, numbers."""
    window.steering.open_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    wait_until(lambda: palette.is_complete)
    times: list[float] = []
    for word in ("photo", "zpian", "Z0123", "xgqk", "waybill"):
        for letter in word:
            times += turns_of([lambda letter=letter: QTest.keyClick(palette.typed, letter)])
        times += turns_of([palette.typed.clear])
    palette.reject()
    return times


def start_large_visit(store: Store, items: int) -> InspectionId:
    """A draft whose checklist repeats the shipped items under new numbers."""
    shelf = shelf_of(store)
    new = NewInspection(
        id=InspectionId(str(uuid4())),
        number="bench-1",
        outlet=add_outlet(store, OUTLET).id,
        languages=("zh",),
        visit=VISIT,
        checklists=(_large_checklist(items),),
        installed=shelf.number,
    )
    with store.write() as unit:
        unit.inspections.add(new)
    return new.id


def _large_checklist(count: int) -> Checklist:
    shipped = find_checklist(None, "personal-information")
    items = list(shipped.items())
    made = [replace(items[n % len(items)], id=ItemId(f"Z{n:04d}")) for n in range(count)]
    titles = [section.title for section in shipped.sections]
    sections = tuple(
        Section(id=f"s{n}", title=titles[n % len(titles)], items=tuple(made[n : n + IN_SECTION]))
        for n in range(0, count, IN_SECTION)
    )
    return replace(shipped, id=ChecklistId("large"), sections=sections, sha256="ab" * 32)


def _scrolls(page: ChecklistPage, rounds: int) -> Iterator[Callable[[], object]]:
    """By the wheel's steps, and by leaps as when the bar is dragged."""
    bar = page.area.view.verticalScrollBar()
    for number in range(rounds):
        to = bar.maximum() * (number * 37 % 100) // 100 if number % 4 == 0 else bar.value() + 72
        yield lambda to=to: bar.setValue(to)


def _answers(page: ChecklistPage, draft: Draft, rounds: int) -> tuple[list[float], list[float]]:
    """Times until the answer is painted, and until it is stored as well."""
    first = next(page.model.items())
    page.show_item(first.id)
    wait_until(lambda: draft.is_stored)
    painted, saved = [], []
    for _ in range(rounds):
        painted += turns_of([lambda: QTest.keyClick(page.area.card, Qt.Key.Key_3)])
        saved.append(painted[-1] + sum(turns_until(lambda: draft.is_stored)))
        rest(HELD_MS)
    return painted, saved


def _letters(page: ChecklistPage, rounds: int) -> Iterator[Callable[[], object]]:
    first = next(page.model.items())
    page.show_item(first.id)
    QTest.keyClick(page.area.card, Qt.Key.Key_N)
    for number in range(rounds):
        yield lambda number=number: QTest.keyClick(page.area.card.note, "abcdefg hij"[number % 11])


def _search(page: ChecklistPage) -> list[float]:
    """Letters typed quickly and taken back, and the turns in which the list follows."""
    times: list[float] = []
    for word in ("waybill", "Z01", "photo"):
        page.search.setFocus()
        for letter in word:
            times += turns_of([lambda letter=letter: QTest.keyClick(page.search, letter)])
        times += turns_until(lambda: not page.is_filtering)
        for _ in word:
            times += turns_of([lambda: QTest.keyClick(page.search, Qt.Key.Key_Backspace)])
        times += turns_until(lambda: not page.is_filtering)
    return times
