"""The form as a whole, as its expressions see it: nothing unknown, nothing that depends on itself."""

from collections.abc import Mapping

from inspector.checklists.conditions import compiled
from inspector.checklists.expressions.form import FormFault
from inspector.checklists.xlsform.fault import Findings, Place
from inspector.model.checklist import ChoiceList, Section


def check_whole(
    sections: tuple[Section, ...],
    lists: tuple[ChoiceList, ...],
    places: Mapping[str, Place],
    findings: Findings,
) -> None:
    """Add a fault for what does not hold together; every expression was parsed before."""
    try:
        compiled(sections, lists)
    except FormFault as wrong:
        place = places.get(wrong.name, Place(sheet="survey"))
        findings.invalid(place, en=wrong.fault.en, zh=wrong.fault.zh)
