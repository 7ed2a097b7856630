"""Statements compiled once and given straight to the driver.

An answer is saved at each rest of the keys. Compiling its statements, or only looking up what they were compiled to,
takes several times as long as the disk does.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.expression import ClauseElement

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
        given = tuple(values[name] if name in values else self._fixed[name] for name in self._names)
        driver = connection.connection.driver_connection
        return driver.execute(self._text, given)  # type: ignore[union-attr]  # there while it is open
