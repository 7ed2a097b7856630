"""What the rules look at: a file that could be read, and the checklist it gives."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from inspector.checklists.check import nouns
from inspector.checklists.laws import LawRegistry
from inspector.checklists.overlay import places
from inspector.checklists.refused_at import FieldPath
from inspector.model.checklist import AnswerKind, Checklist, ChoiceList, Citation, Item, ItemId, Section
from inspector.model.text import Bilingual

T = TypeVar("T")
Unprintable = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Sheet:
    """`file` is what was written, `whole` the checklist it gives: of an overlay, together with what it extends.

    `unprintable` tells the characters of a text that no report can show.
    """

    file: object
    whole: Checklist
    laws: LawRegistry
    unprintable: Unprintable

    @cached_property
    def items(self) -> list[tuple[FieldPath, Item]]:
        """The items written in the file, in order."""
        return self._written(Item)

    @cached_property
    def sections(self) -> list[tuple[FieldPath, Section]]:
        """The sections written in the file, in order."""
        return self._written(Section)

    @cached_property
    def texts(self) -> list[tuple[FieldPath, Bilingual]]:
        """The texts written in the file."""
        return self._written(Bilingual)

    @cached_property
    def citations(self) -> list[tuple[FieldPath, Citation]]:
        """The citations written in the file."""
        return self._written(Citation)

    @cached_property
    def lists(self) -> list[tuple[FieldPath, ChoiceList]]:
        """The lists of choices written in the file."""
        return self._written(ChoiceList)

    @cached_property
    def places(self) -> dict[str, FieldPath]:
        """Where each item and section stands in the file; those of what is extended are not among them."""
        return places(self.file)

    @cached_property
    def whole_items(self) -> dict[str, Item]:
        """All items by id, in order."""
        return {str(item.id): item for item in self.whole.items()}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each item among all; of a section, that of its first item."""
        found: dict[str, int] = {str(id): place for place, id in enumerate(self.whole_items)}
        for section in self.whole.all_sections():
            first = next(section.all_items(), None)
            if first is not None:
                found[section.id] = found[first.id]
        return found

    def names_of(self, list_id: str) -> tuple[str, ...]:
        """The names of the choices of a list."""
        return self._names.get(list_id, ())

    def kind_of(self, id: ItemId | str, kinds: Container[AnswerKind]) -> bool:
        """Whether there is such an item and it is of one of the kinds."""
        item = self.whole_items.get(str(id))
        return item is not None and item.kind in kinds

    def _written(self, kind: type[T]) -> list[tuple[FieldPath, T]]:
        return [(path, noun) for path, noun in self._nouns if isinstance(noun, kind)]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {each.id: tuple(choice.name for choice in each.choices) for each in self.whole.choices}

    @cached_property
    def _nouns(self) -> list[tuple[FieldPath, object]]:
        return list(nouns(self.file))
