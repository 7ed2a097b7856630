"""inspector checklist check: lines like a compiler's, one JSON value, exit codes."""

import json
from pathlib import Path

import pytest

from inspector.checklists.laws import load_laws
from inspector.checklists.overlay import read_overlay
from inspector.checklists.shelf import Shelf
from inspector.cli.main import run
from inspector.errors import Refused
from tests.bundling import overlay
from tests.checklists.small import Tree, small_checklist, written


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a checklist in order, one with a warning, one with an error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INSPECTOR_PASSPHRASE", raising=False)
    monkeypatch.setenv("INSPECTOR_LANGUAGE", "en")
    for name, changes in (
        ("good", {}),
        ("warned", {"demand": {"zh": "改正", "en": "Correct it"}}),
        ("bad", {"photo": 1}),
    ):
        (tmp_path / f"{name}.yaml").write_bytes(written(judged(**changes)))
    return tmp_path


def judged(**changes: object) -> Tree:
    """A checklist with one item, about which there is nothing to say."""
    tree = small_checklist() | {"title": {"zh": "检查表", "en": "List"}}
    item = tree["sections"][0]["items"][0]
    texts = {"question": {"zh": "是否？", "en": "Is it?"}, "demand": {"zh": "改正。", "en": "Correct it."}}
    tree["sections"][0]["items"][0] = item | texts | changes
    return tree


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.yaml"], 0),
        (["warned.yaml"], 0),
        (["--strict", "warned.yaml"], 1),
        (["--strict", "good.yaml"], 0),
        (["bad.yaml"], 1),
        (["good.yaml", "warned.yaml", "bad.yaml"], 1),
        (["missing.yaml"], 1),
    ],
)
def test_errors_fail_and_warnings_only_when_strict(here: Path, arguments: list[str], code: int) -> None:
    assert run(["checklist", "check", *arguments]) == code


def test_a_fault_is_one_line_with_file_line_column_code_and_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["checklist", "check", "bad.yaml"])
    lines = [line for line in capsys.readouterr().out.splitlines() if " E" in line]
    assert len(lines) == 1
    assert lines[0].startswith("bad.yaml:")
    assert " E103 unknown-field  sections[0].items[0].photo is not a field here." in lines[0]
    assert lines[0].endswith("Did you mean photos?")
    run(["--language", "zh", "checklist", "check", "bad.yaml"])
    assert "是否应为 photos？" in capsys.readouterr().out


def test_json_is_one_value_in_both_languages(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", "checklist", "check", "good.yaml", "bad.yaml"]) == 1
    good, bad = json.loads(capsys.readouterr().out)
    assert (good["file"], good["id"], len(good["sha256"])) == ("good.yaml", "small", 64)
    assert (bad["file"], bad["id"]) == ("bad.yaml", "")
    (error,) = (remark for remark in bad["remarks"] if remark["gravity"] == "error")
    assert (error["code"], error["rule"], error["field"]) == (
        "E103",
        "unknown-field",
        "sections[0].items[0].photo",
    )
    assert set(error["text"]) == {"zh", "en"}
    assert error["line"] > 1


def test_an_overlay_may_extend_a_file_that_is_checked_with_it(here: Path) -> None:
    extends = {
        "extends": "small",
        "extends_version": "2026.11.1",
        "tighten": {"T01": {"severity": "critical"}},
    }
    (here / "o.yaml").write_bytes(overlay(**extends))
    assert run(["checklist", "check", "o.yaml"]) == 1
    assert run(["checklist", "check", "o.yaml", "good.yaml"]) == 0
    assert run(["checklist", "check", "o.yaml", "--base", "good.yaml"]) == 0


def test_a_condition_of_an_overlay_is_refused_when_it_is_loaded() -> None:
    item = judged()["sections"][0]["items"][0] | {"id": "J01", "relevant": "${A1} = 'conforms'"}
    source = overlay(add=[{"after": "A16", "items": [item]}])
    with pytest.raises(Refused, match=r"add\[0\]\.items\[0\]\.relevant: there is no item or section A1\."):
        read_overlay(source, "o.yaml", load_laws().entries, Shelf().bases)
