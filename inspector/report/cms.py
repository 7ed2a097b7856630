"""The signature itself: CMS SignedData over a digest, with the attributes PAdES asks for.

Built from the plain ASN.1 structures: a library that does more costs half the time a whole report takes.
What it makes is checked by one (`verify`), and by OpenSSL and poppler in the tests.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asn1crypto import algos, cms, tsp, x509

Sign = Callable[[bytes], bytes]
TimeStamp = Callable[[bytes], cms.ContentInfo]


@dataclass(frozen=True, slots=True)
class SigningParts:
    """An RSA key that signs bytes (PKCS#1 v1.5 with SHA-256), its certificate, and the chain above it."""

    sign: Sign
    certificate: x509.Certificate
    chain: Sequence[x509.Certificate] = ()


def detached_signature(parts: SigningParts, digest: bytes, time_stamp: TimeStamp | None = None) -> bytes:
    """DER of SignedData (RFC 5652) over a SHA-256 digest, for PAdES B-B (ETSI EN 319 142-1, 5.3).

    With `time_stamp`, a token over the signature goes along: B-T (EN 319 122-1, 5.3).
    """
    attributes = _signed_attributes(parts.certificate, digest)
    # The signature is over the attributes as a plain SET (RFC 5652, 5.4).
    signature = parts.sign(attributes.untag().dump())
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": _issuer_and_serial(parts.certificate)}),
            "digest_algorithm": _sha256(),
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_rsa", "parameters": None},
            "signature": signature,
        }
    )
    if time_stamp is not None:
        token = time_stamp(hashlib.sha256(signature).digest())
        signer["unsigned_attrs"] = [{"type": "signature_time_stamp_token", "values": [token]}]
    return _signed_data(parts, signer)


def _signed_attributes(certificate: x509.Certificate, digest: bytes) -> cms.CMSAttributes:
    protection = cms.CMSAlgorithmProtection(
        {
            "digest_algorithm": _sha256(),
            "signature_algorithm": {"algorithm": "sha256_rsa", "parameters": None},
        }
    )
    named = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(certificate.dump()).digest()}]})
    return cms.CMSAttributes(
        [
            {"type": "content_type", "values": ["data"]},
            {"type": "message_digest", "values": [digest]},
            {"type": "signing_certificate_v2", "values": [named]},
            {"type": "cms_algorithm_protection", "values": [protection]},
        ]
    )


def _signed_data(parts: SigningParts, signer: cms.SignerInfo) -> bytes:
    certificates = [parts.certificate, *(c for c in parts.chain if c.dump() != parts.certificate.dump())]
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [_sha256()],
            "encap_content_info": {"content_type": "data"},
            "certificates": certificates,
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def _issuer_and_serial(certificate: x509.Certificate) -> cms.IssuerAndSerialNumber:
    return cms.IssuerAndSerialNumber(
        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    )


def _sha256() -> algos.DigestAlgorithm:
    return algos.DigestAlgorithm({"algorithm": "sha256"})
