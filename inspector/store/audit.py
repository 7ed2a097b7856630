"""The audit chain: each change is a link that holds the hash of the one before."""

import hashlib
import json
import time
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection, bindparam, insert, select

from inspector.store.json_columns import jsonable
from inspector.store.known import Known
from inspector.store.prepared import Prepared
from inspector.store.tables import AuditRow

START = "0" * 64
AS_JSON = json.JSONEncoder(ensure_ascii=False).encode
SORTED_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
END = 32


@dataclass(frozen=True, slots=True)
class Link:
    """One change: order comes from `sequence`, never from the clocks."""

    sequence: int
    at: datetime
    monotonic_ms: int
    who: str
    what: str
    subject: str
    body: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        """What `hash` must be for this link to be unchanged: SHA-256 over all other fields."""
        fields = [self.sequence, self.at.isoformat(), self.monotonic_ms, self.who, self.what]
        text = AS_JSON([*fields, self.subject, self.body, self.previous])
        return hashlib.sha256(text.encode()).hexdigest()


ADD = Prepared(insert(AuditRow).values({field: bindparam(field) for field in Link.__slots__}))
HEAD = Prepared(select(AuditRow.sequence, AuditRow.hash).order_by(AuditRow.sequence.desc()).limit(1))


class AuditChain:
    """The chain inside one unit of work."""

    def __init__(
        self,
        connection: Connection,
        now: datetime | None = None,
        who: str = "",
        known: Known | None = None,
    ) -> None:
        """`now` and `who` are those of the links that are added, `known` keeps the end of the chain."""
        self._connection = connection
        self._now = now
        self._who = who
        self._known = known or Known()

    def append(self, what: str, subject: str, body: object = None) -> int:
        """Add a link for a change of `subject`; `body` is the value it now has. Returns its sequence."""
        sequence, previous = self._known.chain_end or self.head()
        text = SORTED_JSON(jsonable(body))
        if self._now is None:
            raise ValueError("a chain that is only read takes no links")
        clock_ms = time.monotonic_ns() // 1_000_000
        link = Link(sequence + 1, self._now, clock_ms, self._who, what, subject, text, previous, "")
        row = {field: getattr(link, field) for field in Link.__slots__}
        row["at"], row["hash"] = link.at.isoformat(), link.expected_hash()
        ADD.run(self._connection, row)
        self._known.chain_end = (link.sequence, row["hash"])
        return link.sequence

    def head(self) -> tuple[int, str]:
        """Sequence and hash of the last link; (0, zeros) at the start."""
        row = HEAD.run(self._connection, {}).fetchone()
        return (0, START) if row is None else (row[0], row[1])

    def last_at(self, what: str | None = None) -> datetime | None:
        """When the last link, or the last of a kind, was made, by the clock of then."""
        query = select(AuditRow.at).order_by(AuditRow.sequence.desc()).limit(1)
        return self._connection.scalar(query if what is None else query.where(AuditRow.what == what))

    def is_end_broken(self) -> bool:
        """Whether the last links do not hold: what a start-up can afford to look at."""
        rows = self._connection.execute(_NEWEST.limit(END)).all()
        end = [Link(**row._mapping) for row in reversed(rows)]
        joined = all(after.previous == link.hash for link, after in pairwise(end))
        return not (joined and all(link.hash == link.expected_hash() for link in end))

    def touched_since(self, sequence: int) -> tuple[str, ...]:
        """What the links after this one are about."""
        query = select(AuditRow.subject).where(AuditRow.sequence > sequence).distinct()
        return tuple(self._connection.scalars(query))

    def bodies(self, what: str) -> tuple[str, ...]:
        """The values all links of this kind tell of, as JSON, oldest first."""
        query = select(AuditRow.body).where(AuditRow.what == what).order_by(AuditRow.sequence)
        return tuple(self._connection.scalars(query))

    def links(self) -> list[Link]:
        """All links in order."""
        rows = self._connection.execute(select(AuditRow.__table__).order_by(AuditRow.sequence))
        return [Link(**row._mapping) for row in rows]

    def first_broken(self) -> int | None:
        """The sequence number at which the chain does not hold, or None."""
        previous = START
        for expected, link in enumerate(self.links(), start=1):
            if (link.sequence, link.previous, link.hash) != (expected, previous, link.expected_hash()):
                return expected
            previous = link.hash
        return None


_NEWEST = select(AuditRow.__table__).order_by(AuditRow.sequence.desc())
