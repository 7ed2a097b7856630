"""Build a record from its own canonical form, quickly.

For a record that this program sealed and has kept under its digest: it was checked then. Whatever comes
from outside is read by `record_json.read_record`, which refuses what is not a record.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from inspector.model.record import Record

Build = Callable[[Any], Any]


def known_record(body: bytes) -> Record:
    """The record of a canonical form that was kept since it was sealed."""
    record: Record = _builder(Record)(json.loads(body))
    return record


@cache
def _builder(kind: Any) -> Build:
    """What makes a value of a kind from plain JSON."""
    if isinstance(kind, NewType):
        return _builder(kind.__supertype__)
    if is_dataclass(kind):
        return _value_builder(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        each = _builder(inner[0])
        return lambda items: tuple([each(item) for item in items])
    if origin in (Union, UnionType):
        (some,) = (each for each in inner if each is not NoneType)
        build = _builder(some)
        return lambda content: None if content is None else build(content)
    return _plain_builder(kind, origin)


def _plain_builder(kind: Any, origin: Any) -> Build:
    if origin is Literal or kind in (str, int, bool):
        return lambda content: content
    if kind in (datetime, date):
        parse: Build = kind.fromisoformat
        return parse
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    raise TypeError(f"a record holds no {kind}")


def _value_builder(kind: Any) -> Build:
    parts = {name: _builder(hint) for name, hint in get_type_hints(kind).items()}

    def build(content: Mapping[str, Any]) -> Any:
        return kind(**{name: parts[name](item) for name, item in content.items()})

    return build
