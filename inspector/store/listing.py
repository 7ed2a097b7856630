"""The keys of a long list, sorted and sifted by the database, in one value: no loop over its rows, so that another
thread is not held up meanwhile."""

import json
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from inspector.model.list_wish import Keys, ListWish

Expression = ColumnElement[Any] | InstrumentedAttribute[Any]


def keys_in_order(connection: Connection, query: Select[Any]) -> Keys:
    """The numbers a query yields, eight bytes each."""
    rows = query.subquery()
    (key,) = rows.c
    return array(
        "q", json.loads(connection.scalar(select(func.json_group_array(key)).select_from(rows)) or "[]")
    )


def holds_words(search: str, texts: Sequence[Expression]) -> ColumnElement[bool]:
    """Whether each word occurs in one of the texts."""
    # One text after the other: to join them first takes three times as long.
    return and_(
        true(), *(or_(*(text.contains(word, autoescape=True) for text in texts)) for word in search.split())
    )


def ordered(
    query: Select[Any], wish: ListWish, columns: Mapping[str, Expression], last: Expression
) -> Select[Any]:
    """The query in the order that is wished for, the first of `columns` where nothing is; `last` makes it certain."""
    column = columns[wish.order or next(iter(columns))]
    return query.order_by(
        column.desc() if wish.descending else column, last.desc() if wish.descending else last
    )


def among(rowid: ColumnElement[int], keys: Keys) -> ColumnElement[bool]:
    """Whether a row is one of `keys`. They go in as one value: a statement takes only so many."""
    each = func.json_each(literal(json.dumps(list(keys)))).table_valued("value")
    return rowid.in_(select(each.c.value))
