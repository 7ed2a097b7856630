"""Findings in the database."""

from datetime import datetime

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from inspector.model.checklist import ItemId, Severity
from inspector.model.finding import Finding, FindingId, FindingState
from inspector.model.inspection import InspectionId
from inspector.store.json_columns import CITATIONS
from inspector.store.row_hash import stamp
from inspector.store.tables import FindingRow


class Findings:
    """The findings of all inspections. None is ever deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, inspection: InspectionId, finding: Finding) -> None:
        """Add a finding, or change the one with its id; one that was withdrawn is back then, in its place."""
        row = {
            "id": finding.id,
            "inspection": inspection,
            "item": finding.item,
            "text": finding.text,
            "severity": finding.severity,
            "demand": finding.demand,
            "due": finding.due,
            "citations": CITATIONS.write(finding.citations),
            "state": finding.state,
            "objection": finding.objection,
            "withdrawn_at": None,
        }
        statement = insert(FindingRow).values(row | {"position": self._next_position(inspection)})
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["id"], set_=row, where=FindingRow.inspection == inspection
            )
        )
        stamp(self._connection, FindingRow, FindingRow.id == finding.id)

    def withdraw(self, inspection: InspectionId, finding: FindingId, at: datetime) -> None:
        """Take a finding out of the inspection; its row stays."""
        here = (FindingRow.inspection == inspection) & (FindingRow.id == finding)
        self._connection.execute(update(FindingRow).where(here).values(withdrawn_at=at))
        stamp(self._connection, FindingRow, here)

    def of(self, inspection: InspectionId) -> tuple[Finding, ...]:
        """The findings of an inspection in the order they were made."""
        here = (FindingRow.inspection == inspection) & FindingRow.withdrawn_at.is_(None)
        query = select(FindingRow.__table__).where(here).order_by(FindingRow.position)
        return tuple(
            Finding(
                id=FindingId(row.id),
                item=ItemId(row.item),
                text=row.text,
                severity=Severity(row.severity),
                demand=row.demand,
                due=row.due,
                citations=CITATIONS.read(row.citations),
                state=FindingState(row.state),
                objection=row.objection,
            )
            for row in self._connection.execute(query)
        )

    def _next_position(self, inspection: InspectionId) -> int:
        last = select(func.max(FindingRow.position)).where(FindingRow.inspection == inspection)
        return (self._connection.scalar(last) or 0) + 1
