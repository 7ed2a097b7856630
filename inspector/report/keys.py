"""Keys that sign: opened with their PIN for the time of a signature."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from inspector.errors import Refused
from inspector.model.identity import TRIAL_UNIT, Identity, TokenPlace
from inspector.report.cms import Sign, SigningParts
from inspector.report.unlock import Unlocked, unlock


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key in a PKCS#12 file and the field it signs."""

    field: str
    pkcs12: bytes = dataclasses.field(repr=False)
    pin: str = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A key on a token and the field it signs; the certificate is DER."""

    field: str
    place: TokenPlace
    certificate: bytes
    pin: str = dataclasses.field(repr=False)


Key = SigningKey | TokenKey


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A key that can sign now."""

    identity: Identity
    parts: SigningParts


@contextmanager
def opened(key: Key, signed_at: datetime) -> Iterator[OpenKey]:
    """The key, ready to sign. Raises Refused "identity-wrong-pin", "identity-unreadable",
    "identity-expired", and what `unlocked_token` raises."""
    if isinstance(key, TokenKey):
        with _on_token(key, signed_at) as open_key:
            yield open_key
        return
    unlocked = _unlocked(key)
    identity = identity_of(unlocked.certificate)
    require_in_time(identity, signed_at)
    chain = (unlocked.certificate, *unlocked.others)
    yield OpenKey(identity, SigningParts(_signer(unlocked.key), unlocked.certificate, chain))


@contextmanager
def _on_token(key: TokenKey, signed_at: datetime) -> Iterator[OpenKey]:
    # The driver's library is there only on machines with a token.
    from inspector.report.token import unlocked_token

    identity = identity_of(x509.Certificate.load(key.certificate))
    require_in_time(identity, signed_at)
    with unlocked_token(key.place, key.certificate, key.pin) as parts:
        yield OpenKey(identity, parts)


def require_in_time(identity: Identity, at: datetime) -> None:
    """Raises Refused "identity-expired" for a time outside the certificate's."""
    if not identity.not_before <= at <= identity.not_after:
        raise _expired(identity)


def identity_of(certificate: x509.Certificate) -> Identity:
    """Who a certificate names."""
    subject = certificate.subject.native
    return Identity(
        fingerprint=certificate.sha256.hex(),
        name=str(subject.get("common_name", "")),
        issuer=str(certificate.issuer.native.get("common_name", "")),
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
        trial=TRIAL_UNIT in str(subject.get("organizational_unit_name", "")),
    )


def _unlocked(key: SigningKey) -> Unlocked:
    try:
        return unlock(key.pkcs12, key.pin)
    except (ValueError, TypeError, KeyError):
        # An older kind of file, a wrong PIN or no identity at all: the library tells.
        from inspector.report.identity import unlock_any

        return unlock_any(key.pkcs12, key.pin)


def _signer(private: RSAPrivateKey) -> Sign:
    return lambda data: private.sign(data, PKCS1v15(), SHA256())


def _expired(identity: Identity) -> Refused:
    first, last = f"{identity.not_before:%Y-%m-%d}", f"{identity.not_after:%Y-%m-%d}"
    return Refused(
        "identity-expired",
        en=f"The signing identity is valid from {first} to {last} only. Use another one, or correct the "
        "laptop's clock.",
        zh=f"签名证书的有效期为 {first} 至 {last}。请更换证书，或校正本机时间。",
    )
