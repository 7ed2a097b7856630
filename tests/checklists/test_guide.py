"""The guide shows the example files as they are, they are in order, and its commands run."""

import re
import shlex
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from inspector.checklists.load import ChecklistFile
from inspector.checklists.overlay import Addition, OverlayFile
from inspector.checklists.schema import schema_text
from inspector.checklists.tighten import Tightening
from inspector.cli.main import run
from inspector.model.checklist import (
    AnswerKind,
    Choice,
    ChoiceList,
    CountRule,
    Item,
    Repeat,
    Scale,
    Section,
    Severity,
    Translation,
)
from inspector.model.remark import Gravity
from tests.checklists.test_lint import linted
from tests.test_docs import commands

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = DOCS / "examples"
GUIDE = (DOCS / "checklists.md").read_text("utf-8")
CHARGING, OVERLAY = "summer-charging.yaml", "summer-charging-jiangsu.yaml"


def section(title: str) -> str:
    """What stands under a heading."""
    return re.split(r"^## ", GUIDE.split(f"\n## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def blocks(language: str, text: str) -> list[str]:
    """The blocks of code in a text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


LESSON, OVERLAYS = section("A checklist in 15 minutes"), section("Overlays")
PIECES = blocks("yaml", LESSON)


def test_the_pieces_of_the_lesson_are_the_example() -> None:
    assert "".join(PIECES) == (EXAMPLES / CHARGING).read_text("utf-8")
    assert blocks("yaml", OVERLAYS) == [(EXAMPLES / OVERLAY).read_text("utf-8")]


@pytest.mark.parametrize("count", range(2, len(PIECES) + 1))
def test_whoever_checks_after_each_piece_sees_no_errors(count: int) -> None:
    errors = {
        each.rule
        for each in linted("".join(PIECES[:count]).encode()).remarks
        if each.gravity is Gravity.ERROR
    }
    assert errors == ({"unknown-choices"} if count == len(PIECES) - 1 else set())


def test_the_example_has_nothing_to_be_told_of() -> None:
    assert linted((EXAMPLES / CHARGING).read_bytes()).remarks == ()


def test_what_the_lesson_misspells_is_told_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source = "".join(PIECES[:2])
    Path(CHARGING).write_text(source, "utf-8")
    assert run(["--language", "en", "checklist", "check", CHARGING]) == 0
    good = capsys.readouterr().out
    Path(CHARGING).write_text(source.replace("severity", "sevrity"), "utf-8")
    assert run(["--language", "en", "checklist", "check", CHARGING]) == 1
    told = capsys.readouterr().out.splitlines()
    shown = re.findall(r"^    (1 checklist.*|summer-charging.*)$", LESSON, re.MULTILINE)
    assert shown[0] == good.strip()
    assert shown[1:] == told[:-1]


@pytest.mark.long
def test_the_commands_of_the_lesson_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INSPECTOR_LANGUAGE", "en")
    for name in (CHARGING, OVERLAY):
        shutil.copy(EXAMPLES / name, tmp_path)
    lines = "".join(blocks("sh", LESSON) + blocks("sh", OVERLAYS)).splitlines()
    fingerprint = ""
    for line in lines:
        first, *words = shlex.split(line, comments=True)
        if first == "export":
            for word in words:
                monkeypatch.setenv(*word.split("=", 1))
            continue
        assert first == "inspector"
        assert run([fingerprint if word == "FINGERPRINT" else word for word in words]) == 0, line
        out = capsys.readouterr().out
        if words[:2] == ["identity", "new"]:
            fingerprint = re.findall("[0-9a-f]{16,}", out)[0]
        if words[:2] == ["checklist", "list"]:
            assert "summer-charging" in out
    assert (tmp_path / "schema.json").read_text("utf-8") == schema_text(overlay=False)
    assert (tmp_path / "overlay-schema.json").read_text("utf-8") == schema_text(overlay=True)


def test_the_guide_names_only_commands_that_exist() -> None:
    known = commands()
    for line in re.findall(r"^(inspector checklist[^\n#]*)", GUIDE, re.MULTILINE):
        words = line.rstrip("\\").split()
        path = " ".join(words[:3])
        assert path in known, line
        assert {word for word in words if word.startswith("--")} <= set(known[path]), line


@pytest.mark.parametrize(
    "noun",
    [ChecklistFile, Section, Repeat, Item, CountRule, Scale, ChoiceList, Choice, Translation, OverlayFile, Addition,
     Tightening],
)  # fmt: skip
def test_every_field_is_told_of(noun: Any) -> None:
    for field in fields(noun):
        assert re.search(rf"`{field.name}\b|\b{field.name}:", GUIDE), field.name


def test_every_kind_and_severity_is_told_of() -> None:
    for word in (*AnswerKind, *Severity):
        assert f"`{word}`" in GUIDE
