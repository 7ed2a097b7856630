"""What level the signatures of a file have come to, and when they are known to have existed."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from factories import MANAGER, OFFICER_1, OFFICER_2, WITNESS, Signers, make_record, sign_record
from manipulations import increment, unused_object
from pki import Authority, running_authority
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter

from inspector.model.level import Level, Proof, SignatureLevel
from inspector.model.person import PersonId
from inspector.report.keys import SigningKey
from inspector.report.seal_time import seal_time, time_stamp_from
from inspector.report.times import pades_level
from inspector.report.write import write_signed

PIN = "123456"
OFFICERS = ("officer1", "officer2")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """One authority for all tests."""
    with running_authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


def signed(authority: Authority, *labels: str, tsa: str = "", keys: int | None = None) -> bytes:
    """A report for officers of the authority, signed by all or the first ones, offline unless a service is named."""
    people = [
        replace(
            (OFFICER_1, OFFICER_2)[n],
            id=PersonId(f"o{n}"),
            identity=hashlib.sha256(authority.certificate(label)).hexdigest(),
        )
        for n, label in enumerate(labels)
    ]
    unlocked = [
        SigningKey(f"Officer{n}", authority.pkcs12(label, PIN), PIN)
        for n, label in enumerate(labels[:keys], 1)
    ]
    out, stamp = io.BytesIO(), time_stamp_from(tsa) if tsa else None
    record, now = make_record(people=(*people, MANAGER, WITNESS)), datetime.now().astimezone()
    write_signed(out, record, lambda id: b"", unlocked, now, time_stamp=stamp)
    return out.getvalue()


@pytest.fixture(scope="module")
def offline(authority: Authority) -> bytes:
    """A report signed offline."""
    return signed(authority, *OFFICERS)


@pytest.fixture(scope="module")
def timed(authority: Authority) -> bytes:
    """A report whose signatures carry their time."""
    return signed(authority, *OFFICERS, tsa=authority.time_stamps)


def proved(authority: Authority, report: bytes, level: Level, tsa: str = "") -> bytes:
    """The report with the proof of its time."""
    out = io.BytesIO()
    trust = [authority.certificate("root")]
    seal_time(io.BytesIO(report), out, tsa or authority.time_stamps, trust, level)
    return out.getvalue()


def proofs(report: bytes, trust: list[bytes], now: datetime | None = None) -> list[Proof]:
    """What each signature has come to."""
    reader = PdfFileReader(io.BytesIO(report))
    return [pades_level(signature, reader, trust, now) for signature in reader.embedded_regular_signatures]


def levels(authority: Authority, report: bytes, now: datetime | None = None) -> list[str]:
    """The levels when the root is trusted; a proved time is there from B-T on."""
    found = proofs(report, [authority.certificate("root")], now)
    assert all((proof.proven_at is None) == (proof.level is SignatureLevel.B) for proof in found)
    return [str(proof.level) for proof in found]


@pytest.mark.parametrize(
    ("carried", "added", "reached"),
    [
        (False, None, "B-B"),
        (False, Level.T, "B-T"),
        (False, Level.LT, "B-B"),
        (False, Level.LTA, "B-LTA"),
        (True, None, "B-T"),
        (True, Level.T, "B-T"),
        (True, Level.LT, "B-LT"),
        (True, Level.LTA, "B-LTA"),
    ],
)
def test_each_proof_leads_to_its_level(
    authority: Authority, offline: bytes, timed: bytes, carried: bool, added: Level | None, reached: str
) -> None:
    report = timed if carried else offline
    after = report if added is None else proved(authority, report, added)
    assert levels(authority, after) == [reached, reached]


def test_the_proved_time_is_the_services(authority: Authority, timed: bytes, offline: bytes) -> None:
    root, before = [authority.certificate("root")], datetime.now(UTC).replace(microsecond=0)
    own = [proof.proven_at for proof in proofs(timed, root)]
    assert own == sorted(time for time in own if time is not None)
    assert [proof.proven_at for proof in proofs(proved(authority, timed, Level.LTA), root)] == own
    later = {proof.proven_at for proof in proofs(proved(authority, offline, Level.T), root)}
    (at,) = later
    assert at is not None
    assert before <= at <= datetime.now(UTC) + timedelta(seconds=1)


def test_only_trusted_services_prove_a_time(authority: Authority, timed: bytes) -> None:
    after = proved(authority, timed, Level.LTA)
    for trust in ([], [authority.certificate("issuer")]):
        assert [str(proof.level) for proof in proofs(after, trust)] == ["B-B", "B-B"]


def test_evidence_that_counts_stands_under_the_time_stamp(authority: Authority, offline: bytes) -> None:
    first = proved(authority, offline, Level.T)
    then_evidence = proved(authority, first, Level.LT)
    assert levels(authority, then_evidence) == ["B-LT", "B-LT"]
    assert levels(authority, proved(authority, then_evidence, Level.T)) == ["B-LTA", "B-LTA"]


def test_a_time_stamp_of_something_else_proves_nothing(authority: Authority, offline: bytes) -> None:
    report = proved(authority, offline, Level.LTA)
    other = proved(authority, signed(authority, "officer1"), Level.LTA)
    token = re.findall(rb"/Contents <([0-9a-f]+)>", other, re.IGNORECASE)[-1]
    *_, last = re.finditer(rb"/Contents <([0-9a-f]+)>", report, re.IGNORECASE)
    length = last.end(1) - last.start(1)
    forged = report[: last.start(1)] + token[:length].ljust(length, b"0") + report[last.end(1) :]
    assert levels(authority, forged) == ["B-B", "B-B"]


def test_a_signature_behind_the_time_stamp_is_not_proved_by_it(authority: Authority) -> None:
    first = signed(authority, *OFFICERS, keys=1)
    stamped = IncrementalPdfFileWriter(io.BytesIO(proved(authority, first, Level.T)))
    signer = SimpleSigner.load_pkcs12_data(authority.pkcs12("officer2", PIN), [], PIN.encode())
    settings = PdfSignatureMetadata(field_name="Officer2", subfilter=SigSeedSubFilter.PADES)
    report = sign_pdf(stamped, settings, signer).getvalue()
    assert levels(authority, report) == ["B-T", "B-B"]


def test_changes_behind_do_not_change_what_was_proved(authority: Authority, offline: bytes) -> None:
    report = increment(unused_object)(proved(authority, offline, Level.LTA))
    assert levels(authority, report) == ["B-LTA", "B-LTA"]


def test_a_newer_time_stamp_keeps_the_proof_when_a_service_expires(
    authority: Authority, timed: bytes
) -> None:
    """The first service's certificate ends after 5 years, the second one's after 15."""
    once = proved(authority, timed, Level.LTA)
    renewed = proved(authority, once, Level.LTA, authority.lasting_time_stamps)
    now = datetime.now(UTC)
    for years, first, again in ((3, "B-LTA", "B-LTA"), (8, "B-B", "B-LTA"), (17, "B-B", "B-B")):
        later = now + timedelta(days=365 * years)
        assert levels(authority, once, later) == [first, first], years
        assert levels(authority, renewed, later) == [again, again], years


def test_a_revoked_certificate_has_no_evidence(authority: Authority) -> None:
    report = signed(authority, "revoked", tsa=authority.time_stamps)
    assert levels(authority, report) == ["B-T"]
    assert levels(authority, proved(authority, report, Level.T)) == ["B-T"]


def test_a_trial_signature_can_have_its_time_proved(authority: Authority, signers: Signers) -> None:
    record = make_record(people=signers.people())
    report = proved(authority, sign_record(record, {}, signers.keys()), Level.T)
    assert levels(authority, report) == ["B-T", "B-T"]
