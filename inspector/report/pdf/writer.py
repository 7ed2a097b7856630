"""A PDF file written from front to back: nothing is kept but what the end of the file needs.

Streams go out as they come; small objects are gathered in object streams (ISO 32000-1, 7.5.7). Every
byte is hashed on its way, so that a signature costs no second reading of the file.
"""

import hashlib
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from inspector.report.pdf.objects import Name, Ref, Value, serialize

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
MOST_IN_OBJECT_STREAM = 60  # readers look through the whole table of one for each of its objects
LEVEL = 6
BYTE_RANGE = b" /ByteRange [0 %012d %012d %012d] "
PLAIN, PACKED = 1, 2  # kinds of entry in a cross-reference stream
Places = dict[int, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature to be: its dictionary, `room` in bytes, and what makes it from a SHA-256."""

    entries: Mapping[str, Value]
    room: int
    sign: Callable[[bytes], bytes]


class Numbers:
    """The numbers of a file's objects. One thread asks for them, so that the same content has the same."""

    def __init__(self) -> None:
        self.size = 1  # object 0 is the head of the free list

    def next(self) -> Ref:
        """The next free one."""
        self.size += 1
        return Ref(self.size - 1)


class Objects:
    """Something objects of a file are written to; `places` says where each begins."""

    def __init__(self, out: BinaryIO, numbers: Numbers) -> None:
        self._out = out
        self.numbers = numbers
        self.position = 0
        self.places: Places = {}
        self._waiting: list[tuple[int, bytes]] = []

    def write(self, data: bytes) -> None:
        """Put bytes behind what is there."""
        self._out.write(data)
        self.position += len(data)

    def reserve(self) -> Ref:
        """A number for an object that is written later."""
        return self.numbers.next()

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
        self.places[ref.number] = (PLAIN, self.position, 0)
        self.write(b"%d 0 obj\n%s\nstream\n" % (ref.number, serialize({**entries, "Length": len(data)})))
        self.write(data)
        self.write(b"\nendstream\nendobj\n")
        return ref

    def flush(self) -> None:
        """Write out what waits for its object stream."""
        if not self._waiting:
            return
        offsets, body = list[int](), bytearray()
        for number, text in self._waiting:
            offsets += [number, len(body)]
            body += text + b"\n"
        first = " ".join(map(str, offsets)).encode() + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(self._waiting), "First": len(first)}
        waiting, self._waiting = self._waiting, []
        ref = self.stream(first + bytes(body), entries)
        for index, (number, _) in enumerate(waiting):
            self.places[number] = (PACKED, ref.number, index)


class Aside(Objects):
    """Objects in memory, made while others are written to the file."""

    def __init__(self, numbers: Numbers) -> None:
        self._buffer = io.BytesIO()
        super().__init__(self._buffer, numbers)

    def content(self) -> bytes:
        """All that was written."""
        self.flush()
        return self._buffer.getvalue()


class PdfWriter(Objects):
    """A PDF file: its first revision, and others appended to what was written before."""

    def __init__(self, out: BinaryIO) -> None:
        """`out` is at its start."""
        super().__init__(out, Numbers())
        self.digest = hashlib.sha256()
        self.places = {0: (0, 0, 65535)}
        self._previous: int | None = None
        self.write(HEADER)

    def write(self, data: bytes) -> None:
        """Put bytes into the file, and into its hash."""
        super().write(data)
        self.digest.update(data)

    def aside(self) -> Aside:
        """A place for objects of this revision that are made while others are written here."""
        return Aside(self.numbers)

    def absorb(self, aside: Aside) -> None:
        """Write what was made aside."""
        base = self.position
        self.write(aside.content())
        for number, (kind, place, index) in aside.places.items():
            self.places[number] = (kind, place + base if kind == PLAIN else place, index)

    def finish(self, trailer: Mapping[str, Value]) -> None:
        """End the revision with its cross-reference stream; the next one may begin."""
        self.flush()
        self.write(self._tail(self.position, trailer))

    def finish_signed(self, ref: Ref, signed: Signed, trailer: Mapping[str, Value]) -> None:
        """End the revision with a signature dictionary whose hole takes the signature over all the rest.

        The signature is computed before the hole is written, so nothing is ever written twice.
        """
        self.flush()
        self.places[ref.number] = (PLAIN, self.position, 0)
        head = b"%d 0 obj\n%s" % (ref.number, serialize(signed.entries)[:-2])
        start = self.position + len(head) + len(BYTE_RANGE % (0, 0, 0)) + len(b"/Contents ")
        end = start + 2 * signed.room + 2
        close = b">>\nendobj\n"
        after = close + self._tail(end + len(close), trailer)
        self.write(head + BYTE_RANGE % (start, end, len(after)) + b"/Contents ")
        covered = self.digest.copy()
        covered.update(after)
        signature = signed.sign(covered.digest()).hex().encode()
        self.write(b"<" + signature.ljust(2 * signed.room, b"0") + b">" + after)

    def _tail(self, start: int, trailer: Mapping[str, Value]) -> bytes:
        """The cross-reference stream (ISO 32000-1, 7.5.8) of this revision, to stand at `start`."""
        ref = self.reserve()
        self.places[ref.number] = (PLAIN, start, 0)
        rows = zlib.compress(self._rows(), LEVEL)
        entries: dict[str, Value] = {
            **trailer,
            "Type": Name("XRef"),
            "Size": self.numbers.size,
            "W": [1, 5, 2],
            "Index": self._index(),
            "Filter": Name("FlateDecode"),
            "Length": len(rows),
        }
        if self._previous is not None:
            entries["Prev"] = self._previous
        head = b"%d 0 obj\n%s\nstream\n" % (ref.number, serialize(entries))
        self._previous, self.places = start, {}
        return head + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start

    def _index(self) -> list[int]:
        index: list[int] = []
        for number in sorted(self.places):
            if index and index[-2] + index[-1] == number:
                index[-1] += 1
            else:
                index += [number, 1]
        return index

    def _rows(self) -> bytes:
        rows = bytearray()
        for number in sorted(self.places):
            kind, place, more = self.places[number]
            rows += bytes([kind]) + place.to_bytes(5, "big") + more.to_bytes(2, "big")
        return bytes(rows)
