"""The shipped checklist of 45 items on personal information."""

import pytest

from inspector.checklists.load import load_checklist, shipped_checklists
from inspector.model.checklist import Checklist, Item
from inspector.shipped import checklists_folder

PATH = checklists_folder() / "personal-information.yaml"

COUNTED = [
    "A07", "A08", "A09", "A12", "A14", "A15", "A16", "A17", "A18", "A20",
    "A23", "A24", "A25", "A26", "A33", "A35", "A37", "A38", "A39",
]  # fmt: skip
UNPROVEN = {  # the article of the 2014 rules that each row cites from memory
    "A03": "7", "A05": "8", "A06": "26", "A07": "9", "A08": "10", "A09": "35", "A10": "12", "A11": "13",
    "A13": "15", "A14": "17", "A18": "18", "A19": "18–20", "A20": "25", "A21": "22–24", "A23": "25",
    "A26": "21", "A29": "28", "A31": "29", "A32": "30", "A33": "32", "A34": "32", "A35": "34", "A37": "33",
    "A42": "11", "A43": "16",
}  # fmt: skip
SECONDARY = {
    "A16": "gb-t-41833-2022", "A22": "e-waybill-rules-2014", "A26": "delivery-safety-measures",
    "A27": "delivery-safety-measures", "A30": "delivery-safety-measures", "A39": "real-name-measures",
    "A44": "cyber-incident-measures",
}  # fmt: skip


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist(PATH)


@pytest.fixture(scope="module")
def items(checklist: Checklist) -> dict[str, Item]:
    return {item.id: item for item in checklist.items()}


def test_all_45_items_are_there_in_order(checklist: Checklist) -> None:
    assert [item.id for item in checklist.items()] == [f"A{n:02}" for n in range(1, 46)]


def test_it_is_shipped_under_its_id(checklist: Checklist) -> None:
    assert (checklist.id, checklist.version) == ("personal-information", "2026.11.1")
    assert checklist in shipped_checklists()


def test_items_that_may_turn_critical_say_when(items: dict[str, Item]) -> None:
    assert [id for id, item in items.items() if item.severity_note] == ["A31", "A38"]


def test_items_whose_evidence_is_a_count_ask_for_it(items: dict[str, Item]) -> None:
    assert [id for id, item in items.items() if item.count] == COUNTED
    samples = {id: item.count.sample for id, item in items.items() if item.count and item.count.sample}
    assert samples == {"A14": 10, "A16": 20, "A17": 20}


def test_what_is_known_from_memory_is_marked_so(items: dict[str, Item]) -> None:
    found = {id: c.article for id, item in items.items() for c in item.citations if not c.printable}
    assert found == UNPROVEN
    assert all(c.printable for item in items.values() for c in item.penalty)


def test_what_rests_on_secondary_sources_is_marked_so(items: dict[str, Item]) -> None:
    found = {id: c.law for id, item in items.items() for c in item.citations if c.proof.value == "P"}
    assert found == SECONDARY


def test_departments_are_the_known_ones(items: dict[str, Item]) -> None:
    named = {name for item in items.values() for name in (*item.departments, *item.refer_to)}
    assert named <= {"邮政", "公安", "网信", "通管", "市监", "商务", "国安"}
    assert items["A12"].refer_to == ("公安",)
    assert items["A10"].refer_to == ("商务", "市监")
