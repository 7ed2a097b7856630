"""Statements compiled once and given straight to the driver.

An answer is saved at each rest of the keys. Compiling its statements, or only looking up what they were compiled to,
takes several times as long as the disk does.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects.sqlite import dialect, insert
from sqlalchemy.sql.expression import ClauseElement

from inspector.store.row_hash import hash_of_values
from inspector.store.tables import ROW_HASH, Row

DIALECT = dialect(paramstyle="qmark")


class Prepared:
    """A statement with named values. They are given as the database holds them: text, numbers, bytes, None."""

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=DIALECT)
        self._text = str(compiled)
        self._names: tuple[str, ...] = tuple(compiled.positiontup or ())  # type: ignore[attr-defined]
        self._fixed: Mapping[str, Any] = compiled.params

    def run(self, connection: Connection, values: Mapping[str, object]) -> Any:
        """The driver's cursor, inside the connection's transaction. Raises what the driver raises."""
        given = [values[name] if name in values else self._fixed[name] for name in self._names]
        driver = connection.connection.driver_connection
        return driver.execute(self._text, given)  # type: ignore[union-attr]  # there while it is open


class PreparedRow:
    """Puts whole rows with their hashes into a table."""

    def __init__(self, row: type[Row], replaces: Sequence[str] = ()) -> None:
        """`replaces` are the columns of a key: the row that has the same is replaced, not refused."""
        self._table = row.__tablename__
        self._columns = tuple(column.name for column in row.__table__.columns if column.name != ROW_HASH)
        names = (*self._columns, ROW_HASH)
        put = insert(row).values({name: bindparam(name) for name in names})
        if replaces:
            changed = {name: put.excluded[name] for name in names if name not in replaces}
            put = put.on_conflict_do_update(index_elements=replaces, set_=changed)
        self._put = Prepared(put)

    def put(self, connection: Connection, values: Mapping[str, object]) -> None:
        """Put a row; columns that `values` lacks are empty."""
        plain = {name: _plain(values.get(name)) for name in self._columns}
        plain[ROW_HASH] = hash_of_values(self._table, *plain.values())
        self._put.run(connection, plain)


def _plain(content: object) -> object:
    return content.isoformat() if isinstance(content, datetime) else content
