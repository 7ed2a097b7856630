"""A signing key with its certificate."""

from datetime import datetime

from inspector.model.value import value


@value
class Identity:
    """An identity known to this laptop. `fingerprint` is the SHA-256 (hex) of the DER certificate."""

    fingerprint: str
    name: str
    issuer: str
    not_before: datetime
    not_after: datetime
    trial: bool
