"""Values that are kept as JSON text in one column."""

from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from inspector.model.brand import Brand
from inspector.model.checklist import Checklist, Citation
from inspector.model.identity import TokenPlace
from inspector.model.inspection import Languages, Visit
from inspector.model.person import Stroke
from inspector.model.photo import Redaction, ReportCopy

T = TypeVar("T")


class JsonColumn(Generic[T]):
    """Writes a value as JSON text and reads it back, validated."""

    def __init__(self, kind: Any) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def write(self, content: T) -> str:
        """To text."""
        return self._adapter.dump_json(content).decode()

    def read(self, text: str) -> T:
        """From text."""
        return self._adapter.validate_json(text)


BRAND = JsonColumn[Brand](Brand)
CHECKLIST = JsonColumn[Checklist](Checklist)
CITATIONS = JsonColumn[tuple[Citation, ...]](tuple[Citation, ...])
LANGUAGES = JsonColumn[Languages](Languages)
VISIT = JsonColumn[Visit](Visit)
STROKES = JsonColumn[tuple[Stroke, ...]](tuple[Stroke, ...])
REDACTIONS = JsonColumn[tuple[Redaction, ...]](tuple[Redaction, ...])
TOKEN_PLACE = JsonColumn[TokenPlace | None](TokenPlace | None)
REPORT_COPY = JsonColumn[ReportCopy](ReportCopy)


def jsonable(content: object) -> object:
    """Any value as plain JSON types, for the audit chain; times in ISO 8601."""
    return to_jsonable_python(
        content, fallback=lambda other: other.isoformat() if isinstance(other, datetime) else str(other)
    )
