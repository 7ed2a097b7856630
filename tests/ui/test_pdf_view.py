"""A PDF in the window: all its pages, any size, sharp, searched; the window never waits for a page."""

from pathlib import Path

import pypdfium2
import pytest
from factories import make_record
from PySide6.QtCore import QElapsedTimer, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.report.draw import draw
from ui.look import dress
from ui.widgets.pdf_pages import Fit
from ui.widgets.pdf_view import PdfView

pytestmark = pytest.mark.gui
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def report() -> bytes:
    """A report of several pages, as it is before it is signed."""
    return draw(make_record(photos=()), {})


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> PdfView:
    """An empty view."""
    dress(qapp)
    made = PdfView("zh", "空")
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def opened(view: PdfView, source: Path | bytes, bot: QtBot) -> PdfView:
    """The view once the first page is sharp."""
    view.open(source)
    bot.waitUntil(lambda: view.pages > 0 and view.sheets.is_sharp(0), timeout=PATIENCE_MS)
    return view


def test_pages_come_one_below_the_other(view: PdfView, report: bytes, qtbot: QtBot) -> None:
    opened(view, report, qtbot)
    assert view.pages == len(pypdfium2.PdfDocument(report)) > 3
    view.sheets.setFocus()
    seen = [view.page]
    while view.page < view.pages - 1:
        QTest.keyClick(view.sheets, Qt.Key.Key_PageDown)
        if view.page != seen[-1]:
            seen.append(view.page)
    assert seen == list(range(view.pages))
    qtbot.waitUntil(lambda: view.sheets.is_sharp(view.pages - 1), timeout=PATIENCE_MS)
    QTest.keyClick(view.sheets, Qt.Key.Key_Home)
    assert view.page == 0


def test_only_what_is_seen_and_comes_next_is_drawn(view: PdfView, report: bytes, qtbot: QtBot) -> None:
    opened(view, report, qtbot)
    QTest.qWait(300)
    assert not view.sheets.is_sharp(view.pages - 1)


def test_what_is_shown_is_the_page(view: PdfView, report: bytes, qtbot: QtBot) -> None:
    opened(view, report, qtbot)
    shown = view.sheets.viewport().grab().toImage()
    scale = view.sheets._scale() * view.devicePixelRatioF()
    bitmap = pypdfium2.PdfDocument(report)[0].render(scale=scale, prefer_bgrx=True)
    page = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    )
    left, top = (round(each) for each in view.sheets._seen()[0][1].topLeft().toTuple())
    places = [QPointF(x, y).toPoint() for x in range(20, 400, 7) for y in range(20, 500, 7)]
    same = sum(
        abs(shown.pixelColor(left + p.x(), top + p.y()).lightness() - page.pixelColor(p).lightness()) < 60
        for p in places
    )
    assert same > 0.97 * len(places)
    dark = sum(page.pixelColor(p).lightness() < 128 for p in places)
    assert dark > 10


def test_the_size_is_changed_by_keys_and_stays_where_it_was(
    view: PdfView, report: bytes, qtbot: QtBot
) -> None:
    opened(view, report, qtbot)
    view.show_page(2)
    before = view.sheets.per_cent
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.sheets.per_cent > before
    assert view.page == 2
    qtbot.waitUntil(lambda: view.sheets.is_sharp(2), timeout=PATIENCE_MS)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.sheets.per_cent < before
    QTest.keyClick(view, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert view.sheets.zoom is Fit.PAGE
    (first, *_) = view.sheets._seen()
    assert first[1].height() <= view.sheets.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert view.sheets.per_cent == before
    view.resize(600, 700)
    assert view.sheets.per_cent < before


def test_a_text_is_found_and_enter_goes_on(view: PdfView, report: bytes, qtbot: QtBot) -> None:
    opened(view, report, qtbot)
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view._search, "A16")
    QTest.keyClick(view._search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(view._hits.text()), timeout=PATIENCE_MS)
    first, count = view._hits.text().split(" of ")
    assert (first, int(count) > 1) == ("1", True), view._hits.text()
    QTest.keyClick(view._search, Qt.Key.Key_Return)
    assert view._hits.text() == f"2 of {count}"
    view._search.setText("没有这样的话")
    QTest.keyClick(view._search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view._hits.text() == "Not found", timeout=PATIENCE_MS)


def test_a_damaged_file_is_told(view: PdfView, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nonsense")
    for source in (bad, tmp_path / "none.pdf"):
        view.open(source)
        qtbot.waitUntil(lambda: "无法显示" in view._nothing.text(), timeout=PATIENCE_MS)
        assert view.pages == 0
        view.close_document()


def test_no_turn_of_the_window_waits_for_a_page(view: PdfView, report: bytes, qtbot: QtBot) -> None:
    clock, longest = QElapsedTimer(), 0
    opened(view, report, qtbot)
    clock.start()
    for step in range(60):
        before = clock.elapsed()
        view.sheets.verticalScrollBar().setValue(step * 150)
        view.sheets.viewport().repaint()
        longest = max(longest, clock.elapsed() - before)
        QTest.qWait(5)
    assert longest < 50


def test_a_view_that_goes_away_ends_its_thread(view: PdfView, report: bytes, qtbot: QtBot) -> None:
    import threading

    opened(view, report, qtbot)
    assert any(thread.name == "artist" for thread in threading.enumerate())
    view.close_document()
    qtbot.waitUntil(lambda: not any(t.name == "artist" for t in threading.enumerate()), timeout=PATIENCE_MS)


def test_it_opens_no_window_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    before = {window for window in qapp.topLevelWidgets() if window.isVisible()}
    made = PdfView("zh", "空")
    qtbot.addWidget(made)
    assert {window for window in qapp.topLevelWidgets() if window.isVisible()} == before
