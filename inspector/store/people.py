"""The people of an inspection, their handwriting and refusals."""

from sqlalchemy import Connection, delete, insert, select

from inspector.model.inspection import InspectionId
from inspector.model.person import Handwriting, Person, PersonId, Refusal, Role
from inspector.model.value import field_names
from inspector.store.json_columns import STROKES
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

    def of(self, inspection: InspectionId) -> tuple[Person, ...]:
        """Who takes part, in order."""
        query = (
            select(PersonRow.__table__).where(PersonRow.inspection == inspection).order_by(PersonRow.position)
        )
        return tuple(
            Person(**{field: getattr(row, field) for field in FIELDS} | {"role": Role(row.role)})
            for row in self._connection.execute(query)
        )

    def sign(self, inspection: InspectionId, handwriting: Handwriting) -> None:
        """Add a handwritten signature; an earlier one of the same person no longer counts."""
        row = {
            "inspection": inspection,
            "person": handwriting.person,
            "strokes": STROKES.write(handwriting.strokes),
            "aspect": handwriting.aspect,
            "digest": handwriting.digest,
            "at": handwriting.at,
        }
        self._connection.execute(insert(HandwritingRow), row)

    def refuse(self, inspection: InspectionId, refusal: Refusal, digest: str) -> None:
        """Add a refusal to sign what `digest` stands for."""
        row = {field: getattr(refusal, field) for field in field_names(Refusal)}
        self._connection.execute(insert(RefusalRow), row | {"inspection": inspection, "digest": digest})

    def handwriting(self, inspection: InspectionId, digest: str) -> tuple[Handwriting, ...]:
        """The newest signature of each person under this digest, unless they refused later."""
        newest: dict[str, Handwriting] = {}
        query = select(HandwritingRow.__table__).where(HandwritingRow.inspection == inspection)
        for row in self._connection.execute(query.order_by(HandwritingRow.number)):
            newest[row.person] = Handwriting(
                person=PersonId(row.person),
                strokes=STROKES.read(row.strokes),
                aspect=row.aspect,
                digest=row.digest,
                at=row.at,
            )
        refused = self._newest_refusals(inspection, digest)
        return tuple(
            signed
            for person, signed in newest.items()
            if signed.digest == digest and (person not in refused or refused[person].at < signed.at)
        )

    def refusals(self, inspection: InspectionId, digest: str) -> tuple[Refusal, ...]:
        """The newest refusal of each person under this digest, unless they signed later."""
        signed = {hand.person for hand in self.handwriting(inspection, digest)}
        newest = self._newest_refusals(inspection, digest)
        return tuple(refusal for person, refusal in newest.items() if person not in signed)

    def _newest_refusals(self, inspection: InspectionId, digest: str) -> dict[str, Refusal]:
        here = (RefusalRow.inspection == inspection) & (RefusalRow.digest == digest)
        query = select(RefusalRow.__table__).where(here).order_by(RefusalRow.number)
        return {
            row.person: Refusal(
                person=PersonId(row.person), reason=row.reason, witness=row.witness, at=row.at
            )
            for row in self._connection.execute(query)
        }
