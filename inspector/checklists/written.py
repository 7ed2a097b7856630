"""A checklist as the text of its file, `inspector-checklist/1`.

Written here and not by the YAML library, which takes seconds for a form of a thousand questions; that what is written
reads back as the same checklist is what its tests are about.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from inspector.checklists.document import LARGEST_BYTES, LONGEST_LINE, MOST_VALUES, resolved
from inspector.checklists.shorthand import CITATION, DEADLINE
from inspector.errors import Refused
from inspector.model.checklist import Checklist, Citation, Deadline, DeadlineKind
from inspector.model.text import Bilingual

FIRST_LINE = "# yaml-language-server: $schema=schema.json"
WIDTH = 110
_NOT_WRITTEN = ("sha256",)
_LONGEST_KEY = 1_000  # of those YAML reads without a mark before them
_BREAKS = "\x85\u2028\u2029"
_PLAIN = re.compile(rf"[\w$/(（《“‘【.+=<](?:[^\n\t{_BREAKS}]*[^\s:])?")
_NOT_PLAIN = re.compile(r":(?=\s)|\s#|^\.\.\.|\s\s")
_BLOCK = re.compile(rf"[^\s\t{_BREAKS}][^{_BREAKS}\t]*(?<!\s)")
_RAGGED = re.compile(r"(?m)^[ ]|[ ]$|\n{3}")
_ESCAPED = re.compile("[\x7f-\xa0\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufeff\ufffe\uffff]")
_NEW_PARTS = ("items", "sections")  # a blank line before each


def written(checklist: Checklist) -> str:
    """The text that `load.read_checklist` reads as the same checklist.

    Raises Refused "checklist-too-large" when nothing would read it.
    """
    plain = {"format": "inspector-checklist/1", **_fields(checklist), "laws_on": checklist.laws_on}
    lines = [FIRST_LINE, *_map(plain, "")]
    text = "\n".join(lines) + "\n"
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST_BYTES or len(lines) > MOST_VALUES or max(map(len, lines)) > LONGEST_LINE:
        raise Refused(
            "checklist-too-large",
            en=f"{checklist.id} would be too large for a checklist. Split it into several.",
            zh=f"{checklist.id} 超过检查表的容量。请拆分成几个检查表。",
        )
    return text


def _plain(noun: object) -> Any:
    match noun:
        case Enum():
            return str(noun.value)
        case Bilingual():
            return {language: text for language, text in (("zh", noun.zh), ("en", noun.en)) if text}
        case Citation():
            return _citation(noun)
        case Deadline():
            return _deadline(noun)
        case tuple():
            return [_plain(one) for one in noun]
        case str() | dict() | int() | float() | date() | None:
            return noun
    return _fields(noun)


def _fields(noun: object) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(noun):  # type: ignore[arg-type]  # every noun is a data class
        content = getattr(noun, field.name)
        if field.name not in _NOT_WRITTEN and not _goes_without_saying(field, content):
            found[field.name] = _plain(content)
    return found


def _goes_without_saying(field: "Field[Any]", content: object) -> bool:
    if field.default_factory is not MISSING:
        return bool(content == field.default_factory())
    return field.default is not MISSING and bool(content == field.default)


def _citation(citation: Citation) -> Any:
    compact = " ".join(part for part in (citation.law, citation.article, citation.proof) if part)
    return compact if re.fullmatch(CITATION, compact) else _fields(citation)


def _deadline(deadline: Deadline) -> Any:
    compact = f"{deadline.days} days" if deadline.kind is DeadlineKind.DAYS else str(deadline.kind)
    return compact if re.fullmatch(DEADLINE, compact) else _fields(deadline)


def _map(content: dict[str, Any], indent: str) -> Iterator[str]:
    for name, value in content.items():
        key = _inline(name)
        if len(key) > _LONGEST_KEY:
            yield f"{indent}? {key}"
            key = ""
        match value:
            case dict() if value:
                yield f"{indent}{key}:"
                yield from _map(value, f"{indent}  ")
            case list() if value:
                yield f"{indent}{key}:"
                yield from _list(value, f"{indent}  ", apart=name in _NEW_PARTS)
            case str():
                yield from _scalar(f"{indent}{key}:", value, f"{indent}  ")
            case _:
                yield f"{indent}{key}: {_other(value)}"


def _list(content: list[Any], indent: str, *, apart: bool) -> Iterator[str]:
    for number, value in enumerate(content):
        if apart and number:
            yield ""
        if isinstance(value, str):
            yield from _scalar(f"{indent}-", value, f"{indent}  ")
        else:
            first, *rest = _map(value, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _other(value: object) -> str:
    match value:
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return format(Decimal(repr(value)), "f")  # the reader knows no exponents
    return json.dumps(value)


def _scalar(before: str, text: str, indent: str) -> Iterator[str]:
    """A text after its key or dash: in a block, folded, or in quotes, whichever keeps it."""
    if "\n" in text and _BLOCK.fullmatch(text) and not _RAGGED.search(text) and not _ESCAPED.search(text):
        yield f"{before} |-"
        yield from (f"{indent}{line}" if line else "" for line in text.split("\n"))
    elif len(before) + len(text) > WIDTH and _is_plain(text):
        yield from _folded(before, text, indent)
    else:
        yield f"{before} {_inline(text)}"


def _inline(text: str) -> str:
    if _is_plain(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as it stands, as text."""
    if _PLAIN.fullmatch(text) is None or _NOT_PLAIN.search(text) or _ESCAPED.search(text):
        return False
    return isinstance(resolved(text), str)


def _folded(before: str, text: str, indent: str) -> Iterator[str]:
    line = before
    for word in text.split(" "):
        if len(line) + len(word) >= WIDTH and line.strip() != before.strip() and word[:1].isalnum():
            yield line
            line = f"{indent}{word}"
        else:
            line = f"{line} {word}"
    yield line
