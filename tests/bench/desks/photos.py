"""The page with 1,000 photos: scrolled by the wheel and by the bar, a caption typed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.model.inspection import InspectionId
from inspector.model.photo import PhotoId
from tests.bench.desks.frames import percentile, turns_of, turns_until, wait_until, window_on
from tests.bench.desks.items import start_large_visit
from tests.bench.stores.visit import new_store
from tests.factories import make_jpeg
from ui.pages.inspection import InspectionPage
from ui.pages.photos import PhotosPage

PHOTOS, ITEMS = 1_000, 45
SCROLLED = "1,000 photos: scroll frame, p99 ms"
ARRIVING = "1,000 photos: frame while pictures arrive, p99 ms"
TYPED = "1,000 photos: letter of a caption to painted, p99 ms"


def measure_photos(folder: Path, rounds: int, photos: int = PHOTOS) -> dict[str, float]:
    """Frames of a page of that many photos; `rounds` is how often each is done."""
    store = new_store(folder / "photos")
    inspection = start_large_visit(store, ITEMS)
    _fill(store, inspection, photos)
    with window_on(store, folder) as window:
        window.show_inspection(inspection)
        wait_until(lambda: isinstance(window.page, InspectionPage) and window.page.tabs.is_filled)
        page = window.page
        assert isinstance(page, InspectionPage)
        page.tabs.setCurrentIndex(2)
        wait_until(lambda: window.desk.clerk.is_idle)
        scrolled, arriving = [], []
        for act in _scrolls(page.photos, rounds):
            scrolled += turns_of([act])
            arriving += turns_until(lambda: window.desk.clerk.is_idle)
        typed = turns_of(_letters(page.photos, rounds))
        wait_until(lambda: page.draft.is_stored)
    return {
        SCROLLED: percentile(scrolled, 99),
        ARRIVING: percentile(arriving, 99),
        TYPED: percentile(typed, 99),
    }


def _fill(store: Store, inspection: InspectionId, count: int) -> None:
    """One photo taken in, and rows that show the same bytes: only the window is measured."""
    first = add_photo(store, inspection, make_jpeg(640, 480), "first.jpg")
    with store.write() as unit:
        _, files = unit.photos.get(first.id)
        small = unit.photos.thumbnail(first.id) or b""
        for number in range(1, count):
            photo = replace(first, id=PhotoId(str(uuid4())), caption=f"{number}")
            unit.photos.add(inspection, photo, files.original)
            unit.photos.complete(photo.id, small, files.plain_copy or "")


def _scrolls(page: PhotosPage, rounds: int) -> Iterator[Callable[[], object]]:
    bar = page.grid.verticalScrollBar()
    for number in range(rounds):
        to = bar.maximum() * (number * 37 % 100) // 100 if number % 4 == 0 else bar.value() + 72
        yield lambda to=to: bar.setValue(to)


def _letters(page: PhotosPage, rounds: int) -> Iterator[Callable[[], object]]:
    field, *_ = (
        each for each in page.findChildren(QLineEdit) if each.parent() is page.details
    )  # the caption
    field.setFocus()
    for number in range(rounds):
        key = Qt.Key.Key_Backspace if number % 80 >= 40 else Qt.Key.Key_A
        yield lambda key=key: QTest.keyClick(field, key)
