"""What follows a visit, once it is sealed: papers to hand over, days to keep."""

from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.what_follows import Follows, told
from inspector.errors import Language
from ui.look import Kind, card, empty, label
from ui.moments import day


class FollowsPanel(QWidget):
    """Who gets which paper, what the outlet must do by when, and when somebody looks again."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        frame, self._inside = card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_follows(self, follows: Follows) -> None:
        """Show what follows."""
        empty(self._inside)
        self._inside.addWidget(label(self.tr("What follows"), Kind.HEADING))
        self._inside.addWidget(label(self.tr("Hand over"), Kind.TAG))
        for handover in follows.handovers:
            self._inside.addWidget(label(f"○ {told(handover).of(self._language)}"))
        if not follows.demands:
            self._inside.addWidget(
                label(self.tr("Nothing is demanded: nobody has to look again."), Kind.GOOD)
            )
            return
        self._inside.addWidget(label(self.tr("Look again"), Kind.TAG))
        self._inside.addWidget(label(self._look_again(follows), Kind.WARN))
        self._inside.addWidget(label(self.tr("Due"), Kind.TAG))
        for due, demands in groupby(follows.demands, key=lambda demand: demand.due):
            lines = [f"{demand.number}. {demand.item}   {demand.demand}" for demand in demands]
            self._inside.addWidget(label(day(due), Kind.WARN))
            self._inside.addWidget(label("\n".join(lines)))

    def _look_again(self, follows: Follows) -> str:
        if follows.look_again is None:
            last = day(follows.demands[-1].due)
            return self.tr("After {0}; the working days of that year are not known yet.").format(last)
        return self.tr("From {0} on, the first working day after the last deadline.").format(
            day(follows.look_again)
        )
