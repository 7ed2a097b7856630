"""Only the command that is meant is loaded, and every one is found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.app.stores import store_exists
from inspector.cli.main import COMMANDS, run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_by_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert f"inspector {name}" in capsys.readouterr().out


def test_all_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out
    assert [name for name in COMMANDS if name not in listed] == []


def test_a_command_may_be_named_as_a_value_before_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", "outlet", "--language", "en", "law", "show", "postal-law"]) == 0
    assert "Postal Law" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--version"], ["verify", "no-such.pdf"]])
def test_what_needs_no_database_loads_none(arguments: list[str]) -> None:
    program = f"import sys; from inspector.cli.main import run; run({arguments}); print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_a_store_is_made_and_told_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "long enough passphrase")
    assert run(["--data", str(tmp_path / "store"), "--json", "store", "new"]) == 0
    assert json.loads(capsys.readouterr().out) is not None
    assert store_exists(tmp_path / "store")
