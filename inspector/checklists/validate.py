"""Make typed nouns of plain values; say in words which fields are wrong."""

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from inspector.checklists.document import Document, Plain
from inspector.checklists.fault import Fault, refused
from inspector.checklists.fields import known_fields
from inspector.checklists.likeness import meant

T = TypeVar("T")

# pydantic's error type: the rule, what is wrong and what to do, in English and Chinese.
_SENTENCES = {
    "missing": ("missing-field", "is missing. Add it.", "缺少此字段，请补上。"),
    "unexpected_keyword_argument": (
        "unknown-field",
        "is not a field here. Correct or remove it.",
        "没有这个字段，请更正或删去。",
    ),
    "string_type": (
        "wrong-kind",
        "must be text. Write it, or put it in quotes.",
        "必须是文字，请填写或加上引号。",
    ),
    "int_type": ("wrong-kind", "must be a whole number.", "必须是整数。"),
    "tuple_type": ("wrong-kind", "must be a list.", "必须是列表。"),
    "dataclass_type": ("wrong-kind", "must be a group of fields.", "必须是一组字段。"),
}
_DATE = ("wrong-kind", "must be a date such as 2026-01-31.", "必须是日期，例如 2026-01-31。")
_ANY_OTHER = ("wrong-kind", "has a value that does not fit. Correct it.", "填写的内容不合要求，请更正。")


def validated(document: Document, value: Plain, adapter: TypeAdapter[T]) -> T:
    """The value as the adapter's type, strictly. Raises Refused "checklist-invalid" for the first fault."""
    try:
        return parsed(value, adapter)
    except ValidationError as error:
        first = min(errors_of(error), key=lambda each: document.place(each["loc"]))
        raise refused(document, fault_of(first, adapter)) from error


def parsed(value: Plain, adapter: TypeAdapter[T]) -> T:
    """The value as the adapter's type, strictly. Raises ValidationError with all that is wrong."""
    # Through JSON: there, strict still lets a list be a tuple and text be a date or an enum.
    return adapter.validate_json(json.dumps(value), strict=True)


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What is wrong, each with its place."""
    return error.errors(include_url=False)


def fault_of(error: ErrorDetails, adapter: TypeAdapter[Any]) -> Fault:
    """An error of the validation in words."""
    path, kind = error["loc"], error["type"]
    if kind in ("enum", "literal_error"):
        return _one_of(error)
    rule, en, zh = _DATE if kind.startswith("date_") else _SENTENCES.get(kind, _ANY_OTHER)
    if kind != "unexpected_keyword_argument":
        return Fault(rule, path, en, zh)
    guess = meant(str(path[-1]), known_fields(adapter, path[:-1]))
    return Fault(rule, path, en + guess.en, zh + guess.zh)


def _one_of(error: ErrorDetails) -> Fault:
    allowed = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
    guess = meant(str(error["input"]), allowed.split(", "))
    return Fault(
        "unknown-word",
        error["loc"],
        f"must be one of: {allowed}.{guess.en}",
        f"必须是下列之一：{allowed.replace(', ', '、')}。{guess.zh}",
    )
