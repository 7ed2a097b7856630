"""A signing key with its certificate."""

from datetime import datetime

from inspector.model.value import value

TRIAL_UNIT = "TRIAL - not for official use 试用证书"  # in the certificate of a trial identity


@value
class Identity:
    """An identity known to this laptop. `fingerprint` is the SHA-256 (hex) of the DER certificate."""

    fingerprint: str
    name: str
    issuer: str
    not_before: datetime
    not_after: datetime
    trial: bool
