"""How a noun is declared."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


def field_names(cls: type[object]) -> tuple[str, ...]:
    """The names of a value's fields, in order."""
    return tuple(field.name for field in fields(cls))  # type: ignore[arg-type]  # any value is a dataclass


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Declare a frozen, slotted, keyword-only value.

    The pydantic setting makes readers of foreign files (checklists, records) refuse unknown fields;
    it costs nothing inside the program, where pydantic is not used.
    """
    setattr(cls, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 (mypy: no such attribute)
    make: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True, kw_only=True)
    return make(cls)
