"""Whose bundles this laptop takes."""

from inspector.bureau.trust import read_certificate
from inspector.model.identity import Identity
from inspector.report.identity import identity_of_certificate
from inspector.store.store import Store


def trust_publisher(store: Store, certificate: bytes) -> Identity:
    """Take bundles signed with a certificate (PEM or DER) from now on, or, where it is an authority's, with those it
    issued. Raises Refused "certificate-unreadable"."""
    der = read_certificate(certificate)
    publisher = identity_of_certificate(der)
    with store.write() as unit:
        unit.publishers.add(publisher.fingerprint, der, unit.now)
        unit.audit.append("publisher-trusted", publisher.fingerprint, publisher)
    return publisher


def trusted_publishers(store: Store) -> tuple[Identity, ...]:
    """Those whose bundles are taken."""
    with store.read() as unit:
        return tuple(identity_of_certificate(der) for der in unit.publishers.certificates())


def distrust_publisher(store: Store, fingerprint: str) -> str:
    """Take no more bundles of a certificate, named by its fingerprint or the beginning of it, which is returned whole.
    What came with earlier ones stays. Raises Refused "no-such-publisher"."""
    with store.write() as unit:
        found = unit.publishers.remove(fingerprint)
        unit.audit.append("publisher-distrusted", found)
    return found
