"""How long a signed report proves its time (PAdES, ETSI EN 319 142-1)."""

from datetime import datetime
from enum import StrEnum

from inspector.model.value import value


class Level(StrEnum):
    """What is added to a signed report: T a document time stamp over all, LT evidence of the certificates'
    state, LTA both."""

    T = "T"
    LT = "LT"
    LTA = "LTA"


class SignatureLevel(StrEnum):
    """What one signature has come to: B-B proves no time, B-T does, B-LT holds evidence of its certificates'
    state at that time as well, B-LTA has a document time stamp over the evidence."""

    B = "B-B"
    T = "B-T"
    LT = "B-LT"
    LTA = "B-LTA"


@value
class Proof:
    """The level of a signature, and when it is known to have existed: None without a trusted time stamp."""

    level: SignatureLevel
    proven_at: datetime | None = None
