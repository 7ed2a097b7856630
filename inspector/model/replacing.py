"""Another value at one place of a noun."""

from dataclasses import is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def changed(noun: T, path: tuple[str | int, ...], value: object) -> T:
    """The noun with another value at a place: ("sections", 0, "title")."""
    made: Any = noun
    if not path:
        made = value
    elif isinstance(noun, tuple):
        place = int(path[0])
        made = (*noun[:place], changed(noun[place], path[1:], value), *noun[place + 1 :])
    elif is_dataclass(noun) and not isinstance(noun, type):
        step = str(path[0])
        made = replace(noun, **{step: changed(getattr(noun, step), path[1:], value)})
    found: T = made
    return found
