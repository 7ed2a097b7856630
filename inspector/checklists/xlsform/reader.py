"""Read the sheets of a workbook as text, in a process of its own: whatever a file does there, the program goes on."""

import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from multiprocessing.connection import Connection

from inspector.checklists.xlsform.guard import damaged, look_over, too_large
from inspector.errors import Refused
from inspector.model.value import value

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm", "inspector")
LONGEST_S = 20.0
GRACE_S = 2.0
_ROOM_BYTES = 320_000_000  # for a workbook, above what the process had before
_MOST_ROWS = 65_536
_MOST_COLUMNS = 1_024

Rows = list[list[str]]
Choice = Callable[[Sequence[str]], dict[str, str]]  # the sheets to read, by the names they are to have


def sheets_of_a_form(names: Sequence[str]) -> dict[str, str]:
    """The sheets of an XLSForm by their names in small letters; one alone is the survey, whatever it is called."""
    wanted = {name.strip().casefold(): name for name in reversed(names)}
    found = {key: wanted[key] for key in SHEETS if key in wanted}
    if len(names) == 1 and "survey" not in found:
        return {"survey": names[0]}
    return found


@value
class Workbook:
    """The sheets that were wanted. The first row has the headers; rows end with their last
    cell that is not empty."""

    name: str
    sheets: dict[str, Rows]


def read_workbook(source: bytes, suffix: str, name: str, wanted: Choice = sheets_of_a_form) -> Workbook:
    """The workbook in the bytes of a file; `suffix` is that of its name, in small letters. `wanted` must be found by
    its name in another process.

    Raises Refused "xlsform-unreadable" or "xlsform-too-large".
    """
    look_over(source, suffix, name)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, name, wanted), daemon=True)
    process.start()
    theirs.close()
    try:
        with ours:
            ours.send_bytes(source)
            told = ours.recv() if ours.poll(LONGEST_S) else too_large(name)
    except (EOFError, OSError) as error:  # it fell: out of memory, or the library met what it cannot take
        raise damaged(name) from error
    finally:
        process.join(GRACE_S)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()
    if isinstance(told, Refused):
        raise told
    return Workbook(name=name, sheets=told)


def read_sheets(source: bytes, name: str, wanted: Choice = sheets_of_a_form) -> dict[str, Rows]:
    """The sheets as text, read here and now. Only for bytes that `look_over` found in order."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(source))
        sheets = wanted(workbook.sheet_names)
        return {key: _rows(workbook.get_sheet_by_name(sheet), name) for key, sheet in sheets.items()}
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(name) from error


def _work(pipe: Connection, name: str, wanted: Choice) -> None:
    _keep_within()
    try:
        told: object = read_sheets(pipe.recv_bytes(), name, wanted)
    except Refused as refused:
        told = refused
    except MemoryError:
        told = too_large(name)
    except BaseException as fell:  # what the library throws when it panics is no Exception
        told = damaged(name)
        told.__cause__ = fell
    with suppress(OSError):
        pipe.send(told)


def _keep_within() -> None:
    """Bound the memory of this process where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    from psutil import Process

    most = Process().memory_info().vms + _ROOM_BYTES
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _rows(sheet: object, name: str) -> Rows:
    height, width = getattr(sheet, "total_height"), getattr(sheet, "total_width")  # noqa: B009
    if height > _MOST_ROWS or width > _MOST_COLUMNS:
        raise too_large(name)
    rows: Rows = []
    for cells in getattr(sheet, "to_python")(skip_empty_area=False):  # noqa: B009
        row = [_text(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _text(cell: object) -> str:
    """What a cell shows; numbers without a fraction as whole ones, dates and times by ISO 8601."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.isoformat(timespec="seconds") if cell.time() != time() else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
    return str(cell)
