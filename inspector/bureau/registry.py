"""The bureau's registry: each report exactly once, whatever the order, the people and the crashes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, case, func, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError

from inspector.bureau.database import open_registry_database, refusal_of
from inspector.bureau.tables import AnswerRow, FindingRow, RefusedRow, ReportRow, SignatureRow
from inspector.errors import Refused
from inspector.model.checklist import Severity
from inspector.model.finding import FindingState
from inspector.model.record import Record
from inspector.model.registry import ItemCount, ReportLine, Statistics
from inspector.model.verdict import ReportVerdict


class Added(StrEnum):
    """What became of a report: held from now on, held before, or in conflict with another."""

    NEW = "new"
    ALREADY = "already"
    CONFLICT = "conflict"


class Registry:
    """The registry behind one address. Close it when done."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, address: str) -> "Registry":
        """Open, or make, the registry at a SQLAlchemy URL. See `open_registry_database` for refusals."""
        return cls(open_registry_database(address))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def add(self, verdict: ReportVerdict, record_json: bytes, source: str, at: datetime) -> Added:
        """Hold an accepted report. One transaction; a second importer of the same report adds nothing."""
        record = verdict.record
        if record is None:
            raise ValueError("only a verdict with a record can be added")
        with self._transaction() as connection:
            if not self._claim(connection, _report(verdict, record, record_json, source, at)):
                held = connection.scalar(select(ReportRow.digest).where(ReportRow.digest == verdict.digest))
                return Added.ALREADY if held else Added.CONFLICT
            for table, rows in _parts(verdict, record):
                if rows:
                    connection.execute(insert(table), rows)
        return Added.NEW

    def refuse(self, file_sha256: str, code: str, source: str, at: datetime) -> None:
        """Note a file that was not taken in; a file that comes again is noted once."""
        row = {"file_sha256": file_sha256, "code": code, "source": source, "at": at}
        with self._transaction() as connection:
            connection.execute(self._insert(RefusedRow).values(row).on_conflict_do_nothing())

    def reports(self) -> tuple[ReportLine, ...]:
        """The newest revision of each report, newest visit first."""
        with self._transaction() as connection:
            rows = connection.execute(_lines().order_by(ReportRow.visited_at.desc(), ReportRow.number))
            return tuple(ReportLine(**row._mapping) for row in rows)

    def report(self, number: str) -> tuple[ReportLine, str, str, str, bytes, tuple[str, ...]]:
        """The newest revision under a number: line, digest, file hash, source, record as JSON, signers.

        Raises Refused "no-such-report".
        """
        with self._transaction() as connection:
            line = connection.execute(_lines().where(ReportRow.number == number)).first()
            if line is None:
                raise Refused(
                    "no-such-report",
                    en=f"The registry holds no report {number}. See 'inspector bureau list'.",
                    zh=f"登记库中没有报告 {number}。请用 inspector bureau list 查看。",
                )
            columns = select(ReportRow.digest, ReportRow.file_sha256, ReportRow.source, ReportRow.record)
            here = (ReportRow.number == number) & (ReportRow.revision == line.revision)
            row = connection.execute(columns.where(here)).one()
            signed = select(SignatureRow.signer).where(SignatureRow.report == row.digest)
            signers = tuple(connection.scalars(signed.order_by(SignatureRow.field)))
        return ReportLine(**line._mapping), row.digest, row.file_sha256, row.source, row.record, signers

    def statistics(self, as_of: date) -> Statistics:
        """Numbers over the newest revision of each report."""
        with self._transaction() as connection:
            current = select(ReportRow.digest).where(_newest()).subquery()
            held = select(FindingRow).where(FindingRow.report.in_(select(current.c.digest))).subquery()
            is_open = held.c.state == FindingState.OPEN
            severities = select(held.c.severity, func.count()).group_by(held.c.severity)
            items = select(held.c.item, func.count().label("n")).group_by(held.c.item)
            brands = select(ReportRow.brand, func.count()).where(_newest()).group_by(ReportRow.brand)
            return Statistics(
                as_of=as_of,
                reports=_number(connection, select(func.count()).select_from(current)),
                outlets=_number(connection, select(func.count(ReportRow.outlet.distinct())).where(_newest())),
                findings=_number(connection, select(func.count()).select_from(held)),
                open=_number(connection, select(func.count()).select_from(held).where(is_open)),
                overdue=_number(
                    connection, select(func.count()).select_from(held).where(is_open, held.c.due < as_of)
                ),
                by_severity={Severity(row[0]): row[1] for row in connection.execute(severities)},
                by_item=tuple(
                    ItemCount(item=row[0], findings=row[1])
                    for row in connection.execute(items.order_by(func.count().desc(), held.c.item).limit(10))
                ),
                by_brand={row[0]: row[1] for row in connection.execute(brands)},
                refused_files=_number(connection, select(func.count()).select_from(RefusedRow)),
            )

    def _claim(self, connection: Connection, row: dict[str, object]) -> bool:
        # The unique keys decide between importers, never a look beforehand.
        statement = self._insert(ReportRow).values(row).on_conflict_do_nothing()
        return connection.execute(statement.returning(ReportRow.digest)).first() is not None

    def _insert(self, table: type[ReportRow] | type[RefusedRow]) -> Any:
        # Two classes with the same methods and no common ancestor that has them.
        return postgresql_insert(table) if self._engine.dialect.name == "postgresql" else sqlite_insert(table)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            refusal = refusal_of(error, self._engine.url)
            if refusal is None:
                raise
            raise refusal from error


def _report(
    verdict: ReportVerdict, record: Record, record_json: bytes, source: str, at: datetime
) -> dict[str, object]:
    audit = record.audit
    return {
        "digest": verdict.digest,
        "file_sha256": verdict.file_sha256,
        "inspection": record.inspection,
        "number": record.number,
        "revision": record.revision,
        "outlet": record.outlet.credit_code or record.outlet.permit or record.outlet.id,
        "outlet_name": record.outlet.name,
        "brand": record.outlet.brand,
        "credit_code": record.outlet.credit_code,
        "bureau": record.visit.bureau,
        "visited_at": record.visit.started_at,
        "imported_at": at,
        "photos": len(record.photos),
        "device": audit.device if audit else "",
        "audit_sequence": audit.sequence if audit else 0,
        "audit_hash": audit.hash if audit else "",
        "source": source,
        "record": record_json,
    }


def _parts(
    verdict: ReportVerdict, record: Record
) -> tuple[tuple[type[FindingRow] | type[AnswerRow] | type[SignatureRow], list[dict[str, object]]], ...]:
    findings: list[dict[str, object]] = [
        {
            "report": verdict.digest,
            "position": position,
            "item": finding.item,
            "severity": finding.severity,
            "state": finding.state,
            "due": finding.due,
            "text": finding.text,
        }
        for position, finding in enumerate(record.findings)
    ]
    answers: list[dict[str, object]] = [
        {
            "report": verdict.digest,
            "item": answer.item,
            "verdict": answer.verdict,
            "bad": answer.count.bad if answer.count else None,
            "sample": answer.count.sample if answer.count else None,
        }
        for answer in record.answers
    ]
    signatures: list[dict[str, object]] = [
        {
            "report": verdict.digest,
            "field": seen.field,
            "signer": seen.signer,
            "certificate": seen.certificate,
            "signed_at": seen.signed_at,
        }
        for seen in verdict.signatures
    ]
    return (FindingRow, findings), (AnswerRow, answers), (SignatureRow, signatures)


def _newest() -> ColumnElement[bool]:
    """Whether a report is the newest revision of its inspection; the order of arrival does not matter."""
    other = ReportRow.__table__.alias("other")
    newer = select(other.c.digest).where(
        and_(other.c.inspection == ReportRow.inspection, other.c.revision > ReportRow.revision)
    )
    return ~newer.correlate(ReportRow.__table__).exists()


def _lines() -> Select[tuple[object, ...]]:
    is_critical = case((FindingRow.severity == Severity.CRITICAL, 1), else_=0)
    is_open = FindingRow.state == FindingState.OPEN
    return (
        select(
            ReportRow.number,
            ReportRow.revision,
            ReportRow.outlet_name.label("outlet"),
            ReportRow.brand,
            ReportRow.bureau,
            ReportRow.visited_at,
            ReportRow.imported_at,
            func.coalesce(func.sum(is_critical), 0).label("critical"),
            func.count(FindingRow.item).label("findings"),
            ReportRow.photos,
            func.min(case((is_open, FindingRow.due))).label("next_due"),
        )
        .outerjoin(FindingRow, FindingRow.report == ReportRow.digest)
        .where(_newest())
        .group_by(ReportRow.digest)
    )


def _number(connection: Connection, query: Select[Any]) -> int:
    return int(connection.scalar(query) or 0)
