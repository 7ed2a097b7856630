"""Lists of inspections, sorted and sifted by the database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    case,
    func,
    literal_column,
    select,
    true,
)

from inspector.model.finding import FindingState
from inspector.model.inspection import (
    InspectionId,
    InspectionKind,
    InspectionOrder,
    InspectionState,
    InspectionSummary,
    VisitKind,
)
from inspector.model.list_wish import Keys, ListWish
from inspector.model.outlet import OutletId
from inspector.store.listing import Expression, among, holds_words, keys_in_order, ordered
from inspector.store.tables import (
    AnswerRow,
    ChecklistCopyRow,
    FindingRow,
    InspectionRow,
    OutletRow,
    PhotoRow,
    UsedChecklistRow,
)

KEY: ColumnElement[int] = literal_column("inspection.rowid")
SEARCHED = (InspectionRow.number, OutletRow.name, OutletRow.brand, OutletRow.address, OutletRow.credit_code)


class InspectionLists:
    """The inspections of this laptop, line by line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keys(self, wish: ListWish) -> Keys:
        """The rows of a list, in an InspectionOrder, of an InspectionKind."""
        columns: dict[str, Expression] = {
            InspectionOrder.STARTED: InspectionRow.started_at,
            InspectionOrder.NUMBER: InspectionRow.number,
            InspectionOrder.OUTLET: OutletRow.name,
            InspectionOrder.STATE: InspectionRow.state,
            InspectionOrder.PROGRESS: _answered() * 1.0 / func.max(_items(), 1),
            InspectionOrder.OPEN: _open(func.count()),
            InspectionOrder.PHOTOS: _count(PhotoRow, PhotoRow.removed_at),
            InspectionOrder.DUE: func.coalesce(_due(), LAST_DAY),
            InspectionOrder.LOOK: func.coalesce(_look_due(), LAST_DAY),
        }
        query = (
            select(KEY.label("key"))
            .select_from(InspectionRow)
            .join(OutletRow, OutletRow.id == InspectionRow.outlet)
        )
        query = query.where(holds_words(wish.search, SEARCHED), _is(wish.only))
        return keys_in_order(self._connection, ordered(query, wish, columns, InspectionRow.number))

    def lines(self, keys: Keys) -> dict[int, InspectionSummary]:
        """The rows of such a list by their keys."""
        query = (
            select(
                KEY.label("key"),
                InspectionRow.id,
                InspectionRow.number,
                InspectionRow.revision,
                InspectionRow.state,
                func.json_extract(InspectionRow.visit, "$.kind").label("kind"),
                OutletRow.name.label("outlet"),
                OutletRow.brand,
                InspectionRow.started_at,
                _items().label("items"),
                _answered().label("answered"),
                _count(FindingRow, FindingRow.withdrawn_at).label("findings"),
                _count(PhotoRow, PhotoRow.removed_at).label("photos"),
                _open(func.count()).label("open_findings"),
                _due().label("next_due"),
                _look_due().label("look_due"),
            )
            .join(OutletRow, OutletRow.id == InspectionRow.outlet)
            .where(among(KEY, keys))
        )
        return {row.key: _line(dict(row._mapping)) for row in self._connection.execute(query)}

    def counts(self) -> Mapping[str, int]:
        """How many there are of each kind a list can be limited to, "" of all."""
        return {only: self._count(only) for only in InspectionKind}

    def last(self) -> InspectionId | None:
        """The one that was started last."""
        query = select(InspectionRow.id).order_by(
            InspectionRow.started_at.desc(), InspectionRow.number.desc()
        )
        found = self._connection.scalar(query.limit(1))
        return None if found is None else InspectionId(found)

    def left_at(self, outlet: OutletId) -> InspectionSummary | None:
        """The newest visit to an outlet that must be looked at again."""
        query = (
            select(KEY)
            .select_from(InspectionRow)
            .where(InspectionRow.outlet == outlet, _is(InspectionKind.TO_LOOK_AT))
        )
        key = self._connection.scalar(query.order_by(InspectionRow.started_at.desc()).limit(1))
        return None if key is None else self.lines([key])[key]

    def of_outlet(self, outlet: OutletId) -> tuple[InspectionSummary, ...]:
        """All visits to an outlet, the newest first."""
        query = select(KEY).select_from(InspectionRow).where(InspectionRow.outlet == outlet)
        order = (InspectionRow.started_at.desc(), InspectionRow.number.desc())
        keys = tuple(self._connection.scalars(query.order_by(*order)))
        lines = self.lines(keys)
        return tuple(lines[key] for key in keys)

    def _count(self, only: str) -> int:
        return self._connection.scalar(select(func.count()).select_from(InspectionRow).where(_is(only))) or 0


LAST_DAY = "9999-12-31"


def _is(only: str) -> ColumnElement[bool]:
    if only == InspectionKind.DRAFTS:
        return InspectionRow.state == InspectionState.DRAFT
    if only == InspectionKind.TO_LOOK_AT:
        waits = InspectionRow.id.in_(
            select(FindingRow.inspection).where(_is_open(), FindingRow.due.is_not(None))
        )
        return and_(_is_left(), waits)
    return true()


def _is_open() -> ColumnElement[bool]:
    return and_(FindingRow.withdrawn_at.is_(None), FindingRow.state == FindingState.OPEN)


def _is_left() -> ColumnElement[bool]:
    """Sealed, and no other visit follows it."""
    return and_(InspectionRow.state != InspectionState.DRAFT, is_newest())


def is_newest() -> ColumnElement[bool]:
    """Whether no other visit follows this one; else its findings go on in that one."""
    follows = func.json_extract(InspectionRow.visit, "$.follows.number")
    followed = select(follows).where(follows.is_not(None)).correlate(None)
    return InspectionRow.number.not_in(followed)


def _open(what: ColumnElement[Any]) -> ScalarSelect[Any]:
    here = select(what).select_from(FindingRow).where(FindingRow.inspection == InspectionRow.id, _is_open())
    return here.correlate(InspectionRow).scalar_subquery()


def _due() -> ScalarSelect[Any]:
    return _open(func.min(FindingRow.due))


def _look_due() -> ColumnElement[Any]:
    return case((_is_left(), _open(func.max(FindingRow.due))))


def _answered() -> ScalarSelect[int]:
    return _count(AnswerRow)


def _count(
    table: type[AnswerRow] | type[FindingRow] | type[PhotoRow], gone: Expression | None = None
) -> ScalarSelect[int]:
    query = select(func.count()).select_from(table).where(table.inspection == InspectionRow.id)
    if gone is not None:
        query = query.where(gone.is_(None))
    return query.correlate(InspectionRow).scalar_subquery()


def _items() -> ScalarSelect[int]:
    query = (
        select(func.coalesce(func.sum(ChecklistCopyRow.items), 0))
        .join(UsedChecklistRow, UsedChecklistRow.checklist_copy == ChecklistCopyRow.sha256)
        .where(UsedChecklistRow.inspection == InspectionRow.id)
    )
    return query.correlate(InspectionRow).scalar_subquery()


def _line(row: dict[str, Any]) -> InspectionSummary:
    del row["key"]
    kinds = {"state": InspectionState(row["state"]), "kind": VisitKind(row["kind"])}
    return InspectionSummary(**row | kinds)
