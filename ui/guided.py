"""The guide over a dialog: the window behind it takes no keys meanwhile."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from inspector.errors import Language
from ui.help import HelpPanel


class Guided(QObject):
    """Lets F1 open a topic of the guide at the right of a dialog, and close it; it goes with the dialog."""

    def __init__(self, dialog: QDialog, topic: str, language: Language) -> None:
        super().__init__(dialog)
        self._dialog, self._topic = dialog, topic
        self._language: Language = language
        self._help: HelpPanel | None = None
        QShortcut(QKeySequence("F1"), dialog, self.toggle)
        dialog.finished.connect(self._close)

    def toggle(self) -> None:
        """Open the guide, or close it."""
        if self._help is not None:
            self._close()
            return
        self._help = HelpPanel(self._language)
        self._help.closed.connect(self._close)
        self._help.show_topic(self._topic)
        self._help.open_over(self._dialog)

    def _close(self) -> None:
        if self._help is not None:
            self._help.hide()
            self._help.deleteLater()
            self._help = None
            self._dialog.activateWindow()
