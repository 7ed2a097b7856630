"""Whose signatures the bureau trusts."""

from pathlib import Path

from inspector.bureau.trust import add_certificate, set_aside, trusted_certificates
from inspector.durable import disk_refusals
from inspector.model.identity import Identity
from inspector.report.identity import identity_of_certificate


def trust_certificate(trust: Path, certificate: bytes) -> str:
    """Trust a certificate (PEM or DER). Returns its fingerprint."""
    return add_certificate(trust, certificate)


def trusted_identities(trust: Path) -> tuple[Identity, ...]:
    """Those whose signatures count, or, where it is an authority's certificate, whom it issued one to; by name. Raises
    Refused for a file in the folder that cannot be read."""
    with disk_refusals(trust):
        certificates = dict.fromkeys(trusted_certificates(trust))
    return tuple(sorted(map(identity_of_certificate, certificates), key=lambda each: each.name))


def distrust_certificate(trust: Path, fingerprint: str) -> str:
    """Trust a certificate no longer, named by its fingerprint or the beginning of it, which is returned whole. Its file is
    kept aside; reports that are held stay held. Raises Refused "no-such-certificate"."""
    return set_aside(trust, fingerprint)
