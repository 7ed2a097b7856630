"""Whether the conditions of a checklist can be read, and name what there is."""

from collections.abc import Iterator

from inspector.checklists.conditions import form_of, has_conditions
from inspector.checklists.document import FieldPath, Telling
from inspector.model.checklist import Checklist, Section

FIELDS = {"filter": ("choice_filter",), "count": ("repeat", "count")}  # of rules called otherwise in the file


def check_conditions(document: Telling, checklist: Checklist) -> None:
    """Refuse ("checklist-invalid") an unknown list of choices, and an expression that cannot be, with its column."""
    lists = {each.id for each in checklist.choices}
    for path, section in _sections(checklist.sections, ("sections",)):
        for place, item in enumerate(section.items):
            if item.choices and item.choices not in lists:
                raise document.refusal(
                    (*path, "items", place, "choices"),
                    en="names no list of this checklist's 'choices'. Correct the name, or write the list.",
                    zh="本检查表的 choices 中没有这个选项表，请更正名称或补充选项表。",
                )
    if has_conditions(checklist):
        _check_expressions(document, checklist)


def place_of(checklist: Checklist, id: str, rule: str) -> FieldPath:
    """Where a rule of an item or section stands in the file; an id that is used twice stands where it is repeated."""
    field = FIELDS.get(rule, (rule,))
    found: FieldPath = ()
    for path, section in _sections(checklist.sections, ("sections",)):
        if section.id == id:
            found = (*path, *field)
        for place, item in enumerate(section.items):
            if item.id == id:
                found = (*path, "items", place, *field)
    return found


def _check_expressions(document: Telling, checklist: Checklist) -> None:
    from inspector.checklists.expressions.form import FormFault

    try:
        form_of(checklist)
    except FormFault as wrong:
        where = place_of(checklist, wrong.name, wrong.rule)
        column = wrong.fault.column
        at = (f"character {column}: ", f"第 {column} 个字符：") if column else ("", "")
        raise document.refusal(where, en=f"{at[0]}{wrong.fault.en}", zh=f"{at[1]}{wrong.fault.zh}") from wrong


def _sections(sections: tuple[Section, ...], path: FieldPath) -> Iterator[tuple[FieldPath, Section]]:
    for place, section in enumerate(sections):
        where = (*path, place)
        yield where, section
        yield from _sections(section.sections, (*where, "sections"))
