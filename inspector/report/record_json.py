"""record/1 as canonical JSON (RFC 8785): the bytes that are hashed, embedded and imported."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from inspector.errors import Refused
from inspector.model.record import Record

if TYPE_CHECKING:
    from pydantic import TypeAdapter

ATTACHMENT = "record.json"  # the name of the record inside a report
LARGEST = 64 * 1024 * 1024
DEEPEST = 64
# What record/1 gained later is left out where it says nothing, so that older records stay as they are.
ADDED = ("brand",)
ADDED_TO_VISIT = ("planned_this_year", "recusal", "follows")
ADDED_TO_PHOTOS: Mapping[str, object] = {"annotations": [], "clock_offset_s": 0}
ADDED_TO_ITEMS: Mapping[str, object] = {
    "kind": "conformity",
    "unit": None,
    "chosen": [],
    "sample": 0,
    "points": 0,
    "asked": True,
    "gate": "",
}


@cache
def _adapter() -> "TypeAdapter[Record]":
    from pydantic import TypeAdapter  # loads slowly, and who draws a kept record needs it not

    return TypeAdapter(Record)


def record_schema() -> dict[str, object]:
    """The JSON Schema of record/1, as published in docs/record-1.schema.json."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _adapter().json_schema()


def record_schema_text() -> str:
    """The published file."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


def canonical(record: Record) -> bytes:
    """The one way to write a record. Raises Refused when a text cannot be written as UTF-8."""
    import rfc8785

    try:
        content = _adapter().dump_python(record, mode="json")
        return rfc8785.dumps(_told(content))
    except (rfc8785.CanonicalizationError, UnicodeError) as error:
        raise Refused(
            "record-unwritable",
            en="A text or number in the inspection cannot be written down. Type the last texts again.",
            zh="检查中有文字或数字无法写入记录。请重新输入最近填写的文字。",
        ) from error


def _told(content: dict[str, Any]) -> dict[str, Any]:
    for checklist in content["checklists"]:
        for section in checklist["sections"]:
            section["items"] = [_without(item, ADDED_TO_ITEMS) for item in section["items"]]
    content["photos"] = [_without(photo, ADDED_TO_PHOTOS) for photo in content["photos"]]
    content["visit"] = _without(content["visit"], dict.fromkeys(ADDED_TO_VISIT))
    return _without(content, dict.fromkeys(ADDED))


def _without(content: dict[str, Any], empty: Mapping[str, object]) -> dict[str, Any]:
    return {name: each for name, each in content.items() if name not in empty or each != empty[name]}


def digest(record: Record) -> str:
    """SHA-256 (hex) of the canonical record."""
    return hashlib.sha256(canonical(record)).hexdigest()


def read_record(data: bytes) -> Record:
    """The record in a file. Raises Refused "record-unreadable" for anything that is not record/1."""
    if len(data) > LARGEST:
        raise _unreadable()
    try:
        _require_strict(data)
        return _adapter().validate_json(data)
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error


def _require_strict(data: bytes) -> None:
    # pydantic takes NaN, doubled names and deep nesting; evidence must have one reading only.
    content = json.loads(data.decode("utf-8"), object_pairs_hook=_distinct, parse_constant=_no_constant)
    level, depth = [content], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ValueError("too deep")
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _unreadable() -> Refused:
    return Refused(
        "record-unreadable",
        en="The data inside this report cannot be read. Ask the inspectors to export it again.",
        zh="报告内的数据无法读取。请检查人员重新导出。",
    )
