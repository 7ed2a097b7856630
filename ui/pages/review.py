"""Look at one photo, cover what is personal, let it go."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.model.photo import Photo
from ui.look import Kind, button, label, open_in
from ui.widgets.picture import CoverablePicture

SIZE = (1000, 780)


class ReviewDialog(QDialog):
    """A photo on which rectangles are drawn; stays until what was drawn is stored."""

    wanted = Signal()

    def __init__(self, parent: QWidget, photo: Photo, jpeg: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cover personal data"))
        self.picture = CoverablePicture(QImage.fromData(jpeg), (photo.width, photo.height), photo.redactions)
        column = QVBoxLayout(self)
        column.addWidget(
            label(
                self.tr(
                    "Draw a rectangle over each name, phone, address, waybill number and code. "
                    "Only the covered copy leaves this laptop."
                ),
                Kind.FAINT,
            )
        )
        column.addWidget(self.picture, 1)
        row = QHBoxLayout()
        undo, everything = button(self.tr("Remove last (Delete)")), button(self.tr("Cover everything"))
        undo.clicked.connect(self.picture.remove_last)
        everything.clicked.connect(self.picture.cover_all)
        self.accept_button = button(self.tr("Reviewed: let it into the report"), primary=True)
        self.accept_button.clicked.connect(self.wanted)
        for each in (undo, everything):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self.accept_button)
        column.addLayout(row)
        open_in(self, *SIZE)
