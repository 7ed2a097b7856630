"""Look at a workbook before anything reads it: what it unpacks to, and how far its cells reach.

A zip is unpacked here once, in pieces and up to a limit, whatever sizes it claims. Each part that is XML runs through
a parser that keeps nothing, refuses a DOCTYPE (no entity can be declared without) and notes where values stand.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate

from inspector.checklists.xlsform.reach import OdsReach, Reach, XlsxReach
from inspector.errors import Refused

LARGEST_BYTES = 20_000_000
MOST_UNPACKED = 64_000_000
MOST_PARTS = 2_000
MOST_ELEMENTS = 600_000
DEEPEST = 64
_PIECE = 1 << 16
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

SIGNATURES = {".xlsx": b"PK\x03\x04", ".ods": b"PK\x03\x04", ".xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
MAIN_PARTS = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}


def look_over(source: bytes, suffix: str, name: str) -> None:
    """Raises Refused when the bytes are no workbook of that suffix, or one that would take too much to read."""
    if not source:
        raise _refused("xlsform-unreadable", name, en="is empty", zh="是空文件")
    if suffix not in SIGNATURES:
        raise not_a_workbook(name)
    if not source.startswith(SIGNATURES[suffix]):
        raise _refused(
            "xlsform-unreadable", name, en=f"is not the {suffix} file its name says", zh=f"不是 {suffix} 文件"
        )
    if suffix in MAIN_PARTS:
        _look_into_zip(source, suffix, name)


def not_a_workbook(name: str) -> Refused:
    """The refusal for a file with another suffix."""
    return _refused(
        "xlsform-unreadable",
        name,
        en="is not an .xlsx, .xls or .ods file",
        zh="不是 .xlsx、.xls 或 .ods 文件",
    )


def damaged(name: str) -> Refused:
    """The refusal for a workbook that cannot be read to its end."""
    return _refused("xlsform-unreadable", name, en="is damaged", zh="已损坏")


def too_large(name: str) -> Refused:
    """The refusal for a workbook that would take too much memory or time."""
    return Refused(
        "xlsform-too-large",
        en=f"{name} holds far more than a form does. Keep only the sheets, rows and columns of the form.",
        zh=f"{name} 的内容远超一份表单。请只保留表单所需的工作表、行和列。",
    )


def _refused(code: str, name: str, *, en: str, zh: str) -> Refused:
    return Refused(
        code,
        en=f"{name} {en}. Open it in a spreadsheet program and save it as .xlsx.",
        zh=f"{name} {zh}。请用电子表格软件打开并另存为 .xlsx。",
    )


def _look_into_zip(source: bytes, suffix: str, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            _require_plain_parts(archive, suffix, name)
            _Look(suffix, name).through(archive)
    except _DAMAGED as error:
        raise damaged(name) from error


def _require_plain_parts(archive: zipfile.ZipFile, suffix: str, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise too_large(name)
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) < len(names) or any(part.flag_bits & 1 for part in parts):
        raise damaged(name)  # two parts of one name: which is read is anybody's guess; or encrypted
    if MAIN_PARTS[suffix] not in names:
        raise _refused(
            "xlsform-unreadable", name, en=f"is not the {suffix} file its name says", zh=f"不是 {suffix} 文件"
        )


class _Look:
    """One pass over all parts of a zip."""

    def __init__(self, suffix: str, name: str) -> None:
        self._suffix = suffix
        self._name = name
        self._unpacked = 0
        self._elements = 0

    def through(self, archive: zipfile.ZipFile) -> None:
        for part in archive.infolist():
            with archive.open(part) as stream:
                pieces = self._pieces(stream)
                first = next(pieces, b"")
                if first.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
                    self._parse(first, pieces)
                else:
                    for _ in pieces:
                        pass

    def _pieces(self, stream: object) -> Iterator[bytes]:
        read = getattr(stream, "read")  # noqa: B009 (ZipExtFile and its like)
        while piece := read(_PIECE):
            self._unpacked += len(piece)
            if self._unpacked > MOST_UNPACKED:
                raise too_large(self._name)
            yield piece

    def _parse(self, first: bytes, pieces: Iterator[bytes]) -> None:
        parser = ParserCreate()
        reach = OdsReach() if self._suffix == ".ods" else XlsxReach()
        depth = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > DEEPEST or self._elements > MOST_ELEMENTS:
                raise too_large(self._name)
            reach.start(tag, attributes)

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            reach.end(tag)

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(first)
            for piece in pieces:
                parser.Parse(piece)
                self._require_near(reach)
            parser.Parse(b"", True)
        except ExpatError as error:
            raise damaged(self._name) from error
        self._require_near(reach)

    def _doctype(self, *_: object) -> None:
        raise Refused(
            "xlsform-unreadable",
            en=f"{self._name} declares its own XML entities, which no spreadsheet program writes. Save it anew as .xlsx.",
            zh=f"{self._name} 含有自定义 XML 实体，电子表格软件不会写出这样的文件。请重新另存为 .xlsx。",
        )

    def _require_near(self, reach: Reach) -> None:
        if not reach.near:
            raise too_large(self._name)
