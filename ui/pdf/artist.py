"""Draws the pages somebody looks at, one after the other, on a thread of its own."""

import atexit
from collections.abc import Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Lock, Thread

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inspector.errors import Refused
from ui.pdf.file import PdfFile, Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page (from 0) at so many pixels a point."""

    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class _Open:
    source: Source


@dataclass(frozen=True, slots=True)
class _Find:
    text: str


class Artist(QObject):
    """Has one file open. What is no longer wanted is not drawn; nobody waits for it. `retire` ends it."""

    opened = Signal(object)  # the sizes of the pages, in points
    refused = Signal(object)
    drawn = Signal(object, object)  # what was wanted, the picture
    found = Signal(str, object)  # the text, and where it stands by page
    _over = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())  # outlives the view while the thread ends
        self._wishes: SimpleQueue[_Open | _Find | bool] = SimpleQueue()
        self._wanted: list[Wanted] = []
        self._lock = Lock()
        self._file: PdfFile | None = None
        self._searched = ""
        self._over.connect(self.deleteLater)
        self._thread = Thread(target=self._work, name="artist", daemon=True)
        self._thread.start()

    def open(self, source: Source) -> None:
        """Open another file."""
        self.draw(())
        self._wishes.put(_Open(source))

    def draw(self, wanted: Sequence[Wanted]) -> None:
        """Draw these, the first one first, instead of what was wanted before."""
        with self._lock:
            self._wanted = list(wanted)
        if wanted:
            self._wishes.put(True)

    def find(self, text: str) -> None:
        """Find a text on all pages."""
        self._searched = text
        self._wishes.put(_Find(text))

    def retire(self) -> None:
        """Draw nothing more."""
        self.draw(())
        self._searched = ""
        self._wishes.put(False)

    def _end(self) -> None:
        """The program ends: pdfium must not be drawing when it is taken away."""
        self.retire()
        self._thread.join()

    def _work(self) -> None:
        while wish := self._wishes.get():
            match wish:
                case _Open(source):
                    self._open(source)
                case _Find(text):
                    self._find(text)
                case _:
                    self._draw_all()
        self._close()
        atexit.unregister(self._end)
        self._over.emit()

    def _open(self, source: Source) -> None:
        self._close()
        try:
            self._file = PdfFile(source)
            atexit.unregister(self._end)
            atexit.register(self._end)  # after pdfium, which was loaded just now: the last comes first
        except Refused as refused:
            self.refused.emit(refused)
        else:
            self.opened.emit(self._file.sizes)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _draw_all(self) -> None:
        while self._file is not None and (wanted := self._next()) is not None:
            if wanted.page < len(self._file.sizes):
                self.drawn.emit(wanted, self._file.picture(wanted.page, wanted.scale))

    def _next(self) -> Wanted | None:
        with self._lock:
            return self._wanted.pop(0) if self._wanted else None

    def _find(self, text: str) -> None:
        places: dict[int, object] = {}
        for page in range(len(self._file.sizes) if self._file is not None else 0):
            if self._searched != text:
                return  # something else is looked for by now
            self._draw_all()
            if self._file is not None and (found := self._file.find(page, text)):
                places[page] = found
        self.found.emit(text, places)
