"""Widgets side by side: around one line, and in another one where there is no room."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import SPACING, FlowLayout

pytestmark = pytest.mark.gui


def laid_out(
    bot: QtBot, sizes: list[tuple[int, int]], width: int, *, spread: bool = False, at_end: bool = False
) -> list[QRect]:
    """Where widgets of these sizes come to lie."""
    place = QWidget()
    bot.addWidget(place)
    row = FlowLayout(place, spread=spread, at_end=at_end)
    made = [QWidget() for _ in sizes]
    for widget, size in zip(made, sizes, strict=True):
        widget.setFixedSize(QSize(*size))
        row.addWidget(widget)
        widget.show()
    row.setGeometry(QRect(0, 0, width, row.heightForWidth(width)))
    assert max(widget.geometry().bottom() for widget in made) < row.heightForWidth(width)
    return [widget.geometry() for widget in made]


def test_low_ones_stand_around_the_middle_of_high_ones(qtbot: QtBot) -> None:
    low, high = laid_out(qtbot, [(50, 20), (50, 40)], 200)
    assert low.center().y() == high.center().y()
    assert high.left() == 50 + SPACING


def test_what_has_no_room_goes_below(qtbot: QtBot) -> None:
    first, second = laid_out(qtbot, [(80, 20), (80, 20)], 100)
    assert (second.left(), second.top()) == (0, first.bottom() + 1 + SPACING)


def test_all_but_the_first_stand_at_the_other_end_while_there_is_room(qtbot: QtBot) -> None:
    first, second, third = laid_out(qtbot, [(50, 20), (50, 20), (50, 20)], 400, spread=True)
    assert (first.left(), third.right()) == (0, 399)
    assert second.right() + 1 + SPACING == third.left()


def test_buttons_stay_together_below_a_title_that_takes_their_room(qtbot: QtBot) -> None:
    title, *buttons = laid_out(qtbot, [(150, 30), (90, 20), (90, 20)], 250, spread=True)
    assert {each.top() for each in buttons} == {title.bottom() + 1 + SPACING}
    assert buttons[0].left() == 0


def test_buttons_of_a_dialog_end_at_the_right(qtbot: QtBot) -> None:
    *_, last = laid_out(qtbot, [(50, 20), (50, 20)], 300, at_end=True)
    assert last.right() == 299
