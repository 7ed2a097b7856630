"""The people of a visit and what they put their hand to."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from inspector.model.value import value

PersonId = NewType("PersonId", str)


class Role(StrEnum):
    """Officers inspect and sign with a certificate; the manager and a witness sign by hand."""

    OFFICER = "officer"
    MANAGER = "manager"
    WITNESS = "witness"


@value
class Person:
    """Somebody at the visit. `certificate` is an officer's law-enforcement certificate number;
    `identity` is the SHA-256 (hex) of the signing certificate an officer will sign with."""

    id: PersonId
    role: Role
    name: str
    post: str = ""
    certificate: str = ""
    phone: str = ""
    identity: str = ""


@value
class Point:
    """A pen position: x and y in thousandths of the pad's width and height, pressure 0 to 1000,
    milliseconds since the first touch."""

    x: int
    y: int
    pressure: int = 1000
    at_ms: int = 0


Stroke = tuple[Point, ...]


@value
class Handwriting:
    """Strokes a person drew under the digest shown to them. `aspect` is the pad's width over its
    height, in thousandths."""

    person: PersonId
    strokes: tuple[Stroke, ...]
    aspect: int
    digest: str
    at: datetime


@value
class Refusal:
    """A person did not sign: why, and who saw it (evidence rules 2002 art. 15)."""

    person: PersonId
    reason: str
    witness: str = ""
    at: datetime
