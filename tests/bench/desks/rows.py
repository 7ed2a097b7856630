"""A list of 100,000 rows in the window: made by the database itself, then scrolled, sorted and searched."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from sqlalchemy import text

from inspector.app.outlets import outlet_keys, outlet_lines
from inspector.app.stores import Store
from inspector.model.outlet import OutletLine
from tests.bench.desks.frames import percentile, turns_of, turns_until, wait_until, window_on
from tests.bench.stores.visit import new_store
from ui.desk import Desk
from ui.models.paged import Column, PagedModel, Source
from ui.widgets.paged_table import PagedTable

ROWS = 100_000
SCROLLED = "100,000 rows: scroll frame, p99 ms"
TURNED = "100,000 rows: turn while rows arrive, p99 ms"
SORTED = "100,000 rows: turn while they are sorted, p99 ms"
SEARCHED = "100,000 rows: letter of the search to painted, p99 ms"
SOURCE = Source(keys=outlet_keys, rows=outlet_lines)

# A recursive query makes the rows; nothing of them goes through Python.
FILL = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
INSERT INTO outlet (id, name, brand, kind, legal_entity, credit_code, permit, division_code, address, responsible,
                    phone, opened_on, row_hash)
SELECT printf('bench-%06d', i), printf('%s%05d号网点', substr('速达安捷迅风通远华运', 1 + (i * 7) % 9, 2), (i * 7919) % 100000),
       substr('速达安捷迅风通远华运', 1 + (i * 7) % 9, 2), 'branch', printf('北川%d速递有限公司', i % 977), '',
       printf('滨邮备%06d', i), '990100', printf('滨江市青石区第%d大道%d号', i % 89, i % 1999), '', '', NULL, ''
FROM n
"""


def fill_outlets(store: Store, rows: int = ROWS) -> None:
    """Add so many outlets."""
    with store.write() as unit:
        unit.connection.execute(text(FILL), {"rows": rows})


class ListOfOutlets(QWidget):
    """The table and its field, as pages have them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns: Sequence[Column[OutletLine]] = (
            Column("name", "name", lambda line: line.outlet.name),
            Column("brand", "brand", lambda line: line.outlet.brand),
            Column("address", "address", lambda line: line.outlet.address),
            Column("credit-code", "code", lambda line: line.outlet.credit_code),
            Column("visits", "visits", lambda line: str(line.visits), is_number=True),
        )
        self.model = PagedModel(partial(desk.ask, self), SOURCE, columns, parent=self)
        self.search = QLineEdit()
        self.search.textChanged.connect(self.model.search)
        self.table = PagedTable(self.model, (24, 10, 0, 22, 10))
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.table)


def measure_rows(folder: Path, rounds: int, rows: int = ROWS) -> dict[str, float]:
    """Frames, turns and letters over that many rows; `rounds` is how often it is scrolled."""
    store = new_store(folder / "rows")
    fill_outlets(store, rows)
    with window_on(store, folder) as window:
        page = ListOfOutlets(window.desk)
        window.show_page(page, window.show_home)
        wait_until(lambda: page.model.is_settled and page.model.rowCount() == rows)
        scrolled = turns_of(_scrolls(page, rounds))
        arriving = _arrivals(page, rounds // 10)
        ordered = _sorts(page)
        searched = _letters(page)
    return {
        SCROLLED: percentile(scrolled, 99),
        TURNED: percentile(arriving, 99),
        SORTED: percentile(ordered, 99),
        SEARCHED: percentile(searched, 99),
    }


def _scrolls(page: ListOfOutlets, rounds: int) -> Iterator[Callable[[], object]]:
    """By the wheel's steps, and by leaps as when the bar is dragged."""
    bar = page.table.verticalScrollBar()
    for number in range(rounds):
        to = bar.maximum() * (number * 37 % 100) // 100 if number % 4 == 0 else bar.value() + 72
        yield lambda to=to: bar.setValue(to)


def _arrivals(page: ListOfOutlets, rounds: int) -> list[float]:
    """The turns from a leap until the rows there are shown."""
    bar, times = page.table.verticalScrollBar(), list[float]()
    for number in range(max(1, rounds)):
        bar.setValue(bar.maximum() * (number * 41 % 100) // 100)
        times += turns_until(lambda: page.model.row(page.table.rowAt(5)) is not None)
    return times


def _sorts(page: ListOfOutlets) -> list[float]:
    times = list[float]()
    for column in (1, 2, 0, 4, 3):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            times += turns_of([partial(page.table.horizontalHeader().setSortIndicator, column, order)])
            times += turns_until(lambda: page.model.is_settled)
    return times


def _letters(page: ListOfOutlets) -> list[float]:
    """Letters typed quickly and taken back, and the turns in which the list follows."""
    times = list[float]()
    page.search.setFocus()
    for word in ("00123", "990", "zzz"):
        for letter in word:
            times += turns_of([lambda letter=letter: QTest.keyClick(page.search, letter)])
        times += turns_until(lambda: page.model.is_settled)
        for _ in word:
            times += turns_of([lambda: QTest.keyClick(page.search, Qt.Key.Key_Backspace)])
        times += turns_until(lambda: page.model.is_settled)
    return times
