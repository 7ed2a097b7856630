"""The checkers tell a whole signature from a broken one, and never pass over a file that is no PDF."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import OFFICER_1
from pdf_checks import CheckFailed, openssl_cms, pdfsig, pdftotext, syntax_problems
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfTimeStamper, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps import DummyTimeStamper

from inspector.report.identity import new_trial_identity
from tests.report.minimal_conforming import minimal_conforming

pytestmark = pytest.mark.pdfsig
PIN = "123456"


@pytest.fixture(scope="module")
def signed() -> bytes:
    """Signed by an officer, then stamped with a document time-stamp of the same key."""
    identity = new_trial_identity(OFFICER_1.name, PIN, datetime.now(UTC))
    signer = SimpleSigner.load_pkcs12_data(identity, other_certs=[], passphrase=PIN.encode())
    plain = io.BytesIO()
    minimal_conforming().save(plain)
    meta = PdfSignatureMetadata(
        field_name="Officer1", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    one = sign_pdf(IncrementalPdfFileWriter(plain), meta, signer)
    clock = DummyTimeStamper(signer.signing_cert, signer.signing_key)
    stamp = PdfTimeStamper(clock, field_name="Stamp")
    return stamp.timestamp_pdf(IncrementalPdfFileWriter(one), "sha256").getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "signed.pdf"


def test_openssl_finds_signature_and_time_stamp_valid(signed: bytes, file: Path) -> None:
    file.write_bytes(signed)
    officer, stamp = openssl_cms(file)
    assert (officer.field, officer.timestamp, officer.told) == ("Officer1", False, "")
    assert (stamp.field, stamp.timestamp, stamp.told) == ("Stamp", True, "")
    assert officer.valid
    assert stamp.valid
    assert officer.end < stamp.end == len(signed)


def test_pdfsig_finds_the_signature_valid_and_tells_that_more_follows(signed: bytes, file: Path) -> None:
    file.write_bytes(signed)
    officer = pdfsig(file)[0]
    assert (officer.field, officer.signer, officer.kind) == (
        "Officer1",
        OFFICER_1.name,
        "ETSI.CAdES.detached",
    )
    assert (officer.valid, officer.total) == (True, False)


def test_a_changed_byte_breaks_signature_and_time_stamp(signed: bytes, file: Path) -> None:
    file.write_bytes(signed.replace(b"(Signature of the first", b"(signature of the first", 1))
    assert [one.valid for one in openssl_cms(file)] == [False, False]
    assert not pdfsig(file)[0].valid


def test_a_byte_range_that_leaves_something_out_is_not_valid(signed: bytes, file: Path) -> None:
    start = signed.index(b"/ByteRange [0 ") + len(b"/ByteRange [0 ")
    file.write_bytes(signed[:start] + b"9" + signed[start + 1 :])
    assert not openssl_cms(file)[0].valid


def test_an_unsigned_field_is_no_signature(file: Path) -> None:
    minimal_conforming().save(file)
    assert openssl_cms(file) == pdfsig(file) == []


def test_text_and_syntax_are_read(file: Path) -> None:
    minimal_conforming().save(file)
    assert "李㛃" in pdftotext(file)
    assert syntax_problems(file) == []
    file.write_bytes(file.read_bytes().replace(b"startxref\n", b"startxref\n1"))
    assert syntax_problems(file)


@pytest.mark.parametrize("check", [openssl_cms, pdfsig, pdftotext, syntax_problems])
def test_what_is_no_pdf_is_no_success(check: Callable[[Path], object], file: Path) -> None:
    file.write_bytes(b"no PDF")
    with pytest.raises(CheckFailed):
        check(file)
