"""The next deadline of a row: a day, said and coloured otherwise once it is over."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from ui.models.paged import Column
from ui.moments import day

T = TypeVar("T")


def due_column(
    heading: str, next_due: Callable[[T], date | None], owner: QWidget, may_be_late: Callable[[T], bool]
) -> Column[T]:
    """A column over "due"; `owner` has the colours, `may_be_late` tells the rows whose deadlines count."""
    today = date.today()
    overdue = QCoreApplication.translate("Due", "{0}, overdue")

    def is_late(line: T) -> bool:
        due = next_due(line)
        return due is not None and due < today and may_be_late(line)

    def text(line: T) -> str:
        due = next_due(line)
        if due is None:
            return "—"
        return overdue.format(day(due)) if is_late(line) else day(due)

    def colour(line: T) -> QColor | None:
        return owner.palette().color(QPalette.ColorRole.BrightText) if is_late(line) else None

    return Column("due", heading, text, colour=colour)


def always(_: object) -> bool:
    """Every row's deadline counts."""
    return True
