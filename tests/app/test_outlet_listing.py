"""The list of outlets in the database: whatever is searched and sorted, its pages together are the whole list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from factories import Signers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from visits import answer_all, start_visit

from inspector.app.demo.steps import sign_and_seal
from inspector.app.findings import save_finding
from inspector.app.following import follow_up_inspection
from inspector.app.inspections import load_inspection
from inspector.app.outlets import (
    ORDERS,
    add_outlet,
    first_outlets,
    listed_outlets,
    outlet_keys,
    outlet_lines,
    visits_of,
)
from inspector.app.stores import Store
from inspector.model.list_wish import ListWish
from inspector.model.outlet import Outlet, OutletId, OutletLine

DUE = date(2026, 11, 23)
TEXTS = st.sampled_from(["", "速达", "100%", "a_b", "Ab", "青石路 18号", "'", "\\", "北川"])
OUTLETS = st.lists(
    st.builds(Outlet, id=st.just(OutletId("")), name=TEXTS.filter(bool), brand=TEXTS, address=TEXTS)
)
SEARCHES = st.sampled_from(["", "速达", "%", "_", "aB", "18号 青石", "\\", "nothing"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outlets=OUTLETS, search=SEARCHES, order=st.sampled_from(["", *ORDERS]), descending=st.booleans())
def test_pages_together_are_the_whole_list_in_order(
    store: Store, outlets: list[Outlet], search: str, order: str, descending: bool
) -> None:
    for outlet in outlets:
        add_outlet(store, outlet)
    wish = ListWish(search=search, order=order, descending=descending)
    keys = outlet_keys(store, wish)
    paged = list(pages(store, keys, 3))
    assert paged == list(listed_outlets(store, wish))
    everything = listed_outlets(store, ListWish())
    assert sorted(line.outlet.id for line in paged) == sorted(
        line.outlet.id for line in everything if holds(line.outlet, search)
    )
    if order in ("", "name", "brand", "address"):
        values = [getattr(line.outlet, order or "name") for line in paged]
        assert values == sorted(values, reverse=descending)


def pages(store: Store, keys: object, size: int) -> Iterator[OutletLine]:
    whole = list(keys)  # type: ignore[call-overload]  # any sequence of numbers
    for first in range(0, len(whole), size):
        part = whole[first : first + size]
        lines = outlet_lines(store, part)
        yield from (lines[key] for key in part)


def holds(outlet: Outlet, search: str) -> bool:
    texts = [text.lower() for text in (outlet.name, outlet.brand, outlet.address)]
    return all(any(word in text for text in texts) for word in search.lower().split())


@pytest.fixture
def sealed(store: Store, signers: Signers) -> OutletId:
    """The outlet of a sealed visit with an open finding."""
    visit = start_visit(store, signers)
    answer_all(store, visit.id)
    for finding in load_inspection(store, visit.id).findings:
        save_finding(store, visit.id, replace(finding, due=max(finding.due or DUE, DUE)))
    sign_and_seal(store, visit.id)
    return visit.outlet.id


def test_a_line_tells_visits_and_what_is_open(store: Store, sealed: OutletId) -> None:
    other = add_outlet(store, Outlet(id=OutletId(""), name="青石路网点"))
    first, last = listed_outlets(store, ListWish(order="open", descending=True))
    (visit,) = visits_of(store, sealed)
    assert (first.outlet.id, last.outlet.id) == (sealed, other.id)
    assert (first.visits, first.open_findings, first.next_due) == (1, visit.open_findings, visit.next_due)
    assert first.this_year == (visit.started_at.year == store.clock().year)
    assert first.open_findings > 0
    assert (last.visits, last.this_year, last.open_findings, last.next_due) == (0, 0, 0, None)
    assert [line.outlet.id for line in listed_outlets(store, ListWish(order="due"))] == [sealed, other.id]


def test_findings_that_go_on_in_a_follow_up_are_counted_once(store: Store, sealed: OutletId) -> None:
    (visit,) = visits_of(store, sealed)
    before = first_outlets(store, "", 1)[0].open_findings
    later = follow_up_inspection(store, visit.id, store.clock())
    assert [each.id for each in visits_of(store, sealed)] == [later.id, visit.id]
    (line,) = first_outlets(store, "", 1)
    assert (line.visits, line.open_findings) == (2, before)
