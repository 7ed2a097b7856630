"""A signing key with its certificate."""

from datetime import datetime

from inspector.model.value import value

TRIAL_UNIT = "TRIAL - not for official use 试用证书"  # in the certificate of a trial identity


@value
class TokenPlace:
    """Where a key lies that never leaves its token: the driver (a PKCS#11 library), label and serial
    number of the token, and the key's id on it (hex)."""

    library: str
    label: str
    serial: str
    key: str


@value
class Identity:
    """An identity known to this laptop. `fingerprint` is the SHA-256 (hex) of the DER certificate; `token`
    says where the key is when it is not in the store."""

    fingerprint: str
    name: str
    issuer: str
    not_before: datetime
    not_after: datetime
    trial: bool
    token: TokenPlace | None = None
