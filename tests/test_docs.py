"""The documentation says what the program does."""

import re
from pathlib import Path

import pytest
import typer

from inspector.cli.main import make_app
from inspector.report.record_json import record_schema_text
from inspector.report.verify_rules import SENTENCES

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "guide").rglob("*.md")),
]


def commands() -> dict[str, list[str]]:
    """Each command that does something, with the long names of its options."""
    found: dict[str, list[str]] = {}

    def walk(command: object, path: str) -> None:
        options = [
            name
            for parameter in getattr(command, "params", [])
            for name in getattr(parameter, "opts", [])
            if name.startswith("--") and name != "--help"
        ]
        children = getattr(command, "commands", {})
        if not children or path == "inspector":
            found[path] = options
        for name, child in children.items():
            walk(child, f"{path} {name}")

    walk(typer.main.get_command(make_app()), "inspector")
    return found


def test_the_published_record_schema_is_current() -> None:
    published = (ROOT / "docs" / "record-1.schema.json").read_text(encoding="utf-8")
    assert published == record_schema_text(), "renew it: make schemas"


def test_every_rule_of_the_verdict_is_documented() -> None:
    text = (ROOT / "docs" / "verification.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == set(SENTENCES)


@pytest.mark.parametrize(("command", "options"), commands().items())
def test_every_command_is_documented_with_its_options(command: str, options: list[str]) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    heading = f"### {command}\n" if command != "inspector" else "## inspector\n"
    assert heading in text
    section = re.split(r"^##", text.split(heading, 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    assert [option for option in options if option not in section] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.name}")
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


def test_the_readme_names_only_commands_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", readme, re.MULTILINE):
        assert f"\n{target}: " in makefile
    for line in re.findall(r"^(?:\.venv/bin/|uv run )(inspector[^\n#]*)", readme, re.MULTILINE):
        words = [word for word in line.split() if not word.startswith("-") and "/" not in word]
        assert any(known.startswith(" ".join(words)) for known in commands()), line
