"""Every rule of the linter is told of in the guide, fires on its example, and is silent once that is mended."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from inspector.checklists.content import told_kind
from inspector.checklists.lint.linting import Known, lint
from inspector.checklists.lint.rules import CODES, gravity_of
from inspector.checklists.load import read_checklist
from inspector.checklists.shelf import Shelf
from inspector.model.bundle import ContentKind
from inspector.model.remark import Gravity, Linted
from inspector.report.printable import unprintable
from tests.checklists.small import Tree, written

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = DOCS / "examples"
BASE, OVERLAY = (EXAMPLES / name for name in ("rules.yaml", "rules-overlay.yaml"))
ROW = re.compile(r"\| `([EWH]\d{3})` \| `([a-z-]+)` \| (.+) \| `(.+)` \| `(.+)` \|")
ROWS = [ROW.fullmatch(line) for line in (DOCS / "checklists.md").read_text("utf-8").splitlines()]
TABLE = {row[2]: row for row in ROWS if row is not None}
each_rule = pytest.mark.parametrize("rule", CODES)


def linted(source: bytes) -> Linted:
    """What is said about a file, beside the checklist of the examples."""
    shelf, base = Shelf(), read_checklist(BASE.read_bytes(), BASE.name)
    known = Known(shelf.laws, dict(shelf.bases) | {(base.id, base.version): base}, unprintable)
    return lint(source, "form.yaml", told_kind(source) or ContentKind.CHECKLIST, known)[0]


def changed(rule: str, fragment: str) -> bytes:
    """The checklist of the examples, or its overlay, with an example put into it."""
    base = OVERLAY if CODES[rule].startswith("E7") else BASE
    try:
        wanted = YAML(typ="safe", pure=True).load(fragment)
    except YAMLError:
        return base.read_bytes() + fragment.encode()
    tree: Tree = plain(YAML(typ="safe", pure=True).load(base.read_text("utf-8")))
    for name, content in plain(wanted).items():
        noun = found(tree, name)
        if noun is None:
            tree[name] = content
        else:
            noun.update(content)
            for field in [field for field, value in noun.items() if value is None]:
                del noun[field]
    return written(tree)


def plain(noun: Any) -> Any:
    """Dates as text."""
    if isinstance(noun, dict):
        return {key: plain(value) for key, value in noun.items()}
    if isinstance(noun, list):
        return [plain(value) for value in noun]
    return noun if noun is None or isinstance(noun, str | int | float) else str(noun)


def found(noun: Any, id: str) -> Tree | None:
    """The section, item or list of an id."""
    if isinstance(noun, dict):
        return noun if noun.get("id") == id and "format" not in noun else found(list(noun.values()), id)
    inner = (found(each, id) for each in noun) if isinstance(noun, list) else ()
    return next((each for each in inner if each is not None), None)


def test_the_guide_tells_of_every_rule_with_its_code() -> None:
    assert {name: row[1] for name, row in TABLE.items()} == dict(CODES)
    assert len(set(CODES.values())) == len(CODES)


@pytest.mark.parametrize("path", [BASE, OVERLAY], ids=lambda path: path.name)
def test_there_is_nothing_to_say_about_what_the_examples_change(path: Path) -> None:
    assert linted(path.read_bytes()).remarks == ()


@each_rule
def test_a_rule_fires_on_its_example_and_no_other_does(rule: str) -> None:
    said = linted(changed(rule, TABLE[rule][4])).remarks
    assert rule in {remark.rule for remark in said}
    graver = {remark.rule for remark in said if remark.gravity is not Gravity.HINT}
    assert graver <= {rule}, said
    for remark in said:
        assert remark.text.zh.endswith(("。", "？"))
        assert remark.text.en.endswith((".", "?"))
    assert gravity_of(rule).value[0].upper() == CODES[rule][0]


@each_rule
def test_a_rule_is_silent_once_its_example_is_mended(rule: str) -> None:
    said = linted(changed(rule, TABLE[rule][5])).remarks
    assert rule not in {remark.rule for remark in said}
    assert [remark for remark in said if remark.gravity is not Gravity.HINT] == []
