"""A PDF that is drawn page by page. Slow: for threads beside the window's."""

from math import ceil
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from inspector.errors import Refused

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

PDFIUM = RLock()  # pdfium may do one thing at a time in the whole process
Source = Path | bytes
Size = tuple[float, float]  # in points


class PdfFile:
    """An open file, or one that is in memory only. Raises Refused "pdf-unreadable"."""

    def __init__(self, source: Source) -> None:
        import pypdfium2

        data = source if isinstance(source, bytes) else _read(source)
        with PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise _unreadable() from error
            self._page: tuple[int, PdfPage] | None = None
            self.sizes: tuple[Size, ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )

    def __enter__(self) -> "PdfFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let it go, here and now: pdfium must not be called by whoever collects what is left over."""
        with PDFIUM:
            self._close_page()
            self._document.close()

    def picture(
        self, page: int, scale: float, rows: tuple[int, int] | None = None, *, prints: bool = False
    ) -> QImage:
        """A page (from 0) at `scale` pixels a point; only the `rows` from the first up to the second, if told."""
        crop = (0.0, 0.0, 0.0, 0.0)
        if rows is not None:
            # A crop is rounded up to whole pixels: half a pixel less is the row that is meant.
            crop = (
                0.0,
                max(0.0, (self.rows(page, scale) - rows[1] - 0.5) / scale),
                0.0,
                max(0.0, (rows[0] - 0.5) / scale),
            )
        with PDFIUM:
            opened = self._open(page)
            mode = "print" if prints else None
            bitmap = opened.render(scale=scale, crop=crop, prefer_bgrx=True, optimize_mode=mode)
            shared = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            )
            bitmap.close()
        return shared.copy()

    def rows(self, page: int, scale: float) -> int:
        """How many rows of pixels a page has."""
        return ceil(self.sizes[page][1] * scale)

    def find(self, page: int, text: str) -> tuple[QRectF, ...]:
        """Where a text stands on a page (from 0), in points from its upper left corner."""
        found: list[QRectF] = []
        with PDFIUM:
            opened = self._open(page)
            words = opened.get_textpage()
            search = words.search(text)
            while (place := search.get_next()) is not None:
                for number in range(words.count_rects(*place)):
                    left, bottom, right, top = words.get_rect(number)
                    found.append(QRectF(left, self.sizes[page][1] - top, right - left, top - bottom))
            for each in (search, words):
                each.close()
        return tuple(found)

    def _open(self, page: int) -> "PdfPage":
        """A page, which stays open for the next part of it."""
        if self._page is None or self._page[0] != page:
            self._close_page()
            self._page = (page, self._document[page])
        return self._page[1]

    def _close_page(self) -> None:
        if self._page is not None:
            self._page[1].close()
            self._page = None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable() from error


def _unreadable() -> Refused:
    return Refused(
        "pdf-unreadable",
        en="The file cannot be shown: it is no PDF, or it is damaged. Export the report again.",
        zh="无法显示该文件：不是 PDF 文件或已损坏。请重新导出报告。",
    )
