"""The linter tells everything that is wrong at once, where it stands, and nothing that is not so."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.content import told_kind
from inspector.checklists.lint.linting import Known, lint
from inspector.checklists.load import read_checklist
from inspector.checklists.shelf import Shelf
from inspector.errors import Refused
from inspector.model.bundle import ContentKind
from inspector.model.remark import Gravity, Linted
from inspector.report.printable import unprintable
from inspector.shipped import checklists_folder
from tests.bundling import overlay
from tests.checklists.small import Tree, small_checklist, typed_checklist, written

SHELF = Shelf()
ROOT = Path(__file__).parents[2]
SHIPPED = ["personal-information", "three-safety-systems", "leak-investigation"]
LABEL = {"zh": "无", "en": "None"}


def linted(source: bytes | Tree) -> Linted:
    """What is said about a file."""
    data = source if isinstance(source, bytes) else written(source)
    known = Known(SHELF.laws, SHELF.bases, unprintable)
    return lint(data, "form.yaml", told_kind(data) or ContentKind.CHECKLIST, known)[0]


def rules(source: bytes | Tree, gravity: Gravity | None = None) -> list[str]:
    """The rules that say something, in order."""
    return [each.rule for each in linted(source).remarks if gravity in (None, each.gravity)]


def item_at(tree: Tree, place: int) -> Tree:
    """An item of the first section."""
    found: Tree = tree["sections"][0]["items"][place]
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_checklists_have_neither_errors_nor_warnings(name: str) -> None:
    said = linted((checklists_folder() / f"{name}.yaml").read_bytes())
    assert said.id == name
    assert [remark for remark in said.remarks if remark.gravity is not Gravity.HINT] == []


def test_all_faults_are_told_in_one_run_errors_first_in_the_order_of_the_file() -> None:
    tree = typed_checklist()
    tree["laws_on"] = "soon"
    item_at(tree, 0)["sevrity"] = "major"
    item_at(tree, 1)["constraint"] = ". >"
    item_at(tree, 4)["choices"] = "province"
    item_at(tree, 9)["calculate"] = "${aera} * ${stuff}"
    judged = tree["sections"][1]["items"][1]
    judged["citations"] = ["postal-lw 3 V", "postal-law three V"]
    judged["deadline"] = "soon"
    tree["sections"][2]["items"][0]["departments"] = []
    said = linted(tree).remarks
    errors = [remark.rule for remark in said if remark.gravity is Gravity.ERROR]
    assert errors == [
        "wrong-kind", "unknown-field", "bad-condition", "unknown-choices", "bad-condition", "unknown-law",
        "bad-citation", "bad-deadline", "missing-field",
    ]  # fmt: skip
    places = [(remark.line, remark.column) for remark in said if remark.gravity is Gravity.ERROR]
    assert places == sorted(places)
    words = " ".join(remark.text.en for remark in said)
    for guess in ("severity?", "provinces?", "area?", "postal-law?"):
        assert re.search(f"Did you mean [^?]*{re.escape(guess[:-1])}", words)
    assert len(said) == len(set(said))


def test_a_remark_stands_at_line_and_column() -> None:
    source = b"""# a comment
format: inspector-checklist/1
id: small
version: "1"
laws_on: 2026-11-23
title: {zh: \xe6\xa0\x87\xe9\xa2\x98, en: Title}
sections:
  - id: one
    title: {zh: \xe4\xb8\x80, en: One}
    items:
      - {id: a, question: {zh: \xe4\xb8\x80, en: One}, kind: text}
      - id: b
        question: {zh: \xe4\xba\x8c, en: Two}
        kind: text
        relevant: ${a} = 'x' and ${c} = 'y'
      - id: d
        question: {zh: \xe4\xba\x8c, en: Two}
        kind: text
        relevant: "${a} > 5"
      - id: e
        question: {zh: \xe4\xba\x8c, en: Two}
        kind: text
        relevant: |
          ${a} = 'x' or ${d} < 7
"""
    said = [(each.rule, each.line, each.column) for each in linted(source).remarks]
    assert said == [("bad-condition", 15, 9), ("wrong-type", 19, 20), ("wrong-type", 24, 25)]


def test_a_column_counts_into_the_expression() -> None:
    tree = typed_checklist()
    item_at(tree, 0)["relevant"] = "${staff} = 3 and ${area}! = 4"
    source = written(tree)
    (remark,) = [each for each in linted(source).remarks if each.rule == "bad-condition"]
    line = source.decode().split("\n")[remark.line - 1]
    assert line[remark.column - 1 :].startswith("!")


def test_what_loads_has_no_errors_of_structure_and_what_does_not_has_one() -> None:
    tree = small_checklist()
    assert Gravity.ERROR not in {remark.gravity for remark in linted(tree).remarks}
    item_at(tree, 0)["severity"] = None
    with pytest.raises(Refused):
        read_checklist(written(tree), "form.yaml")
    assert rules(tree, Gravity.ERROR) == ["missing-field"]


@pytest.mark.parametrize(
    ("source", "line"),
    [(b"id: 'x\n", 2), (b"\xff", 1), (b"- a\n", 1), (b"", 1), (b"format: inspector-checklist/1\n", 1), (b"[" * 500, 1)],
)  # fmt: skip
def test_what_is_no_checklist_at_all_is_told_in_its_place(source: bytes, line: int) -> None:
    said = linted(source)
    assert (said.id, said.sha256) == ("", "")
    assert said.remarks[0].gravity is Gravity.ERROR
    assert said.remarks[0].line <= line


def test_anchors_and_repeated_fields_do_not_end_it() -> None:
    source = b"id: &a small\nid: other\nversion: !x '1'\n" + written(small_checklist())[1:-1].replace(
        b'"id": "small"', b'"idd": "small"'
    )
    assert rules(source, Gravity.ERROR).count("not-readable") >= 1


@pytest.mark.parametrize(
    ("place", "field", "text", "rule"),
    [
        (0, "constraint", ". * 2 > 3", "wrong-type"),
        (1, "constraint", ". > 5", "wrong-type"),
        (1, "constraint", ". > '2026-13-01'", "wrong-type"),
        (2, "constraint", ". > '09:00'", "wrong-type"),
        (5, "relevant", "${province} > 'zj'", "wrong-type"),
        (5, "relevant", "${province} + 1 > 2", "wrong-type"),
        (5, "relevant", "${province} = 'sj'", "no-such-value"),
        (5, "relevant", "selected(${province}, 'zhj')", "no-such-value"),
        (8, "relevant", "selected(${systems}, 'maybe')", "no-such-value"),
        (8, "relevant", "selected(${staff}, '1')", "wrong-type"),
        (8, "relevant", "count-selected(${staff}) > 1", "wrong-type"),
        (8, "relevant", "${staff} = 'many'", "wrong-type"),
        (8, "relevant", "${opened} > ${staff}", "wrong-type"),
        (8, "relevant", "today() - ${staff} > 1 and ${staff} > today()", "wrong-type"),
        (8, "relevant", "${staff}/@bad > 0", "unknown-attribute"),
        (8, "relevant", "${staff} = 2.5", "out-of-range"),
        (8, "relevant", "501 < ${staff}", "out-of-range"),
        (8, "relevant", "-1 = ${staff}", "out-of-range"),
        (8, "relevant", "false()", "never-asked"),
        (8, "relevant", "${staff} > 5 and not(${staff} > 3)", "never-asked"),
        (8, "relevant", "${told} = 'x'", "never-asked"),
        (8, "relevant", "${name} = 'a' and ${name} = 'b'", "never-asked"),
        (8, "relevant", "${opened} < date('2026-01-01') and false()", "never-asked"),
        (8, "relevant", "${opened} > '2026-02-01' and ${opened} < '2026-01-01'", "never-asked"),
        (8, "relevant", "${province} = 'zj' or ${province} != 'zj'", "always-true"),
        (8, "relevant", "true()", "always-true"),
        (8, "constraint", ". > 3 or . <= 3", "always-true"),
        (7, "constraint", ". > 400 and . < 400.5", "never-valid"),
        (6, "relevant", "${staff} > 1", "later-item"),
        (7, "default", "1.5", "bad-default"),
        (4, "default", "bj", "bad-default"),
    ],
)
def test_a_condition_that_cannot_be_meant_so_is_told(place: int, field: str, text: str, rule: str) -> None:
    tree = typed_checklist()
    item_at(tree, place)[field] = text
    before, after = rules(typed_checklist()), rules(tree)
    assert rule not in before or before.count(rule) < after.count(rule)
    assert rule in after


@pytest.mark.parametrize(
    "text",
    [
        "${staff} > 5 and ${staff} < 7",
        "${staff} = '5'",
        "${staff} = ''",
        "${province} = ''",
        "${name} != 'x'",
        "number(${name}) > 5",
        "${opened} > today() - 30",
        "${opened} > date('2026-01-31')",
        "${opened} != ''",
        "decimal-time(${closes}) > 0.5",
        "${systems} = 'yes no'",
        "selected(${systems}, 'yes') and selected(${systems}, 'no')",
        "not(selected(${systems}, 'yes'))",
        "count-selected(${systems}) >= 2",
        "${province} = ${name}",
        "jr:choice-name(${province}, '${province}') = 'x'",
        "regex(${name}, '[a-z]+') and string-length(${name}) > 3",
        "if(${staff} > 3, ${province}, ${name}) = 'zj'",
        "count(${cameras}) > 3",
        "sum(${T02}) > 7 or max(${T02}) < 2",
        "${T02} > 3 and ${T02} < 2",
        "${T03}/@verdict = 'conforms'",
        "coalesce(${staff}, 0) = 0",
    ],
)
def test_what_may_hold_and_may_fail_is_not_told(text: str) -> None:
    tree = typed_checklist()
    tree["sections"][0]["items"].append({"id": "last", "question": LABEL, "kind": "text", "relevant": text})
    told = [rule for rule in rules(tree) if rule != "later-item"]
    assert sorted(told) == sorted(rules({**typed_checklist()}))


def test_what_depends_on_what_is_never_asked_is_never_asked() -> None:
    tree = typed_checklist()
    tree["sections"][0]["items"] += [
        {"id": "one", "question": LABEL, "kind": "text", "relevant": "${staff} < 3 and ${staff} > 7"},
        {"id": "two", "question": LABEL, "kind": "text", "relevant": "${one} = 'x'"},
        {"id": "three", "question": LABEL, "kind": "text", "relevant": "${two} != '' or ${one} = 'y'"},
        {"id": "four", "question": LABEL, "kind": "text", "relevant": "${two} = ''"},
    ]
    told = [each.text.en.split()[0] for each in linted(tree).remarks if each.rule == "never-asked"]
    assert told == ["one", "two", "three"]
    assert "always-true" in rules(tree)


def test_a_section_that_is_never_asked_is_told_once() -> None:
    tree = typed_checklist()
    tree["sections"][1]["relevant"] = "${staff} > 5 and ${staff} < 2"
    tree["sections"][1]["items"][2]["relevant"] = "${staff} = 1"
    assert rules(tree).count("never-asked") == 1


def test_a_condition_is_looked_at_together_with_that_of_its_section() -> None:
    tree = typed_checklist()
    tree["sections"][1]["items"][0]["relevant"] = "${staff} = 0"
    assert "never-asked" in rules(tree)


def test_a_file_in_one_language_is_told_once() -> None:
    tree: Any = copy.deepcopy(small_checklist())

    def chinese_only(noun: Any) -> None:
        for inner in noun.values() if isinstance(noun, dict) else noun if isinstance(noun, list) else ():
            chinese_only(inner)
        if isinstance(noun, dict):
            noun.pop("en", None)

    chinese_only(tree)
    assert rules(tree).count("missing-translation") == 1


def test_faults_of_an_overlay_stand_in_the_overlay() -> None:
    item = {
        **item_at(small_checklist(), 0),
        "id": "J01",
        "relevant": "${A01} = 'conform'",
        "deadline": "soon",
    }
    source = overlay(
        tighten={"A16": {"severity": "minor", "deadline": "30 days"}, "A99": {"severity": "critical"}},
        add=[
            {
                "after": "A16",
                "items": [item, {**item, "id": "J02", "relevant": "${A02} >", "deadline": "1 day"}],
            }
        ],
    )
    said = {each.rule: each.field for each in linted(source).remarks if each.gravity is Gravity.ERROR}
    assert said == {
        "not-stricter": "tighten.A16.deadline",
        "unknown-item": "tighten.A99",
        "bad-deadline": "add[0].items[0].deadline",
        "no-such-value": "add[0].items[0].relevant",
        "bad-condition": "add[0].items[1].relevant",
    }


def test_a_sound_overlay_of_a_shipped_checklist_has_neither_errors_nor_warnings() -> None:
    said = linted(overlay())
    assert said.id == "personal-information-jiangsu"
    assert [each for each in said.remarks if each.gravity is not Gravity.HINT] == []


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 4000), length=st.integers(0, 30), put=st.binary(max_size=8))
def test_damage_anywhere_is_told_and_never_a_bug(at: int, length: int, put: bytes) -> None:
    good = written(typed_checklist())
    damaged = good[:at] + put + good[at + length :]
    errors = rules(damaged, Gravity.ERROR)
    try:
        read_checklist(damaged, "form.yaml")
    except Refused:
        assert errors


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_told_and_never_a_bug(data: st.DataObject) -> None:
    tree = typed_checklist()
    holder: Any = tree
    step: Any = data.draw(st.sampled_from(list(holder)))
    while isinstance(holder[step], dict | list) and holder[step] and data.draw(st.booleans()):
        holder = holder[step]
        step = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[step] = data.draw(
        st.one_of(
            st.none(),
            st.integers(),
            st.text(max_size=5),
            st.just([]),
            st.just({}),
            st.just([{}]),
            st.booleans(),
        )
    )
    source = written(tree)
    errors = rules(source, Gravity.ERROR)
    try:
        read_checklist(source, "form.yaml")
    except Refused:
        assert errors
