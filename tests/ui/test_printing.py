"""Printing: page by page, at the printer's resolution, in the size of the paper; it can be stopped."""

from pathlib import Path

import pypdfium2
import pytest
from factories import make_record
from PySide6.QtWidgets import QApplication

from inspector.app.progress import silent
from inspector.errors import Cancelled
from inspector.model.document import Document, Paper
from inspector.model.text import Bilingual
from inspector.report.draw import draw
from ui.pdf.file import PdfFile
from ui.pdf.printing import Wish, print_pages

pytestmark = pytest.mark.gui
A4 = (595.3, 841.9)


@pytest.fixture(scope="module")
def report() -> bytes:
    """A report of several pages."""
    return draw(make_record(photos=()), {})


@pytest.fixture(scope="module")
def outlet_copy() -> bytes:
    """The copy for the outlet."""
    return draw(make_record(photos=()), {}, Document(paper=Paper.OUTLET_COPY))


@pytest.mark.parametrize("paper", ["report", "outlet_copy"])
def test_each_page_comes_out_in_its_size(
    qapp: QApplication, paper: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    source, target = request.getfixturevalue(paper), tmp_path / "out.pdf"
    pages = len(pypdfium2.PdfDocument(source))
    told: list[tuple[int, int]] = []

    class Progress:
        def step(self, text: Bilingual, done: int, total: int) -> None:
            told.append((done, total))

    assert print_pages(Wish(source, tuple(range(pages)), target=target), Progress()) == pages
    assert told == [(done, pages) for done in range(pages + 1)]
    printed = pypdfium2.PdfDocument(target)
    assert len(printed) == pages
    for number in range(pages):
        assert printed.get_page_size(number) == pytest.approx(A4, abs=1)
        assert likeness(pypdfium2.PdfDocument(source)[number], printed[number]) > 0.98


def likeness(before: pypdfium2.PdfPage, after: pypdfium2.PdfPage) -> float:
    """The share of places that are about as dark on paper as in the file."""
    one, other = (page.render(scale=0.5).to_pil().convert("L").resize((200, 280)) for page in (before, after))
    pairs = zip(one.get_flattened_data(), other.get_flattened_data(), strict=True)
    return sum(abs(a - b) < 50 for a, b in pairs) / (200 * 280)


def test_it_is_as_sharp_as_the_printer(qapp: QApplication, outlet_copy: bytes, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    print_pages(Wish(outlet_copy, (0,), target=target), silent)
    widths = set()
    for thing in pypdfium2.PdfDocument(target)[0].get_objects():
        if isinstance(thing, pypdfium2.PdfImage):
            widths.add(thing.get_px_size()[0])
    (width,) = widths
    assert width / (A4[0] / 72) == pytest.approx(600, rel=0.01)


def test_only_the_chosen_pages_are_printed(qapp: QApplication, report: bytes, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    assert print_pages(Wish(report, (2, 0), target=target), silent) == 2
    printed, before = pypdfium2.PdfDocument(target), pypdfium2.PdfDocument(report)
    assert likeness(before[2], printed[0]) > 0.98
    assert likeness(before[0], printed[1]) > 0.98
    assert likeness(before[1], printed[0]) < likeness(before[2], printed[0])


def test_bands_join_without_a_gap(qapp: QApplication, report: bytes) -> None:
    with PdfFile(report) as file:
        scale = 3.7
        rows = file.rows(0, scale)
        whole = file.picture(0, scale, prints=True)
        assert whole.height() == rows
        for top in range(0, rows, 700):
            bottom = min(rows, top + 700)
            band = file.picture(0, scale, (top, bottom), prints=True)
            assert band.height() == bottom - top
            assert band == whole.copy(0, top, whole.width(), bottom - top)


def test_who_stops_it_finds_no_half_printed_file(qapp: QApplication, report: bytes, tmp_path: Path) -> None:
    class Stopper:
        def step(self, text: Bilingual, done: int, total: int) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(Wish(report, (0, 1, 2), target=tmp_path / "out.pdf"), Stopper())
    assert list(tmp_path.iterdir()) == []
