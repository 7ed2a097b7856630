"""Print a PDF, page by page, at the resolution of the printer. Slow: for threads beside the window's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from inspector.app.progress import Progress
from inspector.durable import appearing
from inspector.errors import Refused
from inspector.model.text import Bilingual
from ui.pdf.file import PdfFile, Source

FINEST = 600  # dots an inch; more is not seen and takes four times as long
POINTS_AN_INCH = 72
BAND_BYTES = 3_000_000  # of a page that is drawn at once: with more, the window waits for the printer
PRINTING = Bilingual(zh="正在打印", en="Printing")
ROUNDING = 2.0  # points by which a printer calls a paper otherwise


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by its name, with the edges of the paper it cannot print on, in points: left, top, right, bottom."""

    name: str
    is_default: bool = False
    edges: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed: pages from 0, by a printer, or into a file where `target` says. With `fits`, each page is made
    as small as its printer's edges ask for; else it is as large as it is."""

    source: Source
    pages: tuple[int, ...]
    printer: str = ""
    target: Path | None = None
    copies: int = 1
    fits: bool = True
    both_sides: bool = False
    title: str = ""


def printers() -> tuple[Printer, ...]:
    """The printers of this machine, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name))
    return tuple(Printer(name, name == default, _edges(name)) for name in names)


def print_pages(wish: Wish, progress: Progress) -> int:
    """Print, and tell how many sides. Raises Refused "print-failed", "pdf-unreadable"; Cancelled leaves no file behind."""
    with PdfFile(wish.source) as file, _destination(wish) as target:
        printer = _printer(wish, target, file)
        painter = QPainter()
        if not painter.begin(printer):
            raise _failed()
        try:
            for done, page in enumerate(wish.pages):
                progress.step(PRINTING, done, len(wish.pages))
                if done and not _next_page(printer, file, page):
                    raise _failed()
                _print_page(painter, printer, file, page, fits=wish.fits)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
    progress.step(PRINTING, len(wish.pages), len(wish.pages))
    return len(wish.pages)


@contextmanager
def _destination(wish: Wish) -> Iterator[Path | None]:
    if wish.target is None:
        yield None
        return
    with appearing(wish.target) as temporary:
        yield temporary


def _printer(wish: Wish, target: Path | None, file: PdfFile) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if target is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
    else:
        printer.setPrinterName(wish.printer)
        printer.setCopyCount(wish.copies)
        printer.setDuplex(
            QPrinter.DuplexMode.DuplexLongSide if wish.both_sides else QPrinter.DuplexMode.DuplexNone
        )
    printer.setDocName(wish.title)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(True)
    _set_paper(printer, file.sizes[wish.pages[0]])
    return printer


def _set_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    width, height = size
    paper = QPageSize(
        QSizeF(min(size), max(size)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageSize(paper)
    printer.setPageOrientation(turned)


def _next_page(printer: QPrinter, file: PdfFile, page: int) -> bool:
    _set_paper(printer, file.sizes[page])
    return printer.newPage()


def _print_page(painter: QPainter, printer: QPrinter, file: PdfFile, page: int, *, fits: bool) -> None:
    """One page in bands: as a whole it would take a hundred megabytes."""
    place = _place(printer, file.sizes[page], fits=fits)
    scale = place.width() / file.sizes[page][0]
    rows, columns = file.rows(page, scale), max(1, round(place.width()))
    band = max(1, BAND_BYTES // (4 * columns))
    top = 0
    while top < rows:
        bottom = min(rows, top + band)
        picture = file.picture(page, scale, (top, bottom), prints=True)
        height = picture.height() if bottom == rows else _calm_row(picture)
        part = QRectF(0, 0, picture.width(), height)
        painter.drawImage(part.translated(place.x(), place.y() + top), picture, part)
        top += height


def _calm_row(picture: QImage) -> int:
    """Where to end a part of a page: at a row that is as its neighbours, as between two lines of text. Who shows the
    result in another size rounds each part to whole pixels, which is seen where letters are parted."""
    for row in range(picture.height() - 2, picture.height() // 2, -1):
        if _row(picture, row - 1) == _row(picture, row) == _row(picture, row + 1):
            return row
    return picture.height()


def _row(picture: QImage, row: int) -> bytes:
    line = picture.constScanLine(row)
    assert isinstance(line, memoryview)
    return line.tobytes()


def _place(printer: QPrinter, size: tuple[float, float], *, fits: bool) -> QRectF:
    """Where on the paper the page is, in dots."""
    dots = printer.resolution() / POINTS_AN_INCH
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    room = paper.marginsRemoved(_minimum(printer) * dots) if fits else paper
    factor = min(1.0, room.width() / (size[0] * dots), room.height() / (size[1] * dots)) if fits else 1.0
    if factor > 1 - ROUNDING / max(size):
        factor = 1.0
    width, height = size[0] * dots * factor, size[1] * dots * factor
    around = room if factor < 1 else paper
    x = around.x() + (around.width() - width) / 2
    y = around.y() + (around.height() - height) / 2
    return QRectF(round(x), round(y), width, height)


def _minimum(printer: QPrinter) -> QMarginsF:
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    return layout.minimumMargins()


def _edges(name: str) -> tuple[float, float, float, float]:
    edges = _minimum(QPrinter(QPrinterInfo.printerInfo(name)))
    return edges.left(), edges.top(), edges.right(), edges.bottom()


def _failed() -> Refused:
    return Refused(
        "print-failed",
        en="The printer did not take the report. See whether it is switched on and has paper, then print again.",
        zh="打印机未接受打印任务。请检查打印机是否开机、是否缺纸，然后重新打印。",
    )
