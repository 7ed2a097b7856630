"""The bureau's registry: each report exactly once, whatever the order, the people and the crashes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError

from inspector.bureau.database import open_registry_database, refusal_of
from inspector.bureau.numbers import numbers, record_with
from inspector.bureau.report_lists import ReportLists, is_newest, lines, lines_by_key
from inspector.bureau.tables import AnswerRow, FindingRow, RecordRow, RefusedRow, ReportRow, SignatureRow
from inspector.errors import Refused
from inspector.model.checklist import Severity
from inspector.model.finding import Finding, FindingState
from inspector.model.list_wish import Keys, ListWish
from inspector.model.record import Record
from inspector.model.registry import ReportLine, Statistics
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
    def open(cls, address: str, *, making: bool = False) -> "Registry":
        """Open the registry at a SQLAlchemy URL. See `open_registry_database` for refusals, and for one that is not there."""
        return cls(open_registry_database(address, making=making))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def add(self, verdict: ReportVerdict, record_json: bytes, source: str, at: datetime) -> Added:
        """Hold an accepted report. One transaction; a second importer of the same report adds nothing."""
        record = verdict.record
        if record is None:
            raise ValueError("only a verdict with a record can be added")
        with self._transaction() as connection:
            if not self._claim(connection, _report(verdict, record, source, at)):
                held = connection.scalar(select(ReportRow.digest).where(ReportRow.digest == verdict.digest))
                return Added.ALREADY if held else Added.CONFLICT
            connection.execute(insert(RecordRow).values(report=verdict.digest, content=record_json))
            for table, rows in _parts(verdict, record):
                if rows:
                    connection.execute(insert(table), rows)
        return Added.NEW

    def refuse(self, file_sha256: str, code: str, source: str, at: datetime) -> None:
        """Note a file that was not taken in; a file that comes again is noted once."""
        row = {"file_sha256": file_sha256, "code": code, "source": source, "at": at}
        with self._transaction() as connection:
            connection.execute(self._insert(RefusedRow).values(row).on_conflict_do_nothing())

    def report_keys(self, wish: ListWish, as_of: date) -> Keys:
        """The rows of a list of reports; see `ReportLists`."""
        with self._reading() as connection:
            return ReportLists(connection, as_of).keys(wish)

    def report_lines(self, keys: Keys) -> dict[int, ReportLine]:
        """The lines of such a list by their keys."""
        with self._reading() as connection:
            return lines_by_key(connection, keys)

    def report_counts(self, as_of: date) -> Mapping[str, int]:
        """How many reports there are of each kind."""
        with self._reading() as connection:
            return ReportLists(connection, as_of).counts()

    def report(self, number: str) -> tuple[ReportLine, str, str, str, bytes, tuple[str, ...]]:
        """The newest revision under a number: line, digest, file hash, source, record as JSON, signers.

        Raises Refused "no-such-report".
        """
        with self._reading() as connection:
            line = connection.execute(lines().where(is_newest(), ReportRow.number == number)).first()
            if line is None:
                raise Refused(
                    "no-such-report",
                    en=f"The registry holds no report {number}. See 'inspector bureau list'.",
                    zh=f"登记库中没有报告 {number}。请用 inspector bureau list 查看。",
                )
            columns = select(ReportRow.digest, ReportRow.file_sha256, ReportRow.source, RecordRow.content)
            here = (ReportRow.number == number) & (ReportRow.revision == line.revision)
            row = connection.execute(columns.join_from(ReportRow, RecordRow).where(here)).one()
            signed = select(SignatureRow.signer).where(SignatureRow.report == row.digest)
            signers = tuple(connection.scalars(signed.order_by(SignatureRow.field)))
        return ReportLine(**line._mapping), row.digest, row.file_sha256, row.source, row.content, signers

    def statistics(self, as_of: date) -> Statistics:
        """Numbers over the newest revision of each report, without what the items ask."""
        with self._reading() as connection:
            return numbers(connection, as_of)

    def record_with(self, item: str) -> bytes | None:
        """The record, as JSON, of the newest report with a finding at an item."""
        with self._reading() as connection:
            return record_with(connection, item)

    def _claim(self, connection: Connection, row: dict[str, object]) -> bool:
        # The unique keys decide between importers, never a look beforehand.
        statement = self._insert(ReportRow).values(row).on_conflict_do_nothing()
        return connection.execute(statement.returning(ReportRow.digest)).first() is not None

    def _insert(self, table: type[ReportRow] | type[RefusedRow]) -> Any:
        # Two classes with the same methods and no common ancestor that has them.
        return postgresql_insert(table) if self._engine.dialect.name == "postgresql" else sqlite_insert(table)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._refusals(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that waits for no writer."""
        with self._refusals(), self._engine.connect().execution_options(reading=True) as connection:
            yield connection

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            refusal = refusal_of(error, self._engine.url)
            if refusal is None:
                raise
            raise refusal from error


def _report(verdict: ReportVerdict, record: Record, source: str, at: datetime) -> dict[str, object]:
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
        "follows": record.visit.follows.number if record.visit.follows else "",
        "month": f"{record.visit.started_at:%Y-%m}",
        **_counted(record.findings),
    }


def _counted(findings: Sequence[Finding]) -> dict[str, object]:
    """What lists are sorted and sifted by; a signed report never changes."""
    are_open = [finding for finding in findings if finding.state is FindingState.OPEN]
    days = [finding.due for finding in are_open if finding.due is not None]
    return {
        "findings": len(findings),
        "critical": sum(finding.severity is Severity.CRITICAL for finding in findings),
        "open_findings": len(are_open),
        "next_due": min(days, default=None),
        "last_due": max(days, default=None),
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
