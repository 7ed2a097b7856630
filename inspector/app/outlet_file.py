"""Read a list of outlets from a spreadsheet or a CSV file; nothing is judged here but whether it can be read."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from inspector.app.outlet_columns import known_headers
from inspector.app.reading import read_file
from inspector.checklists.xlsform.guard import LARGEST_BYTES, SIGNATURES
from inspector.checklists.xlsform.reader import Rows, read_workbook
from inspector.errors import Refused
from inspector.model.outlet_list import OutletList

MOST_ROWS = 65_536
MOST_COLUMNS = 256
LONGEST_CELL = 20_000
HEADERS_WITHIN = 12  # rows; what stands above is a title, a date, who made the list
MOST_SHEETS = 5  # are looked at for one that holds a list
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
DELIMITERS = ",;\t"
UNREADABLE = "outlet-list-unreadable"
UTF_8_MARK = b"\xef\xbb\xbf"


def read_outlet_list(path: Path) -> OutletList:
    """The list in a file: CSV in UTF-8 or GB18030, or the first sheet of a workbook that holds one.

    Raises Refused "no-such-file", "file-unreadable", "outlet-list-unreadable", "outlet-list-too-large",
    "outlet-list-empty".
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise _unreadable(
            path.name, en="is no .xlsx, .xls, .ods or .csv file", zh="不是 .xlsx、.xls、.ods 或 .csv 文件"
        )
    source = read_file(path, LARGEST_BYTES + 1)
    if len(source) > LARGEST_BYTES:
        raise _too_large(path.name)
    if suffix == ".csv":
        text, encoding = _decoded(source, path.name)
        return _listed(path.name, f"CSV, {encoding}", _parsed(text, path.name))
    return _from_workbook(source, suffix, path.name)


def first_sheets(names: Sequence[str]) -> dict[str, str]:
    """The sheets that are looked at for a list."""
    return {name: name for name in names[:MOST_SHEETS]}


def _from_workbook(source: bytes, suffix: str, name: str) -> OutletList:
    assert suffix in SIGNATURES
    try:
        sheets = read_workbook(source, suffix, name, first_sheets).sheets
    except Refused as refused:  # its codes are those of a form, and so are some of its words
        if refused.code == "xlsform-too-large":
            raise _too_large(name) from refused
        raise Refused(UNREADABLE, en=refused.en, zh=refused.zh) from refused
    holding = [title for title, rows in sheets.items() if sum(1 for row in rows if any(row)) > 1]
    chosen = max(holding, key=lambda title: _best(sheets[title])[1], default=next(iter(sheets), ""))
    return _listed(name, f"{suffix[1:].upper()}, {chosen}", sheets.get(chosen, []))


def _decoded(source: bytes, name: str) -> tuple[str, str]:
    """Its text and what it was written in: a file with the mark of UTF-8 is nothing else."""
    encodings = ("UTF-8",) if source.startswith(UTF_8_MARK) else ("UTF-8", "GB18030")
    for encoding in encodings:
        try:
            text = source.decode("utf-8-sig" if encoding == "UTF-8" else "gb18030")
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise _unreadable(name, en="is no text in UTF-8 or GB18030", zh="不是 UTF-8 或 GB18030 编码的文本")


def _parsed(text: str, name: str) -> Rows:
    head = text[:LONGEST_CELL].split("\n", HEADERS_WITHIN)[:HEADERS_WITHIN]
    delimiter = max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in head))
    rows: Rows = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            rows.append(cells)
            if len(rows) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise _too_large(name)
    except csv.Error as error:
        raise _unreadable(name, en="has a quotation mark that never ends", zh="存在未闭合的引号") from error
    return rows


def _listed(name: str, kind: str, rows: Rows) -> OutletList:
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row) or any(
        len(row) > MOST_COLUMNS for row in rows
    ):
        raise _too_large(name)
    place, _ = _best(rows)
    if sum(1 for row in rows[place:] if any(cell.strip() for cell in row)) < 2:
        raise Refused(
            "outlet-list-empty",
            en=f"{name} holds no list: a row with headers and at least one row below it are needed.",
            zh=f"{name} 中没有名录：需要一行列标题，且其下至少有一行内容。",
        )
    width = max(len(row) for row in rows[place:])
    filled = [tuple(cell.strip() for cell in row) + ("",) * (width - len(row)) for row in rows[place:]]
    return OutletList(name=name, kind=kind, header_row=place + 1, headers=filled[0], rows=tuple(filled[1:]))


def _best(rows: Rows) -> tuple[int, int]:
    """The row that looks most like headers, from 0, and how many of them are known; the first that is not empty where
    none does."""
    first = next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
    near = range(first, min(len(rows), first + HEADERS_WITHIN))
    best = max(near, key=lambda place: (known_headers(rows[place]), -place), default=first)
    known = known_headers(rows[best]) if rows else 0
    return (best, known) if known else (first, 0)


def _unreadable(name: str, *, en: str, zh: str) -> Refused:
    return Refused(
        UNREADABLE,
        en=f"{name} {en}. Open it in a spreadsheet program and save it as .xlsx.",
        zh=f"{name} {zh}。请用电子表格软件打开并另存为 .xlsx。",
    )


def _too_large(name: str) -> Refused:
    return Refused(
        "outlet-list-too-large",
        en=f"{name} holds more than a list of {MOST_ROWS:,} outlets would. Keep only its rows and columns, or divide it.",
        zh=f"{name} 的内容超过 {MOST_ROWS} 个网点的名录。请只保留所需的行和列，或拆分成几个文件。",
    )
