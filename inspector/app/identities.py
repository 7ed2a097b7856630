"""Signing identities of this laptop."""

from pathlib import Path

from inspector.durable import write_durably
from inspector.model.identity import Identity
from inspector.report.identity import certificate_der, new_trial_identity, read_identity
from inspector.store.store import Store


def new_identity(store: Store, name: str, pin: str) -> Identity:
    """Make a trial identity (RSA-3072, self-signed, named as a trial) and keep it."""
    return import_identity(store, new_trial_identity(name, pin, store.clock()), pin)


def import_identity(store: Store, pkcs12: bytes, pin: str) -> Identity:
    """Keep a PKCS#12 identity under its own PIN. Raises Refused "identity-wrong-pin", "identity-unreadable"."""
    identity, certificate_bytes = read_identity(pkcs12, pin), certificate_der(pkcs12, pin)
    with store.write() as unit:
        unit.identities.add(identity, pkcs12, certificate_bytes)
        unit.audit.append("identity", identity.fingerprint, identity)
    return identity


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
