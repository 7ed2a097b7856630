"""A file that is not a checklist is refused in one sentence that names the place."""

import copy
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.document import LARGEST_BYTES, read_document
from inspector.checklists.load import load_checklist, read_checklist
from inspector.errors import Refused
from inspector.model.checklist import Deadline, DeadlineKind
from tests.checklists.small import Tree, small_checklist, written

GOOD = small_checklist()
OPTIONAL = {
    "severity_note", "guidance", "evidence", "count", "citations", "penalty", "penalty_note", "refer_to", "sample",
    "zh", "en",
}  # fmt: skip
NAME = "form.yaml"


def refusal(source: bytes | Tree) -> Refused:
    """The refusal of a broken file, whose sentences both name the file."""
    with pytest.raises(Refused) as caught:
        read_checklist(source if isinstance(source, bytes) else written(source), NAME)
    require_told(caught.value)
    return caught.value


def require_told(refused: Refused) -> None:
    """One sentence in each language that names the file."""
    assert NAME in refused.en
    assert NAME in refused.zh
    assert "\n" not in refused.en + refused.zh


def paths(tree: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree of maps and lists, the root apart."""
    if path:
        yield path
    if isinstance(tree, dict):
        for key, inner in tree.items():
            yield from paths(inner, (*path, key))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from paths(inner, (*path, number))


def changed(path: tuple[Any, ...], value: object) -> Tree:
    """The small checklist with another value at one place."""
    tree = copy.deepcopy(GOOD)
    holder: Any = tree
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return tree


def at_item(field: str, value: object) -> Tree:
    return changed(("sections", 0, "items", 0, field), value)


def test_the_small_checklist_is_accepted() -> None:
    item = next(read_checklist(written(GOOD), NAME).items())
    assert (item.citations[0].law, item.citations[0].article) == ("express-regulation", "35(1)")
    assert item.deadline == Deadline(kind=DeadlineKind.DAYS, days=10)


@pytest.mark.parametrize(
    ("compact", "full"),
    [
        ("10 days", {"kind": "days", "days": 10}),
        ("1 day", {"kind": "days", "days": 1}),
        ("same-day", {"kind": "same-day"}),
        ("on-the-spot", {"kind": "on-the-spot"}),
    ],
)
def test_a_compact_deadline_means_the_full_one(compact: str, full: Tree) -> None:
    one, other = (
        next(read_checklist(written(at_item("deadline", d)), NAME).items()) for d in (compact, full)
    )
    assert one == other


def test_a_compact_citation_means_the_full_one() -> None:
    full = {"law": "postal-law", "article": "35(2), 59", "proof": "P"}
    one = read_checklist(written(at_item("citations", ["postal-law 35(2), 59 P"])), NAME)
    other = read_checklist(written(at_item("citations", [full])), NAME)
    assert one.sections == other.sections


@pytest.mark.parametrize("path", [p for p in paths(GOOD) if isinstance(p[-1], str)], ids=repr)
def test_a_missing_field_is_named(path: tuple[Any, ...]) -> None:
    tree = copy.deepcopy(GOOD)
    holder: Any = tree
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    if path[-1] in OPTIONAL:
        assert read_checklist(written(tree), NAME).id == "small"
    else:
        refused = refusal(tree)
        assert refused.code == "checklist-invalid"
        assert f"{path[-1]}: is missing" in refused.en
        assert "缺少此字段" in refused.zh


@pytest.mark.parametrize("path", list(paths(GOOD)), ids=repr)
def test_a_wrong_kind_of_value_is_refused_with_its_line(path: tuple[Any, ...]) -> None:
    marker = 2.5
    source = written(changed(path, marker))
    line = next(n for n, text in enumerate(source.decode().split("\n"), 1) if "2.5" in text)
    refused = refusal(source)
    assert refused.code == "checklist-invalid"
    assert f"{NAME}, line {line}, " in refused.en
    assert f"{NAME} 第 {line} 行 " in refused.zh
    assert str(path[-1]) in refused.en


@pytest.mark.parametrize("path", [p[:-1] for p in paths(GOOD) if p[-1] == "zh"], ids=repr)
def test_a_text_empty_in_both_languages_is_refused(path: tuple[Any, ...]) -> None:
    assert "is empty" in refusal(changed(path, {"zh": "  ", "en": ""})).en


def test_a_language_stands_in_for_the_other() -> None:
    title = read_checklist(written(changed(("title",), {"en": "Vans"})), NAME).title
    assert (title.of("zh"), title.of("en")) == ("Vans", "Vans")


def test_a_misspelt_field_is_named() -> None:
    assert "sections[0].items[0].sevrity: is not a field" in refusal(at_item("sevrity", "major")).en


def test_a_hash_in_the_file_is_not_a_field() -> None:
    assert "sha256: is not a field" in refusal(changed(("sha256",), "0" * 64)).en


def test_a_wrong_severity_is_told_the_right_ones() -> None:
    refused = refusal(at_item("severity", "fatal"))
    assert "severity: must be one of: critical, major, minor" in refused.en
    assert "必须是下列之一：critical、major、minor" in refused.zh


def test_another_format_is_refused() -> None:
    assert (
        "must be one of: inspector-checklist/1" in refusal(changed(("format",), "inspector-checklist/2")).en
    )


@pytest.mark.parametrize(
    "citation",
    ["", "express-regulation", "35(1) V", "express-regulation 35(1)", "express-regulation 35(1) X",
     "express-regulation  35 V", "express-regulation 35(1)V", "Express 35 V", "express-regulation thirty V",
     "express-regulation 35, V", "express-regulation 35（1） V", "express-regulation 0 V",
     " express-regulation 35 V"],
)  # fmt: skip
def test_a_badly_written_citation_is_refused(citation: str) -> None:
    refused = refusal(at_item("citations", [citation]))
    assert "citations[0]: write a citation as law, article and proof" in refused.en


def test_an_unknown_law_is_named() -> None:
    refused = refusal(at_item("penalty", ["postal-law 76 V", "maritime-law 5 V"]))
    assert "penalty[1]: the law registry has no law 'maritime-law'" in refused.en
    assert "法规登记表中没有“maritime-law”" in refused.zh


@pytest.mark.parametrize(
    "deadline", ["soon", "0 days", "10", "10 Days", "days 10", "-3 days", "99999 days", ""]
)
def test_a_badly_written_deadline_is_refused(deadline: str) -> None:
    assert "deadline: write the deadline as" in refusal(at_item("deadline", deadline)).en


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("deadline", {"kind": "days"}),
        ("deadline", {"kind": "days", "days": -1}),
        ("deadline", {"kind": "same-day", "days": 2}),
        ("count", {"of": {"zh": "件", "en": "parcels"}, "sample": 0}),
    ],
)
def test_impossible_numbers_are_refused(field: str, value: Tree) -> None:
    assert f"items[0].{field}: days and sample must be 1 or more" in refusal(at_item(field, value)).en


def test_two_items_with_one_id_are_refused_at_the_second() -> None:
    item = GOOD["sections"][0]["items"][0]
    refused = refusal(changed(("sections", 0, "items"), [item, item]))
    assert "items[1].id: the id T01 is used twice" in refused.en
    assert "编号 T01 重复" in refused.zh


@pytest.mark.parametrize(
    ("path", "id"),
    [
        (("id",), "Personal Information"),
        (("id",), "../../etc"),
        (("version",), "2026 11"),
        (("sections", 0, "id"), "第一"),
        (("sections", 0, "items", 0, "id"), "A 01"),
        (("sections", 0, "items", 0, "id"), "A" * 65),
    ],
)
def test_ids_are_written_by_their_pattern(path: tuple[Any, ...], id: str) -> None:
    assert "must be written in letters, digits and hyphens" in refusal(changed(path, id)).en


def test_an_empty_list_is_refused() -> None:
    assert "sections: is empty. Write at least one entry" in refusal(changed(("sections",), [])).en
    assert "items: is missing. Add at least one" in refusal(changed(("sections", 0, "items"), [])).en


def test_a_judged_item_names_a_department() -> None:
    assert "departments: is missing" in refusal(at_item("departments", [])).en


def test_an_unquoted_version_is_not_text() -> None:
    source = written(GOOD).replace(b'"2026.11.1"', b"2026.11")
    assert "version: must be text. Write it, or put it in quotes." in refusal(source).en


def test_no_is_a_word_and_not_false() -> None:
    source = written(GOOD).replace(b'"zh": "\xe6\x96\x87\xe5\xad\x97"', b'"zh": no')
    assert read_checklist(source, NAME).title.zh == "no"


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        (b"id: &a small\nversion: *a\n", "checklist-invalid", "line 1, id: anchors and aliases"),
        (b"id: x\nversion: *a\n", "checklist-invalid", "line 2, version: anchors and aliases"),
        (b"id: !!python/object:os.system x\n", "checklist-invalid", "line 1, id: tags"),
        (b"<<: {id: x}\n", "checklist-invalid", "a field name must be plain text"),
        (b"[a]: b\n", "checklist-invalid", "a field name must be plain text"),
        (b"id: a\ntitle: b\nid: c\n", "checklist-invalid", "line 3, id: is written twice"),
        (b"id: a\n---\nid: b\n", "checklist-invalid", "line 2: a second document begins"),
        (b"id: " + b"[" * 50 + b"]" * 50, "checklist-invalid", "nested more than 24 levels"),
        (b"[" * 90_000, "checklist-invalid", "nested more than 24 levels"),
        (b"a: b\n" + b"!" * 1_000_000, "checklist-invalid", "line 2: the line is longer than 100,000"),
        (b"id: \xff\n", "checklist-invalid", "line 1: the file is not UTF-8"),
        ("id: x\n".encode("utf-16"), "checklist-invalid", "the file is not UTF-8"),
        (b'id: "a\\0b"\n', "checklist-invalid", "line 1, id: holds a control character"),
        (b'id: "\\ud800"\n', "checklist-invalid", "line 1, id: holds a control character"),
        (b'id: "\\UFFFFFFFF"\n', "checklist-not-yaml", "line 1: this is not valid YAML"),
        (b"id: x\n\tversion: y\n", "checklist-not-yaml", "line 2: this is not valid YAML"),
        (b'id: "x\n', "checklist-not-yaml", "this is not valid YAML"),
        (b"id: x\nversion: [a, b\n", "checklist-not-yaml", "this is not valid YAML"),
        (b"\0", "checklist-not-yaml", "this is not valid YAML"),
        (b"%YAML 9.9\n---\nid: x\n", "checklist-not-yaml", "this is not valid YAML"),
        (b"", "checklist-invalid", "line 1: must be a group of fields"),
        (b"- a\n- b\n", "checklist-invalid", "line 1: must be a group of fields"),
        (b"%PDF-1.7\n", "checklist-not-yaml", "this is not valid YAML"),
        (b" " * (LARGEST_BYTES + 1), "checklist-too-large", "is larger than 5 MB"),
    ],
)  # fmt: skip
def test_yaml_beyond_what_a_checklist_needs_is_refused(source: bytes, code: str, words: str) -> None:
    refused = refusal(source)
    assert refused.code == code
    assert words in refused.en


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.checklists.document.MOST_VALUES", 200)
    with pytest.raises(Refused, match="there are more than 200 values"):
        read_document(b"id: [" + b"a, " * 300 + b"]", NAME)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"missing\.yaml cannot be read") as caught:
        load_checklist(tmp_path / "missing.yaml")
    assert caught.value.code == "checklist-unreadable"
    assert str(tmp_path) not in caught.value.en


def test_a_refusal_survives_the_way_between_processes() -> None:
    refused = refusal(b"- a")
    assert pickle.loads(pickle.dumps(refused)).zh == refused.zh


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(written(GOOD)) - 1), length=st.integers(0, 30), put=st.binary(max_size=8))
def test_damage_anywhere_is_refused_or_harmless(at: int, length: int, put: bytes) -> None:
    good = written(GOOD)
    accepted_or_refused(good[:at] + put + good[at + length :])


@settings(max_examples=250, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab1:-?,[]{}&*!|>'\"%@`#\\\n\t ~.<=x0")), max_size=60))
def test_no_yaml_text_breaks_the_reader(text: str) -> None:
    accepted_or_refused(text.encode())


def accepted_or_refused(source: bytes) -> None:
    try:
        assert read_checklist(source, NAME).sections
    except Refused as refused:
        require_told(refused)
