"""Outlets in the database."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from inspector.errors import Refused
from inspector.model.outlet import Outlet, OutletId, OutletKind
from inspector.model.value import field_names
from inspector.store.row_hash import stamp
from inspector.store.tables import OutletRow

TABLE = OutletRow.__table__


class Outlets:
    """The outlets this laptop knows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, outlet: Outlet) -> None:
        """Add an outlet, or change the one with its id."""
        row = {field: getattr(outlet, field) for field in field_names(Outlet)}
        statement = insert(OutletRow).values(row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
        stamp(self._connection, OutletRow, OutletRow.id == outlet.id)

    def get(self, outlet: OutletId) -> Outlet:
        """The outlet with an id. Raises Refused when there is none."""
        row = self._connection.execute(select(TABLE).where(OutletRow.id == outlet)).first()
        if row is None:
            raise Refused(
                "no-such-outlet",
                en=f"There is no outlet {outlet}. See 'inspector outlet list'.",
                zh=f"没有网点 {outlet}。请用 inspector outlet list 查看已有网点。",
            )
        return _outlet(dict(row._mapping))

    def search(self, words: str) -> tuple[Outlet, ...]:
        """Outlets whose name, brand, address, permit or credit code holds the words; all for ""."""
        query = select(TABLE).order_by(OutletRow.name, OutletRow.id)
        if words:
            searched = (
                OutletRow.name,
                OutletRow.brand,
                OutletRow.address,
                OutletRow.permit,
                OutletRow.credit_code,
            )
            text = (
                searched[0]
                + "\n"
                + searched[1]
                + "\n"
                + searched[2]
                + "\n"
                + searched[3]
                + "\n"
                + searched[4]
            )
            query = query.where(text.contains(words, autoescape=True))
        return tuple(_outlet(dict(row._mapping)) for row in self._connection.execute(query))


def _outlet(row: dict[str, object]) -> Outlet:
    del row["row_hash"]
    row["kind"] = OutletKind(str(row["kind"]))
    return Outlet(**row)  # type: ignore[arg-type]  # columns and fields have the same names and types
