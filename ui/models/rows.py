"""The lines of a checklist page: headings, items, and the places where one more occurrence can begin."""

from collections.abc import Iterator

from inspector.model.checklist import Checklist, ChoiceList, Item, ItemId
from inspector.model.occurrence import More, Stretch
from inspector.model.value import value
from ui.draft.draft import Draft


@value
class HeadingRow:
    """The heading of a section as it is filled in; `removable` when this occurrence can be taken out."""

    stretch: Stretch
    removable: bool

    @property
    def ids(self) -> tuple[ItemId, ...]:
        """The items below it, also those of sections within."""
        return tuple(self.stretch.item_id(item.id) for item in self.stretch.section.all_items())


@value
class ItemRow:
    """An item in its occurrence; `section` is the place of its heading among the headings."""

    id: ItemId
    item: Item
    checklist: Checklist
    section: int

    @property
    def lists(self) -> dict[str, ChoiceList]:
        """The lists of choices by id."""
        return {each.id: each for each in self.checklist.choices}


@value
class MoreRow:
    """Where one more occurrence of a repeated section can begin."""

    more: More


Row = HeadingRow | ItemRow | MoreRow


def rows_of(draft: Draft) -> Iterator[Row]:
    """All lines in order, also those that are not asked now."""
    section = -1
    for checklist in draft.inspection.checklists:
        for part in draft.asked.laid_out(checklist):
            if isinstance(part, More):
                if draft.editable and not draft.asked.is_counted(part.id):
                    yield MoreRow(more=part)
                continue
            section += 1
            repeated = part.section.repeat is not None and not draft.asked.is_counted(part.id)
            yield HeadingRow(stretch=part, removable=draft.editable and repeated)
            for item in part.section.items:
                yield ItemRow(id=part.item_id(item.id), item=item, checklist=checklist, section=section)
