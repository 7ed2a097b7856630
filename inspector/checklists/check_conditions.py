"""Whether the conditions of a checklist can be read, and name what there is."""

from collections.abc import Iterator

from inspector.checklists.conditions import RULES, form_of, has_conditions
from inspector.checklists.fault import Fault
from inspector.checklists.likeness import meant
from inspector.checklists.refused_at import FieldPath
from inspector.model.checklist import Checklist, Section
from inspector.model.replacing import changed

MOST_FAULTS = 100
FIELDS = {"filter": ("choice_filter",), "count": ("repeat", "count")}  # of rules called otherwise in the file


def condition_faults(checklist: Checklist) -> Iterator[Fault]:
    """Unknown lists of choices, and expressions that cannot be; each is blanked to find the next."""
    yield from _unknown_lists(checklist)
    if not has_conditions(checklist):
        return
    for fault in _unreadable(checklist):
        yield fault
        checklist = changed(checklist, fault.path, "")
    for _ in range(MOST_FAULTS):
        wrong = _first_fault(checklist)
        if wrong is None:
            return
        yield wrong
        checklist = changed(checklist, wrong.path, "")


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


def _unknown_lists(checklist: Checklist) -> Iterator[Fault]:
    lists = {each.id for each in checklist.choices}
    for path, section in _sections(checklist.sections, ("sections",)):
        for place, item in enumerate(section.items):
            if item.choices and item.choices not in lists:
                guess = meant(item.choices, lists)
                yield Fault(
                    "unknown-choices",
                    (*path, "items", place, "choices"),
                    "names no list of this checklist's 'choices'. Correct the name, or write the list."
                    + guess.en,
                    "本检查表的 choices 中没有这个选项表，请更正名称或补充选项表。" + guess.zh,
                )


def _unreadable(checklist: Checklist) -> Iterator[Fault]:
    from inspector.checklists.expressions.expression import parse
    from inspector.checklists.expressions.fault import ExpressionFault

    for path, text in _expressions(checklist):
        try:
            parse(text)
        except ExpressionFault as said:
            yield Fault("bad-condition", path, said.en, said.zh, said.column)


def _expressions(checklist: Checklist) -> Iterator[tuple[FieldPath, str]]:
    """All expressions, each with its place, in the order of the file."""
    for path, section in _sections(checklist.sections, ("sections",)):
        found = [((*path, "relevant"), section.relevant)]
        found += [((*path, "repeat", "count"), section.repeat.count)] if section.repeat else []
        for place, item in enumerate(section.items):
            found += [((*path, "items", place, rule), getattr(item, rule)) for rule in RULES]
        yield from ((place, text) for place, text in found if text.strip())


def _first_fault(checklist: Checklist) -> Fault | None:
    """The first that names what is not there, or depends on itself."""
    from inspector.checklists.expressions.form import FormFault

    try:
        form_of(checklist)
    except FormFault as wrong:
        where, said = place_of(checklist, wrong.name, wrong.rule), wrong.fault
        return Fault("bad-condition", where, said.en, said.zh, said.column)
    return None


def _sections(sections: tuple[Section, ...], path: FieldPath) -> Iterator[tuple[FieldPath, Section]]:
    for place, section in enumerate(sections):
        where = (*path, place)
        yield where, section
        yield from _sections(section.sections, (*where, "sections"))
