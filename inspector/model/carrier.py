"""Carriers, and how their waybill numbers are written."""

from enum import StrEnum
from typing import NewType

from inspector.model.text import Bilingual
from inspector.model.value import value

CarrierId = NewType("CarrierId", str)


class Trust(StrEnum):
    """How sure a pattern is alone. All but `high` need a word before the number that says what it is: of digits
    alone, dates in milliseconds and order numbers look the same."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


@value
class WaybillPattern:
    """A simple regular expression: characters, classes, and how often; nothing that could take long."""

    pattern: str
    trust: Trust


@value
class Carrier:
    """A carrier and its waybill numbers."""

    id: CarrierId
    name: Bilingual
    waybills: tuple[WaybillPattern, ...]
