"""Signing: the first certifies, the second approves, a wrong PIN changes nothing."""

import io
from dataclasses import replace
from datetime import datetime, timedelta

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from factories import Signers, make_record

from inspector.errors import Refused
from inspector.report.draw import draw
from inspector.report.identity import new_trial_identity, read_identity
from inspector.report.sign import sign_report


@pytest.fixture(scope="module")
def unsigned(signers: Signers) -> bytes:
    """A drawn report without photos."""
    return draw(make_record(people=signers.people()), {})


def test_the_first_certifies_and_the_second_approves(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as pdf:
        certifying = pdf.Root.Perms.DocMDP
        values = [field.V for field in pdf.Root.AcroForm.Fields]
        assert values[0].objgen == certifying.objgen
        assert certifying.Reference[0].TransformParams.P == 2
        assert all(value.SubFilter == "/ETSI.CAdES.detached" for value in values)
        assert "/Reference" not in values[1]


def test_a_signature_leaves_all_earlier_bytes_as_they_were(unsigned: bytes, signers: Signers) -> None:
    signed = sign_report(unsigned, signers.keys(), datetime.now().astimezone())
    assert signed.startswith(unsigned[:-10])


@pytest.mark.parametrize("which", [0, 1])
def test_a_wrong_pin_is_refused(unsigned: bytes, signers: Signers, which: int) -> None:
    keys = list(signers.keys())
    keys[which] = replace(keys[which], pin="000000")
    with pytest.raises(Refused) as told:
        sign_report(unsigned, keys, datetime.now().astimezone())
    assert told.value.code == "identity-wrong-pin"


def test_an_identity_outside_its_time_is_refused(unsigned: bytes, signers: Signers) -> None:
    for moved in (timedelta(days=-2), timedelta(days=3 * 366)):
        with pytest.raises(Refused) as told:
            sign_report(unsigned, signers.keys(), datetime.now().astimezone() + moved)
        assert told.value.code == "identity-expired"


def test_a_field_is_signed_once(report: bytes, signers: Signers) -> None:
    with pytest.raises(Refused) as told:
        sign_report(report, signers.keys()[:1], datetime.now().astimezone())
    assert told.value.code == "field-missing"


def test_a_file_that_is_no_identity_is_refused() -> None:
    for junk in (b"", b"not a p12", b"\x30\x82" * 40):
        with pytest.raises(Refused) as told:
            read_identity(junk, "123456")
        assert told.value.code in ("identity-unreadable", "identity-wrong-pin")


def test_a_trial_identity_says_so_and_is_rsa_3072(signers: Signers) -> None:
    certificate = x509.load_der_x509_certificate(signers.certificates[0])
    (unit,) = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    assert "TRIAL" in str(unit.value)
    key = certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 3072
    assert read_identity(signers.files[0], signers.pin).trial


def test_a_short_pin_and_a_missing_name_are_refused() -> None:
    now = datetime.now().astimezone()
    for name, pin, code in (("王建国", "12345", "identity-weak-pin"), (" ", "123456", "identity-name")):
        with pytest.raises(Refused) as told:
            new_trial_identity(name, pin, now)
        assert told.value.code == code
