"""A province adds to a checklist and makes it stricter, and can do nothing else."""

import copy
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

import pytest
from bundling import checklist, overlay

from inspector.checklists.laws import load_laws
from inspector.checklists.load import read_checklist
from inspector.checklists.overlay import read_overlay
from inspector.checklists.shelf import Shelf
from inspector.errors import Refused
from inspector.model.checklist import Checklist, Deadline, DeadlineKind, Item, ItemId, Severity
from tests.checklists.small import small_checklist, written

NAME = "jiangsu.yaml"
LAWS = load_laws().entries
BASE = Shelf().find("personal-information")
TEXT = {"zh": "文字", "en": "Text"}


def merged(base: Checklist = BASE, **changes: Any) -> Checklist:
    """What an overlay with these changes gives."""
    named = {"extends": base.id, "extends_version": base.version, "laws_on": str(base.laws_on)}
    return read_overlay(overlay(**named, **changes), NAME, LAWS, {(base.id, base.version): base})


def refusal(**changes: Any) -> Refused:
    """Its refusal, which names the file and a line."""
    with pytest.raises(Refused) as caught:
        merged(**changes)
    assert caught.value.en.startswith(NAME)
    return caught.value


def item(found: Checklist, id: str) -> Item:
    """An item by its number."""
    return next(each for each in found.items() if each.id == id)


def new_item(id: str) -> dict[str, Any]:
    """An item as it is written."""
    return copy.deepcopy(small_checklist()["sections"][0]["items"][0]) | {"id": id}


def test_an_overlay_gives_a_checklist_of_its_own() -> None:
    found = merged()
    assert (found.id, found.version, found.title.en) == (
        "personal-information-jiangsu",
        "2026.12.1",
        "Personal information, Jiangsu",
    )
    source = overlay(extends=BASE.id, extends_version=BASE.version, laws_on=str(BASE.laws_on))
    both = f"{BASE.sha256} {sha256(source).hexdigest()}"
    assert found.sha256 == sha256(both.encode()).hexdigest()
    assert len(tuple(found.items())) == len(tuple(BASE.items()))


def test_what_is_not_named_stays_as_it_is() -> None:
    found = merged()
    assert [each for each in found.items() if each.id != "A16"] == [
        each for each in BASE.items() if each.id != "A16"
    ]
    before, after = item(BASE, "A16"), item(found, "A16")
    changed = {f.name for f in fields(Item) if getattr(before, f.name) != getattr(after, f.name)}
    assert changed == {"severity", "deadline"}
    assert (after.severity, after.deadline) == (Severity.CRITICAL, Deadline(kind=DeadlineKind.SAME_DAY))


def test_lists_and_texts_are_added_to() -> None:
    wanted = {
        "sample": 50,
        "citations": ["postal-law 76 V"],
        "departments": ["数据"],
        "refer_to": ["网信"],
        "guidance": TEXT,
        "evidence": TEXT,
    }
    base = read_checklist(checklist(), "small.yaml")
    before, after = item(base, "T01"), item(merged(base, tighten={"T01": wanted}), "T01")
    assert after.count is not None
    assert after.count.sample == 50
    assert [c.law for c in after.citations] == ["express-regulation", "postal-law"]
    assert (after.departments, after.refer_to) == (("邮政", "数据"), ("公安", "网信"))
    assert before.guidance is not None
    assert after.guidance is not None
    assert after.guidance.zh == f"{before.guidance.zh}\n文字"


def test_items_come_after_one_and_sections_after_its_section() -> None:
    section = {"id": "provincial", "title": TEXT, "items": [new_item("J9")]}
    add = [
        {"after": "A01", "items": [new_item("J1"), new_item("J2")]},
        {"after": "A01", "sections": [section]},
    ]
    found = merged(add=add)
    order = [each.id for each in found.items()]
    at = order.index(ItemId("A01"))
    assert order[at : at + 3] == ["A01", "J1", "J2"]
    assert [each.id for each in found.sections][:2] == [BASE.sections[0].id, "provincial"]


def test_sections_within_sections_and_fields_the_merge_does_not_know_are_carried_through() -> None:
    inner = replace(BASE.sections[0], id="inner")
    outer = replace(BASE.sections[1], id="outer", sections=(inner,), relevant="${A30} = 'yes'")
    base = replace(BASE, sections=(outer, *BASE.sections[2:]))
    found = merged(base, add=[{"after": "A01", "items": [new_item("J1")]}], tighten={})
    assert found.sections[0].relevant == outer.relevant
    assert "J1" in [each.id for each in found.sections[0].sections[0].items]
    assert found.choices == base.choices


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("severity", "minor", "not stricter"),
        ("severity", "major", "not stricter"),
        ("severity", "gate", "fixed"),
        ("deadline", "30 days", "not stricter"),
        ("deadline", "10 days", "not stricter"),
        ("sample", 20, "not stricter"),
        ("sample", 5, "not stricter"),
        ("citations", ["express-regulation 35(1) V"], "there already"),
        ("departments", ["邮政"], "there already"),
        ("refer_to", [""], "or empty"),
        ("demand", TEXT, "not a field"),
        ("question", TEXT, "not a field"),
    ],
)
def test_loosening_is_refused_with_file_line_and_field(field: str, value: object, told: str) -> None:
    base = read_checklist(checklist(), "small.yaml")
    refused = refusal(base=base, tighten={"T01": {field: value}})
    assert refused.code == "checklist-invalid"
    assert f"tighten.T01.{field}" in refused.en
    assert f"tighten.T01.{field}" in refused.zh
    assert told in refused.en
    assert ", line 1:" not in refused.en


def test_a_severity_of_an_investigation_cannot_be_changed() -> None:
    base = Shelf().find("leak-investigation")
    gate = next(each for each in base.items() if each.severity is Severity.GATE)
    assert "fixed" in refusal(base=base, tighten={gate.id: {"severity": "critical"}}).en


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"tighten": {"X99": {"severity": "critical"}}}, "no item X99"),
        ({"tighten": {"A16": {}}}, "changes nothing"),
        ({"tighten": {}}, "is empty"),
        ({"tighten": {}, "add": [{"after": "X99", "items": [new_item("J1")]}]}, "no item X99"),
        ({"tighten": {}, "add": [{"after": "A16"}]}, "is empty"),
        ({"tighten": {}, "add": [{"after": "A16", "items": [new_item("A01")]}]}, "used twice"),
        ({"tighten": {}, "add": [{"after": "A16", "items": [new_item("J1"), new_item("J1")]}]}, "used twice"),
        ({"tighten": {"A16": {"citations": ["no-such-law 1 V"]}}}, "no law 'no-such-law'"),
        ({"id": "Jiang Su"}, "letters, digits"),
        ({"remove": ["A16"]}, "not a field"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], told: str) -> None:
    assert told in refusal(**changes).en


def test_conditions_may_name_items_of_the_checklist_and_no_unknown_ones() -> None:
    asked = new_item("J1") | {"relevant": "${A01} = 'conforms'"}
    found = merged(tighten={}, add=[{"after": "A02", "items": [asked]}])
    assert item(found, "J1").relevant
    wrong = new_item("J2") | {"relevant": "${NOPE} = 'conforms'"}
    section = {"id": "own", "title": TEXT, "sections": [{"id": "inner", "title": TEXT, "items": [wrong]}]}
    told = refusal(add=[{"after": "A02", "items": [asked]}, {"after": "A02", "sections": [section]}])
    assert "add[1].sections[0].sections[0].items[0].relevant" in told.en
    assert "line 1:" not in told.en


def test_the_day_of_the_laws_is_that_of_the_checklist() -> None:
    with pytest.raises(Refused, match="laws_on: must be 2026-11-23"):
        read_overlay(overlay(laws_on="2026-12-01"), NAME, LAWS, {(BASE.id, BASE.version): BASE})


def test_the_very_version_is_needed() -> None:
    with pytest.raises(Refused) as caught:
        read_overlay(overlay(extends_version="2026.10.1"), NAME, LAWS, Shelf().bases)
    assert caught.value.code == "overlay-base-missing"


def test_an_overlay_can_be_extended_in_turn() -> None:
    province = merged()
    city = merged(province, id="nanjing", tighten={"A16": {"deadline": "on-the-spot"}})
    assert city.id == "personal-information-jiangsu-nanjing"
    assert item(city, "A16").severity is Severity.CRITICAL


def test_an_overlay_may_be_written_with_comments_and_short_forms() -> None:
    assert written(small_checklist())  # the other tests write JSON; this is as people write
    source = b"""# stricter in Jiangsu
format: inspector-overlay/1
id: jiangsu
version: "2026.12.1"
laws_on: 2026-11-23
extends: personal-information
extends_version: "2026.11.1"
title: {zh: \xe6\xb1\x9f\xe8\x8b\x8f}
tighten:
  A16:
    deadline: 3 days
    citations:
      - postal-law 76 V
"""
    found = read_overlay(source, NAME, LAWS, Shelf().bases)
    assert item(found, "A16").deadline == Deadline(kind=DeadlineKind.DAYS, days=3)
