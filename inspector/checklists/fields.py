"""The fields a checklist's format has at a place, and values that could stand there."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from inspector.checklists.document import Plain
from inspector.checklists.refused_at import FieldPath

_PLAIN: Mapping[object, Plain] = {str: "x", int: 1, float: 1.0, bool: False, date: "2026-01-01"}


def known_fields(adapter: TypeAdapter[Any], path: FieldPath) -> tuple[str, ...]:
    """The names of the fields the noun at a place has; none where no noun is."""
    found = type_at(adapter._type, path)
    return tuple(field.name for field in fields(found)) if is_dataclass(found) else ()


def type_at(kind: Any, path: FieldPath) -> Any:
    """The type of what stands at a place of a noun, None where the format has no such place."""
    for step in path:
        kind = _without_none(kind)
        if is_dataclass(kind) and isinstance(kind, type):
            kind = get_type_hints(kind).get(str(step))
        else:
            kind = next(iter(get_args(kind)[-1:] if get_origin(kind) is dict else get_args(kind)), None)
    return _without_none(kind)


def is_needed(kind: Any, path: FieldPath) -> bool:
    """Whether the field at a place must be written."""
    noun = type_at(kind, path[:-1])
    if not path or not is_dataclass(noun):
        return True
    return any(field.name == path[-1] and not _has_default(field) for field in fields(noun))


def stand_in(kind: Any) -> Plain:
    """A value of a type, so that the rest can be looked at although this part cannot."""
    kind = _without_none(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return {field.name: stand_in(hints[field.name]) for field in fields(kind) if not _has_default(field)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str(next(iter(kind)).value)
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    if hasattr(kind, "__supertype__"):
        return stand_in(kind.__supertype__)
    return {} if get_origin(kind) is dict else []


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def _has_default(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING
