"""A PDF that is drawn page by page. Slow: for threads beside the window's."""

from pathlib import Path
from threading import RLock
from types import TracebackType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from inspector.errors import Refused

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
            self._document.close()

    def picture(self, page: int, scale: float, part: QRectF | None = None, *, prints: bool = False) -> QImage:
        """A page (from 0) at `scale` pixels a point; only a `part` of it, in points from its upper left corner."""
        width, height = self.sizes[page]
        crop = (0.0, 0.0, 0.0, 0.0)
        if part is not None:
            crop = (part.left(), height - part.bottom(), width - part.right(), part.top())
        with PDFIUM:
            opened = self._document[page]
            mode = "print" if prints else None
            bitmap = opened.render(
                scale=scale, crop=tuple(max(0.0, each) for each in crop), prefer_bgrx=True, optimize_mode=mode
            )
            shared = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            )
            bitmap.close()
            opened.close()
        return shared.copy()

    def find(self, page: int, text: str) -> tuple[QRectF, ...]:
        """Where a text stands on a page (from 0), in points from its upper left corner."""
        found: list[QRectF] = []
        with PDFIUM:
            opened = self._document[page]
            words = opened.get_textpage()
            search = words.search(text)
            while (place := search.get_next()) is not None:
                for number in range(words.count_rects(*place)):
                    left, bottom, right, top = words.get_rect(number)
                    found.append(QRectF(left, self.sizes[page][1] - top, right - left, top - bottom))
            for each in (search, words, opened):
                each.close()
        return tuple(found)


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
