"""pyxform as a second judge: what it will not convert is refused, with its row and in its words.

It gets the cells that were read already and never opens the file.
"""

import logging
import re
from typing import Any

from inspector.checklists.xlsform.fault import Findings, Place
from inspector.checklists.xlsform.reader import Workbook

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet")
_MORE = re.compile(r"\s*Learn more: \S+")
_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_STUMBLES = (KeyError, TypeError, AttributeError, ValueError, IndexError, RecursionError)


def hear_pyxform(workbook: Workbook, findings: Findings) -> None:
    """Add a fault for what pyxform refuses."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    logging.getLogger("pyxform").setLevel(logging.ERROR)
    try:
        convert(as_pyxform_reads(workbook), warnings=[])
    except PyXFormError as error:
        for sentence in str(error).split("\n")[:20]:
            if sentence.strip():
                _add(sentence, findings)
    except _STUMBLES as error:
        _add(f"{type(error).__name__}: {error}", findings)


def as_pyxform_reads(workbook: Workbook) -> dict[str, Any]:
    """The sheets as pyxform's own readers would give them."""
    sheets: dict[str, Any] = {"sheet_names": list(workbook.sheets)}
    for name in _SHEETS:
        rows = workbook.sheets.get(name)
        if rows:
            headers = [re.sub(" +", " ", header.strip()) for header in rows[0]]
            sheets[name] = [_record(headers, row) for row in rows[1:]]
            sheets[f"{name}_header"] = [{header: None for header in headers if header}]
    return sheets


def _record(headers: list[str], row: list[str]) -> dict[str, str]:
    cells = zip(headers, (cell.replace("\u00a0", " ").strip() for cell in row), strict=False)
    return {header: cell for header, cell in cells if header and cell}


def _add(sentence: str, findings: Findings) -> None:
    row, sheet = _ROW.search(sentence), _SHEET.search(sentence)
    plain = _MORE.sub("", _ROW.sub("", sentence)).strip()
    place = Place(sheet=sheet[1] if sheet else "survey", row=int(row[1]) if row else 0)
    words = "".join(one if one.isprintable() else "?" for one in plain)[:400]
    findings.invalid(
        place,
        en=f"pyxform, which checks XLSForms, says: {words}",
        zh=f"XLSForm 检查程序 pyxform 指出：{words}",
    )
