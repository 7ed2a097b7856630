"""Turn plain values into nouns, or say in one sentence which field is wrong."""

import json
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from inspector.checklists.document import Document, FieldPath, Plain
from inspector.errors import Refused

T = TypeVar("T")

# pydantic's error type: what is wrong and what to do, in English and Chinese.
_SENTENCES = {
    "missing": ("is missing. Add it.", "缺少此字段，请补上。"),
    "unexpected_keyword_argument": (
        "is not a field here. Correct or remove it.",
        "没有这个字段，请更正或删去。",
    ),
    "string_type": ("must be text. Write it, or put it in quotes.", "必须是文字，请填写或加上引号。"),
    "int_type": ("must be a whole number.", "必须是整数。"),
    "tuple_type": ("must be a list.", "必须是列表。"),
    "dataclass_type": ("must be a group of fields.", "必须是一组字段。"),
    "date_type": ("must be a date such as 2026-01-31.", "必须是日期，例如 2026-01-31。"),
    "date_parsing": ("must be a date such as 2026-01-31.", "必须是日期，例如 2026-01-31。"),
    "date_from_datetime_parsing": ("must be a date such as 2026-01-31.", "必须是日期，例如 2026-01-31。"),
}
_ANY_OTHER = ("has a value that does not fit. Correct it.", "填写的内容不合要求，请更正。")


def validated(document: Document, value: Plain, adapter: TypeAdapter[T]) -> T:
    """The value as the adapter's type, strictly. Raises Refused "checklist-invalid" for the first fault."""
    try:
        # Through JSON: there, strict still lets a list be a tuple and text be a date or an enum.
        return adapter.validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        raise _refusal(document, min(faults, key=lambda fault: document.line(fault["loc"]))) from error


def _refusal(document: Document, fault: ErrorDetails) -> Refused:
    path: FieldPath = fault["loc"]
    if fault["type"] in ("enum", "literal_error"):
        allowed = str(fault["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
        return document.refusal(
            path, en=f"must be one of: {allowed}.", zh=f"必须是下列之一：{allowed.replace(', ', '、')}。"
        )
    en, zh = _SENTENCES.get(fault["type"], _ANY_OTHER)
    return document.refusal(path, en=en, zh=zh)
