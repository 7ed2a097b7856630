"""Numbers over the newest revision of each report."""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from inspector.bureau.report_lists import ReportLists, is_newest
from inspector.bureau.tables import FindingRow, RecordRow, RefusedRow, ReportRow
from inspector.model.checklist import Severity
from inspector.model.finding import FindingState
from inspector.model.registry import ItemCount, MonthCount, ReportKind, Statistics
from inspector.store.listing import Expression

MOST_MONTHS = 24


def numbers(connection: Connection, as_of: date) -> Statistics:
    """All of them, without what the items ask."""
    brands = select(ReportRow.brand, func.count()).where(is_newest()).group_by(ReportRow.brand)
    kinds = ReportLists(connection, as_of).counts()
    found = tuple(connection.execute(_found(as_of)))
    severities, items = Counter[Severity](), Counter[str]()
    for row in found:
        severities[Severity(row.severity)] += row.findings
        items[row.item] += row.findings
    return Statistics(
        as_of=as_of,
        reports=kinds[ReportKind.EVERY],
        outlets=_number(connection, select(func.count(ReportRow.outlet.distinct())).where(is_newest())),
        findings=items.total(),
        open=sum(row.open for row in found),
        overdue=sum(row.overdue for row in found),
        to_look_at=kinds[ReportKind.TO_LOOK_AT],
        by_severity=dict(severities),
        by_item=tuple(ItemCount(item=item, findings=n) for item, n in sorted(items.items(), key=_most)),
        by_month=_months(connection),
        by_brand={row[0]: row[1] for row in connection.execute(brands)},
        refused_files=_number(connection, select(func.count()).select_from(RefusedRow)),
    )


def _found(as_of: date) -> Select[Any]:
    """Findings by item and severity, in one pass: what does not count is looked up in sets, not row by row."""
    newer, later = aliased(ReportRow), aliased(ReportRow)
    is_newer = and_(newer.inspection == ReportRow.inspection, newer.revision > ReportRow.revision)
    replaced = select(ReportRow.digest).join(newer, is_newer)
    followed = select(ReportRow.digest).join(later, later.follows == ReportRow.number)
    is_open = and_(FindingRow.state == FindingState.OPEN, FindingRow.report.not_in(followed))
    columns: tuple[Expression, ...] = (
        FindingRow.item,
        FindingRow.severity,
        func.count().label("findings"),
        func.sum(case((is_open, 1), else_=0)).label("open"),
        func.sum(case((and_(is_open, FindingRow.due < as_of), 1), else_=0)).label("overdue"),
    )
    counted = select(*columns).where(FindingRow.report.not_in(replaced))
    return counted.group_by(FindingRow.item, FindingRow.severity)


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def record_with(connection: Connection, item: str) -> bytes | None:
    """The record, as JSON, of the newest report with a finding at an item."""
    here = select(FindingRow.report).where(FindingRow.item == item)
    newest = select(RecordRow.content).join_from(RecordRow, ReportRow).where(ReportRow.digest.in_(here))
    return connection.scalar(newest.order_by(ReportRow.visited_at.desc(), ReportRow.digest).limit(1))


def _months(connection: Connection) -> tuple[MonthCount, ...]:
    columns = (ReportRow.month, func.count(), func.sum(ReportRow.findings), func.sum(ReportRow.critical))
    query = select(*columns).where(is_newest()).group_by(ReportRow.month)
    rows = connection.execute(query.order_by(ReportRow.month.desc()).limit(MOST_MONTHS))
    return tuple(MonthCount(month=m, reports=n, findings=f, critical=c) for m, n, f, c in rows)[::-1]


def _number(connection: Connection, query: Select[Any]) -> int:
    return int(connection.scalar(query) or 0)
