"""Workbooks as tests need them."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from inspector.checklists.xlsform.importing import Imported, form_in
from inspector.checklists.xlsform.reader import Workbook, read_sheets
from inspector.errors import Refused
from inspector.model.checklist import Checklist, Item

DAY = date(2026, 11, 26)
Sheet = Sequence[Sequence[Any]]
YES_NO = [["list_name", "name", "label"], ["yes_no", "yes", "Yes"], ["yes_no", "no", "No"]]


def workbook(survey: Sheet, **others: Sheet) -> Workbook:
    """A workbook that was read: cells as text."""
    sheets = {"survey": survey, **others}
    return Workbook(
        name="form.xlsx",
        sheets={name: [[str(cell) for cell in row] for row in rows] for name, rows in sheets.items()},
    )


def questions(*rows: Sequence[Any], columns: str = "type name label", **others: Sheet) -> Workbook:
    """A workbook of questions under these columns, with a list yes_no."""
    return workbook([columns.split(), *rows], **{"choices": YES_NO, **others})


def imported(book: Workbook, *, simplify: bool = False) -> Imported:
    """What a workbook becomes."""
    return form_in(book, DAY, simplify=simplify)


def checklist(*rows: Sequence[Any], columns: str = "type name label", **others: Sheet) -> Checklist:
    """The checklist of some questions."""
    return imported(questions(*rows, columns=columns, **others)).checklist


def item(*row: Any, columns: str = "type name label", **others: Sheet) -> Item:
    """The item of one question."""
    return next(checklist(row, columns=columns, **others).items())


def refusal(book: Workbook) -> Refused:
    """Why a workbook is refused, told in both languages."""
    with pytest.raises(Refused) as caught:
        imported(book)
    assert "form.xlsx" in caught.value.en
    assert "form.xlsx" in caught.value.zh
    return caught.value


def rows_refused(book: Workbook) -> list[str]:
    """The places a refusal names, one a line."""
    return [line.strip() for line in refusal(book).en.split("\n")[1:] if line.startswith("  ")]


def notes(book: Workbook) -> list[str]:
    """What a workbook is noted for."""
    return [note.words.en for note in imported(book).notes]


def xlsx(sheets: dict[str, Sheet]) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(number, column, cell)
    return stream.getvalue()


def read_back(source: bytes) -> Workbook:
    """A workbook this program wrote, read in this process."""
    return Workbook(name="form.xlsx", sheets=read_sheets(source, "form.xlsx"))
