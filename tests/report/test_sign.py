"""Signing: the first certifies, the second approves, a wrong PIN changes nothing."""

import io
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from factories import Signers, make_signed_record, sign_record

from inspector.errors import Refused
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.report.draw import draw
from inspector.report.identity import certificate_der, identity_of_certificate, new_trial_identity
from inspector.report.write import write_signed


def no_photo(id: PhotoId) -> bytes:
    """The records here have none."""
    raise AssertionError(id)


@pytest.fixture(scope="module")
def record(signers: Signers) -> Record:
    """A record without photos."""
    return make_signed_record(signers)[0]


def test_the_first_certifies_and_the_second_approves(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as pdf:
        certifying = pdf.Root.Perms.DocMDP
        values = [field.V for field in pdf.Root.AcroForm.Fields]
        assert values[0].objgen == certifying.objgen
        assert certifying.Reference[0].TransformParams.P == 2
        assert all(value.SubFilter == "/ETSI.CAdES.detached" for value in values)
        assert "/Reference" not in values[1]


def test_a_signature_leaves_all_earlier_bytes_as_they_were(record: Record, signers: Signers) -> None:
    at = datetime.now().astimezone()
    unsigned, once, twice = (sign_record(record, {}, signers.keys()[:count], at=at) for count in range(3))
    assert once.startswith(unsigned)
    assert twice.startswith(once)
    assert unsigned == draw(record, {})


@pytest.mark.parametrize("which", [0, 1])
def test_a_wrong_pin_is_refused_before_anything_is_written(
    record: Record, signers: Signers, which: int
) -> None:
    keys, out = list(signers.keys()), io.BytesIO()
    keys[which] = replace(keys[which], pin="000000")
    with pytest.raises(Refused) as told:
        write_signed(out, record, no_photo, keys, datetime.now().astimezone())
    assert told.value.code == "identity-wrong-pin"
    assert out.getvalue() == b""


def test_an_identity_outside_its_time_is_refused(record: Record, signers: Signers) -> None:
    for moved in (timedelta(days=-2), timedelta(days=3 * 366)):
        with pytest.raises(Refused) as told:
            sign_record(record, {}, signers.keys(), at=datetime.now().astimezone() + moved)
        assert told.value.code == "identity-expired"


def test_a_signature_that_fails_leaves_the_file_before_it(record: Record, signers: Signers) -> None:
    first, second = signers.keys()
    out, at = io.BytesIO(), datetime.now().astimezone()
    with pytest.raises(Refused) as told:
        write_signed(out, record, no_photo, [first, replace(second, field="Officer9")], at)
    assert told.value.code == "field-missing"
    assert out.getvalue().startswith(draw(record, {}))
    assert len(re.findall(rb"/ByteRange", out.getvalue())) == 1


def test_a_file_that_is_no_identity_is_refused() -> None:
    for junk in (b"", b"not a p12", b"\x30\x82" * 40):
        with pytest.raises(Refused) as told:
            certificate_der(junk, "123456")
        assert told.value.code in ("identity-unreadable", "identity-wrong-pin")


def test_a_trial_identity_says_so_and_is_rsa_3072(signers: Signers) -> None:
    certificate = x509.load_der_x509_certificate(signers.certificates[0])
    (unit,) = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    assert "TRIAL" in str(unit.value)
    key = certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 3072
    assert identity_of_certificate(signers.certificates[0]).trial


def test_a_short_pin_and_a_missing_name_are_refused() -> None:
    now = datetime.now().astimezone()
    for name, pin, code in (("王建国", "12345", "identity-weak-pin"), (" ", "123456", "identity-name")):
        with pytest.raises(Refused) as told:
            new_trial_identity(name, pin, now)
        assert told.value.code == code
