"""The form as a whole, as its expressions see it: nothing unknown, nothing that depends on itself."""

from collections.abc import Mapping

from inspector.checklists.expressions.expression import Expression, parse
from inspector.checklists.expressions.fault import FormFault
from inspector.checklists.expressions.form import Choice as FormChoice
from inspector.checklists.expressions.form import Form, Group, Question
from inspector.checklists.xlsform.fault import Findings, Place
from inspector.model.checklist import AnswerKind, ChoiceList, Item, Section


def check_whole(
    sections: tuple[Section, ...],
    lists: tuple[ChoiceList, ...],
    places: Mapping[str, Place],
    findings: Findings,
) -> None:
    """Add a fault for what does not hold together; every expression was parsed before."""
    root = Group(name="", children=tuple(map(_group, sections)))
    try:
        Form(root, {found.id: _choices(found) for found in lists})
    except FormFault as fault:
        known = [places[name] for name in fault.names if name in places]
        findings.invalid(known[0] if known else Place(sheet="survey"), en=fault.en, zh=fault.zh)


def _group(section: Section) -> Group:
    repeat = section.repeat
    return Group(
        name=section.id,
        relevant=_parsed(section.relevant),
        repeat=repeat is not None,
        repeat_count=_parsed(repeat.count if repeat else ""),
        children=(*map(_question, section.items), *map(_group, section.sections)),
    )


def _question(item: Item) -> Question:
    return Question(
        name=item.id,
        relevant=_parsed(item.relevant),
        required=None if item.required == "yes" else _parsed(item.required),
        constraint=_parsed(item.constraint),
        calculate=_parsed(item.calculate) if item.kind is AnswerKind.CALCULATED else None,
        choice_list=item.choices or None,
        choice_filter=_parsed(item.choice_filter),
    )


def _parsed(text: str) -> Expression | None:
    return parse(text) if text.strip() else None


def _choices(found: ChoiceList) -> list[FormChoice]:
    return [
        FormChoice(name=choice.name, label=choice.label.of("en"), columns=choice.columns)
        for choice in found.choices
    ]
