"""Ask for files and folders. The question does not hold up the window, so that it can lock meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]


def ask_file(parent: QWidget, title: str, kinds: str, then: Then) -> None:
    """Ask for a file that exists."""
    dialog = _dialog(parent, title, kinds, QFileDialog.FileMode.ExistingFile)
    dialog.accepted.connect(lambda: then(_chosen(dialog)[0]))
    dialog.open()


def ask_files(parent: QWidget, title: str, kinds: str, then: Callable[[list[Path]], None]) -> None:
    """Ask for files that exist."""
    dialog = _dialog(parent, title, kinds, QFileDialog.FileMode.ExistingFiles)
    dialog.accepted.connect(lambda: then(_chosen(dialog)))
    dialog.open()


def ask_folder(parent: QWidget, title: str, then: Then) -> None:
    """Ask for a folder that exists."""
    dialog = _dialog(parent, title, "", QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.accepted.connect(lambda: then(_chosen(dialog)[0]))
    dialog.open()


def ask_target(parent: QWidget, title: str, proposed: str, kinds: str, then: Then) -> None:
    """Ask for the name of a file to be written; the person confirms when there is one already."""
    dialog = _dialog(parent, title, kinds, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(proposed)
    dialog.accepted.connect(lambda: then(_chosen(dialog)[0]))
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    return [Path(file) for file in dialog.selectedFiles()]
