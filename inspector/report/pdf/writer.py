"""A PDF file written from front to back: nothing is kept but what the end of the file needs.

Streams go out as they come; small objects are gathered in object streams (ISO 32000-1, 7.5.7). Every
byte is hashed on its way, so that a signature costs no second reading of the file.
"""

import hashlib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from inspector.report.pdf.objects import Name, Ref, Value, serialize

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
MOST_IN_OBJECT_STREAM = 200
LEVEL = 6
BYTE_RANGE = b" /ByteRange [0 %012d %012d %012d] "


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature to be: its dictionary, `room` in bytes, and what makes it from a SHA-256."""

    entries: Mapping[str, Value]
    room: int
    sign: Callable[[bytes], bytes]


class PdfWriter:
    """One revision of a PDF file: the first, or one appended to what was written before."""

    def __init__(self, out: BinaryIO) -> None:
        """`out` is at its start."""
        self._out = out
        self.digest = hashlib.sha256()
        self.position = 0
        self.size = 1  # object 0 is the head of the free list
        self._previous: int | None = None
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        self._waiting: list[tuple[int, bytes]] = []
        self.write(HEADER)

    def write(self, data: bytes) -> None:
        """Put bytes into the file."""
        self._out.write(data)
        self.digest.update(data)
        self.position += len(data)

    def reserve(self) -> Ref:
        """A number for an object that is written later."""
        self.size += 1
        return Ref(self.size - 1)

    def put(self, value: Value, ref: Ref | None = None) -> Ref:
        """An object that is no stream; it goes out with others, compressed."""
        ref = ref or self.reserve()
        self._waiting.append((ref.number, serialize(value)))
        if len(self._waiting) >= MOST_IN_OBJECT_STREAM:
            self.flush()
        return ref

    def stream(
        self, data: bytes, entries: Mapping[str, Value], ref: Ref | None = None, *, compress: bool = True
    ) -> Ref:
        """A stream object, compressed unless it is already."""
        ref = ref or self.reserve()
        if compress:
            data, entries = zlib.compress(data, LEVEL), {**entries, "Filter": Name("FlateDecode")}
        self._places[ref.number] = (1, self.position, 0)
        self.write(b"%d 0 obj\n%s\nstream\n" % (ref.number, serialize({**entries, "Length": len(data)})))
        self.write(data)
        self.write(b"\nendstream\nendobj\n")
        return ref

    def finish(self, trailer: Mapping[str, Value]) -> None:
        """End the revision with its cross-reference stream; the next one may begin."""
        self.flush()
        self.write(self._tail(self.position, trailer))

    def finish_signed(self, ref: Ref, signed: "Signed", trailer: Mapping[str, Value]) -> None:
        """End the revision with a signature dictionary whose hole takes the signature over all the rest.

        The signature is computed before the hole is written, so nothing is ever written twice.
        """
        self.flush()
        self._places[ref.number] = (1, self.position, 0)
        head = b"%d 0 obj\n%s" % (ref.number, serialize(signed.entries)[:-2])
        start = self.position + len(head) + len(BYTE_RANGE % (0, 0, 0)) + len(b"/Contents ")
        end = start + 2 * signed.room + 2
        tail = self._tail(end + len(b">>\nendobj\n"), trailer)
        after = b">>\nendobj\n" + tail
        self.write(head + BYTE_RANGE % (start, end, len(after)) + b"/Contents ")
        covered = self.digest.copy()
        covered.update(after)
        signature = signed.sign(covered.digest()).hex().encode()
        self.write(b"<" + signature.ljust(2 * signed.room, b"0") + b">" + after)

    def _tail(self, start: int, trailer: Mapping[str, Value]) -> bytes:
        ref = self.reserve()
        self._places[ref.number] = (1, start, 0)
        entries = {**trailer, **self._xref_entries()}
        data = zlib.compress(self._xref_rows(), LEVEL)
        entries |= {"Filter": Name("FlateDecode"), "Length": len(data)}
        head = b"%d 0 obj\n%s\nstream\n" % (ref.number, serialize(entries))
        self._previous, self._places = start, {}
        return head + data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start

    def flush(self) -> None:
        """Write out what waits for its object stream."""
        if not self._waiting:
            return
        offsets, body = [], bytearray()
        for number, text in self._waiting:
            offsets += [number, len(body)]
            body += text + b"\n"
        first = " ".join(map(str, offsets)).encode() + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(self._waiting), "First": len(first)}
        waiting, self._waiting = self._waiting, []
        ref = self.stream(first + bytes(body), entries)
        for index, (number, _) in enumerate(waiting):
            self._places[number] = (2, ref.number, index)

    def _xref_entries(self) -> dict[str, Value]:
        numbers, index = sorted(self._places), list[Value]()
        for number in numbers:
            if index and index[-2] + index[-1] == number:  # type: ignore[operator]
                index[-1] += 1  # type: ignore[operator]
            else:
                index += [number, 1]
        entries: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": self.size,
            "W": [1, 5, 2],
            "Index": index,
        }
        return entries if self._previous is None else entries | {"Prev": self._previous}

    def _xref_rows(self) -> bytes:
        rows = bytearray()
        for number in sorted(self._places):
            kind, place, more = self._places[number]
            rows += bytes([kind]) + place.to_bytes(5, "big") + more.to_bytes(2, "big")
        return bytes(rows)
