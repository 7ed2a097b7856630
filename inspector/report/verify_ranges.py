"""What the signatures of a file claim to cover, looked at before any of them is believed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from inspector.report.reading import entry, items

END = b"%%EOF\n"
LARGEST_GAP = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Range:
    """A signature's claim. `well_formed`: two stretches from the start of the file, in order, within it.
    `tight`: between them stands the signature, padded with zeros, and nothing else. `readable`: it is one
    CMS structure. `end`: where the coverage ends, 0 when it is not well formed."""

    well_formed: bool
    tight: bool
    readable: bool
    whole_revision: bool
    end: int


def read_ranges(reader: PdfFileReader, file: BinaryIO, size: int) -> tuple[Range, ...]:
    """The claim of each signature and time stamp."""
    return tuple(_range(value, file, size) for value in _values(reader))


def _values(reader: PdfFileReader) -> Iterator[generic.DictionaryObject]:
    for field in items(entry(reader.root, "/AcroForm"), "/Fields"):
        value = entry(field, "/V")
        if entry(field, "/FT") == "/Sig" and isinstance(value, generic.DictionaryObject):
            yield value


def _range(value: generic.DictionaryObject, file: BinaryIO, size: int) -> Range:
    numbers = _numbers(items(value, "/ByteRange"))
    contents = bytes(entry(value, "/Contents") or b"")
    length = _der_length(contents)
    if not _is_well_formed(numbers, size):
        return Range(False, False, length > 0, False, 0)
    _, start, after, rest = numbers
    end = after + rest
    file.seek(start)
    gap = file.read(after - start)
    tight = gap.lower() == b"<" + contents.hex().encode() + b">" and not any(contents[length:])
    file.seek(end - len(END))
    return Range(True, tight, length > 0, file.read(len(END)) == END, end)


def _numbers(found: Sequence[object]) -> list[int]:
    return [int(number) for number in found if isinstance(number, generic.NumberObject)]


def _is_well_formed(numbers: Sequence[int], size: int) -> bool:
    if len(numbers) != 4:
        return False
    first, length, second, rest = numbers
    return first == 0 and 0 < length < second <= length + LARGEST_GAP and rest > 0 and second + rest <= size


def _der_length(contents: bytes) -> int:
    """The length of the CMS structure the bytes begin with, 0 when there is none."""
    try:
        return len(cms.ContentInfo.load(contents).dump())
    except (ValueError, TypeError):
        return 0
