"""Search over all text. The index is made of the tables when somebody searches, not when something is saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from inspector.model.inspection import InspectionId
from inspector.store.audit import AuditChain
from inspector.store.settings import Settings
from inspector.store.tables import (
    AnswerRow,
    FindingRow,
    InspectionRow,
    OutletRow,
    PersonRow,
    PhotoRow,
    SearchTextRow,
)

SHORTEST_INDEXED = (
    3  # the index knows runs of three characters; shorter words are looked for one text at a time
)
MOST_HITS = 200
TO_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
TO_UPPER = str.maketrans(ascii_lowercase, ascii_uppercase)
Words = ColumnElement[str] | InstrumentedAttribute[str]


@dataclass(frozen=True, slots=True)
class TextHit:
    """A text that holds the words: of which inspection, of what (kind and id)."""

    inspection: InspectionId
    kind: str
    subject: str
    text: str


class Search:
    """Texts of all inspections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def is_stale(self) -> bool:
        """Whether something was written since the index was made."""
        return Settings(self._connection).indexed_to() < AuditChain(self._connection).head()[0]

    def refresh(self) -> None:
        """Index anew the inspections that were touched since; all of them where an outlet was."""
        settings, audit = Settings(self._connection), AuditChain(self._connection)
        known = set(self._connection.scalars(select(InspectionRow.id)))
        outlets = set(self._connection.scalars(select(OutletRow.id)))
        touched = set(audit.touched_since(settings.indexed_to()))
        if touched & outlets:
            of_outlets = select(InspectionRow.id).where(InspectionRow.outlet.in_(touched & outlets))
            touched |= set(self._connection.scalars(of_outlets))
        for inspection in known & touched:
            self._index(InspectionId(inspection))
        settings.set_indexed_to(audit.head()[0])

    def find(self, words: str) -> tuple[TextHit, ...]:
        """The newest texts that hold all words, in any place; at most 200."""
        parts = words.split()
        if not parts:
            return ()
        query, values = _query(parts)
        rows = self._connection.execute(text(query), values)
        return tuple(TextHit(InspectionId(row.inspection), row.kind, row.subject, row.text) for row in rows)

    def _index(self, inspection: InspectionId) -> None:
        self._connection.execute(delete(SearchTextRow).where(SearchTextRow.inspection == inspection))
        rows = [
            {"inspection": inspection, "kind": row.kind, "subject": row.subject, "text": row.text}
            for row in self._connection.execute(union_all(*_texts(inspection)))
            if row.text.strip()
        ]
        if rows:
            self._connection.execute(insert(SearchTextRow), rows)


def _query(parts: list[str]) -> tuple[str, dict[str, object]]:
    """SQL and its values. Long words go through the index, short ones through the texts it leaves."""
    indexed = [part for part in parts if len(part) >= SHORTEST_INDEXED]
    short = [part for part in parts if len(part) < SHORTEST_INDEXED]
    conditions, values = [], {"most": MOST_HITS}  # type: tuple[list[str], dict[str, object]]
    if indexed:
        conditions.append("id IN (SELECT rowid FROM search_index WHERE search_index MATCH :indexed)")
        values["indexed"] = " AND ".join('"' + part.replace('"', '""') + '"' for part in indexed)
    for number, part in enumerate(short):
        # The database folds ASCII only, and most short words have none: folding each text takes as long again.
        folded = part.translate(TO_LOWER)
        has_cases = folded != part.translate(TO_UPPER)
        conditions.append(f"instr({'lower(text)' if has_cases else 'text'}, :short{number}) > 0")
        values[f"short{number}"] = folded
    where = " AND ".join(conditions)
    return f"SELECT * FROM search_text WHERE {where} ORDER BY id DESC LIMIT :most", values


def _texts(inspection: InspectionId) -> Iterator[Select[str, str, str]]:
    """What can be searched of an inspection: kind, id of the thing, text."""

    def of(kind: str, subject: Words, words: Words) -> Select[str, str, str]:
        return select(literal(kind).label("kind"), subject.label("subject"), words.label("text"))

    answer = AnswerRow.note + "\n" + AnswerRow.reason + "\n" + AnswerRow.value
    yield of("answer", AnswerRow.item, answer).where(AnswerRow.inspection == inspection)
    finding = FindingRow.text + "\n" + FindingRow.demand + "\n" + FindingRow.objection
    here = (FindingRow.inspection == inspection) & FindingRow.withdrawn_at.is_(None)
    yield of("finding", FindingRow.id, finding).where(here)
    photo = PhotoRow.caption + "\n" + PhotoRow.file_name + _words_on_photo()
    yield of("photo", PhotoRow.id, photo).where(
        PhotoRow.inspection == inspection, PhotoRow.removed_at.is_(None)
    )
    person = PersonRow.name + "\n" + PersonRow.certificate
    yield of("person", PersonRow.id, person).where(PersonRow.inspection == inspection)
    outlet = (
        OutletRow.name + "\n" + OutletRow.address + "\n" + OutletRow.credit_code + "\n" + OutletRow.permit
    )
    named = of("outlet", OutletRow.id, InspectionRow.number + "\n" + outlet)
    yield named.join(InspectionRow, InspectionRow.outlet == OutletRow.id).where(
        InspectionRow.id == inspection
    )


def _words_on_photo() -> ColumnElement[str]:
    """The texts among what is drawn on a photo, each in a line of its own."""
    drawn = func.json_each(PhotoRow.annotations).table_valued("value")
    words = func.json_extract(drawn.c.value, "$.text")
    lines = select(func.group_concat("\n" + words, "")).where(words != "")
    return func.coalesce(lines.correlate(PhotoRow).scalar_subquery(), "")
