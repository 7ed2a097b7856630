"""Lists of the registry's reports, sorted and sifted by the database."""

import json
from array import array
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
    true,
)

from inspector.bureau.tables import ReportRow
from inspector.model.list_wish import Keys, ListWish
from inspector.model.registry import ReportKind, ReportLine
from inspector.store.listing import Expression, ordered

KEY: ColumnElement[int] = literal_column("report.rowid")  # of SQLite's own, a column in PostgreSQL
SEARCHED = (ReportRow.number, ReportRow.outlet_name, ReportRow.brand, ReportRow.credit_code)
LAST_DAY = date.max


class ReportLists:
    """The newest revision of each report, line by line. Overdue is what was due before `as_of`."""

    def __init__(self, connection: Connection, as_of: date) -> None:
        self._connection, self._as_of = connection, as_of

    def keys(self, wish: ListWish) -> Keys:
        """The rows of a list. Orders: visited, number, outlet, brand, findings, critical, open, due. Kinds: `ReportKind`."""
        columns: dict[str, Expression] = {
            "visited": ReportRow.visited_at,
            "number": ReportRow.number,
            "outlet": ReportRow.outlet_name,
            "brand": ReportRow.brand,
            "findings": ReportRow.findings,
            "critical": ReportRow.critical,
            "open": _open_findings(),
            "due": func.coalesce(_next_due(), LAST_DAY),
        }
        query = select(KEY.label("key")).select_from(ReportRow)
        query = query.where(is_newest(), _holds(wish.search), self._is(wish.only))
        return self._in_order(ordered(query, wish, columns, KEY))

    def counts(self) -> Mapping[str, int]:
        """How many there are of each kind, "" of all."""
        sums = [func.sum(case((self._is(kind), 1), else_=0)) for kind in ReportKind]
        row = self._connection.execute(select(*sums).select_from(ReportRow).where(is_newest())).one()
        return {kind: int(number or 0) for kind, number in zip(ReportKind, row, strict=True)}

    def _is(self, only: str) -> ColumnElement[bool]:
        kinds: dict[str, ColumnElement[bool]] = {
            ReportKind.EVERY: true(),
            ReportKind.OPEN: and_(ReportRow.open_findings > 0, is_left()),
            ReportKind.OVERDUE: and_(ReportRow.next_due < self._as_of, is_left()),
            ReportKind.CRITICAL: ReportRow.critical > 0,
            ReportKind.TO_LOOK_AT: and_(ReportRow.last_due < self._as_of, is_left()),
        }
        return kinds[only]

    def _in_order(self, query: Select[Any]) -> Keys:
        """The numbers a query yields, in one value: no loop over rows."""
        rows = query.subquery()
        (key,) = rows.c
        if self._connection.dialect.name == "postgresql":
            text = self._connection.scalar(select(func.string_agg(cast(key, Text), ",")))
            return array("q", json.loads(f"[{text or ''}]"))
        return array("q", json.loads(self._connection.scalar(select(func.json_group_array(key))) or "[]"))


def lines_by_key(connection: Connection, keys: Keys) -> dict[int, ReportLine]:
    """The rows of such a list by their keys."""
    query = lines().add_columns(KEY.label("key")).where(KEY.in_(list(keys)))
    rows = (dict(row._mapping) for row in connection.execute(query))
    return {row.pop("key"): ReportLine(**row) for row in rows}


def lines() -> Select[Any]:
    """The columns of a `ReportLine`."""
    columns: tuple[Expression, ...] = (
        ReportRow.number,
        ReportRow.revision,
        ReportRow.outlet_name.label("outlet"),
        ReportRow.brand,
        ReportRow.credit_code,
        ReportRow.bureau,
        ReportRow.visited_at,
        ReportRow.imported_at,
        ReportRow.critical,
        ReportRow.findings,
        _open_findings().label("open"),
        ReportRow.photos,
        _next_due().label("next_due"),
    )
    return select(*columns)


def is_newest() -> ColumnElement[bool]:
    """Whether a report is the newest revision of its inspection; the order of arrival does not matter."""
    other = ReportRow.__table__.alias("other")
    newer = select(other.c.digest).where(
        and_(other.c.inspection == ReportRow.inspection, other.c.revision > ReportRow.revision)
    )
    return ~newer.correlate(ReportRow.__table__).exists()


def is_left() -> ColumnElement[bool]:
    """Whether no other visit follows a report: one that does carries its open findings on."""
    later = ReportRow.__table__.alias("later")
    follows = select(later.c.digest).where(later.c.follows == ReportRow.number)
    return ~follows.correlate(ReportRow.__table__).exists()


def _open_findings() -> ColumnElement[int]:
    return case((is_left(), ReportRow.open_findings), else_=0)


def _next_due() -> ColumnElement[Any]:
    return case((is_left(), ReportRow.next_due), else_=null())


def _holds(search: str) -> ColumnElement[bool]:
    """Whether each word occurs in one of the texts that are searched."""
    everything: Any = SEARCHED[0]
    for each in SEARCHED[1:]:
        everything = everything + "\n" + each
    return and_(true(), *(everything.icontains(word, autoescape=True) for word in search.split()))
