"""A sheet as rows of cells by column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inspector.checklists.xlsform.columns import NOTED, REFUSED, TABLES, TRANSLATED, Column, columns_of
from inspector.checklists.xlsform.fault import Findings, Place, shown
from inspector.checklists.xlsform.reader import Rows
from inspector.checklists.xlsform.words import NO, YES

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_MEDIA = ("audio", "video")
_SIMPLIFIED = (*_MEDIA, "public_key")


@dataclass(slots=True)
class Row:
    """A row: cells by the name of their column, texts by column and language as written ("" for none), this program's
    own cells, and those in columns nobody knows."""

    place: Place
    cells: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """What stands in a column, "" for nothing."""
        return self.cells.get(column, "")

    def expression(self, column: str, *, exact: bool) -> str:
        """An expression; curly quotes of word processors are straightened as pyxform does, unless read exactly."""
        text = self.cell(column)
        return text if exact else text.translate(_QUOTES)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.cells or self.texts or self.own or self.other)


def read_rows(sheet: str, rows: Rows, findings: Findings, *, exact: bool) -> tuple[Row, ...]:
    """The rows of a sheet below its headers that hold anything. What stands in columns that are not carried is told.

    `exact` keeps blanks at the ends of cells: for workbooks this program wrote.
    """
    if not rows:
        return ()
    columns = columns_of(sheet, rows[0])
    _require_distinct(sheet, columns, findings)
    read = tuple(
        _row(Place(sheet=sheet, row=number), cells, columns, findings, exact=exact)
        for number, cells in enumerate(rows[1:], start=2)
    )
    kept = tuple(row for row in read if not row.empty and not _disabled(row, findings))
    for row in kept:
        _tell(row, TABLES.get(sheet, {}), findings)
    return kept


def _row(
    place: Place, cells: list[str], columns: Mapping[int, Column], findings: Findings, *, exact: bool
) -> Row:
    row = Row(place)
    for number, written in enumerate(cells):
        text = _cleaned(place, written, findings, exact=exact)
        if not text:
            continue
        column = columns.get(number)
        if column is None:
            findings.note(place, en="a cell under no header was left out.", zh="没有列标题的单元格未导入。")
        else:
            _put(row, column, text)
    return row


def _put(row: Row, column: Column, text: str) -> None:
    if column.extension:
        row.own[column.name] = text
    elif not column.known:
        row.other[column.name] = text
    elif column.name in TRANSLATED:
        row.texts.setdefault(column.name, {})[column.language] = text
    else:
        row.cells[column.name] = text


def _cleaned(place: Place, text: str, findings: Findings, *, exact: bool) -> str:
    if UNPRINTABLE.search(text):
        findings.invalid(
            place,
            en="a cell holds control characters. Type it anew.",
            zh="单元格含有控制字符，请重新输入。",
        )
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if exact else text.replace("\u00a0", " ").strip()


def _require_distinct(sheet: str, columns: Mapping[int, Column], findings: Findings) -> None:
    seen: set[tuple[str, str]] = set()
    for column in columns.values():
        key = (column.name, column.language)
        if key in seen:
            findings.invalid(
                Place(sheet=sheet, row=1),
                en=f"the column {shown(column.written)} is there twice. Remove one.",
                zh=f"列“{shown(column.written)}”重复，请删去一列。",
            )
        seen.add(key)


def _disabled(row: Row, findings: Findings) -> bool:
    disabled = row.cell("disabled").lower() in YES
    if disabled:
        findings.note(
            row.place, en="rows that are disabled were left out.", zh="已停用（disabled）的行未导入。"
        )
    return disabled


def _tell(row: Row, table: Mapping[str, str], findings: Findings) -> None:
    if row.place.sheet == "survey":
        _tell_unknown(row, findings)
    for name in _filled(row):
        fate = table.get(name)
        if fate == NOTED:
            findings.note(
                row.place,
                en=f"the column {name} is about presentation, or about another program, and was left out.",
                zh=f"列 {name} 只关系到外观或其他程序，未导入。",
            )
        elif fate == REFUSED:
            _refuse(row, name, findings)


def _tell_unknown(row: Row, findings: Findings) -> None:
    for name in row.other:
        findings.note(
            row.place,
            en=f"the column {shown(name)} is none of XLSForm's, and was left out.",
            zh=f"列“{shown(name)}”不属于 XLSForm，未导入。",
        )


def _filled(row: Row) -> Iterator[str]:
    yield from row.cells
    yield from row.texts


def _refuse(row: Row, name: str, findings: Findings) -> None:
    if name == "add_none_option" and row.cell(name).lower() in NO:
        return
    reasons = {
        "audio": ("sound and film cannot be shown. Remove them", "不能播放录音和录像，请删去"),
        "trigger": (
            "what happens on a change of another answer cannot be carried. Remove it",
            "不支持触发计算，请删去",
        ),
        "save_to": ("entities are kept on a server. Remove them", "实体保存在服务器上，请删去"),
        "public_key": (
            "forms are encrypted by the program itself. Remove the key",
            "程序自行加密，请删去公钥",
        ),
    }
    en, zh = reasons.get(
        "audio" if name in _MEDIA else name, ("this cannot be carried. Remove it", "不支持，请删去")
    )
    refuse = findings.unless_simplified if name in _SIMPLIFIED else findings.not_carried
    refuse(row.place, en=f"{name}: {en}.", zh=f"{name}：{zh}。")
