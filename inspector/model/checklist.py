"""Checklist, section, item, citation: the versioned form an outlet is inspected with."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NewType

from inspector.model.text import Bilingual
from inspector.model.value import value

ChecklistId = NewType("ChecklistId", str)
ItemId = NewType("ItemId", str)
LawId = NewType("LawId", str)
BEFORE_IT_WAS_TOLD = date(2026, 11, 23)  # frozen copies of before have no such day


class Severity(StrEnum):
    """How grave a finding under an item is. Gate and key belong to investigation checklists."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"
    GATE = "gate"
    KEY = "key"


class Proof(StrEnum):
    """How surely a citation is known; an unproven one is never printed."""

    VERIFIED = "V"  # the article was read in a copy of the official text
    SECONDARY = "P"  # the rule is confirmed by a secondary source; printed with a mark
    UNPROVEN = "M"  # from memory; kept for later checking, never printed


class DeadlineKind(StrEnum):
    """How the time for a correction is counted."""

    ON_THE_SPOT = "on-the-spot"
    SAME_DAY = "same-day"
    DAYS = "days"


@value
class Deadline:
    """Time allowed for a correction; `days` are calendar days after the visit, 0 unless counted."""

    kind: DeadlineKind
    days: int = 0


@value
class Citation:
    """Law and article a question rests on. `article` is as printed: "35(1)", or "" for the whole."""

    law: LawId
    article: str = ""
    proof: Proof

    @property
    def printable(self) -> bool:
        """Whether it may appear on anything handed out."""
        return self.proof is not Proof.UNPROVEN


@value
class Law:
    """One version of a law or standard."""

    id: LawId
    short: Bilingual
    title: Bilingual
    version: str
    in_force: date | None = None
    proof: Proof


@value
class CountRule:
    """The item is answered with a count n of N; `sample` is the least N to look at, if set."""

    of: Bilingual
    sample: int | None = None


@value
class Item:
    """One question of a checklist. `penalty` is a pointer for the bureau, never printed for the outlet."""

    id: ItemId
    question: Bilingual
    guidance: Bilingual
    evidence: Bilingual
    severity: Severity
    severity_note: Bilingual | None = None
    count: CountRule | None = None
    citations: tuple[Citation, ...]
    penalty: tuple[Citation, ...] = ()
    penalty_note: Bilingual | None = None
    departments: tuple[str, ...]
    refer_to: tuple[str, ...] = ()
    demand: Bilingual
    deadline: Deadline


@value
class Section:
    """A group of items under one heading."""

    id: str
    title: Bilingual
    items: tuple[Item, ...]


@value
class Checklist:
    """A versioned form. Its citations have the numbers the laws had on `laws_on`. `sha256` is that of the file it was
    read from; "" while being written."""

    id: ChecklistId
    version: str
    laws_on: date = BEFORE_IT_WAS_TOLD
    title: Bilingual
    sections: tuple[Section, ...]
    sha256: str = ""

    def items(self) -> Iterator[Item]:
        """All items in order."""
        for section in self.sections:
            yield from section.items
