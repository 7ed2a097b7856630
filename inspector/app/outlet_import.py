"""Take a list of outlets in: each line is judged by itself, all that is taken is taken in one transaction."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

from inspector.app.outlet_cells import read_cell
from inspector.app.outlet_columns import require_name
from inspector.app.outlets import checked_outlet, keep_outlet
from inspector.app.progress import Progress, silent
from inspector.durable import appearing
from inspector.errors import Language, Refused
from inspector.model.outlet import Outlet, OutletId, OutletKind
from inspector.model.outlet_list import Columns, Fate, OutletField, OutletList, OutletListLine, OutletsTaken
from inspector.model.text import Bilingual
from inspector.store.store import Store
from inspector.store.unit import Unit

STEP = 200  # lines between two words about how far it is
NOBODY = Outlet(id=OutletId(""), name="")


def judge_outlets(
    store: Store, listed: OutletList, columns: Columns, progress: Progress = silent, *, update: bool
) -> OutletsTaken:
    """What would become of each line; nothing is changed. `update`: outlets that are known get what the list says of
    them; else they stay as they are. Raises Refused "outlet-names-missing"."""
    require_name(columns)
    lines: list[OutletListLine] = []
    words = Bilingual(zh="正在核对各行", en="Judging the rows")
    with store.read() as unit:
        for line in _judged(unit, listed, columns, update=update):
            if len(lines) % STEP == 0:
                progress.step(words, len(lines), len(listed.rows))
            lines.append(line)
    return OutletsTaken(lines=tuple(lines))


def save_refused(listed: OutletList, taken: OutletsTaken, file: Path, language: Language) -> int:
    """Write the rows that were refused, as they stand in the list, with the reason behind them, as CSV; how many there
    are. Raises Refused as other files that cannot be written."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*listed.headers, Bilingual(zh="未接收原因", en="Refused because").of(language)])
    refused = taken.of(Fate.REFUSED)
    for line in refused:
        cells = listed.rows[line.row - listed.header_row - 1]
        reason = line.reason.of(language) if line.reason else ""
        writer.writerow([_as_text(cell) for cell in (*cells, reason)])
    with appearing(file) as partial:
        partial.write_bytes(out.getvalue().encode("utf-8-sig"))
    return len(refused)


def _as_text(cell: str) -> str:
    """Text stays text in a spreadsheet program, whatever it begins with."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def import_outlets(
    store: Store, listed: OutletList, columns: Columns, progress: Progress, *, update: bool
) -> OutletsTaken:
    """Take the lines of a list in, all or, where the work is stopped, none. Raises as `judge_outlets`."""
    require_name(columns)
    lines: list[OutletListLine] = []
    words = Bilingual(zh="正在导入网点", en="Taking outlets in")
    with store.write() as unit:
        for line in _judged(unit, listed, columns, update=update):
            if len(lines) % STEP == 0:
                progress.step(words, len(lines), len(listed.rows))
            if line.outlet is not None and line.fate in (Fate.ADDED, Fate.UPDATED):
                keep_outlet(unit, line.outlet)
            lines.append(line)
        progress.step(words, len(lines), len(listed.rows))
    return OutletsTaken(lines=tuple(lines))


def _judged(unit: Unit, listed: OutletList, columns: Columns, *, update: bool) -> Iterator[OutletListLine]:
    """Lines without anything in them are no lines."""
    known = _Known(unit.outlets.search(""))
    for row, cells in enumerate(listed.rows, start=listed.header_row + 1):
        if not any(cells):
            continue
        written = {field: cells[column] for field, column in columns.items() if cells[column]}
        try:
            yield _line(row, written, known, update=update)
        except Refused as refused:  # of this line only, and told with it
            yield _told(row, written, Fate.REFUSED, reason=Bilingual(zh=refused.zh, en=refused.en))


def _line(row: int, written: dict[OutletField, str], known: "_Known", *, update: bool) -> OutletListLine:
    values: dict[str, Any] = {str(field): read_cell(field, text) for field, text in written.items()}
    told = checked_outlet(replace(NOBODY, **values))
    there = known.like(told)
    if there is None:
        added = replace(told, id=OutletId(str(uuid4())))
        known.add(added, row)
        return _told(row, written, Fate.ADDED, outlet=added)
    first = known.row_of(there)
    if first is not None:
        raise Refused(
            "outlet-twice",
            en=f"It is the same outlet as in row {first}.",
            zh=f"与第 {first} 行是同一网点。",
        )
    known.note(there, row)
    changed = checked_outlet(replace(there, **values))
    if changed == there:
        return _told(row, written, Fate.SAME)
    if update:
        return _told(row, written, Fate.UPDATED, outlet=changed)
    reason = Bilingual(
        zh=f"已有网点“{there.name}”，未改动。", en=f"“{there.name}” is known already and was left as it is."
    )
    return _told(row, written, Fate.SKIPPED, reason=reason)


def _told(
    row: int,
    written: dict[OutletField, str],
    fate: Fate,
    outlet: Outlet | None = None,
    reason: Bilingual | None = None,
) -> OutletListLine:
    name, code = written.get(OutletField.NAME, ""), written.get(OutletField.CREDIT_CODE, "")
    return OutletListLine(row=row, name=name, credit_code=code, fate=fate, outlet=outlet, reason=reason)


class _Known:
    """The outlets there are, by what tells them apart: the credit code, else the licence or filing number, else name
    and address. End outlets have no licence of their own and share the code of their firm: they go by name as well."""

    def __init__(self, outlets: tuple[Outlet, ...]) -> None:
        self._rows: dict[OutletId, int] = {}
        self._by_code: dict[str, list[Outlet]] = {}
        self._by_permit: dict[str, list[Outlet]] = {}
        self._by_place: dict[tuple[str, str], list[Outlet]] = {}
        for outlet in outlets:
            self._put(outlet)

    def like(self, told: Outlet) -> Outlet | None:
        """The one that is meant."""
        if told.credit_code:
            same = self._by_code.get(told.credit_code, [])
            named = [each for each in same if each.name == told.name]
            if named:
                return named[0]
            others = [each for each in same if not _may_share(told, each)]
            if others:
                return others[0]
        return self._without_code(told)

    def add(self, outlet: Outlet, row: int) -> None:
        """Another outlet, of a row of the list."""
        self._put(outlet)
        self.note(outlet, row)

    def note(self, outlet: Outlet, row: int) -> None:
        """A row of the list is about this outlet."""
        self._rows[outlet.id] = row

    def row_of(self, outlet: Outlet) -> int | None:
        """The row that was about an outlet before, None where none was."""
        return self._rows.get(outlet.id)

    def _without_code(self, told: Outlet) -> Outlet | None:
        """One that has not another code."""
        found = self._by_permit.get(told.permit, []) if told.permit else []
        if not found:
            found = self._by_place.get((told.name, told.address), [])
        return next(
            (each for each in found if told.credit_code in ("", each.credit_code) or not each.credit_code),
            None,
        )

    def _put(self, outlet: Outlet) -> None:
        if outlet.credit_code:
            self._by_code.setdefault(outlet.credit_code, []).append(outlet)
        if outlet.permit:
            self._by_permit.setdefault(outlet.permit, []).append(outlet)
        self._by_place.setdefault((outlet.name, outlet.address), []).append(outlet)


def _may_share(one: Outlet, other: Outlet) -> bool:
    return OutletKind.END_OUTLET in (one.kind, other.kind)
