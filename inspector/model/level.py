"""How long a signed report proves its time."""

from enum import StrEnum


class Level(StrEnum):
    """Of PAdES (ETSI EN 319 142-1): LT holds evidence of the certificates' state, LTA a document time stamp
    over all of it as well."""

    LT = "LT"
    LTA = "LTA"
