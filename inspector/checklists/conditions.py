"""The conditions of a checklist over the answers given: its expressions, evaluated.

A checklist without any needs none of this, and none of the libraries that evaluate them is loaded for it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from inspector.model.checklist import Checklist, Item, ItemId
from inspector.model.inspection import Answer
from inspector.model.value import value


@value
class Holding:
    """What the conditions of an item say now."""

    relevant: bool
    required: bool
    valid: bool
    value: str
    choices: tuple[str, ...]


class Conditions(Protocol):
    """The conditions of one checklist, evaluated over its answers; only what an answer changes is evaluated anew."""

    def ask(self, id: ItemId, item: Item) -> Holding:
        """What the conditions of an item say now."""

    def put(self, answer: Answer) -> frozenset[ItemId]:
        """An answer was given. Returns the items that may stand otherwise now."""

    def clear(self, item: ItemId) -> frozenset[ItemId]:
        """An answer was taken back."""

    def count_photos(self, item: ItemId, photos: int) -> frozenset[ItemId]:
        """The number of photos at an item changed."""

    def occurrences(self, section: str) -> tuple[int, ...]:
        """The numbers of the occurrences of a repeated section."""


def conditions_of(
    checklist: Checklist, answers: Mapping[ItemId, Answer], photos: Mapping[ItemId, int], now: datetime
) -> Conditions | None:
    """The conditions of a checklist, None where it has none."""
    return None
