"""Names of questions, groups and lists as ids of a checklist."""

import re
from dataclasses import dataclass, field

from inspector.checklists.check import CHOICE_NAME, NAME
from inspector.checklists.xlsform.fault import Findings, Place, shown

LONGEST = 64


@dataclass(slots=True)
class Names:
    """Gives each question and group its id. XLSForm lets names repeat in different groups, a checklist does not."""

    findings: Findings
    _taken: set[str] = field(default_factory=set)
    _siblings: dict[str, set[str]] = field(default_factory=dict)

    def give(self, place: Place, name: str, parent: str) -> str:
        """The id for a name within a group ("" for the form itself)."""
        if not require_name(place, name, self.findings):
            return name
        siblings = self._siblings.setdefault(parent, set())
        id = name
        if name in self._taken:
            id = f"{parent}.{name}"
            if not parent or name in siblings or id in self._taken or len(id) > LONGEST:
                self._twice(place, name)
                return name
            self.findings.note(
                place,
                en="a name that was used before, in another group, got the group's name in front.",
                zh="与其他组重名的问题，编号前加上了组名。",
            )
        siblings.add(name)
        self._taken.add(id)
        return id

    def free(self, stem: str) -> str:
        """part-1, part-2, ...: the next id that no name of the form has."""
        number = 1
        while f"{stem}-{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    def _twice(self, place: Place, name: str) -> None:
        self.findings.invalid(
            place,
            en=f"the name {shown(name)} is there twice. Give one another name.",
            zh=f"名称“{shown(name)}”重复，请更换其中一个。",
        )


def require_name(place: Place, name: str, findings: Findings) -> bool:
    """Whether a name may be an id; a fault with another name proposed where not."""
    if re.fullmatch(NAME, name):
        return True
    proposed = _proposed(name, place.row)
    findings.invalid(
        place,
        en=f"the name '{shown(name)}' must begin with a letter or _ and go on in letters, digits, _, . and -, "
        f"{LONGEST} at most. Call it {proposed}.",
        zh=f"名称“{shown(name)}”应以字母或下划线开头，只含字母、数字、_、. 和 -，至多 {LONGEST} 个字符，例如 {proposed}。",
    )
    return False


def require_choice_name(place: Place, name: str, findings: Findings) -> bool:
    """Whether a name may be that of a choice; a fault where not."""
    if re.fullmatch(CHOICE_NAME, name):
        return True
    proposed = re.sub(r"[\s\[\]]+", "_", name)[:80].strip("_") or f"choice_{place.row}"
    findings.invalid(
        place,
        en=f"the name '{shown(name)}' of a choice must be free of blanks and brackets, 80 characters at most. "
        f"Call it {shown(proposed)}.",
        zh=f"选项名称“{shown(name)}”不能含空格和方括号，至多 80 个字符，例如 {shown(proposed)}。",
    )
    return False


def _proposed(name: str, row: int) -> str:
    letters = re.sub("[^A-Za-z0-9_.-]+", "_", name).strip("_")[: LONGEST - 2]
    if not letters:
        return f"q{row}"
    return letters if re.match("[A-Za-z_]", letters) else f"q_{letters}"
