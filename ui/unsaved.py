"""One question before something typed is lost."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_unsaved(
    parent: QWidget, reason: str, again: Callable[[], object], without: Callable[[], object]
) -> None:
    """Ask what to do as something typed cannot be saved; Escape goes back to it."""
    translate = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.Warning, translate("Unsaved", "Not saved"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Unsaved", "What you typed last could not be saved. {0}").format(reason))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    retry = box.addButton(translate("Unsaved", "Try again"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(
        translate("Unsaved", "Leave without saving it"), QMessageBox.ButtonRole.DestructiveRole
    )
    back = box.addButton(translate("Unsaved", "Go back"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(retry)
    box.setEscapeButton(back)
    # Once the question is gone: what follows may close the window.
    retry.clicked.connect(lambda: QTimer.singleShot(0, again))
    leave.clicked.connect(lambda: QTimer.singleShot(0, without))
    box.open()
