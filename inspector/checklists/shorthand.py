"""The compact writings a checklist may use: "express-regulation 35(1) V", "10 days", a text in one language."""

import re

from inspector.checklists.document import Document, Plain
from inspector.checklists.fault import Fault, refuse_first
from inspector.checklists.refused_at import FieldPath
from inspector.model.citing import ARTICLE

LAW_ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
CITATION = rf"({LAW_ID})(?: ({ARTICLE}))? ([VPM])"
DEADLINE = "(on-the-spot|same-day|([1-9][0-9]{0,3}) days?)"

LANGUAGES = {"zh", "en"}

_CITATION = re.compile(CITATION)
_DEADLINE = re.compile(DEADLINE)


def spelled_out(document: Document) -> Plain:
    """The document's value with every compact citation, deadline and text as a group of fields.

    What has another shape than a checklist is left for the validation to refuse. Raises Refused "checklist-invalid".
    """
    spelling = Spelling(document.value)
    refuse_first(document, spelling.faults)
    return spelling.value


class Spelling:
    """A value with its compact writings spelled out, and the faults of those that cannot be; they stay as they are."""

    def __init__(self, value: Plain) -> None:
        self.faults: list[Fault] = []
        self.value = self._spelled_out(value, ())

    def _spelled_out(self, value: Plain, path: FieldPath) -> Plain:
        if isinstance(value, dict):
            missing = LANGUAGES - value.keys() if value and value.keys() <= LANGUAGES else ()
            whole = value | dict.fromkeys(missing, "")
            return {key: self._spelled_out(inner, (*path, key)) for key, inner in whole.items()}
        if isinstance(value, list):
            return [self._spelled_out(inner, (*path, place)) for place, inner in enumerate(value)]
        if isinstance(value, str) and path[-1:] == ("deadline",):
            return self._deadline(value, path)
        if isinstance(value, str) and path[-2:-1] in (("citations",), ("penalty",)):
            return self._citation(value, path)
        return value

    def _citation(self, text: str, path: FieldPath) -> Plain:
        match = _CITATION.fullmatch(text)
        if match is None:
            self.faults.append(
                Fault(
                    "bad-citation",
                    path,
                    "write a citation as law, article and proof V, P or M, for example 'postal-law 35(2), 59 V'.",
                    "依据应写成“法规编号 条款 证明状态 V、P 或 M”，例如 postal-law 35(2), 59 V。",
                )
            )
            return text
        return {"law": match[1], "article": match[2] or "", "proof": match[3]}

    def _deadline(self, text: str, path: FieldPath) -> Plain:
        match = _DEADLINE.fullmatch(text)
        if match is None:
            self.faults.append(
                Fault(
                    "bad-deadline",
                    path,
                    "write the deadline as 'on-the-spot', 'same-day' or a number of days such as '10 days'.",
                    "期限应写成 on-the-spot（当场）、same-day（当日）或天数，例如 10 days。",
                )
            )
            return text
        if match[2] is None:
            return {"kind": match[1], "days": 0}
        return {"kind": "days", "days": int(match[2])}
