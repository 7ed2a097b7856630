"""Values that are kept as JSON text in one column."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from inspector.model.annotation import Annotation
from inspector.model.brand import Brand
from inspector.model.checklist import Checklist, Citation, Section
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


class ChecklistColumn(JsonColumn[Checklist]):
    """A checklist is read section by section: while the whole of a large one is, no other thread gets a turn."""

    def __init__(self) -> None:
        super().__init__(Checklist)
        self._section: TypeAdapter[Section] = TypeAdapter(Section)

    def read(self, text: str) -> Checklist:
        """From text."""
        parts = json.loads(text)
        sections = tuple(self._section.validate_python(part) for part in parts["sections"])
        return replace(self._adapter.validate_python({**parts, "sections": ()}), sections=sections)


BRAND = JsonColumn[Brand](Brand)
CHECKLIST = ChecklistColumn()
CITATIONS = JsonColumn[tuple[Citation, ...]](tuple[Citation, ...])
LANGUAGES = JsonColumn[Languages](Languages)
VISIT = JsonColumn[Visit](Visit)
STROKES = JsonColumn[tuple[Stroke, ...]](tuple[Stroke, ...])
ANNOTATIONS = JsonColumn[tuple[Annotation, ...]](tuple[Annotation, ...])
REDACTIONS = JsonColumn[tuple[Redaction, ...]](tuple[Redaction, ...])
TOKEN_PLACE = JsonColumn[TokenPlace | None](TokenPlace | None)
REPORT_COPY = JsonColumn[ReportCopy](ReportCopy)


def jsonable(content: object) -> object:
    """Any value as plain JSON types, for the audit chain; times in ISO 8601."""
    return to_jsonable_python(
        content, fallback=lambda other: other.isoformat() if isinstance(other, datetime) else str(other)
    )
