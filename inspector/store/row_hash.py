"""A hash in each row over all its other columns: damage that leaves a well-formed database is noticed too."""

import hashlib
import json

from sqlalchemy import ColumnElement, Connection, Table, literal_column, select, text, update

from inspector.store.tables import ROW_HASH, Row

FUNCTION = "row_hash"
AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


def hash_of_values(*values: object) -> str:
    """SHA-256 over a table's name and the values of a row as the database holds them."""
    plain = [part.hex() if isinstance(part, bytes) else part for part in values]
    return hashlib.sha256(AS_JSON(plain).encode()).hexdigest()


def stamp(connection: Connection, row: type[Row], where: ColumnElement[bool]) -> None:
    """Write the hash of each row that was changed. Part of every write to a table with the column."""
    table = row.__table__
    if isinstance(table, Table):  # always; mapped classes may stand on joins
        fresh: ColumnElement[str] = literal_column(call(table))
        connection.execute(update(table).where(where).values({ROW_HASH: fresh}))


def stamp_all(connection: Connection) -> None:
    """Write the hashes of all rows anew."""
    for table in hashed_tables():
        connection.execute(update(table).values({ROW_HASH: literal_column(call(table))}))


def changed_rows(connection: Connection) -> dict[str, int]:
    """How many rows of each table do not fit their hash; tables without one such row are left out."""
    found = {}
    for table in hashed_tables():
        wrong = text(f"SELECT count(*) FROM {table.name} WHERE {ROW_HASH} IS NOT {call(table)}")
        count = connection.execute(wrong).scalar_one()
        if count:
            found[table.name] = int(count)
    return found


def is_intact(connection: Connection, table: Table, rowid: int) -> bool:
    """Whether one row fits its hash."""
    fits: ColumnElement[bool] = literal_column(f"{ROW_HASH} IS {call(table)}")
    query = select(fits).select_from(table).where(text("rowid = :rowid"))
    return bool(connection.execute(query, {"rowid": rowid}).scalar())


def hashed_tables() -> tuple[Table, ...]:
    """The tables whose rows carry a hash."""
    return tuple(table for table in Row.metadata.sorted_tables if ROW_HASH in table.columns)


def call(table: Table) -> str:
    """The SQL that computes the hash of a row. Names are the program's own."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns if column.name != ROW_HASH)
    return f"{FUNCTION}('{table.name}', {columns})"
