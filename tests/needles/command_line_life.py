"""A whole life of a store at the command line: `python -m tests.needles.command_line_life FOLDER`.

Tells on standard output, which leads to no file, what was made and every key there was.
"""

import io
import json
import os
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any

from keyring import set_keyring
from keyring.backend import KeyringBackend
from pydantic_core import to_jsonable_python

from inspector.app.demo.steps import PAD_ASPECT
from inspector.app.demo.visit import strokes
from inspector.cli.main import run
from inspector.model.inspection import Answer, Verdict
from inspector.report.identity import new_trial_identity
from tests.needles import values
from tests.needles.haste import answers, hasten
from tests.needles.laptop import Laptop
from tests.needles.overhearing import Overheard, overhear

BOX = f"--box={values.COVERED.x},{values.COVERED.y},{values.COVERED.width},{values.COVERED.height}"


class Hands:
    """Somebody who types commands."""

    def __init__(self, laptop: Laptop, heard: Overheard) -> None:
        self.laptop = laptop
        self.heard = heard
        self.refused: list[str] = []

    def does(self, *words: object, code: int = 0) -> Any:
        """One command with --json; its answer, the last line of several."""
        out = io.StringIO()
        with redirect_stdout(out):
            ended = run(["--json", *map(str, words)])
        answer = json.loads(out.getvalue().splitlines()[-1]) if out.getvalue() else None
        if ended != code:
            raise AssertionError(f"{words[:3]} ended with {ended}: {answer}")
        return answer

    def is_refused(self, *words: object) -> None:
        """A command that is refused; that it names what was typed is meant for the person's eyes."""
        with redirect_stderr(io.StringIO()):
            self.refused.append(self.does(*words, code=1)["refused"])

    def keeps(self, name: str, content: bytes | str) -> Path:
        """A file of the person's own."""
        path = self.laptop.own / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def live(hands: Hands) -> None:
    """From the first passphrase to the last rescue."""
    laptop = hands.laptop
    os.environ |= {"INSPECTOR_PASSPHRASE": values.PASSPHRASE, "INSPECTOR_PIN": values.PIN}
    os.environ["INSPECTOR_RECOVERY_PASSPHRASE"] = values.RECOVERY_PASSPHRASE
    key = hands.does("bureau", "recovery-key", "new", "--bureau", "Bureau 7", "--out", laptop.left)
    hands.does("store", "new", "--recovery-key", key["public"])
    wrong = hands.keeps("wrong.txt", values.WRONG_PASSPHRASE + "\n")
    hands.is_refused("--passphrase-file", wrong, "outlet", "list")
    id = start(hands)
    record(hands, id)
    photograph(hands, id)
    hands.is_refused("inspection", "seal", id)
    sign_and_seal(hands, id)
    hand_out(hands, id)
    for words in (values.NOTE[3:9], values.MANAGER, "云雀"):
        assert hands.does("inspection", "search", words)
    keep_safe(hands)
    rescue(hands, Path(key["private"]))
    hands.does("store", "check")


class InMemory(KeyringBackend):
    """A keyring of this process."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def start(hands: Hands) -> str:
    """Two officers with identities, an outlet, an inspection; its id."""
    first, second = values.OFFICERS
    own = hands.keeps("officer.p12", new_trial_identity(second, values.PIN, datetime.now().astimezone()))
    pin = hands.keeps("pin.txt", values.PIN + "\n")
    wrong = hands.keeps("wrong-pin.txt", values.WRONG_PIN)
    hands.is_refused("identity", "import", own, "--pin-file", wrong)
    made = [hands.does("identity", "new", first), hands.does("identity", "import", own, "--pin-file", pin)]
    fields = ("brand", "legal_entity", "credit_code", "permit", "address", "responsible", "phone")
    options = [f"--{field.replace('_', '-')}={getattr(values.OUTLET, field)}" for field in fields]
    outlet = hands.does("outlet", "add", values.OUTLET.name, *options)
    officers = [
        f"--officer={name},{certificate},{identity['fingerprint']}"
        for name, certificate, identity in zip(values.OFFICERS, values.CERTIFICATES, made, strict=True)
    ]
    people = (*officers, f"--manager={values.MANAGER},{values.MANAGER_POST}", f"--witness={values.WITNESS}")
    facts = (f"--bureau={values.BUREAU}", f"--notice={values.NOTICE}", "--credentials-shown", "--rights-told")
    return str(
        hands.does("inspection", "new", outlet["id"], "--checklist=personal-information", *people, *facts)[
            "id"
        ]
    )


def record(hands: Hands, id: str) -> None:
    """Answer everything, one by command and the others as lines; one finding by command, the others as lines."""
    lines = [{"action": "answer", "answer": to_jsonable_python(told(answer))} for answer in answers()]
    bad = [line["answer"]["item"] for line in lines if line["answer"]["verdict"] == Verdict.DOES_NOT_CONFORM]
    text = {"text": values.FINDING, "demand": values.DEMAND, "objection": values.OBJECTION}
    lines += [{"action": "finding", "item": item, **text} for item in bad[1:]]
    file = hands.keeps("lines.jsonl", "\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    hands.does("inspection", "apply", id, file)
    hands.does("inspection", "answer", id, "A01", "conforms", "--note", values.NOTE)
    more = (f"--demand={values.DEMAND}", f"--objection={values.OBJECTION}", "--due=2027-01-31")
    hands.does("inspection", "finding", id, bad[0], values.FINDING, *more)
    hands.is_refused("inspection", "apply", id, hands.keeps("bad.jsonl", f'{{"note": "{values.NOTE}"}}'))


def told(answer: Answer) -> dict[str, Any]:
    """An answer of the demo with our texts."""
    given = to_jsonable_python(answer)
    return {
        **given,
        "note": values.NOTE if given["note"] else "",
        "reason": values.REASON if given["reason"] else "",
    }


def photograph(hands: Hands, id: str) -> None:
    """Take in all photos, and one that is none; cover something on each."""
    files = [hands.keeps(shot.name, shot.data) for shot in values.photos()]
    cut = hands.keeps(f"cut-{values.FILE_NAME}", values.photos()[0].data[:70_000])
    describing = (f"--caption={values.CAPTION}", f"--by={values.OFFICERS[0]}")
    with redirect_stderr(io.StringIO()):
        taken = hands.does("inspection", "photo", "add", id, "A16", *files, cut, *describing, code=1)
    hands.refused += [line["code"] for line in taken if line["code"]]
    for line in taken:
        if line["photo"]:
            photo = line["photo"]["id"]
            hands.does("inspection", "photo", "review", id, photo, f"--by={values.OFFICERS[1]}", BOX)


def sign_and_seal(hands: Hands, id: str) -> None:
    """All sign by hand, the manager refuses."""
    for seed, name in enumerate((*values.OFFICERS, values.WITNESS)):
        drawn = json.dumps(to_jsonable_python(strokes(name, seed)))
        file = hands.keeps(f"strokes-{seed}.json", drawn)
        hands.does("inspection", "sign", id, name, f"--strokes={file}", f"--aspect={PAD_ASPECT}")
    refusal = (f"--refuse={values.OBJECTION}", f"--witness={values.WITNESS}")
    hands.does("inspection", "sign", id, values.MANAGER, *refusal)
    hands.does("inspection", "seal", id)


def hand_out(hands: Hands, id: str) -> None:
    """The report and the outlet's copy, and the report into a registry."""
    wanted = hands.laptop.wanted
    wrong = hands.laptop.own / "wrong-pin.txt"
    hands.is_refused("export", id, "-o", wanted / "refused.pdf", "--pin-file", wrong)
    hands.does("export", id, "-o", wanted / "report.pdf")
    hands.does("export", id, "-o", wanted / "copy.pdf", "--outlet-copy")
    trust, url = wanted / "trust", f"sqlite:///{wanted / 'registry.db'}"
    for number, identity in enumerate(hands.does("identity", "list")):
        file = wanted / f"{number}.cer"
        hands.does("identity", "certificate", identity["fingerprint"], "-o", file)
        hands.does("bureau", "trust", "add", file, "--trust", trust)
    hands.does("bureau", "import", wanted / "report.pdf", "--db", url, "--trust", trust)


def keep_safe(hands: Hands) -> None:
    """Back up, change the passphrase, rotate the key, and go back to the backup."""
    stick = hands.laptop.left / "stick"
    stick.mkdir()
    hands.does("store", "backup", stick)
    os.environ["INSPECTOR_NEW_PASSPHRASE"] = values.NEW_PASSPHRASE
    hands.does("store", "passwd")
    os.environ["INSPECTOR_PASSPHRASE"] = values.NEW_PASSPHRASE
    hands.does("store", "keyring")
    hands.does("store", "rotate-key")
    hands.does("store", "keyring")
    hands.does("store", "backup", stick)
    hands.is_refused("store", "restore", stick)
    hands.does("store", "restore", stick, "--replace")
    right = hands.keeps("right.txt", values.NEW_PASSPHRASE + "\n")
    hands.does("--passphrase-file", right, "store", "keyring", "--off")


def rescue(hands: Hands, private: Path) -> None:
    """Save what is intact of a damaged copy; open the store with the bureau's key."""
    laptop, damaged = hands.laptop, hands.laptop.left / "damaged"
    shutil.copytree(laptop.store, damaged)
    with (damaged / "inspector.db").open("r+b") as file:
        file.seek(40 * 4096 + 99)
        file.write(bytes(64))
    hands.does("--data", damaged, "store", "salvage", laptop.left / "salvaged")
    os.environ["INSPECTOR_NEW_PASSPHRASE"] = values.THIRD_PASSPHRASE
    hands.does("store", "recover", "--key", private)
    os.environ["INSPECTOR_PASSPHRASE"] = values.THIRD_PASSPHRASE


if __name__ == "__main__":
    hasten()
    set_keyring(InMemory())
    hands = Hands(Laptop(Path(sys.argv[1])), overhear())
    live(hands)
    hands.heard.tell(refused=hands.refused)
