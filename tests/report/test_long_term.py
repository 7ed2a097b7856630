"""Signatures that prove their time, against a real authority, OCSP, CRL and time stamps on loopback."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from factories import MANAGER, OFFICER_1, OFFICER_2, WITNESS, make_record, sign_record
from manipulations import draw_over, increment, unused_object
from pdf_checks import openssl_cms, pdfsig, require_archival
from pki import Authority, running_authority
from pyhanko.pdf_utils.reader import PdfFileReader

from inspector.app.progress import silent
from inspector.app.proving import prove_time
from inspector.errors import Refused
from inspector.model.inspection import Languages
from inspector.model.level import Level
from inspector.model.person import PersonId
from inspector.model.record import Record
from inspector.model.verdict import Outcome
from inspector.report.keys import SigningKey
from inspector.report.seal_time import seal_time, time_stamp_from
from inspector.report.verify import verify_report
from inspector.report.write import write_signed

PIN = "123456"
PROVED = ("B-T", "B-LT", "B-LTA", "B-B with a later time", "LTA", "T ")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """One authority for all tests."""
    with running_authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


def record_of(authority: Authority, *labels: str, languages: Languages = ("zh",)) -> Record:
    """A record that these officers are to sign."""
    officers = [
        replace(
            (OFFICER_1, OFFICER_2)[number % 2],
            id=PersonId(f"o{number}"),
            identity=hashlib.sha256(authority.certificate(label)).hexdigest(),
        )
        for number, label in enumerate(labels)
    ]
    return make_record(people=(*officers, MANAGER, WITNESS), languages=languages)


def keys_of(authority: Authority, *labels: str) -> list[SigningKey]:
    """Their keys."""
    return [SigningKey(f"Officer{n}", authority.pkcs12(label, PIN), PIN) for n, label in enumerate(labels, 1)]


def signed_by(authority: Authority, *labels: str, languages: Languages = ("zh",)) -> bytes:
    """A report signed offline."""
    record = record_of(authority, *labels, languages=languages)
    return sign_record(record, {}, keys_of(authority, *labels))


def proved(authority: Authority, report: bytes, level: Level, tsa: str = "") -> bytes:
    """The report with the proof of its time."""
    out = io.BytesIO()
    root = authority.certificate("root")
    seal_time(io.BytesIO(report), out, tsa or authority.time_stamps, [root], level)
    return out.getvalue()


def failed(authority: Authority, report: bytes) -> list[str]:
    """The rules that fail when the root is trusted."""
    return [rule.code for rule in verify_report(report, [authority.certificate("root")]).failed]


@pytest.fixture(scope="module")
def offline(authority: Authority) -> bytes:
    """A report signed offline by two officers."""
    return signed_by(authority, "officer1", "officer2")


@pytest.fixture(scope="module")
def timed(authority: Authority) -> bytes:
    """A report whose signatures carry their time."""
    out, labels = io.BytesIO(), ("officer1", "officer2")
    write_signed(
        out,
        record_of(authority, *labels),
        lambda id: b"",
        keys_of(authority, *labels),
        datetime.now().astimezone(),
        time_stamp=time_stamp_from(authority.time_stamps),
    )
    return out.getvalue()


@pytest.mark.long
@pytest.mark.verapdf
@pytest.mark.pdfsig
def test_every_level_is_archival_accepted_and_valid_elsewhere(
    authority: Authority, offline: bytes, timed: bytes, tmp_path: Path
) -> None:
    made = {
        "B-B": offline,
        "three": signed_by(authority, "officer1", "officer2", "officer3"),
        "B-T": timed,
        "B-LT": proved(authority, timed, Level.LT),
        "B-LTA": proved(authority, timed, Level.LTA),
        "B-B with a later time": proved(authority, offline, Level.LTA),
    }
    for languages in (("en",), ("zh", "en")):
        signed = signed_by(authority, "officer1", "officer2", languages=languages)
        for level in Level:
            made[f"{level} {' '.join(languages)}"] = proved(authority, signed, level)
    for name, report in made.items():
        assert failed(authority, report) == [], name
        (tmp_path / f"{name}.pdf").write_bytes(report)
        verdict = verify_report(report, [authority.certificate("root")])
        assert (verdict.proved_at is not None) == name.startswith(PROVED), name
        assert verify_report(report, ()).proved_at is None
    files = sorted(tmp_path.glob("*.pdf"))
    require_archival(*files)
    for file in files:
        assert all(seen.valid for seen in pdfsig(file) if seen.kind == "ETSI.CAdES.detached"), file
        assert all(seen.valid for seen in openssl_cms(file)), file


def test_a_signature_carries_the_services_time(timed: bytes) -> None:
    for signature in PdfFileReader(io.BytesIO(timed)).embedded_regular_signatures:
        (attribute,) = signature.signer_info["unsigned_attrs"]
        assert attribute["type"].native == "signature_time_stamp_token"


def test_a_proved_time_hides_no_change(authority: Authority, offline: bytes) -> None:
    for level in Level:
        after = proved(authority, offline, level)
        assert "whole-file" in failed(authority, increment(unused_object)(after))
        assert "page-content-kept" in failed(authority, increment(draw_over)(after))
    before = increment(draw_over)(offline)
    assert "page-content-kept" in failed(authority, proved(authority, before, Level.LTA))


def test_a_time_stamp_of_something_else_is_noticed(authority: Authority, offline: bytes) -> None:
    other = proved(authority, signed_by(authority, "officer1"), Level.LTA)
    token = re.findall(rb"/Contents <([0-9a-f]+)>", other, re.IGNORECASE)[-1]
    stamped = proved(authority, offline, Level.LTA)
    *_, last = re.finditer(rb"/Contents <([0-9a-f]+)>", stamped, re.IGNORECASE)
    place = last.span(1)
    forged = (
        stamped[: place[0]]
        + token[: place[1] - place[0]].ljust(place[1] - place[0], b"0")
        + stamped[place[1] :]
    )
    assert "time-stamps" in failed(authority, forged)


@pytest.mark.parametrize(
    ("labels", "tsa", "code"),
    [
        (("officer1",), "http://127.0.0.1:9/none", "tsa-unreachable"),
        (("revoked",), "", "certificate-revoked"),
    ],
)
def test_what_hinders_the_proof_is_told(
    authority: Authority, labels: tuple[str, ...], tsa: str, code: str
) -> None:
    with pytest.raises(Refused) as told:
        proved(authority, signed_by(authority, *labels), Level.LTA, tsa)
    assert told.value.code == code


def test_an_expired_certificate_signs_nothing(authority: Authority) -> None:
    with pytest.raises(Refused) as told:
        signed_by(authority, "expired")
    assert told.value.code == "identity-expired"


def test_reports_are_proved_beside_the_originals(
    authority: Authority, offline: bytes, tmp_path: Path
) -> None:
    trust, report, folder = tmp_path / "trust", tmp_path / "report.pdf", tmp_path / "proved"
    trust.mkdir()
    (trust / "root.der").write_bytes(authority.certificate("root"))
    report.write_bytes(offline)
    (made,) = prove_time([report], folder, authority.time_stamps, trust, Level.LTA, silent)
    assert report.read_bytes() == offline
    assert made.read_bytes().startswith(offline)
    verdict = verify_report(made, [authority.certificate("root")])
    assert verdict.outcome is Outcome.ACCEPTED
    with pytest.raises(Refused) as told:
        prove_time([report], folder, authority.time_stamps, trust, Level.LTA, silent)
    assert told.value.code == "file-exists"
    (tmp_path / "bad.pdf").write_bytes(offline[:-100])
    with pytest.raises(Refused) as told:
        prove_time([tmp_path / "bad.pdf"], folder, authority.time_stamps, trust, Level.LTA, silent)
    assert told.value.code == "time-not-accepted"
    assert [path.name for path in folder.iterdir()] == ["report.pdf"]
