"""A checklist as a workbook in XLSForm, which reads back as the same checklist."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from inspector.checklists.xlsform.layout import ORDER, Cells, Layout
from inspector.checklists.xlsform.own import ITEM_COLUMNS, SECTION_COLUMNS, own
from inspector.checklists.xlsform.sheet import UNPRINTABLE
from inspector.errors import Refused
from inspector.model.checklist import Checklist

LONGEST_CELL = 32_767
MOST_ROWS = 60_000
RESERVED = ("meta",)  # XForms keeps its own facts under it
_WIDTHS = {"type": 26, "name": 18, "list_name": 18, "where": 24}
_TEXT_WIDTH = 40


def workbook_of(checklist: Checklist) -> bytes:
    """The bytes of an .xlsx file. Raises Refused "xlsform-not-written" where a workbook cannot hold it."""
    layout = Layout(checklist)
    sheets = {
        "survey": (_survey_headers(layout.survey), layout.survey),
        "choices": (_headers(("list_name", "name"), layout.choices), layout.choices),
        "settings": (_headers((), layout.settings), layout.settings),
        "inspector": (["what", "where", "text"], layout.rest),
    }
    for name, (_, rows) in sheets.items():
        _require_writable(name, rows)
    return _bytes({name: sheet for name, sheet in sheets.items() if sheet[1] or name == "survey"})


def _bytes(sheets: dict[str, tuple[list[str], list[Cells]]]) -> bytes:
    import xlsxwriter

    stream = BytesIO()
    plain = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(stream, plain) as workbook:
        bold = workbook.add_format({"bold": True, "bottom": 1})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for name, (headers, rows) in sheets.items():
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 2)
            _write(sheet, headers, rows, bold, wrapped)
    return stream.getvalue()


def _write(sheet: Any, headers: list[str], rows: list[Cells], bold: Any, wrapped: Any) -> None:
    for column, header in enumerate(headers):
        sheet.set_column(column, column, _WIDTHS.get(header, _TEXT_WIDTH if "::" in header else 16))
        sheet.write_string(0, column, header, bold)
    places = {header: column for column, header in enumerate(headers)}
    for number, cells in enumerate(rows, start=1):
        for header, text in cells.items():
            if text:
                sheet.write_string(number, places[header], text, wrapped)


def _survey_headers(rows: list[Cells]) -> list[str]:
    used = _used(rows)
    standard = [header for name in ORDER for header in used if header.partition("::")[0] == name]
    ours = [header for header in map(own, (*ITEM_COLUMNS, *SECTION_COLUMNS)) if header in used]
    return [*standard, *ours]


def _headers(first: tuple[str, ...], rows: list[Cells]) -> list[str]:
    return list(dict.fromkeys((*first, *_used(rows))))


def _used(rows: Iterable[Cells]) -> dict[str, None]:
    return dict.fromkeys(header for cells in rows for header, text in cells.items() if text)


def _require_writable(sheet: str, rows: list[Cells]) -> None:
    if len(rows) > MOST_ROWS:
        raise _not_written(sheet, en=f"has more than {MOST_ROWS} rows", zh=f"超过 {MOST_ROWS} 行")
    for what, text in _texts(rows):
        if len(text) > LONGEST_CELL:
            raise _not_written(
                what,
                en=f"is longer than the {LONGEST_CELL} characters a cell holds",
                zh=f"超过单元格上限 {LONGEST_CELL} 个字符",
            )
        if UNPRINTABLE.search(text) or "\r" in text:
            raise _not_written(what, en="holds control characters", zh="含有控制字符")
    for cells in rows:
        if cells.get("name") in RESERVED and "type" in cells:
            raise _not_written(
                cells["name"], en="is a name XLSForm keeps for itself", zh="是 XLSForm 保留的名称"
            )


def _texts(rows: list[Cells]) -> Iterator[tuple[str, str]]:
    for cells in rows:
        for header, text in cells.items():
            yield f"{cells.get('name', cells.get('where', ''))} {header}".strip(), text


def _not_written(what: str, *, en: str, zh: str) -> Refused:
    return Refused(
        "xlsform-not-written",
        en=f"{what} {en}, so no workbook was written. Change it in the checklist.",
        zh=f"{what} {zh}，未写出工作簿。请在检查表中修改。",
    )
