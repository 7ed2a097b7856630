"""Signing identities in PKCS#12 files."""

from datetime import datetime, timedelta

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PublicFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    PKCS12KeyAndCertificates,
    load_pkcs12,
    serialize_key_and_certificates,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from inspector.errors import Refused
from inspector.model.identity import TRIAL_UNIT, Identity
from inspector.report.unlock import Unlocked

SHORTEST_PIN = 6
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
YEARS = 2


def new_trial_identity(name: str, pin: str, now: datetime) -> bytes:
    """A self-signed RSA-3072 identity as PKCS#12 under `pin`, named as a trial in its certificate."""
    if len(pin) < SHORTEST_PIN:
        raise Refused(
            "identity-weak-pin",
            en=f"The PIN is too short. Choose at least {SHORTEST_PIN} characters.",
            zh=f"PIN 码太短。请至少使用 {SHORTEST_PIN} 个字符。",
        )
    if not 1 <= len(name.strip()) <= 64:
        raise Refused(
            "identity-name",
            en="Enter the officer's name, at most 64 characters.",
            zh="请填写检查人员姓名，不超过 64 个字符。",
        )
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    certificate = _certificate(key, name.strip(), now)
    return serialize_key_and_certificates(
        name.strip().encode(), key, certificate, None, BestAvailableEncryption(pin.encode())
    )


def identity_of_certificate(der: bytes) -> Identity:
    """Who a certificate (DER) names."""
    return _identity(x509.load_der_x509_certificate(der))


def is_signing_certificate(der: bytes) -> bool:
    """Whether a certificate (DER) is an RSA one that may sign documents."""
    certificate = x509.load_der_x509_certificate(der)
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return isinstance(certificate.public_key(), rsa.RSAPublicKey)
    signs = usage.digital_signature or usage.content_commitment
    return signs and isinstance(certificate.public_key(), rsa.RSAPublicKey)


def _identity(certificate: x509.Certificate) -> Identity:
    return Identity(
        fingerprint=certificate.fingerprint(SHA256()).hex(),
        name=_attribute(certificate.subject, NameOID.COMMON_NAME),
        issuer=_attribute(certificate.issuer, NameOID.COMMON_NAME),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        trial=TRIAL_UNIT in _attribute(certificate.subject, NameOID.ORGANIZATIONAL_UNIT_NAME),
    )


def certificate_der(pkcs12: bytes, pin: str) -> bytes:
    """The certificate of an identity, DER. Raises Refused "identity-wrong-pin" or "identity-unreadable"."""
    return _open(pkcs12, pin).public_bytes(Encoding.DER)


def _certificate(key: rsa.RSAPrivateKey, name: str, now: datetime) -> x509.Certificate:
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Outlet Inspector"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, TRIAL_UNIT),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # A little back, so that two laptops with clocks apart agree that it is valid.
        .not_valid_before(now - timedelta(minutes=10))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .add_extension(
            x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def unlock_any(pkcs12: bytes, pin: str) -> Unlocked:
    """The key of an identity of any kind of PKCS#12 file. Only RSA: with elliptic curves the file would
    turn into PDF 2.0, which PDF/A-3 does not allow. Raises as `certificate_der`."""
    content = _content(pkcs12, pin)
    own, *others = (
        asn1_x509.Certificate.load(c.certificate.public_bytes(Encoding.DER))
        for c in (content.cert, *content.additional_certs)
        if c is not None
    )
    if not isinstance(content.key, rsa.RSAPrivateKey):
        raise unreadable()
    return Unlocked(content.key, own, tuple(others))


def _open(pkcs12: bytes, pin: str) -> x509.Certificate:
    certificate = _content(pkcs12, pin).cert
    if certificate is None:
        raise unreadable()
    return certificate.certificate


def _content(pkcs12: bytes, pin: str) -> PKCS12KeyAndCertificates:
    try:
        content = load_pkcs12(pkcs12, pin.encode())
    except ValueError as error:
        # The library tells both by one exception, but a whole file means that the PIN is wrong.
        if _is_whole(pkcs12):
            raise Refused(
                "identity-wrong-pin",
                en="The PIN of the signing identity is wrong. Enter it again; nothing was signed.",
                zh="签名证书的 PIN 码不正确。请重新输入；尚未签名。",
            ) from error
        raise unreadable() from error
    if content.key is None or content.cert is None:
        raise unreadable()
    public = content.cert.certificate.public_key().public_bytes(
        Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    )
    if public != content.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo):
        raise unreadable()
    return content


def _is_whole(pkcs12: bytes) -> bool:
    """Whether this is one complete PKCS#12 structure (RFC 7292): a DER sequence that begins with version 3."""
    if len(pkcs12) < 6 or pkcs12[0] != 0x30 or pkcs12[1] & 0x7F > 4:
        return False
    length_bytes = pkcs12[1] & 0x7F if pkcs12[1] & 0x80 else 0
    head = 2 + length_bytes
    length = int.from_bytes(pkcs12[2:head], "big") if length_bytes else pkcs12[1]
    return head + length == len(pkcs12) and pkcs12[head : head + 3] == b"\x02\x01\x03"


def unreadable() -> Refused:
    """The refusal for a file that is no usable identity."""
    return Refused(
        "identity-unreadable",
        en="This file holds no signing key with its certificate. Choose a PKCS#12 file (.p12, .pfx).",
        zh="该文件不含签名私钥及其证书。请选择 PKCS#12 文件（.p12、.pfx）。",
    )


def _attribute(name: x509.Name, kind: ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""
