"""Sections as they are filled in: a repeated one once for each camera, vehicle, parcel."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from inspector.model.checklist import ItemId, Section
from inspector.model.text import Bilingual
from inspector.model.value import value

Occurrences = Callable[[str], Sequence[int]]
FIRST = (1,)  # a repeated section begins with one


@value
class Stretch:
    """A section as it is filled in. `at` are the numbers of the occurrences it is part of, outermost first; `outer`
    those of the section around it. A number stays with its occurrence when another one is removed."""

    section: Section
    at: tuple[int, ...]
    outer: tuple[int, ...]

    @property
    def id(self) -> str:
        """The section's id as its occurrences are answered under: within[2] for what is within the second camera."""
        return occurrence_id(self.section.id, self.outer)

    @property
    def title(self) -> Bilingual:
        """Its heading; of an occurrence what it is with its number."""
        repeat = self.section.repeat
        if repeat is None:
            return self.section.title
        number = ".".join(str(one) for one in self.at)
        return Bilingual(zh=f"{repeat.of.of('zh')} {number}", en=f"{repeat.of.of('en')} {number}")

    def item_id(self, id: ItemId) -> ItemId:
        """The id of one of its items here: K01[2] for the second camera's."""
        return ItemId(occurrence_id(id, self.at))


@value
class More:
    """The place behind the last occurrence of a repeated section, where one more can begin."""

    section: Section
    outer: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id its occurrences are answered under."""
        return occurrence_id(self.section.id, self.outer)


def laid_out(
    sections: Iterable[Section], occurrences: Occurrences, at: tuple[int, ...] = ()
) -> Iterator[Stretch | More]:
    """All sections in order as they are filled in; `occurrences` tells the numbers for the id of a repeated one."""
    for section in sections:
        for inner in _places(section, occurrences, at):
            yield Stretch(section=section, at=inner, outer=at)
            yield from laid_out(section.sections, occurrences, inner)
        if section.repeat is not None:
            yield More(section=section, outer=at)


def stretches(sections: Iterable[Section], occurrences: Occurrences) -> Iterator[Stretch]:
    """All sections as they are filled in, without the places for more."""
    return (part for part in laid_out(sections, occurrences) if isinstance(part, Stretch))


def occurrence_id(id: str, at: Sequence[int]) -> str:
    """K01[2,1] for the item K01 in the first occurrence within the second."""
    return f"{id}[{','.join(str(number) for number in at)}]" if at else id


def numbers(value: str) -> tuple[int, ...]:
    """The numbers of occurrences from how they are kept: "1 2 4". Raises ValueError."""
    return tuple(int(number) for number in value.split())


def _places(section: Section, occurrences: Occurrences, at: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if section.repeat is None:
        yield at
    else:
        yield from ((*at, number) for number in occurrences(occurrence_id(section.id, at)))
