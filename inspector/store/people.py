"""The people of an inspection, their handwriting and refusals."""

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from inspector.model.inspection import InspectionId
from inspector.model.person import Handwriting, Person, PersonId, Refusal, Role
from inspector.model.value import field_names
from inspector.store.json_columns import STROKES
from inspector.store.row_hash import stamp
from inspector.store.tables import HandwritingRow, PersonRow, RefusalRow

FIELDS = field_names(Person)


class People:
    """The people of all inspections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, inspection: InspectionId, people: tuple[Person, ...]) -> None:
        """Set who takes part, in order."""
        self._connection.execute(delete(PersonRow).where(PersonRow.inspection == inspection))
        for position, person in enumerate(people):
            row = {field: getattr(person, field) for field in FIELDS}
            self._connection.execute(
                insert(PersonRow), row | {"inspection": inspection, "position": position}
            )
        stamp(self._connection, PersonRow, PersonRow.inspection == inspection)

    def of(self, inspection: InspectionId) -> tuple[Person, ...]:
        """Who takes part, in order."""
        query = (
            select(PersonRow.__table__).where(PersonRow.inspection == inspection).order_by(PersonRow.position)
        )
        return tuple(
            Person(**{field: getattr(row, field) for field in FIELDS} | {"role": Role(row.role)})
            for row in self._connection.execute(query)
        )

    def sign(self, inspection: InspectionId, handwriting: Handwriting, link: int) -> None:
        """Add a handwritten signature that a link of the audit chain tells of; an earlier one of the same person
        no longer counts."""
        row = {
            "inspection": inspection,
            "person": handwriting.person,
            "strokes": STROKES.write(handwriting.strokes),
            "aspect": handwriting.aspect,
            "digest": handwriting.digest,
            "at": handwriting.at,
            "audit": link,
        }
        self._connection.execute(insert(HandwritingRow), row)
        stamp(self._connection, HandwritingRow, HandwritingRow.audit == link)

    def refuse(self, inspection: InspectionId, refusal: Refusal, digest: str, link: int) -> None:
        """Add a refusal to sign what `digest` stands for, that a link of the audit chain tells of."""
        row = {field: getattr(refusal, field) for field in field_names(Refusal)}
        row |= {"inspection": inspection, "digest": digest, "audit": link}
        self._connection.execute(insert(RefusalRow), row)
        stamp(self._connection, RefusalRow, RefusalRow.audit == link)

    def ever_asked(self, inspection: InspectionId) -> frozenset[PersonId]:
        """Who signed or refused, under whatever state of the draft."""
        rows = (HandwritingRow, RefusalRow)
        return frozenset(
            PersonId(person)
            for row in rows
            for person in self._connection.scalars(select(row.person).where(row.inspection == inspection))
        )

    def handwriting(self, inspection: InspectionId, digest: str) -> tuple[Handwriting, ...]:
        """The newest signature of each person under this digest, unless they refused later."""
        newest: dict[str, tuple[int, Handwriting]] = {}
        query = select(HandwritingRow.__table__).where(HandwritingRow.inspection == inspection)
        for row in self._connection.execute(query.order_by(HandwritingRow.number)):
            newest[row.person] = (
                row.audit,
                Handwriting(
                    person=PersonId(row.person),
                    strokes=STROKES.read(row.strokes),
                    aspect=row.aspect,
                    digest=row.digest,
                    at=row.at,
                ),
            )
        refused = self._last_refused(inspection, digest)
        return tuple(
            signed
            for person, (link, signed) in newest.items()
            if signed.digest == digest and refused.get(person, 0) <= link
        )

    def refusals(self, inspection: InspectionId, digest: str) -> tuple[Refusal, ...]:
        """The newest refusal of each person under this digest, unless they signed later."""
        signed = {hand.person for hand in self.handwriting(inspection, digest)}
        query = select(RefusalRow.__table__).where(*_under(inspection, digest)).order_by(RefusalRow.number)
        newest = {
            row.person: Refusal(
                person=PersonId(row.person), reason=row.reason, witness=row.witness, at=row.at
            )
            for row in self._connection.execute(query)
        }
        return tuple(refusal for person, refusal in newest.items() if person not in signed)

    def _last_refused(self, inspection: InspectionId, digest: str) -> dict[str, int]:
        # By the sequence of the audit chain: a clock that was set back must not bring an old signature to life.
        last = select(RefusalRow.person, func.max(RefusalRow.audit)).where(*_under(inspection, digest))
        return {row[0]: row[1] for row in self._connection.execute(last.group_by(RefusalRow.person))}


def _under(inspection: InspectionId, digest: str) -> tuple[ColumnElement[bool], ...]:
    return (RefusalRow.inspection == inspection, RefusalRow.digest == digest)
