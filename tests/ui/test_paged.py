"""Long lists: sorted and searched by the database, fetched around what is seen."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from window_person import Person

from inspector.app.outlets import outlet_keys, outlet_lines
from inspector.app.stores import Store
from inspector.model.outlet import OutletLine
from tests.bench.desks.rows import fill_outlets
from ui.models.paged import NOT_YET, Column, PagedModel, Source
from ui.widgets.paged_table import PagedTable

pytestmark = pytest.mark.gui
ROWS = 2_000


@pytest.fixture
def table(person: Person, store: Store) -> Iterator[PagedTable[OutletLine]]:
    fill_outlets(store, ROWS)
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    columns: tuple[Column[OutletLine], ...] = (
        Column("name", "name", lambda line: line.outlet.name),
        Column("address", "address", lambda line: line.outlet.address),
    )
    source = Source(keys=outlet_keys, rows=outlet_lines)
    model = PagedModel(partial(person.window.desk.ask, person.window), source, columns, parent=person.window)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    shown = PagedTable(model, (24, 0))
    person.window.show_page(shown, person.window.show_home)
    yield shown
    person.calm()


def settle(person: Person, model: PagedModel[OutletLine]) -> None:
    person.until(lambda: model.is_settled and model.row(0) is not None)


def test_rows_far_down_are_there_once_they_are_looked_at(
    person: Person, table: PagedTable[OutletLine]
) -> None:
    model = table.model()
    assert isinstance(model, PagedModel)
    settle(person, model)
    assert model.rowCount() == ROWS
    assert model.index(1_500, 0).data() == NOT_YET
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    person.until(lambda: model.row(ROWS - 1) is not None)
    names = [model.row(place).outlet.name for place in (0, ROWS - 1)]
    assert names == sorted(names)


def test_a_click_on_a_heading_sorts_and_the_current_row_stays_current(
    person: Person, table: PagedTable[OutletLine]
) -> None:
    model = table.model()
    assert isinstance(model, PagedModel)
    settle(person, model)
    table.setCurrentIndex(model.index(3, 0))
    key, first = model.key(3), model.key(0)
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    settle(person, model)
    assert (model.key(ROWS - 1), table.currentIndex().row()) == (first, ROWS - 4)
    assert model.key(table.currentIndex().row()) == key


def test_all_words_of_the_search_must_occur(person: Person, table: PagedTable[OutletLine]) -> None:
    model = table.model()
    assert isinstance(model, PagedModel)
    settle(person, model)
    model.search("001 速达")
    person.until(lambda: model.is_settled and model.rowCount() < ROWS)
    settle(person, model)
    assert model.rowCount() > 0
    line = model.row(0)
    assert line is not None
    assert "001" in f"{line.outlet.permit}{line.outlet.name}{line.outlet.address}"
