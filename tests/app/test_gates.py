"""The steps of an investigation: what waits for a gate, and what can be sealed."""

from dataclasses import replace

import pytest
from factories import Signers
from visits import start_visit

from inspector.app.answers import answer_item, clear_answer
from inspector.app.inspections import load_inspection
from inspector.app.recording import draft_record
from inspector.app.seal import gaps
from inspector.checklists.asked import asked_of
from inspector.checklists.laws import load_laws
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.store.store import Store


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """An investigation that was started."""
    return start_visit(store, signers, checklists=("leak-investigation",))


def answer(store: Store, draft: Inspection, item: str, verdict: Verdict = Verdict.CONFORMS) -> None:
    answer_item(store, draft.id, Answer(item=ItemId(item), verdict=verdict))


def test_the_next_step_waits_for_the_gate(store: Store, draft: Inspection) -> None:
    with pytest.raises(Refused, match="waits for gate C01") as caught:
        answer(store, draft, "C03")
    assert caught.value.code == "gate-closed"
    answer(store, draft, "C01")
    with pytest.raises(Refused, match="waits for gate C02"):
        answer(store, draft, "C03")
    answer(store, draft, "C02", Verdict.NOT_APPLICABLE)
    answer(store, draft, "C03")


def test_a_gate_that_was_not_done_stops_the_investigation_there(store: Store, draft: Inspection) -> None:
    answer(store, draft, "C01", Verdict.DOES_NOT_CONFORM)
    inspection = load_inspection(store, draft.id)
    items = {
        i.id: i for c in draft_record(inspection, load_laws()).checklists for s in c.sections for i in s.items
    }
    assert {gap.code for gap in gaps(store, draft.id)} == {"finding-missing", "unsigned"}
    assert items[ItemId("C01")].gate == ""
    assert {item.gate for id, item in items.items() if id != "C01"} == {"C01"}


def test_a_gate_undone_later_is_told_at_what_was_answered_since(store: Store, draft: Inspection) -> None:
    for item in ("C01", "C02", "C03"):
        answer(store, draft, item)
    clear_answer(store, draft.id, ItemId("C02"))
    found = [(gap.code, gap.item) for gap in gaps(store, draft.id) if gap.item]
    assert found[:2] == [("unanswered", "C02"), ("gate-not-done", "C03")]
    assert asked_of(load_inspection(store, draft.id)).of(ItemId("C03")).open


def test_a_refused_answer_leaves_nothing_behind(store: Store, draft: Inspection) -> None:
    answer(store, draft, "C01")
    before = load_inspection(store, draft.id)
    with pytest.raises(Refused):
        answer(store, draft, "C05")
    assert replace(load_inspection(store, draft.id), digest="") == before
    answer(store, draft, "C02")
    answer(store, draft, "C05")


def test_nothing_is_answered_with_what_only_a_value_is_answered_with(store: Store, draft: Inspection) -> None:
    with pytest.raises(Refused) as caught:
        answer(store, draft, "C01", Verdict.RECORDED)
    assert caught.value.code == "verdict-unfit"


def test_an_occurrence_that_is_not_there_is_no_item(store: Store, draft: Inspection) -> None:
    with pytest.raises(Refused) as caught:
        answer(store, draft, "C01[2]")
    assert caught.value.code == "no-such-item"
