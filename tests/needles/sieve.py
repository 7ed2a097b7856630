"""Finds needles in many bytes, in any of the forms they may have been written in."""

import base64
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import quote

WORD = 8
SHORTEST = 2 * WORD - 1  # so that one aligned word lies inside, wherever the needle begins
DEEPEST = 3
MOST_OPENED = 64 * 1024 * 1024
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
# No locked file holds a picture, paper, archive or plain database, whatever is in it.
KINDS = {
    "a JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\0", b"\xff\xd8\xff\xdb\x00C\0\x08\x06"),
    "a PNG": (b"\x89PNG\r\n\x1a\n",),
    "a HEIC": (b"ftypheic", b"ftypmif1"),
    "camera data": (b"Exif\0\0II*\0", b"Exif\0\0MM\0*"),
    "a PDF": (b"%PDF-1.",),
    "a plain database": (b"SQLite format 3\0", b"CREATE TABLE "),
}


class Sieve:
    """Holds needles by their names; a needle is text or bytes."""

    def __init__(self, needles: Mapping[str, str | bytes]) -> None:
        self._forms = {name: tuple(_forms(needle)) for name, needle in needles.items()}
        short = [name for name, forms in self._forms.items() if any(len(form) < SHORTEST for form in forms)]
        if short:
            raise ValueError(f"too short to be found for sure: {short}")
        forms = chain.from_iterable(self._forms.values())
        self._words = frozenset(
            int.from_bytes(form[at : at + WORD], sys.byteorder)
            for form in forms
            for at in range(len(form) - WORD + 1)
        )

    def found(self, data: bytes, depth: int = 0) -> set[str]:
        """The names of the needles in some bytes, and in what is compressed in them; and the kinds of files."""
        names = {kind for kind, marks in KINDS.items() if any(mark in data for mark in marks)}
        words = memoryview(data)[: len(data) // WORD * WORD].cast("Q")
        if len(data) < SHORTEST or not self._words.isdisjoint(words):
            names |= {name for name, forms in self._forms.items() if any(form in data for form in forms)}
        if depth < DEEPEST:
            for inside in _decompressed(data):
                names |= self.found(inside, depth + 1)
        return names

    def found_below(self, folder: Path) -> dict[str, set[str]]:
        """By path what is found in each file below a folder, in its name, and in the names of folders."""
        found = {}
        for path in folder.rglob("*"):
            name = str(path.relative_to(folder))
            names = self.found(name.encode()) | (self.found(path.read_bytes()) if path.is_file() else set())
            if names:
                found[name] = names
        return found


def slices(name: str, data: bytes, count: int = 6, size: int = 32) -> dict[str, bytes]:
    """Some pieces of long bytes, each a needle: from the middle, as the ends look like those of others."""
    step = max(1, (len(data) - size) // (count + 1))
    return {f"{name} at {at}": data[at : at + size] for at in range(step, len(data) - size, step)}


def _forms(needle: str | bytes) -> Iterator[bytes]:
    if isinstance(needle, bytes):
        yield from _of_bytes(needle)
        return
    for coding in CODINGS:
        yield needle.encode(coding)
    yield from _of_bytes(needle.encode())
    yield json.dumps(needle)[1:-1].encode()
    yield quote(needle).encode()
    yield needle.encode("utf-16-be").hex().upper().encode()  # as PDF may hold it


def _of_bytes(needle: bytes) -> Iterator[bytes]:
    yield needle
    yield needle.hex().encode()
    yield needle.hex().upper().encode()
    yield needle.hex(" ").encode()
    yield repr(needle)[2:-1].encode()
    for shift, skipped in ((0, 0), (1, 2), (2, 3)):
        whole = (shift + len(needle)) // 3 * 4  # what stands behind it changes the rest
        text = base64.b64encode(bytes(shift) + needle)[skipped:whole]
        yield text
        yield text.translate(bytes.maketrans(b"+/", b"-_"))


def _decompressed(data: bytes) -> Iterable[bytes]:
    """What zlib, gzip and zip streams in some bytes hold, as far as each can be read."""
    for mark, bits in ((b"\x78\x01", 15), (b"\x78\x5e", 15), (b"\x78\x9c", 15), (b"\x78\xda", 15)):
        yield from _streams(data, mark, 0, bits)
    yield from _streams(data, b"\x1f\x8b\x08", 0, 31)
    at = -1
    while (at := data.find(b"PK\x03\x04", at + 1)) >= 0:
        names = sum(int.from_bytes(data[at + start : at + start + 2], "little") for start in (26, 28))
        yield from _opened(data, at + 30 + names, -15)


def _streams(data: bytes, mark: bytes, skipped: int, bits: int) -> Iterator[bytes]:
    at = -1
    while (at := data.find(mark, at + 1)) >= 0:
        yield from _opened(data, at + skipped, bits)


def _opened(data: bytes, at: int, bits: int) -> Iterator[bytes]:
    stream = zlib.decompressobj(bits)
    parts: list[bytes] = []
    try:
        while at < len(data) and not stream.eof and sum(map(len, parts)) < MOST_OPENED:
            parts.append(stream.decompress(data[at : at + 4096]))
            at += 4096
    except zlib.error:
        pass  # no stream, or a damaged end: what came out so far counts
    inside = b"".join(parts)
    if len(inside) >= SHORTEST:
        yield inside
