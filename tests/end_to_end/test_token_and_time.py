"""A token and a time stamp service through the command line: import, export, proof of time, and what goes wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import Signers
from pki import Authority, running_authority
from program import called
from token_box import PIN as TOKEN_PIN
from token_box import TokenBox, token_box
from visits import answer_all, start_visit

from inspector.app.demo.steps import sign_and_seal
from inspector.store.key_cost import KeyCost
from inspector.store.store import Store

pytestmark = pytest.mark.token
PASSPHRASE = "test passphrase"
QUICK = KeyCost(memory_kib=8 * 1024, iterations=1, lanes=1)
FILE_PIN = "654321"
ENVIRONMENT = {"INSPECTOR_PASSPHRASE": PASSPHRASE, "INSPECTOR_LANGUAGE": "en"}


class Laptop:
    """A data folder with a sealed inspection by two officers: the first has a key file, the second a token."""

    def __init__(self, folder: Path, authority: Authority, box: TokenBox) -> None:
        self.folder, self.authority, self.box = folder, authority, box
        self.data, self.trust = folder / "data", folder / "trust"
        self.trust.mkdir()
        (self.trust / "root.der").write_bytes(authority.certificate("root"))
        self.pins = [self.secret("file.pin", FILE_PIN), self.secret("token.pin", TOKEN_PIN)]
        labels = ("officer1", "officer2")
        files = tuple(authority.pkcs12(label, FILE_PIN) for label in labels)
        certificates = tuple(authority.certificate(label) for label in labels)
        store = Store.create(self.data, PASSPHRASE, cost=QUICK)
        visit = start_visit(store, Signers(files, certificates, FILE_PIN))  # type: ignore[arg-type]
        answer_all(store, visit.id)
        sign_and_seal(store, visit.id)
        store.close()
        self.visit = visit.id

    def secret(self, name: str, text: str) -> Path:
        """A file with a PIN."""
        path = self.folder / name
        path.write_text(text + "\n", encoding="utf-8")
        return path

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """The program in a process of its own. No PIN is in its environment."""
        environment = {**ENVIRONMENT, "SOFTHSM2_CONF": os.environ["SOFTHSM2_CONF"]}
        return subprocess.run(
            [sys.executable, "-m", "inspector", "--data", str(self.data), *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=environment,
        )

    def call(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """The program's entry function, here: for what touches no token."""
        return called(ENVIRONMENT, "--data", self.data, *arguments)

    def told(self, *arguments: str | Path) -> object:
        """What the program answers as JSON; it must succeed."""
        return answer_of(self.run("--json", *arguments))

    def export(self, target: Path, *more: str, pins: list[Path] | None = None) -> list[str | Path]:
        """The command that exports."""
        files = [part for path in pins or self.pins for part in ("--pin-file", path)]
        return ["export", self.visit, "-o", target, *files, *more]

    def verdict(self, report: Path) -> dict[str, object]:
        """What the verifier says when the root is trusted."""
        answer = answer_of(self.call("--json", "verify", report, "--trust", self.trust))
        assert isinstance(answer, dict)
        return answer


def answer_of(done: subprocess.CompletedProcess[str]) -> object:
    """The JSON value a command that succeeded wrote."""
    assert done.returncode == 0, (done.stdout, done.stderr)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """The laptop; the token's identity is imported by the program."""
    folders = [tmp_path_factory.mktemp(name) for name in ("authority", "token", "laptop")]
    with running_authority(folders[0]) as authority:
        pkcs12 = authority.pkcs12("officer2", FILE_PIN)
        with token_box(folders[1], pkcs12, FILE_PIN) as box:
            made = Laptop(folders[2], authority, box)
            made.told("identity", "import", "--token", box.library)
            yield made


@pytest.fixture(scope="module")
def untimed(laptop: Laptop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report signed with the file and the token, and no time stamp service."""
    report = tmp_path_factory.mktemp("untimed") / "report.pdf"
    answer = laptop.told(*laptop.export(report))
    assert isinstance(answer, dict)
    assert answer["untimed"] == ""
    return report


@pytest.fixture(autouse=True)
def put_in(laptop: Laptop) -> Iterator[None]:
    """The token is plugged in again after each test."""
    yield
    laptop.box.put_in()


def refused(done: subprocess.CompletedProcess[str], code: str, target: Path) -> None:
    """Refused with this code and one sentence; nothing lies where the report would be."""
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert json.loads(done.stdout)["refused"] == code
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(target.parent.iterdir()) == []


def test_the_list_shows_which_identity_is_on_a_token(laptop: Laptop) -> None:
    listed = answer_of(laptop.call("--json", "identity", "list"))
    assert isinstance(listed, list)
    labels = sorted(str(each["token"] and each["token"]["label"]) for each in listed)
    assert labels == ["None", "officer"]
    assert "officer" in laptop.call("identity", "list").stdout


def test_a_report_signed_with_a_file_and_a_token_is_accepted(laptop: Laptop, untimed: Path) -> None:
    verdict = laptop.verdict(untimed)
    assert (verdict["outcome"], verdict["proved_at"]) == ("accepted", None)


def test_a_wrong_pin_of_the_token_leaves_nothing(laptop: Laptop, tmp_path: Path) -> None:
    wrong = laptop.secret("wrong.pin", "000000")
    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    command = laptop.export(target, pins=[laptop.pins[0], wrong])
    refused(laptop.run("--json", *command), "token-wrong-pin", target)


@pytest.mark.long
def test_without_the_token_nothing_is_written(laptop: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    laptop.box.pull_out()
    refused(laptop.run("--json", *laptop.export(target)), "token-absent", target)
    refused(laptop.run("--json", "identity", "import", "--token", laptop.box.library), "token-empty", target)
    refused(laptop.run("--json", "identity", "import", "--token", "/dev/null"), "token-library", target)


@pytest.mark.long
def test_with_a_time_stamp_service_the_signatures_prove_their_time(laptop: Laptop, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    answer = laptop.told(*laptop.export(report, "--tsa", laptop.authority.time_stamps))
    assert isinstance(answer, dict)
    assert answer["untimed"] == ""
    assert laptop.verdict(report)["proved_at"] is not None


@pytest.mark.long
@pytest.mark.parametrize("missing", ["http://127.0.0.1:9/", "/bureau/tsa/none"])
def test_without_the_service_the_report_is_signed_all_the_same_and_that_is_told(
    laptop: Laptop, tmp_path: Path, missing: str
) -> None:
    report = tmp_path / "report.pdf"
    tsa = missing if missing.startswith("http") else laptop.authority.url + missing
    done = laptop.run(*laptop.export(report, "--tsa", tsa))
    assert done.returncode == 0, done.stderr
    assert "prove no time" in done.stdout
    verdict = laptop.verdict(report)
    assert (verdict["outcome"], verdict["proved_at"]) == ("accepted", None)


@pytest.mark.long
@pytest.mark.parametrize("level", [pytest.param("T", marks=pytest.mark.long), "LTA"])
def test_the_time_is_proved_later_beside_the_original(
    laptop: Laptop, untimed: Path, tmp_path: Path, level: str
) -> None:
    report, folder = untimed, tmp_path / "proved"
    before = report.read_bytes()
    options = ("--tsa", laptop.authority.time_stamps, "--trust", laptop.trust, "--level", level)
    laptop.told("report", "seal-time", report, "-o", folder, *options)
    assert report.read_bytes() == before
    assert (folder / "report.pdf").read_bytes().startswith(before)
    verdict = laptop.verdict(folder / "report.pdf")
    assert verdict["outcome"] == "accepted"
    assert verdict["proved_at"] is not None
