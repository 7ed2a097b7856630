"""The list of reports as a file for a spreadsheet."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from inspector.app.progress import Progress
from inspector.app.registry import NEWEST_VISITS, in_parts, lines_in_order, reading, report_keys
from inspector.durable import appearing
from inspector.errors import Language, Refused
from inspector.model.list_wish import ListWish
from inspector.model.registry import ReportLine
from inspector.model.text import Bilingual

STEP = Bilingual(zh="正在写出清单", en="Writing the list")
HEADERS = (
    Bilingual(zh="编号", en="Number"),
    Bilingual(zh="版次", en="Revision"),
    Bilingual(zh="网点", en="Outlet"),
    Bilingual(zh="统一社会信用代码", en="Credit code"),
    Bilingual(zh="品牌", en="Brand"),
    Bilingual(zh="邮政管理局", en="Bureau"),
    Bilingual(zh="检查时间", en="Visited"),
    Bilingual(zh="问题", en="Findings"),
    Bilingual(zh="严重", en="Critical"),
    Bilingual(zh="待整改", en="Open"),
    Bilingual(zh="最近期限", en="Next deadline"),
    Bilingual(zh="照片", en="Photos"),
    Bilingual(zh="登记时间", en="Imported"),
)
WIDTHS = (24, 6, 36, 22, 14, 28, 17, 8, 8, 8, 12, 8, 17)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula
MOST_ROWS = 1_048_575  # of a sheet, below its heading

Cell = str | int
Row = Sequence[Cell]


class Sheet(Protocol):
    """Where rows are written."""

    def write(self, row: Row) -> None:
        """Write one more row."""


def export_list(
    url: str,
    target: Path,
    progress: Progress,
    wish: ListWish = NEWEST_VISITS,
    language: Language = "zh",
    as_of: date | None = None,
) -> int:
    """Write the reports that are wished for, as `report_keys` has them, to an .xlsx or .csv file. Returns how many. The
    file appears when it is whole. Raises Refused "list-format" for another kind of file."""
    sheets = {".xlsx": _workbook, ".csv": _text}
    if target.suffix.lower() not in sheets:
        raise Refused(
            "list-format",
            en=f"{target.name} is no kind of file lists are written to. Let the name end in .xlsx or .csv.",
            zh=f"清单不能写成 {target.name} 这种文件。请使用以 .xlsx 或 .csv 结尾的文件名。",
        )
    with reading(url) as registry, appearing(target) as temporary:
        keys = report_keys(registry, wish, as_of)
        if target.suffix.lower() == ".xlsx" and len(keys) > MOST_ROWS:
            raise _too_long()
        with sheets[target.suffix.lower()](temporary) as sheet:
            sheet.write([header.of(language) for header in HEADERS])
            done = 0
            for part in in_parts(keys):
                progress.step(STEP, done, len(keys))
                for line in lines_in_order(registry, part):
                    sheet.write(_row(line))
                    done += 1
        progress.step(STEP, len(keys), len(keys))
    return done


def _row(line: ReportLine) -> Row:
    return (
        line.number,
        line.revision,
        line.outlet,
        line.credit_code,
        line.brand,
        line.bureau,
        f"{line.visited_at.astimezone():%Y-%m-%d %H:%M}",
        line.findings,
        line.critical,
        line.open,
        str(line.next_due or ""),
        line.photos,
        f"{line.imported_at.astimezone():%Y-%m-%d %H:%M}",
    )


@contextmanager
def _text(path: Path) -> Iterator[Sheet]:
    # With a mark at its beginning, without which spreadsheets do not take it for UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        yield _TextSheet(file)


class _TextSheet:
    def __init__(self, file: Any) -> None:
        self._writer = csv.writer(file, quoting=csv.QUOTE_ALL)

    def write(self, row: Row) -> None:
        self._writer.writerow([_harmless(cell) for cell in row])


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


@contextmanager
def _workbook(path: Path) -> Iterator[Sheet]:
    import xlsxwriter

    # Row by row to the disk: memory does not grow with the list.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        yield _WorkbookSheet(workbook)


class _WorkbookSheet:
    def __init__(self, workbook: Any) -> None:
        self._sheet = workbook.add_worksheet()
        self._sheet.freeze_panes(1, 1)
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        for column, width in enumerate(WIDTHS):
            self._sheet.set_column(column, column, width)
        self._next = 0

    def write(self, row: Row) -> None:
        form = self._bold if self._next == 0 else None
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                self._sheet.write_number(self._next, column, cell, form)
            elif cell:
                self._sheet.write_string(self._next, column, cell, form)
        self._next += 1


def _too_long() -> Refused:
    return Refused(
        "list-too-long",
        en=f"A workbook holds {MOST_ROWS} reports, and there are more. Limit the list, or write a .csv file.",
        zh=f"一个工作簿最多容纳 {MOST_ROWS} 份报告，清单超出此数。请缩小范围，或导出为 .csv 文件。",
    )
