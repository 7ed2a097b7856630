"""What is wrong at one place of a file. Rules yield faults; loading refuses the first, the linter shows all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from inspector.checklists.document import Document
from inspector.checklists.refused_at import FieldPath, RefusedAt


@dataclass(frozen=True, slots=True)
class Fault:
    """`rule` is its stable name; the sentences say what is wrong and what to do. `character` is its place in the text of
    the field, from 1, where that is known."""

    rule: str
    path: FieldPath
    en: str
    zh: str
    character: int = 0


def refuse_first(document: Document, *rules: Iterable[Fault]) -> None:
    """Raises Refused "checklist-invalid" for the first fault the rules yield; none after it is looked for."""
    for fault in chain.from_iterable(rules):
        raise refused(document, fault)


def refused(document: Document, fault: Fault) -> RefusedAt:
    """The refusal for a fault."""
    at = fault.character
    en, zh = (f"character {at}: ", f"第 {at} 个字符：") if at else ("", "")
    return document.refusal(fault.path, en=f"{en}{fault.en}", zh=f"{zh}{fault.zh}")


def missing(path: FieldPath) -> Iterator[Fault]:
    """The fault of a field that is not there."""
    yield Fault("missing-field", path, "is missing. Add it.", "缺少此字段，请补上。")
