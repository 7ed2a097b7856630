"""PDF values and how they are written (ISO 32000-1, 7.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

WRITTEN_IN_NAMES = frozenset(b"-+._:,;=@*")


class Name(str):
    """A name object; the text is without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the indirect object with this number (generation 0)."""

    number: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that stand as they are, such as a signature's hole."""

    data: bytes


Value = None | bool | int | float | str | bytes | Name | Ref | Raw | Sequence["Value"] | Mapping[str, "Value"]


def serialize(value: Value) -> bytes:
    """The value as it stands in a file. Text becomes UTF-16, bytes a hexadecimal string."""
    if isinstance(value, Raw):
        return value.data
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, Name):
        return _name(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, Mapping):
        return b"<<" + b" ".join(_name(key) + b" " + serialize(item) for key, item in value.items()) + b">>"
    if isinstance(value, Sequence):
        return b"[" + b" ".join(serialize(item) for item in value) + b"]"
    return _plain(value)


def _plain(value: float | bool | None) -> bytes:
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int):
        return b"%d" % value
    return f"{value:.4f}".rstrip("0").rstrip(".").encode()


@lru_cache(maxsize=1024)
def _name(text: str) -> bytes:
    written = bytearray(b"/")
    for byte in text.encode():
        plain = bytes([byte]).isalnum() or byte in WRITTEN_IN_NAMES
        written += bytes([byte]) if plain else b"#%02X" % byte
    return bytes(written)


def _text(text: str) -> bytes:
    if text.isascii() and text.isprintable():
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().encode() + b">"
