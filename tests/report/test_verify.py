"""The verdict: what is untouched is accepted, and every kind of manipulation is refused by its rule."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from factories import Signers, make_record, make_report, make_signed_record, make_signers, sign_record
from hypothesis import given, settings
from hypothesis import strategies as st
from insider import Tampering, made_by_insider, moved, sign_otherwise
from manipulations import BY_STRANGERS, Manipulation
from pyhanko.sign.fields import MDPPerm
from tamperings import BY_INSIDERS

from inspector.model.inspection import Languages
from inspector.model.verdict import Outcome
from inspector.report import verify
from inspector.report.draw import draw
from inspector.report.keys import SigningKey
from inspector.report.reading import Reader, entry, items, raw
from inspector.report.rebuild import REBUILT
from inspector.report.verify import verify_report
from inspector.report.verify_rules import SENTENCES


def failed(data: bytes, signers: Signers) -> list[str]:
    """The codes of the rules that fail, the officers being trusted."""
    verdict = verify_report(data, signers.certificates)
    assert (verdict.outcome is Outcome.ACCEPTED) == (not verdict.failed)
    return [rule.code for rule in verdict.failed]


def by_insider(signers: Signers, tampering: Tampering, keys: Sequence[SigningKey] | None = None) -> bytes:
    """A report with a photo, tampered with before it was signed."""
    record, jpegs = make_signed_record(signers, 1)
    return made_by_insider(record, jpegs, signers.keys() if keys is None else keys, tampering)


def test_an_untouched_report_is_accepted_by_every_rule(report: bytes, signers: Signers) -> None:
    verdict = verify_report(report, signers.certificates)
    assert verdict.outcome is Outcome.ACCEPTED
    assert [rule.code for rule in verdict.rules if not rule.held] == []
    # The one is for reports of other versions of the program, the other for files beside the report.
    assert {rule.code for rule in verdict.rules} == set(SENTENCES) - {"text-shown", "volumes"}
    assert set(REBUILT) <= set(SENTENCES)
    assert verdict.file_sha256 == hashlib.sha256(report).hexdigest()
    assert verdict.record is not None


@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")])
@pytest.mark.parametrize("photos", [0, 1, 3])
def test_untouched_reports_are_accepted(
    signers: Signers, languages: Languages, photos: int, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(make_report(signers, photos, languages=languages))
    assert verify_report(file, signers.certificates).outcome is Outcome.ACCEPTED


def test_a_report_of_an_older_program_is_accepted_by_its_texts(signers: Signers) -> None:
    older = BY_INSIDERS["an older program, and a text left out"][0].description
    assert failed(by_insider(signers, Tampering(description=older)), signers) == []


def test_a_strangers_huge_record_is_not_drawn(
    report: bytes, signers: Signers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "USUAL_RECORD", 10)
    trusted, untrusted = (verify_report(report, known) for known in (signers.certificates, ()))
    assert "text-rebuilt" in {rule.code for rule in trusted.rules}
    assert "text-shown" in {rule.code for rule in untrusted.rules}
    assert [rule.code for rule in untrusted.failed] == ["trusted"]


def test_what_stands_at_a_place_is_parsed_once_and_no_stream_is_kept(report: bytes) -> None:
    reader = Reader(io.BytesIO(report), strict=True)
    last = reader.xrefs.total_revisions - 1
    signed = raw(items(entry(reader.root, "/AcroForm"), "/Fields")[0], "/V")
    assert reader.get_object(signed, revision=last) is signed.get_object()
    metadata = raw(reader.root, "/Metadata")
    first, again = (reader.get_object(metadata, revision=0) for _ in range(2))
    assert first.data == again.data
    assert first is not again


def test_the_insiders_way_of_making_reports_is_sound(signers: Signers) -> None:
    assert failed(by_insider(signers, Tampering()), signers) == []


@pytest.mark.parametrize(("manipulation", "code"), BY_STRANGERS.values(), ids=list(BY_STRANGERS))
def test_what_strangers_do_is_refused(
    report: bytes, signers: Signers, manipulation: Manipulation, code: str
) -> None:
    assert code in failed(manipulation(report), signers)


@pytest.mark.parametrize(("tampering", "code"), BY_INSIDERS.values(), ids=list(BY_INSIDERS))
def test_what_insiders_do_is_refused(signers: Signers, tampering: Tampering, code: str) -> None:
    assert code in failed(by_insider(signers, tampering), signers)


def test_many_kinds_of_manipulation_have_a_rule_of_their_own() -> None:
    codes = {code for _, code in [*BY_STRANGERS.values(), *BY_INSIDERS.values()]}
    assert len(codes) >= 50
    assert codes <= set(SENTENCES)


def test_a_stranger_among_the_signers_is_noticed(signers: Signers) -> None:
    first, _ = signers.keys()
    stranger = replace(make_signers().keys()[1], field="Officer2")
    assert "no-other-signer" in failed(by_insider(signers, Tampering(), [first, stranger]), signers)


def test_officers_in_the_wrong_order_are_noticed(signers: Signers) -> None:
    first, second = signers.keys()
    assert failed(by_insider(signers, Tampering(), [second, first]), signers) == ["signed-in-order"]


def test_an_officer_in_the_field_of_another_is_noticed(signers: Signers) -> None:
    first, second = signers.keys()
    exchanged = [moved(first, "Officer2"), moved(second, "Officer1")]
    assert "signed-own-field" in failed(by_insider(signers, Tampering(), exchanged), signers)


def test_a_weak_certification_is_noticed(signers: Signers) -> None:
    record, jpegs = make_signed_record(signers)
    signed = sign_otherwise(draw(record, jpegs), signers.keys(), MDPPerm.ANNOTATE)
    assert "certified-unchanged" in failed(signed, signers)


def test_a_signature_outside_the_certificates_time_is_noticed(
    signers: Signers, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector.report import keys

    monkeypatch.setattr(keys, "require_in_time", lambda identity, at: None)
    record, jpegs = make_signed_record(signers)
    late = datetime.now().astimezone() + timedelta(days=4000)
    assert failed(sign_record(record, jpegs, signers.keys(), at=late), signers) == ["certificate-valid"]


def test_without_trust_a_report_is_intact_but_untrusted(report: bytes, signers: Signers) -> None:
    for known in ((), signers.certificates[:1]):
        verdict = verify_report(report, known)
        assert verdict.outcome is Outcome.UNTRUSTED
        assert [rule.code for rule in verdict.failed] == ["trusted"]


@pytest.mark.long
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_changed_byte_is_accepted(report: bytes, signers: Signers, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(report) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = report[:at] + bytes([report[at] ^ flip]) + report[at + 1 :]
    if failed(changed, signers) == []:
        pytest.fail(f"byte {at} xor {flip}")


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_part_of_a_report_is_accepted(report: bytes, signers: Signers, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(report) - 1))
    if failed(report[:end], signers) == []:
        pytest.fail(f"the first {end} bytes")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_get_a_verdict(signers: Signers, data: bytes) -> None:
    assert failed(data, signers)


def test_an_unsigned_report_is_refused(signers: Signers) -> None:
    assert failed(draw(make_record(people=signers.people()), {}), signers) == ["signed"]


def test_handwriting_of_another_content_is_noticed(signers: Signers) -> None:
    record = make_record(people=signers.people())
    hand = tuple(replace(each, digest="0" * 64) for each in record.handwriting)
    data = sign_record(replace(record, handwriting=hand), {}, signers.keys())
    assert failed(data, signers) == ["statement"]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "hostile",
    [
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
        b"%PDF-1.7\n" + b"1 0 obj " * 50_000 + b"\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 200_000 + b"\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"<<" * 200_000 + b"\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
    ],
    ids=["loop", "objects", "arrays", "dictionaries"],
)
def test_hostile_files_are_refused_soon(hostile: bytes, signers: Signers) -> None:
    assert failed(hostile, signers) == ["pdf-readable"]
