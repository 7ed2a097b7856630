"""The columns XLSForm has no word for, `inspector::…`: read here, written by `exporting`.

Lists are written with "; " between their entries, or as JSON where an entry holds a semicolon itself.
"""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from inspector.checklists.shorthand import CITATION
from inspector.checklists.xlsform.columns import EXTENSION
from inspector.checklists.xlsform.fault import Findings, shown
from inspector.checklists.xlsform.sheet import Row
from inspector.model.checklist import (
    AnswerKind,
    Citation,
    CountRule,
    Deadline,
    DeadlineKind,
    LawId,
    Proof,
    Scale,
    Severity,
)
from inspector.model.text import Bilingual

T = TypeVar("T")
# Each field of an item that has columns of its own; texts have one for each language, ::zh and ::en.
TEXTS = ("evidence", "severity_note", "penalty_note", "demand", "unit")
PLAIN = (
    "kind",
    "severity",
    "citations",
    "penalty",
    "departments",
    "refer_to",
    "deadline",
    "scale",
    "photos",
    "points",
)
COUNT = ("count::zh", "count::en", "sample")
ITEM_COLUMNS = (*PLAIN, *(f"{name}::{language}" for name in TEXTS for language in ("zh", "en")), *COUNT)
SECTION_COLUMNS = ("of::zh", "of::en")
_CITATION = re.compile(CITATION)
_DAYS = re.compile("([0-9]{1,6}) days?")


def own(name: str) -> str:
    """The header of one of these columns."""
    return f"{EXTENSION}::{name}"


def written_list(entries: tuple[str, ...]) -> str:
    """Several words in one cell."""
    plain = "; ".join(entries)
    return (
        plain
        if not plain.startswith("[") and _list(plain) == entries
        else json.dumps(entries, ensure_ascii=False)
    )


def written_citation(citation: Citation) -> str:
    """A citation as checklists write it: law, article, proof."""
    return " ".join(part for part in (citation.law, citation.article, citation.proof) if part)


def written_deadline(deadline: Deadline) -> str:
    """A deadline as checklists write it."""
    return f"{deadline.days} days" if deadline.kind is DeadlineKind.DAYS else str(deadline.kind)


def written_number(number: float) -> str:
    """A number to its last digit, without an exponent."""
    return str(int(number)) if float(number).is_integer() else format(Decimal(repr(number)), "f")


def written_scale(scale: Scale) -> str:
    """least, most, step."""
    return f"{scale.least!r} {scale.most!r} {scale.step!r}"


def bilingual(row: Row, name: str) -> Bilingual | None:
    """A text of two columns, None when both are empty."""
    zh, en = row.own.get(own(f"{name}::zh"), ""), row.own.get(own(f"{name}::en"), "")
    return Bilingual(zh=zh, en=en) if zh.strip() or en.strip() else None


def own_fields(row: Row, findings: Findings) -> dict[str, Any]:
    """The fields of an item that stand in columns of its own, by their names."""
    fields: dict[str, Any] = {name: bilingual(row, name) for name in TEXTS}
    fields["count"] = _count(row, findings)
    for name, read in _READERS.items():
        text = row.own.get(own(name), "")
        if text:
            fields[name] = _read(row, name, text, read, findings)
    _tell_unknown(row, findings)
    return {name: content for name, content in fields.items() if content is not None}


def _read(row: Row, name: str, text: str, read: Callable[[str], T], findings: Findings) -> T | None:
    try:
        return read(text)
    except ValueError:
        findings.invalid(
            row.place,
            en=f"{own(name)}: '{shown(text)}' is not written as docs/xlsform.md says.",
            zh=f"{own(name)}：“{shown(text)}”的写法不对，请参照 docs/xlsform.md。",
        )
        return None


def _count(row: Row, findings: Findings) -> CountRule | None:
    of = bilingual(row, "count")
    if of is None:
        return None
    sample = row.own.get(own("sample"), "")
    return CountRule(of=of, sample=_read(row, "sample", sample, int, findings) if sample else None)


def _tell_unknown(row: Row, findings: Findings) -> None:
    known = {own(name) for name in (*ITEM_COLUMNS, *SECTION_COLUMNS)}
    for name in row.own.keys() - known:
        findings.invalid(
            row.place,
            en=f"there is no column {shown(name)}. Correct its name as in docs/xlsform.md.",
            zh=f"没有列“{shown(name)}”，请参照 docs/xlsform.md 更正列名。",
        )


def _list(text: str) -> tuple[str, ...]:
    if text.startswith("["):
        entries = json.loads(text)
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise ValueError(text)
        return tuple(entries)
    return tuple(entry.strip() for entry in text.replace("；", ";").split(";") if entry.strip())


def _citations(text: str) -> tuple[Citation, ...]:
    return tuple(_citation(entry) for entry in _list(text))


def _citation(text: str) -> Citation:
    match = _CITATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Citation(law=LawId(match[1]), article=match[2] or "", proof=Proof(match[3]))


def _deadline(text: str) -> Deadline:
    match = _DAYS.fullmatch(text)
    if match:
        return Deadline(kind=DeadlineKind.DAYS, days=int(match[1]))
    return Deadline(kind=DeadlineKind(text))


def _scale(text: str) -> Scale:
    least, most, step = (float(part) for part in text.split())
    return Scale(least=least, most=most, step=step)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "kind": AnswerKind,
    "severity": Severity,
    "citations": _citations,
    "penalty": _citations,
    "departments": _list,
    "refer_to": _list,
    "deadline": _deadline,
    "scale": _scale,
    "photos": int,
    "points": int,
}
