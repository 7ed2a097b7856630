"""Outlets in the database."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from inspector.errors import Refused
from inspector.model.finding import FindingState
from inspector.model.list_wish import Keys, ListWish
from inspector.model.outlet import Outlet, OutletId, OutletKind, OutletLine
from inspector.model.value import field_names
from inspector.store.inspection_lists import LAST_DAY, is_newest
from inspector.store.listing import Expression, among, holds_words, keys_in_order, ordered
from inspector.store.row_hash import stamp
from inspector.store.tables import FindingRow, InspectionRow, OutletRow

TABLE = OutletRow.__table__
KEY: ColumnElement[int] = literal_column("outlet.rowid")
SEEN = ("visits", "this_year", "last_visit", "open_findings", "next_due")
SEARCHED = (
    OutletRow.name,
    OutletRow.brand,
    OutletRow.address,
    OutletRow.permit,
    OutletRow.credit_code,
    OutletRow.legal_entity,
)


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

    def has(self, outlet: OutletId) -> bool:
        """Whether there is an outlet with this id."""
        return self._connection.scalar(select(OutletRow.id).where(OutletRow.id == outlet)) is not None

    def search(self, words: str) -> tuple[Outlet, ...]:
        """Outlets that hold all of the words in what can be searched; all for ""."""
        query = select(TABLE).where(holds_words(words, SEARCHED)).order_by(OutletRow.name, OutletRow.id)
        return tuple(_outlet(dict(row._mapping)) for row in self._connection.execute(query))

    def with_code(self, code: str) -> tuple[Outlet, ...]:
        """The outlets with a credit code by name; none for ""."""
        query = select(TABLE).where(OutletRow.credit_code == code, OutletRow.credit_code != "")
        rows = self._connection.execute(query.order_by(OutletRow.name, OutletRow.id))
        return tuple(_outlet(dict(row._mapping)) for row in rows)

    def keys(self, wish: ListWish) -> Keys:
        """The rows of a list of outlets. Orders: name, brand, address, credit-code, visits, last-visit, open, due."""
        columns: dict[str, Expression] = {
            # The index of names has all names in order, but is a long way round to texts that must be searched.
            "name": OutletRow.name + "" if wish.search else OutletRow.name,
            "brand": OutletRow.brand,
            "address": OutletRow.address,
            "credit-code": OutletRow.credit_code,
            "last-visit": _of_visits(func.max(InspectionRow.started_at)),
            "visits": _of_visits(func.count()),
            "open": _open_findings(func.count()),
            "due": func.coalesce(_open_findings(func.min(FindingRow.due)), LAST_DAY),
        }
        query = select(KEY.label("key")).select_from(OutletRow).where(holds_words(wish.search, SEARCHED))
        return keys_in_order(self._connection, ordered(query, wish, columns, KEY))

    def lines(self, keys: Keys, year: int) -> dict[int, OutletLine]:
        """The rows of such a list by their keys; visits of `year` are counted apart."""
        # Times are kept as text that begins with the year.
        is_of_year = func.substr(InspectionRow.started_at, 1, 4) == f"{year}"
        query = select(
            KEY.label("key"),
            TABLE,
            _of_visits(func.count()).label("visits"),
            _of_visits(func.count().filter(is_of_year)).label("this_year"),
            _of_visits(func.max(InspectionRow.started_at)).label("last_visit"),
            _open_findings(func.count()).label("open_findings"),
            _open_findings(func.min(FindingRow.due)).label("next_due"),
        ).where(among(KEY, keys))
        return {row.key: _line(dict(row._mapping)) for row in self._connection.execute(query)}


def _of_visits(what: ColumnElement[Any]) -> ColumnElement[Any]:
    query = select(what).select_from(InspectionRow).where(InspectionRow.outlet == OutletRow.id)
    return query.correlate(OutletRow).scalar_subquery()


def _open_findings(what: ColumnElement[Any]) -> ColumnElement[Any]:
    query = (
        select(what)
        .select_from(InspectionRow)
        .join(FindingRow, FindingRow.inspection == InspectionRow.id)
        .where(
            InspectionRow.outlet == OutletRow.id,
            FindingRow.withdrawn_at.is_(None),
            FindingRow.state == FindingState.OPEN,
            is_newest(),
        )
    )
    return query.correlate(OutletRow).scalar_subquery()


def _line(row: dict[str, object]) -> OutletLine:
    del row["key"]
    seen = {name: row.pop(name) for name in SEEN}
    return OutletLine(outlet=_outlet(row), **seen)  # type: ignore[arg-type]  # columns as the fields


def _outlet(row: dict[str, object]) -> Outlet:
    del row["row_hash"]
    row["kind"] = OutletKind(str(row["kind"]))
    return Outlet(**row)  # type: ignore[arg-type]  # columns and fields have the same names and types
