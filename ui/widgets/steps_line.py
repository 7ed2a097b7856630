"""How far the first steps are."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import Kind, label

NO_BREAK = "\u00a0"  # where the line is broken, a mark stays with its name


class StepsLine(QWidget):
    """The names of the steps, the one that is taken now among them."""

    def __init__(self, now: int) -> None:
        super().__init__()
        names = (
            self.tr("Passphrase"),
            self.tr("Recovery key"),
            self.tr("Identity"),
            self.tr("Practice"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(self.tr("Step {0} of {1}").format(now + 1, len(names)), Kind.TAG))
        marks = ("√" if at < now else "●" if at == now else "○" for at in range(len(names)))
        shown = (f"{mark} {name}".replace(" ", NO_BREAK) for mark, name in zip(marks, names, strict=True))
        column.addWidget(label("   ".join(shown), Kind.FAINT))
