"""Who is trusted passes no trust on: an officer's key must not make colleagues up."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12, serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from factories import Signers, make_report

from inspector.model.verdict import Outcome
from inspector.report.verify import verify_report


def invented_by(officer: bytes, pin: str) -> tuple[bytes, bytes]:
    """An identity for somebody who does not exist, issued with an officer's key: PKCS#12 file, certificate (DER)."""
    own = load_pkcs12(officer, pin.encode())
    assert isinstance(own.key, rsa.RSAPrivateKey)
    assert own.cert is not None
    issuer, now = own.cert.certificate, datetime.now(UTC)
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "李㛃")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        .sign(own.key, SHA256())
    )
    kept = BestAvailableEncryption(pin.encode())
    file = serialize_key_and_certificates(b"", key, made, [issuer], kept)
    return file, made.public_bytes(Encoding.DER)


@pytest.mark.parametrize("trusted", [1, 2], ids=["the officer alone", "both real officers"])
def test_a_certificate_an_officer_issued_is_not_trusted(signers: Signers, trusted: int) -> None:
    file, certificate = invented_by(signers.files[0], signers.pin)
    forged = Signers((signers.files[0], file), (signers.certificates[0], certificate), signers.pin)
    verdict = verify_report(make_report(forged, photos=0), signers.certificates[:trusted])
    assert verdict.outcome is Outcome.UNTRUSTED
    assert [seal.trusted for seal in verdict.signatures] == [True, False]
