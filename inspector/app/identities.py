"""Signing identities of this laptop."""

from dataclasses import replace
from pathlib import Path

from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.model.identity import Identity
from inspector.report.identity import (
    certificate_der,
    identity_of_certificate,
    is_signing_certificate,
    new_trial_identity,
)
from inspector.store.store import Store


def new_identity(store: Store, name: str, pin: str) -> Identity:
    """Make a trial identity (RSA-3072, self-signed, named as a trial) and keep it."""
    return import_identity(store, new_trial_identity(name, pin, store.clock()), pin)


def import_identity(store: Store, pkcs12: bytes, pin: str) -> Identity:
    """Keep a PKCS#12 identity under its own PIN. Raises Refused "identity-wrong-pin", "identity-unreadable",
    the latter also for a key that cannot sign reports."""
    certificate_bytes = certificate_der(pkcs12, pin)
    identity = identity_of_certificate(certificate_bytes)
    if not is_signing_certificate(certificate_bytes):
        raise Refused(
            "identity-unreadable",
            en="The key in this file cannot sign reports. Choose an RSA identity whose certificate is for signing.",
            zh="该文件中的私钥不能用于签署报告。请选择 RSA 密钥、证书用途为签名的签名证书。",
        )
    with store.write() as unit:
        unit.identities.add(identity, pkcs12, certificate_bytes)
        unit.audit.append("identity", identity.fingerprint, identity)
    return identity


def import_token_identities(
    store: Store, library: Path, label: str = "", pin: str | None = None
) -> tuple[Identity, ...]:
    """Keep the identities of a plugged-in token; their keys stay on it. Few tokens ask for a PIN to show them.

    Raises Refused "token-empty", and what `certificates_on` raises.
    """
    from inspector.report.token import certificates_on  # loads the driver

    found = [
        (replace(identity_of_certificate(certificate), token=place), certificate)
        for place, certificate in certificates_on(library, label, pin)
        if is_signing_certificate(certificate)
    ]
    if not found:
        raise Refused(
            "token-empty",
            en="No token with a signing certificate (RSA) was found. Plug it in, or name the label of the right one.",
            zh="未找到带有签名证书（RSA）的密钥。请插入密钥，或填写正确的标签。",
        )
    with store.write() as unit:
        for identity, certificate_bytes in found:
            unit.identities.add(identity, b"", certificate_bytes)
            unit.audit.append("identity", identity.fingerprint, identity)
    return tuple(identity for identity, _ in found)


def list_identities(store: Store) -> tuple[Identity, ...]:
    """All identities by name."""
    with store.read() as unit:
        return unit.identities.all()


def certificate(store: Store, fingerprint: str) -> bytes:
    """The certificate of an identity (DER), for the bureau's trust folder."""
    with store.read() as unit:
        return unit.identities.certificate(fingerprint)


def save_certificate(store: Store, fingerprint: str, file: Path) -> None:
    """Write the certificate of an identity (DER) to a file, to be carried to the bureau."""
    write_durably(file, certificate(store, fingerprint))
