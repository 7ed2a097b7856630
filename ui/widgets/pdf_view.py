"""See a PDF inside the window: the very bytes that were signed."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import Kind, button, label, named

SMALLEST, LARGEST, STEP = 0.4, 4.0, 1.25
MARGIN = 16  # pixels beside a page that is fitted into the view


class PdfView(QWidget):
    """One page at a time, fitted to the width at first; page number and zoom above."""

    def __init__(self) -> None:
        super().__init__()
        self._document: pypdfium2.PdfDocument | None = None
        self._page = 0
        self._zoom: float | None = None  # pixels a point; None fits the page's width into the view
        column = QVBoxLayout(self)
        column.addLayout(self._bar())
        self._sheet = label(self.tr("The report appears here after it was exported."), Kind.FAINT, wrap=False)
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setObjectName("reached")  # by the keys, which scroll it
        named(self._area, self.tr("Page of the report"))
        self._area.setWidget(self._sheet)
        column.addWidget(self._area, 1)

    @property
    def pages(self) -> int:
        """How many pages the document has; 0 when none is open."""
        return 0 if self._document is None else len(self._document)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def open(self, path: Path) -> None:
        """Show a file."""
        self.close_document()
        self._document = pypdfium2.PdfDocument(path.read_bytes())
        self.show_page(0)

    def close_document(self) -> None:
        """Let the file go."""
        if self._document is not None:
            self._document.close()
            self._document = None

    def show_page(self, page: int) -> None:
        """Show one page, from 0."""
        if self._document is None:
            return
        self._page = min(max(page, 0), self.pages - 1)
        ratio = self.devicePixelRatioF()
        bitmap = self._document[self._page].render(scale=self._scale() * ratio, rev_byteorder=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
        )
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(pixmap)
        self._where.setText(self.tr("Page {0} of {1}").format(self._page + 1, self.pages))
        self._area.verticalScrollBar().setValue(0)
        self._back.setEnabled(self._page > 0)
        self._onward.setEnabled(self._page < self.pages - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.show_page(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self.show_page(self._page)

    def _scale(self) -> float:
        if self._zoom is not None or self._document is None:
            return self._zoom or 1.0
        width: float = self._document[self._page].get_width()
        return min(LARGEST, max(SMALLEST, (self._area.viewport().width() - MARGIN) / width))

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._back, self._onward = button(self.tr("Previous page")), button(self.tr("Next page"))
        smaller, larger = button("−"), button("+")
        self._back.setEnabled(False)
        self._onward.setEnabled(False)
        named(smaller, self.tr("Smaller"))
        named(larger, self.tr("Larger"))
        self._back.clicked.connect(lambda: self.show_page(self._page - 1))
        self._onward.clicked.connect(lambda: self.show_page(self._page + 1))
        smaller.clicked.connect(lambda: self._zoom_by(1 / STEP))
        larger.clicked.connect(lambda: self._zoom_by(STEP))
        self._where = label("", Kind.FAINT, wrap=False)
        for each in (self._back, self._onward, self._where):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(smaller)
        row.addWidget(larger)
        return row

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(LARGEST, max(SMALLEST, self._scale() * factor))
        self.show_page(self._page)
