"""A bundle goes from the bureau's laptop to an inspector's on a stick, by the command line alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bundling import checklist, overlay
from program import called

from inspector.store.key_cost import KeyCost
from inspector.store.store import Store

PASSPHRASE, PIN = "test passphrase", "246810"
QUICK = KeyCost(memory_kib=8 * 1024, iterations=1, lanes=1)


class Laptop:
    """A data folder, and the program."""

    def __init__(self, folder: Path) -> None:
        self.data = folder
        Store.create(folder, PASSPHRASE, cost=QUICK).close()

    def run(self, *arguments: object, code: int = 0, at_hand: bool = True, apart: bool = False) -> Any:
        """What a command answers as JSON; `apart` in a process of its own."""
        environment = {"INSPECTOR_PIN": PIN, "INSPECTOR_LANGUAGE": "en"}
        if at_hand:
            environment["INSPECTOR_PASSPHRASE"] = PASSPHRASE
        command = ["--json", "--data", str(self.data), *map(str, arguments)]
        done = started(environment, command) if apart else called(environment, *command)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    def versions(self, *, at_hand: bool = True) -> dict[str, str]:
        """The checklists it lists."""
        return {each["id"]: each["version"] for each in self.run("checklist", "list", at_hand=at_hand)}


def started(environment: dict[str, str], command: list[str]) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    program = [sys.executable, "-m", "inspector", *command]
    return subprocess.run(program, capture_output=True, text=True, timeout=120, check=False, env=environment)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """The bureau's laptop, with an identity."""
    laptop = Laptop(tmp_path_factory.mktemp("bureau") / "data")
    laptop.run("identity", "new", "发布员")
    return laptop


@pytest.mark.long
def test_a_bundle_goes_from_laptop_to_laptop(bureau: Laptop, tmp_path: Path) -> None:
    inspectors, stick = Laptop(tmp_path / "data"), tmp_path / "jiangsu.inspector-bundle"
    for name, data in (("small.yaml", checklist()), ("jiangsu.yaml", overlay())):
        (tmp_path / name).write_bytes(data)
    files = (tmp_path / "small.yaml", tmp_path / "jiangsu.yaml")
    assert len(bureau.run("checklist", "check", *files)) == 2
    named = ("--identity", "发布员", "--serial", 7, "--publisher", "江苏省邮政管理局")
    made = bureau.run("checklist", "bundle", *files, *named, "-o", stick, apart=True)
    fingerprint = made["signer"]["fingerprint"]
    bureau.run("identity", "certificate", fingerprint, "-o", tmp_path / "bureau.cer")

    told = inspectors.run("checklist", "install", stick, code=1)
    assert told["refused"] == "bundle-signer-untrusted"
    assert fingerprint in told["message"]
    inspectors.run("checklist", "trust", tmp_path / "bureau.cer")
    assert [each["fingerprint"] for each in inspectors.run("checklist", "trusted")] == [fingerprint]
    before = inspectors.versions()
    assert not inspectors.run("checklist", "install", stick, "--dry-run")["is_installed"]
    assert inspectors.versions() == before
    assert not inspectors.run("checklist", "install", stick)["is_installed"]
    assert inspectors.run("checklist", "install", stick, apart=True)["is_installed"]
    brought = {"small": "2026.12.1", "personal-information-jiangsu": "2026.12.1"}
    assert inspectors.versions() == before | brought
    assert inspectors.versions(at_hand=False) == before  # the store is locked: what is shipped
    assert inspectors.run("checklist", "show", "small")["sections"][0]["items"][0]["id"] == "T01"
    assert inspectors.run("checklist", "distrust", fingerprint)["fingerprint"] == fingerprint


def test_an_overlay_is_checked_with_the_file_it_extends(bureau: Laptop, tmp_path: Path) -> None:
    extends = {"extends": "small", "extends_version": "2026.12.1"}
    (tmp_path / "small.yaml").write_bytes(checklist())
    (tmp_path / "o.yaml").write_bytes(overlay(**extends, tighten={"T01": {"severity": "critical"}}))
    told = bureau.run("checklist", "check", tmp_path / "o.yaml", code=1)
    assert [remark["rule"] for remark in told[0]["remarks"]] == ["base-missing"]
    (found,) = bureau.run("checklist", "check", tmp_path / "o.yaml", "--base", tmp_path / "small.yaml")
    assert found["id"] == "small-jiangsu"
    (tmp_path / "o.yaml").write_bytes(overlay(**extends, tighten={"T01": {"severity": "minor"}}))
    told = bureau.run("checklist", "check", tmp_path / "o.yaml", "--base", tmp_path / "small.yaml", code=1)
    (remark,) = (each for each in told[0]["remarks"] if each["gravity"] == "error")
    assert (remark["rule"], remark["field"]) == ("not-stricter", "tighten.T01.severity")
    assert remark["line"] > 1
    assert "not stricter" in remark["text"]["en"]
