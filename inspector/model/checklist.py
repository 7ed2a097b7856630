"""Checklist, section, item, citation: the versioned form an outlet is inspected with.

Conditions (`relevant`, `required`, `constraint`, `calculate`, `choice_filter`, `count` of a repeat) are expressions as
XLSForm writes them; they stay text here and are read by `inspector.checklists.expressions`.
"""

from collections.abc import Iterator
from dataclasses import field
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


class AnswerKind(StrEnum):
    """What an item is answered with."""

    CONFORMITY = "conformity"  # one of the four verdicts
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date-time"
    CHOICE = "choice"
    CHOICES = "choices"
    PHOTO = "photo"  # by the photos at the item alone
    NOTE = "note"  # read, not answered
    CALCULATED = "calculated"  # by the program


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
class Scale:
    """The values a number may be chosen from: `least`, `least + step`, ... up to `most`."""

    least: float
    most: float
    step: float = 1


@value
class Choice:
    """One entry of a list to choose from. `columns` are what a filter may ask for."""

    name: str
    label: Bilingual
    columns: dict[str, str] = field(default_factory=dict)


@value
class ChoiceList:
    """What can be chosen at the items that name it."""

    id: str
    choices: tuple[Choice, ...]


@value
class Item:
    """One question of a checklist. One with a severity is judged: it conforms or not, and rests on a law. `penalty` is
    a pointer for the bureau, never printed for the outlet. `photos` is the least number of photos at the item."""

    id: ItemId
    question: Bilingual
    kind: AnswerKind = AnswerKind.CONFORMITY
    guidance: Bilingual | None = None
    evidence: Bilingual | None = None
    severity: Severity | None = None
    severity_note: Bilingual | None = None
    count: CountRule | None = None
    unit: Bilingual | None = None
    scale: Scale | None = None
    choices: str = ""
    choice_filter: str = ""
    photos: int = 0
    points: int = 0
    relevant: str = ""
    required: str = ""
    required_message: Bilingual | None = None
    constraint: str = ""
    constraint_message: Bilingual | None = None
    calculate: str = ""
    default: str = ""
    citations: tuple[Citation, ...] = ()
    penalty: tuple[Citation, ...] = ()
    penalty_note: Bilingual | None = None
    departments: tuple[str, ...] = ()
    refer_to: tuple[str, ...] = ()
    demand: Bilingual | None = None
    deadline: Deadline | None = None

    @property
    def judged(self) -> bool:
        """Whether the answer is a verdict."""
        return self.severity is not None

    @property
    def is_plain(self) -> bool:
        """Whether it is judged, whatever is answered to the others, and nothing waits for it."""
        conditions = self.relevant or self.required or self.constraint
        return self.kind is AnswerKind.CONFORMITY and self.severity is not Severity.GATE and not conditions

    @property
    def answered(self) -> bool:
        """Whether somebody answers it, and not the program."""
        return self.kind not in (AnswerKind.NOTE, AnswerKind.CALCULATED)


@value
class Repeat:
    """The section is filled in once for each `of` (camera, vehicle). `count`, if set, says how often."""

    of: Bilingual
    count: str = ""


@value
class Section:
    """A group of items under one heading, followed by the sections within it."""

    id: str
    title: Bilingual
    relevant: str = ""
    repeat: Repeat | None = None
    items: tuple[Item, ...] = ()
    sections: tuple["Section", ...] = ()

    def all_items(self) -> Iterator[Item]:
        """Its items in order, those of its sections among them."""
        yield from self.items
        for section in self.sections:
            yield from section.all_items()


@value
class Translation:
    """The texts in one more language, by id and field: "A01.question", "opening.title", "yes-no/yes.label"."""

    language: str
    name: str
    texts: dict[str, str]


@value
class Checklist:
    """A versioned form. Its citations have the numbers the laws had on `laws_on`. `sha256` is that of the file it was
    read from; "" while being written."""

    id: ChecklistId
    version: str
    laws_on: date = BEFORE_IT_WAS_TOLD
    title: Bilingual
    sections: tuple[Section, ...]
    choices: tuple[ChoiceList, ...] = ()
    translations: tuple[Translation, ...] = ()
    sha256: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether all its items are judged, whatever is answered to the others."""
        sections = all(not (s.relevant or s.repeat) for s in self.all_sections())
        return sections and all(item.is_plain for item in self.items())

    def items(self) -> Iterator[Item]:
        """All items in order."""
        for section in self.sections:
            yield from section.all_items()

    def all_sections(self) -> Iterator[Section]:
        """All sections, each before those within it."""
        yield from _sections(self.sections)

    def spoken(self, item: ItemId) -> Iterator[str]:
        """The question of an item in further languages, each with the language's name before it."""
        for translation in self.translations:
            text = translation.texts.get(f"{item}.question")
            if text:
                yield f"{translation.name}: {text}"


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def written_id(id: str) -> str:
    """The id as the checklist has it: that of K01[2], the second camera's, is K01."""
    return id.partition("[")[0]


def occurrence(id: str) -> tuple[int, ...]:
    """The numbers of the occurrence an id tells: (2,) for K01[2], () for K01."""
    inside = id.partition("[")[2].removesuffix("]")
    return tuple(int(number) for number in inside.split(",") if number)
