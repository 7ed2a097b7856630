"""What is told in a box of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Message(QMessageBox):
    """Something that is told, with one button."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(QMessageBox.Icon.Information, title, text, QMessageBox.StandardButton.Ok, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
