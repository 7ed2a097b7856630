"""Draw a report anew from its record and compare: what is shown is what the record says.

The record alone decides what a paper shows, so that the same program draws the same contents, fonts,
structure and pages. Only what compression makes of them may differ.
"""

import io
from collections.abc import Iterator, Mapping

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import ObjStreamRef

from inspector import PROGRAM
from inspector.model.document import Document
from inspector.model.record import Record
from inspector.report.assemble import Assembled, assemble
from inspector.report.draw import attachments, describe, job_of, lay_out
from inspector.report.pdf.objects import Ref, Value, serialize
from inspector.report.pdf.writer import PACKED, Aside, Numbers
from inspector.report.photos import photos_shown
from inspector.report.reading import entry, raw, written
from inspector.report.verify_changes import DRAWN, Kinds

CODES = {
    "content": "text-rebuilt",
    "page": "pages-rebuilt",
    "pages": "pages-rebuilt",
    "font": "fonts-rebuilt",
    "field": "fields-rebuilt",
    "look": "fields-rebuilt",
    "structure": "structure-rebuilt",
    "attachment": "record-rebuilt",
}
REST = "rest-rebuilt"
REBUILT = (
    "text-rebuilt",
    "pages-rebuilt",
    "fonts-rebuilt",
    "fields-rebuilt",
    "structure-rebuilt",
    "record-rebuilt",
    REST,
)
STORED = ("/Length", "/Filter")


def can_rebuild(reader: PdfFileReader) -> bool:
    """Whether the report says that this very program drew it."""
    named = raw(reader.trailer.flatten(DRAWN), "/Info")
    if not isinstance(named, generic.IndirectObject):
        return False
    return bool(entry(reader.get_object(named.reference, revision=DRAWN), "/Producer") == PROGRAM)


def differences(reader: PdfFileReader, record: Record, document: Document) -> set[str]:
    """The codes of the rules a report breaks by showing other things than its record."""
    drawn, assembled = _drawn_anew(record, document)
    return _Comparison(reader, drawn).differences() | _trailer_differences(reader, assembled)


class _Drawn(Aside):
    """Objects of a paper drawn anew, streams as they are before compression."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__(numbers)
        self.streams: dict[int, tuple[Mapping[str, Value], bytes]] = {}

    def stream(
        self, data: bytes, entries: Mapping[str, Value], ref: Ref | None = None, *, compress: bool = True
    ) -> Ref:
        """Keep what is written."""
        ref = super().stream(data, entries, ref, compress=compress)
        self.streams[ref.number] = (entries, data)
        return ref


def _drawn_anew(record: Record, document: Document) -> tuple[_Drawn, Assembled]:
    numbers = Numbers()
    refs = {number: numbers.next() for number, _ in photos_shown(record, document)}
    job, body = job_of(record, document)
    drawn = _Drawn(numbers)
    assembled = assemble(drawn, lay_out(job), refs, attachments(job, body), describe(job))
    drawn.flush()
    return drawn, assembled


def _trailer_differences(reader: PdfFileReader, assembled: Assembled) -> set[str]:
    trailer = reader.trailer.flatten(DRAWN)
    expected = assembled.trailer
    same = all(_is(raw(trailer, f"/{key}"), expected[key]) for key in ("Root", "Info"))
    return set() if same else {REST}


def _is(found: generic.PdfObject | None, expected: Value) -> bool:
    return (
        isinstance(expected, Ref)
        and isinstance(found, generic.IndirectObject)
        and ((found.idnum, found.generation) == (expected.number, 0))
    )


class _Comparison:
    def __init__(self, reader: PdfFileReader, drawn: _Drawn) -> None:
        self._reader = reader
        self._drawn = drawn
        self._kinds = Kinds(reader)

    def differences(self) -> set[str]:
        """Codes for all that is not as it was drawn anew."""
        return set(self._streams()) | set(self._packed())

    def _streams(self) -> Iterator[str]:
        for number, (entries, data) in self._drawn.streams.items():
            found = self._object(number)
            packed = b"/ObjStm" in serialize(entries)
            if not isinstance(found, generic.StreamObject) or not self._same_dictionary(found, entries):
                yield REST if packed else self._code(number)
            elif found.data != data:
                yield from self._unequal(number) if packed else [self._code(number)]

    def _packed(self) -> Iterator[str]:
        """Each packed object stands where it was put: the comparison of the streams holds for it."""
        for number, (kind, stream, index) in self._drawn.places.items():
            if kind == PACKED:
                place = self._reader.xrefs.get_historical_ref(self._reference(number), DRAWN)
                if not isinstance(place, ObjStreamRef) or (place.obj_stream_id, place.ix_in_stream) != (
                    stream,
                    index,
                ):
                    yield self._code(number)

    def _unequal(self, stream: int) -> Iterator[str]:
        """The codes for those objects of a stream that differ."""
        _, data = self._drawn.streams[stream]
        inside = [
            (index, number)
            for number, (kind, holder, index) in self._drawn.places.items()
            if kind == PACKED and holder == stream
        ]
        for number, expected in _split(data, [number for _, number in sorted(inside)]):
            if written(self._object(number)) != written(_parsed(expected)):
                yield self._code(number)

    def _same_dictionary(self, found: generic.StreamObject, entries: Mapping[str, Value]) -> bool:
        expected = _parsed(serialize(entries))
        keys = {key for key in (*found, *expected) if key not in STORED}
        return all(written(raw(found, key)) == written(raw(expected, key)) for key in keys)

    def _object(self, number: int) -> generic.PdfObject | None:
        return self._reader.get_object(self._reference(number), revision=DRAWN)

    def _reference(self, number: int) -> generic.Reference:
        return generic.Reference(number, 0, self._reader)

    def _code(self, number: int) -> str:
        return CODES.get(self._kinds.of(number) or "", REST)


def _parsed(data: bytes) -> generic.PdfObject:
    return generic.read_object(io.BytesIO(data), generic.Reference(0, 0, None))


def _split(data: bytes, numbers: list[int]) -> Iterator[tuple[int, bytes]]:
    """The objects of an object stream, each a line, behind the line that says where they begin."""
    _, *lines = data.split(b"\n")
    yield from zip(numbers, lines, strict=False)
