"""Which trusted certificates may vouch for others. One that is no authority is trusted itself and passes nothing on:
else whoever has the key of one officer could make colleagues up (RFC 5280, 4.2.1.9)."""

from collections.abc import Iterable

from asn1crypto import x509


def authorities(trusted: Iterable[x509.Certificate]) -> list[x509.Certificate]:
    """Those that may issue certificates."""
    return [certificate for certificate in trusted if certificate.ca]


def of_time_stamps(trusted: Iterable[x509.Certificate]) -> list[x509.Certificate]:
    """Those a time stamp may lead to: authorities, and services that are trusted themselves (RFC 3161, 2.3)."""
    return [certificate for certificate in trusted if certificate.ca or _is_time_stamp_service(certificate)]


def _is_time_stamp_service(certificate: x509.Certificate) -> bool:
    usage = certificate.extended_key_usage_value
    return usage is not None and "time_stamping" in usage.native
