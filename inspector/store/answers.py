"""Answers in the database: the hot path, one upsert an answer."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, InspectionId, Verdict
from inspector.store.prepared import PreparedRow
from inspector.store.tables import AnswerRow

ROW = PreparedRow(AnswerRow, replaces=("inspection", "item"))


class Answers:
    """The answers of all inspections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, inspection: InspectionId, answer: Answer, at: datetime) -> None:
        """Set the answer to an item."""
        count = answer.count
        row = {
            "inspection": inspection,
            "item": answer.item,
            "verdict": answer.verdict,
            "reason": answer.reason,
            "note": answer.note,
            "bad": count.bad if count else None,
            "sample": count.sample if count else None,
            "value": answer.value,
            "saved_at": at,
        }
        ROW.put(self._connection, row)

    def clear(self, inspection: InspectionId, item: ItemId) -> None:
        """Take the answer to an item back."""
        here = (AnswerRow.inspection == inspection) & (AnswerRow.item == item)
        self._connection.execute(delete(AnswerRow).where(here))

    def of(self, inspection: InspectionId) -> dict[ItemId, Answer]:
        """All answers of an inspection by item."""
        query = select(AnswerRow.__table__).where(AnswerRow.inspection == inspection)
        return {
            ItemId(row.item): Answer(
                item=ItemId(row.item),
                verdict=Verdict(row.verdict),
                reason=row.reason,
                note=row.note,
                count=None if row.sample is None else Count(bad=row.bad, sample=row.sample),
                value=row.value,
            )
            for row in self._connection.execute(query)
        }
