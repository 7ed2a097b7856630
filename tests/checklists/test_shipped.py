"""The shipped checklists, all three: 95 items as the table says, in two languages, on laws the registry knows."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import pytest

from inspector.checklists.laws import load_laws
from inspector.checklists.load import shipped_checklists
from inspector.model.checklist import Checklist, DeadlineKind, Item
from inspector.model.citing import cite
from inspector.model.text import Bilingual
from inspector.privacy.text import find_personal_data
from inspector.report.typeface import Weight, typeface
from inspector.shipped import checklists_folder

LISTS = {checklist.id: checklist for checklist in shipped_checklists()}
ITEMS = {item.id: item for checklist in LISTS.values() for item in checklist.items()}
DEPARTMENTS = {
    "邮政",
    "公安",
    "网信",
    "通管",
    "市监",
    "商务",
    "国安",
    "应急",
    "消防",
    "海关",
    "生态环境",
    "检察",
}
SHORT = {DeadlineKind.ON_THE_SPOT: "spot", DeadlineKind.SAME_DAY: "day"}


@dataclass(frozen=True)
class Row:
    """What the table says of an item."""

    severity: str
    deadline: str
    citations: tuple[str, ...]


def read_table() -> dict[str, Row]:
    """The table, by item."""
    lines = Path(__file__).with_name("items.txt").read_text(encoding="utf-8").splitlines()
    cells = [line.split(" | ") for line in lines if not line.startswith("#")]
    return {id: Row(severity, due, tuple(cited.split("; "))) for id, severity, due, cited in cells}


TABLE = read_table()
each_list = pytest.mark.parametrize("checklist", LISTS.values(), ids=list(LISTS))
each_item = pytest.mark.parametrize("item", ITEMS.values(), ids=list(ITEMS))


def test_all_95_items_are_there_in_order() -> None:
    wanted = [
        f"{letter}{n:02}" for letter, most in (("A", 45), ("B", 25), ("C", 25)) for n in range(1, most + 1)
    ]
    assert list(TABLE) == wanted
    assert sorted(ITEMS) == wanted
    for checklist in LISTS.values():
        ids = [item.id for item in checklist.items()]
        assert ids == sorted(ids)


@each_item
def test_severity_deadline_and_citations_are_those_of_the_table(item: Item) -> None:
    row, deadline = TABLE[item.id], item.deadline
    assert (item.severity, SHORT.get(deadline.kind, str(deadline.days))) == (row.severity, row.deadline)
    written = [f"{c.law} {c.article} {c.proof}".replace("  ", " ") for c in item.citations]
    assert sorted(written) == sorted(row.citations)


@each_item
def test_every_item_rests_on_something_that_may_be_printed(item: Item) -> None:
    assert any(citation.printable for citation in item.citations)


@each_item
def test_every_citation_resolves_and_prints_in_both_languages(item: Item) -> None:
    laws = load_laws().newest
    for citation in (*item.citations, *item.penalty):
        assert citation.law in laws
        if citation.printable:
            assert "第" in cite(citation, laws, "zh") or not citation.article
            assert cite(citation, laws, "en").isascii() or "–" in citation.article


@each_item
def test_departments_are_the_known_ones(item: Item) -> None:
    assert {*item.departments, *item.refer_to} <= DEPARTMENTS


@each_item
def test_demands_are_whole_sentences_without_personal_data(item: Item) -> None:
    assert item.demand.zh.endswith("。")
    assert item.demand.en.endswith(".")
    assert find_personal_data(item.demand.zh + item.demand.en) == ()


@each_item
def test_a_sample_is_counted_where_the_evidence_is_a_count(item: Item) -> None:
    tells_count = re.search(r"数/|/\d+件", item.evidence.zh) is not None
    assert item.count is not None or not tells_count


@each_list
def test_a_checklist_is_known_by_the_hash_of_its_file(checklist: Checklist) -> None:
    source = (checklists_folder() / f"{checklist.id}.yaml").read_bytes()
    assert checklist.sha256 == hashlib.sha256(source).hexdigest()
    assert b"\r" not in source
    assert source.splitlines()[0] == b"# yaml-language-server: $schema=schema.json"


@each_list
def test_every_text_is_there_in_chinese_and_in_english(checklist: Checklist) -> None:
    for place, text in texts(checklist, "checklist"):
        assert re.search("[\u4e00-\u9fff]", text.zh), f"{place}: no Chinese"
        assert re.search("[A-Za-z]{2}", text.en), f"{place}: no English"
        assert not re.search("[\u4e00-\u9fff]", text.en), f"{place}: Chinese in the English text"
        assert text.zh == text.zh.strip(), place
        assert text.en == text.en.strip(), place


@each_list
@pytest.mark.parametrize("weight", Weight)
def test_every_character_is_in_the_embedded_font(weight: Weight, checklist: Checklist) -> None:
    face = typeface(weight)
    nouns = (checklist, *load_laws().newest.values())
    used = {ch for noun in nouns for _, text in texts(noun, "") for ch in text.zh + text.en}
    assert {ch for ch in used if face.glyph(ch) is None} == set()


def test_the_steps_of_an_investigation_are_gates_or_keys_and_only_those() -> None:
    for checklist in LISTS.values():
        steps = {item.severity in ("gate", "key") for item in checklist.items()}
        assert steps == {checklist.id == "leak-investigation"}


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
