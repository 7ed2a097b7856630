"""Read what pages show, strictly: nothing but the operators our pages are written with.

For reports of another version of the program, which cannot be drawn anew: every text of the record must
stand on the pages.
"""

import re
from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.rw_common import PdfHandler

from inspector.model.record import Record
from inspector.report.reading import pages
from inspector.report.record_json import digest
from inspector.report.told import recorded_items

DRAWS = frozenset(b"q Q cm w J j d re m l c h S s f f* B B* n W W* rg RG".split())
MARKS = frozenset(b"BMC BDC EMC".split())
TEXT = frozenset(b"BT ET Tm".split())
MOST_TOKENS = 5_000_000
PICTURE = re.compile(rb"/(Ph[1-9][0-9]*|Emblem)")
_TOKEN = re.compile(rb"<<[^<>]*>>|<[0-9A-Fa-f]*>|/[^\s/<>\[\]()]*|\[[^\[\]]*\]|[^\s/<>\[\]()]+")
_OPERAND = re.compile(rb"[-+.0-9]+|<<.*>>|<.*>|/.*|\[.*\]", re.DOTALL)
_CMAP_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4,8})>")


def shown_text(page: generic.DictionaryObject) -> str:
    """The text of a page without white space, running heads and feet left out.

    Raises PdfReadError for content our pages never hold.
    """
    resources = page["/Resources"]
    fonts = {
        f"/{name.lstrip('/')}".encode(): _characters(resources["/Font"][name]) for name in resources["/Font"]
    }
    return "".join("".join(_texts(page["/Contents"].data, fonts)).split())


def typed_texts_shown(revision: PdfHandler, record: Record) -> bool:
    """Whether every text people typed stands on the pages. Raises PdfReadError as `shown_text`."""
    shown = "".join(shown_text(page) for page in pages(revision.root))
    return all("".join(text.split()) in shown for text in _typed(record))


def _typed(record: Record) -> Iterator[str]:
    yield from (record.number, digest(record), record.outlet.name)
    yield from (person.name for person in record.people)
    for finding in record.findings:
        yield from (finding.text, finding.demand, finding.objection)
    chosen = {item.id for item in recorded_items(record).values() if item.chosen}
    for answer in record.answers:
        yield from ("" if answer.item in chosen else answer.value, answer.note, answer.reason)


def _texts(content: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    font: dict[int, str] = {}
    marks: list[bool] = []  # whether what is open is content, not a running head or a repeated table head
    for operator, operands in _operations(content):
        if operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in MARKS:
            _note(marks, operator, operands)
        elif operator == b"Tj":
            text = _decoded(operands[0], font)
            if all(marks):
                yield text
        elif operator not in DRAWS | TEXT and not (operator == b"Do" and PICTURE.fullmatch(operands[0])):
            raise PdfReadError("content of another kind")


def _operations(content: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """Operators with their operands (ISO 32000-1, 7.8.2)."""
    operands: list[bytes] = []
    for number, match in enumerate(_TOKEN.finditer(content)):
        token = match.group()
        if number > MOST_TOKENS:
            raise PdfReadError("a page has no end")
        if _OPERAND.fullmatch(token):
            operands.append(token)
        else:
            yield token, operands
            operands = []


def _note(marks: list[bool], token: bytes, operands: list[bytes]) -> None:
    if token != b"EMC":
        marks.append(operands[0] != b"/Artifact")
    elif marks:
        marks.pop()


def _decoded(operand: bytes, font: dict[int, str]) -> str:
    digits = operand[1:-1]
    return "".join(font[int(digits[place : place + 4], 16)] for place in range(0, len(digits), 4))


def _characters(font: generic.DictionaryObject) -> dict[int, str]:
    """The characters a font's numbers stand for (ISO 32000-1, 9.10.3)."""
    pairs = _CMAP_PAIR.findall(font["/ToUnicode"].data)
    return {int(number, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for number, text in pairs}
