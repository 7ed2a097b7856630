"""What is seen while the window is as good as locked, but work still needs the store."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Kind, button, centred, label


class CoverPage(QWidget):
    """Hides the page behind it; it shows nothing of what is stored."""

    stop_wanted = Signal()

    def __init__(self, behind: QWidget | None) -> None:
        super().__init__()
        self.behind = behind
        inside = centred(self)
        inside.addWidget(label(self.tr("Locked; work goes on"), Kind.TITLE))
        inside.addWidget(
            label(
                self.tr(
                    "What was begun needs the store and is being finished. As soon as it is done, the passphrase is "
                    "asked for."
                ),
                Kind.FAINT,
            )
        )
        stop = button(self.tr("Stop the work"))
        stop.clicked.connect(self.stop_wanted)
        inside.addWidget(stop)
