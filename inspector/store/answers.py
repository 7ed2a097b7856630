"""Answers in the database: the hot path, one upsert an answer."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, InspectionId, Verdict
from inspector.store.prepared import Prepared
from inspector.store.row_hash import hash_of_values
from inspector.store.tables import ROW_HASH, AnswerRow


def _upsert() -> Prepared:
    put = insert(AnswerRow).values({name: bindparam(name) for name in COLUMNS})
    changed = {name: put.excluded[name] for name in COLUMNS}
    return Prepared(put.on_conflict_do_update(index_elements=["inspection", "item"], set_=changed))


COLUMNS = tuple(column.name for column in AnswerRow.__table__.columns)
PUT = _upsert()


class Answers:
    """The answers of all inspections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, inspection: InspectionId, answer: Answer, at: datetime) -> None:
        """Set the answer to an item."""
        count = answer.count
        row: dict[str, object] = {  # in the order of the columns, as the hash is over them
            "inspection": inspection,
            "item": answer.item,
            "verdict": answer.verdict,
            "reason": answer.reason,
            "note": answer.note,
            "bad": count.bad if count else None,
            "sample": count.sample if count else None,
            "value": answer.value,
            "saved_at": at.isoformat(),
        }
        PUT.run(self._connection, row | {ROW_HASH: hash_of_values(AnswerRow.__tablename__, *row.values())})

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
