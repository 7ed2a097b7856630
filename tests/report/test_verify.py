"""The verdict: an untouched report is accepted, whatever was done to it is told by a stable code."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from factories import Signers, make_jpeg, make_photo, make_record, make_report, sign_record
from hypothesis import given, settings
from hypothesis import strategies as st
from insider import sign_otherwise
from pikepdf import Array, Dictionary, Name, Pdf, String
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from inspector.model.verdict import Outcome
from inspector.report.draw import draw
from inspector.report.verify import verify_report
from inspector.report.verify_rules import SENTENCES


def failed(data: bytes, signers: Signers) -> set[str]:
    """The codes of the rules that fail, the officers being trusted."""
    verdict = verify_report(data, signers.certificates)
    assert (verdict.outcome is Outcome.ACCEPTED) == (not verdict.failed)
    return {rule.code for rule in verdict.failed}


def appended(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with a change appended to it, as editors do."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def resigned(
    signers: Signers, change: Callable[[Pdf], None], *, keys: slice = slice(0, 2), photos: int = 1
) -> bytes:
    """A report changed before it was signed, by officers with real keys."""
    jpegs = [make_jpeg(seed=n) for n in range(photos)]
    taken = tuple(make_photo(n, jpeg) for n, jpeg in enumerate(jpegs))
    record = make_record(people=signers.people(), photos=taken)
    drawn = draw(record, {p.id: jpeg for p, jpeg in zip(taken, jpegs, strict=True)})
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return sign_otherwise(out.getvalue(), signers.keys()[keys])


def test_an_untouched_report_is_accepted_by_every_rule(report: bytes, signers: Signers) -> None:
    verdict = verify_report(report, signers.certificates)
    assert verdict.outcome is Outcome.ACCEPTED
    assert [rule.code for rule in verdict.rules if not rule.held] == []
    assert {rule.code for rule in verdict.rules} == set(SENTENCES)
    assert verdict.file_sha256 == hashlib.sha256(report).hexdigest()
    assert verdict.record is not None


def test_without_trust_a_report_is_intact_but_untrusted(report: bytes, signers: Signers) -> None:
    for known in ((), signers.certificates[:1]):
        verdict = verify_report(report, known)
        assert verdict.outcome is Outcome.UNTRUSTED
        assert [rule.code for rule in verdict.failed] == ["trusted"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_changed_byte_is_accepted(report: bytes, signers: Signers, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(report) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = report[:at] + bytes([report[at] ^ flip]) + report[at + 1 :]
    assert failed(changed, signers), f"byte {at} xor {flip}"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_part_of_a_report_is_accepted(report: bytes, signers: Signers, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(report) - 1))
    assert failed(report[:end], signers)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict(signers: Signers, data: bytes) -> None:
    assert verify_report(data, signers.certificates).outcome is Outcome.REFUSED
    assert verify_report(b"%PDF-1.7\n" + data, signers.certificates).outcome is Outcome.REFUSED


def test_something_behind_the_last_signature_is_noticed(report: bytes, signers: Signers) -> None:
    assert failed(report + b"\n%% more\n", signers) & {"whole-file", "pdf-readable", "unmodified"}


def test_a_title_changed_afterwards_is_noticed(report: bytes, signers: Signers) -> None:
    def retitle(writer: IncrementalPdfFileWriter) -> None:
        info = writer.add_object(DictionaryObject({NameObject("/Title"): TextStringObject("other")}))
        writer.set_info(info)

    assert failed(appended(report, retitle), signers) & {"unmodified", "whole-file"}


def test_text_drawn_over_a_page_is_noticed(report: bytes, signers: Signers) -> None:
    def draw_over(writer: IncrementalPdfFileWriter) -> None:
        from pyhanko.pdf_utils.generic import StreamObject

        stream = writer.add_object(StreamObject(stream_data=b"0 0 300 300 re f"))
        writer.add_stream_to_page(0, stream)

    assert failed(appended(report, draw_over), signers) & {"unmodified", "whole-file"}


def test_a_rewritten_file_is_noticed(report: bytes, signers: Signers) -> None:
    with Pdf.open(io.BytesIO(report)) as pdf:
        out = io.BytesIO()
        pdf.save(out)
    assert failed(out.getvalue(), signers) & {"signature-intact", "pdf-readable"}


def test_a_missing_signature_is_noticed(signers: Signers) -> None:
    one = resigned(signers, lambda pdf: None, keys=slice(0, 1))
    assert "required-signers" in failed(one, signers)


def test_officers_in_the_wrong_order_are_noticed(signers: Signers) -> None:
    def nothing(pdf: Pdf) -> None:
        """Leave it."""

    assert failed(resigned(signers, nothing, keys=slice(None, None, -1)), signers) & {
        "required-signers",
        "certified",
    }


def test_an_unsigned_report_is_refused(signers: Signers) -> None:
    assert failed(draw(make_record(people=signers.people()), {}), signers) == {"signed"}


def test_an_exchanged_photo_is_noticed_even_when_officers_sign_it(signers: Signers) -> None:
    def exchange(pdf: Pdf) -> None:
        for page in pdf.pages:
            for image in page.images.values():
                image.write(make_jpeg(seed=99), filter=Name.DCTDecode)

    assert failed(resigned(signers, exchange), signers) == {"photos"}


def test_an_exchanged_record_is_noticed_even_when_officers_sign_it(signers: Signers) -> None:
    def exchange(pdf: Pdf) -> None:
        pdf.Root.AF[0].EF.F.write(pdf.Root.AF[0].EF.F.read_bytes().replace(b"7", b"8"))

    assert failed(resigned(signers, exchange), signers) & {"statement", "record-readable", "photos"}


def test_a_record_written_otherwise_is_noticed(signers: Signers) -> None:
    def space(pdf: Pdf) -> None:
        pdf.Root.AF[0].EF.F.write(b" " + pdf.Root.AF[0].EF.F.read_bytes())

    assert failed(resigned(signers, space), signers) == {"record-canonical"}


def test_a_second_embedded_file_is_noticed(signers: Signers) -> None:
    def add(pdf: Pdf) -> None:
        pdf.attachments["other.json"] = b"{}"

    assert failed(resigned(signers, add), signers) == {"record-present"}


def test_a_missing_record_is_noticed(signers: Signers) -> None:
    def remove(pdf: Pdf) -> None:
        del pdf.Root.AF

    assert {"record-present", "record-readable"} <= failed(resigned(signers, remove), signers)


def test_a_form_field_more_is_noticed(signers: Signers) -> None:
    def add(pdf: Pdf) -> None:
        field = Dictionary(FT=Name.Tx, T=String("amount"), V=String("1"))
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))

    assert failed(resigned(signers, add), signers) == {"no-other-field"}


@pytest.mark.parametrize("kind", ["script", "open-action", "comment", "page-action", "layers"])
def test_active_content_is_noticed_even_when_officers_sign_it(signers: Signers, kind: str) -> None:
    def add(pdf: Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        page = pdf.pages[0].obj
        if kind == "script":
            pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
        elif kind == "open-action":
            pdf.Root.OpenAction = script
        elif kind == "comment":
            note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 90, 90]))
            page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(note)])
        elif kind == "page-action":
            page.AA = Dictionary(O=script)
        else:
            pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())

    assert failed(resigned(signers, add), signers) == {"no-active-content"}


def test_an_encrypted_report_is_refused(report: bytes, signers: Signers) -> None:
    with Pdf.open(io.BytesIO(report)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    assert failed(out.getvalue(), signers) & {"not-encrypted", "pdf-readable"}


def test_handwriting_of_another_content_is_noticed(signers: Signers) -> None:
    record = make_record(people=signers.people())
    hand = tuple(replace(each, digest="0" * 64) for each in record.handwriting)
    data = sign_record(replace(record, handwriting=hand), {}, signers.keys())
    assert failed(data, signers) == {"statement"}


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
    assert failed(hostile, signers) == {"pdf-readable"}


def test_a_report_without_photos_is_accepted(signers: Signers) -> None:
    assert failed(make_report(signers, photos=0), signers) == set()
