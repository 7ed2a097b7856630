"""Bad input at the command line: one sentence that says what to do, exit code 1, nothing lost."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import Signers, make_jpeg
from program import called
from visits import answer_all, export, start_visit

from inspector.app.demo.steps import sign_and_seal
from inspector.app.inspections import load_inspection
from inspector.model.inspection import InspectionId, InspectionState
from inspector.store.key_cost import KeyCost
from inspector.store.store import Store

PASSPHRASE = "test passphrase"
QUICK = KeyCost(memory_kib=8 * 1024, iterations=1, lanes=1)
SMALL_DISK_BYTES = 200_000


class Laptop:
    """A data folder with a sealed inspection and a draft, and the program."""

    def __init__(self, folder: Path, signers: Signers) -> None:
        self.folder = folder
        self.data = folder / "data"
        store = Store.create(self.data, PASSPHRASE, cost=QUICK)
        sealed, draft = start_visit(store, signers), start_visit(store, signers)
        answer_all(store, sealed.id)
        sign_and_seal(store, sealed.id)
        self.report = export(store, sealed.id, signers, folder / "made.pdf")
        self.sealed, self.draft = sealed.id, draft.id
        self.pin = signers.pin
        store.close()

    def run(
        self, *arguments: str | Path, passphrase: str = PASSPHRASE, file_limit: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The program in a process of its own."""

        def limit() -> None:
            if file_limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))

        return subprocess.run(
            [sys.executable, "-m", "inspector", *self._arguments(arguments)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=self._environment(passphrase),
            preexec_fn=limit,
        )

    def call(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """The program's entry function, here."""
        return called(self._environment(PASSPHRASE), *self._arguments(arguments))

    def _arguments(self, arguments: tuple[str | Path, ...]) -> list[str]:
        return ["--data", str(self.data), *map(str, arguments)]

    def _environment(self, passphrase: str) -> dict[str, str]:
        return {"INSPECTOR_PASSPHRASE": passphrase, "INSPECTOR_PIN": self.pin, "INSPECTOR_LANGUAGE": "en"}

    def state(self, id: InspectionId) -> object:
        """Everything the store holds of an inspection."""
        store = Store.open(self.data, PASSPHRASE)
        try:
            return load_inspection(store, id)
        finally:
            store.close()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory, signers: Signers) -> Iterator[Laptop]:
    return Laptop(tmp_path_factory.mktemp("laptop"), signers)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """One sentence on stderr that holds the words, exit code 1, nothing on stdout."""
    assert done.returncode == 1, (done.stdout, done.stderr)
    (sentence,) = done.stderr.strip().splitlines()
    assert all(word in sentence for word in words), sentence
    assert "Traceback" not in sentence


def test_a_damaged_report_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    damaged, cut = tmp_path / "damaged.pdf", tmp_path / "cut.pdf"
    whole = laptop.report.read_bytes()
    middle = len(whole) // 2
    damaged.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    cut.write_bytes(whole[:middle])
    for file in (damaged, cut):
        for command in (("verify", file), ("bureau", "import", file)):
            done = laptop.call("--json", *command)
            assert done.returncode == 1
            assert done.stderr == ""
            told = json.loads(done.stdout)
            assert (told[0] if isinstance(told, list) else told)["outcome"] == "refused"
    assert laptop.run("verify", damaged).returncode == 1
    assert json.loads(laptop.call("--json", "bureau", "stats").stdout)["reports"] == 0


def test_an_unknown_checklist_is_refused(laptop: Laptop) -> None:
    refused(laptop.call("checklist", "show", "no-such"), "no-such")
    outlet = json.loads(laptop.call("--json", "outlet", "list").stdout)[0]["id"]
    identity = json.loads(laptop.call("--json", "identity", "list").stdout)[0]["fingerprint"]
    before = laptop.call("--json", "inspection", "list").stdout
    officer = ("--officer", f"王建国,EX-1,{identity}")
    done = laptop.call(
        "inspection",
        "new",
        outlet,
        "--checklist",
        "no-such",
        *officer,
        *officer,
        "--manager",
        "陈晓东,负责人",
    )
    refused(done, "no-such")
    assert laptop.call("--json", "inspection", "list").stdout == before


def test_a_wrong_passphrase_is_refused_and_changes_nothing(laptop: Laptop) -> None:
    before = {path: path.read_bytes() for path in laptop.data.rglob("*") if path.is_file()}
    refused(laptop.run("inspection", "list", passphrase="not this one"), "passphrase")
    noted = laptop.data / "attempts.json"  # how often, so that the next try can wait
    assert noted.is_file()
    after = {path: path.read_bytes() for path in laptop.data.rglob("*") if path.is_file() and path != noted}
    assert after == before


def test_a_photo_cut_in_half_is_refused_and_the_others_come_in(laptop: Laptop, tmp_path: Path) -> None:
    jpeg = make_jpeg()
    for name, data in (
        ("good.jpg", jpeg),
        ("half.jpg", jpeg[: len(jpeg) // 2]),
        ("also.jpg", make_jpeg(seed=2)),
    ):
        (tmp_path / name).write_bytes(data)
    files = [tmp_path / name for name in ("good.jpg", "half.jpg", "also.jpg")]
    done = laptop.run("inspection", "photo", "add", laptop.draft, "A16", *files)
    assert done.returncode == 1
    assert "half.jpg" in done.stderr
    held = laptop.state(laptop.draft)
    assert [photo.file_name for photo in held.photos] == ["good.jpg", "also.jpg"]


@pytest.mark.long
def test_a_disk_that_fills_up_during_export_loses_nothing(laptop: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    before = laptop.state(laptop.sealed)
    assert laptop.report.stat().st_size > SMALL_DISK_BYTES
    done = laptop.run("export", laptop.sealed, "-o", target, file_limit=SMALL_DISK_BYTES)
    refused(done, "full", "try again")
    assert list(tmp_path.iterdir()) == []
    assert laptop.state(laptop.sealed) == before
    assert laptop.run("export", laptop.sealed, "-o", target).returncode == 0
    assert laptop.state(laptop.sealed).state is InspectionState.EXPORTED


def test_an_export_never_replaces_a_file_unasked(laptop: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"somebody's")
    refused(laptop.call("export", laptop.sealed, "-o", target), "exists")
    assert target.read_bytes() == b"somebody's"


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("inspection", "show"),
        ("export", "x"),
        ("--no-such-option",),
    ],
)
def test_wrong_usage_ends_with_code_2(laptop: Laptop, arguments: tuple[str, ...]) -> None:
    done = laptop.call(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""


def test_wrong_usage_is_told_to_who_started_the_program(laptop: Laptop) -> None:
    done = laptop.run("no-such-command")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no-such-command" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("inspection", "show", "no-such"), ()),
        (("verify", "no-such.pdf"), ("no-such.pdf",)),
        (("outlet", "show", "no-such"), ()),
        (("bureau", "show", "no-such"), ()),
        (("bureau", "list", "--db", "mysql://x"), ()),
        (("identity", "import", "no-such.p12"), ("no-such.p12",)),
        (("checklist", "check", "no-such.yaml"), ("no-such.yaml",)),
    ],
)
def test_what_does_not_exist_is_told_in_one_sentence(
    laptop: Laptop, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    refused(laptop.call(*arguments), *words)


def test_an_answer_that_an_item_does_not_know_is_wrong_usage(laptop: Laptop) -> None:
    before = laptop.state(laptop.draft)
    done = laptop.call("inspection", "answer", laptop.draft, "A01", "perhaps")
    assert (done.returncode, done.stdout) == (2, "")
    assert "not-checked" in done.stderr
    assert laptop.state(laptop.draft) == before


def test_a_refusal_is_one_json_value_when_asked_for(laptop: Laptop) -> None:
    done = laptop.run("--json", "inspection", "show", "no-such")
    assert done.returncode == 1
    assert set(json.loads(done.stdout)) == {"refused", "message"}
