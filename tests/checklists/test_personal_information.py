"""The shipped checklist of 45 items on personal information."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from inspector.checklists.laws import load_laws
from inspector.checklists.load import load_checklist, shipped_checklists
from inspector.model.checklist import Checklist, DeadlineKind, Item
from inspector.model.citing import cite
from inspector.model.text import Bilingual
from inspector.privacy.text import find_personal_data
from inspector.report.typeface import Weight, typeface
from inspector.shipped import checklists_folder

PATH = checklists_folder() / "personal-information.yaml"

# Severity and default deadline as section A of the domain file gives them (spot: on the spot, day: same day).
ROWS = {
    "A01": ("major", "10"), "A02": ("major", "15"), "A03": ("major", "15"),
    "A04": ("minor", "10"), "A05": ("major", "30"), "A06": ("minor", "15"),
    "A07": ("major", "7"), "A08": ("major", "15"), "A09": ("major", "spot"),
    "A10": ("major", "30"), "A11": ("major", "15"), "A12": ("critical", "day"),
    "A13": ("minor", "10"), "A14": ("major", "10"), "A15": ("critical", "day"),
    "A16": ("major", "15"), "A17": ("major", "spot"), "A18": ("major", "5"),
    "A19": ("major", "3"), "A20": ("critical", "day"), "A21": ("major", "7"),
    "A22": ("minor", "15"), "A23": ("major", "30"), "A24": ("minor", "spot"),
    "A25": ("major", "3"), "A26": ("major", "10"), "A27": ("major", "15"),
    "A28": ("minor", "7"), "A29": ("major", "30"), "A30": ("observation", "spot"),
    "A31": ("major", "3"), "A32": ("major", "spot"), "A33": ("critical", "day"),
    "A34": ("major", "10"), "A35": ("major", "5"), "A36": ("major", "15"),
    "A37": ("major", "10"), "A38": ("major", "3"), "A39": ("critical", "day"),
    "A40": ("minor", "15"), "A41": ("major", "5"), "A42": ("minor", "5"),
    "A43": ("major", "15"), "A44": ("critical", "day"), "A45": ("critical", "spot"),
}  # fmt: skip
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
    assert [item.id for item in checklist.items()] == [f"A{n:02}" for n in range(1, 46)] == sorted(ROWS)


def test_it_is_shipped_under_its_id(checklist: Checklist) -> None:
    assert (checklist.id, checklist.version) == ("personal-information", "2026.11.1")
    assert checklist in shipped_checklists()


def test_its_hash_is_that_of_the_file(checklist: Checklist) -> None:
    assert checklist.sha256 == hashlib.sha256(PATH.read_bytes()).hexdigest()
    assert b"\r" not in PATH.read_bytes()


def test_editors_find_the_schema() -> None:
    assert PATH.read_text(encoding="utf-8").splitlines()[0] == "# yaml-language-server: $schema=schema.json"


@pytest.mark.parametrize("id", ROWS)
def test_severity_and_deadline_are_those_of_the_table(id: str, items: dict[str, Item]) -> None:
    severity, due = ROWS[id]
    deadline = items[id].deadline
    written = {DeadlineKind.ON_THE_SPOT: "spot", DeadlineKind.SAME_DAY: "day"}.get(
        deadline.kind, str(deadline.days)
    )
    assert (items[id].severity, written) == (severity, due)


def test_items_that_may_turn_critical_say_when(items: dict[str, Item]) -> None:
    assert [id for id, item in items.items() if item.severity_note] == ["A31", "A38"]


def test_items_whose_evidence_is_a_count_ask_for_it(items: dict[str, Item]) -> None:
    assert [id for id, item in items.items() if item.count] == COUNTED
    samples = {id: item.count.sample for id, item in items.items() if item.count and item.count.sample}
    assert samples == {"A14": 10, "A16": 20, "A17": 20}


def test_every_item_rests_on_something_that_may_be_printed(items: dict[str, Item]) -> None:
    assert [id for id, item in items.items() if not any(c.printable for c in item.citations)] == []


def test_what_is_known_from_memory_is_marked_so(items: dict[str, Item]) -> None:
    found = {id: c.article for id, item in items.items() for c in item.citations if not c.printable}
    assert found == UNPROVEN
    assert all(c.printable for item in items.values() for c in item.penalty)


def test_what_rests_on_secondary_sources_is_marked_so(items: dict[str, Item]) -> None:
    found = {id: c.law for id, item in items.items() for c in item.citations if c.proof.value == "P"}
    assert found == SECONDARY


def test_every_citation_resolves_and_prints_in_both_languages(items: dict[str, Item]) -> None:
    laws = load_laws()
    for item in items.values():
        for citation in (*item.citations, *item.penalty):
            assert citation.law in laws
            if citation.printable:
                assert "第" in cite(citation, laws, "zh") or not citation.article
                assert cite(citation, laws, "en").isascii() or "–" in citation.article


def test_departments_are_the_known_ones(items: dict[str, Item]) -> None:
    named = {name for item in items.values() for name in (*item.departments, *item.refer_to)}
    assert named <= {"邮政", "公安", "网信", "通管", "市监", "商务", "国安"}
    assert items["A12"].refer_to == ("公安",)
    assert items["A10"].refer_to == ("商务", "市监")


def test_every_text_is_there_in_chinese_and_in_english(checklist: Checklist) -> None:
    for place, text in texts(checklist, "checklist"):
        assert re.search("[\u4e00-\u9fff]", text.zh), f"{place}: no Chinese"
        assert re.search("[A-Za-z]{2}", text.en), f"{place}: no English"
        assert not re.search("[\u4e00-\u9fff]", text.en), f"{place}: Chinese in the English text"
        assert text.zh == text.zh.strip(), place
        assert text.en == text.en.strip(), place


def test_demands_are_whole_sentences(items: dict[str, Item]) -> None:
    for id, item in items.items():
        assert item.demand.zh.endswith("。"), id
        assert item.demand.en.endswith("."), id


def test_no_demand_looks_like_personal_data(items: dict[str, Item]) -> None:
    for item in items.values():
        assert find_personal_data(item.demand.zh + item.demand.en) == ()


@pytest.mark.parametrize("weight", Weight)
def test_every_character_is_in_the_embedded_font(weight: Weight, checklist: Checklist) -> None:
    face = typeface(weight)
    nouns = (checklist, *load_laws().values())
    used = {ch for noun in nouns for _, text in texts(noun, "") for ch in text.zh + text.en}
    assert {ch for ch in used if face.glyph(ch) is None} == set()


def texts(noun: object, place: str) -> Iterator[tuple[str, Bilingual]]:
    """Every bilingual text in a noun, with where it stands."""
    if isinstance(noun, Bilingual):
        yield place, noun
    elif isinstance(noun, tuple):
        for number, inner in enumerate(noun):
            yield from texts(inner, f"{place}[{number}]")
    elif is_dataclass(noun):
        for field in fields(noun):
            yield from texts(getattr(noun, field.name), f"{place}.{field.name}")
