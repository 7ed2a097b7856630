"""What an earlier version left is whole after the newest migration."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from inspector.store.database import PACKAGE, PRAGMAS, engine_for
from inspector.store.row_hash import changed_rows, stamp_all
from inspector.store.schema import upgrade

KEY = bytes(range(32))
ANSWERS = (
    ("A01", "conforms", None, None),
    ("A02", "does-not-conform", 7, 20),
    ("A03", "not-applicable", None, None),
    ("A04", "not-checked", None, None),
)


@pytest.fixture
def earlier(tmp_path: Path) -> Iterator[Connection]:
    """A database of the version before content could be installed, with answers in it."""
    engine = engine_for(tmp_path / "earlier.db", KEY, PRAGMAS)
    with engine.begin() as connection:
        upgrade(connection, PACKAGE, "0004")
        put(connection, "outlet", id="o1", kind="branch", name="速达快递", **dict.fromkeys(OUTLET, ""))
        put(
            connection,
            "inspection",
            id="i1",
            outlet="o1",
            state="draft",
            revision=1,
            **dict.fromkeys(VISIT, "x"),
        )
        for item, verdict, bad, sample in ANSWERS:
            answer(connection, item, verdict, bad, sample)
    with engine.begin() as connection:
        upgrade(connection, PACKAGE)
        stamp_all(connection)
        yield connection
    engine.dispose()


OUTLET = (
    "brand",
    "legal_entity",
    "credit_code",
    "permit",
    "division_code",
    "address",
    "responsible",
    "phone",
)
VISIT = ("number", "languages", "visit", "started_at")


def put(connection: Connection, table: str, **row: object) -> None:
    """A row, past the program."""
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)


def answer(
    connection: Connection, item: str, verdict: str, bad: int | None = None, sample: int | None = None
) -> None:
    """An answer, past the program."""
    counts = {"bad": bad, "sample": sample}
    texts = {"reason": "", "note": "面单未隐藏", "value": "", "saved_at": "2026-11-20T09:30:00+08:00"}
    put(connection, "answer", inspection="i1", item=item, verdict=verdict, **counts, **texts)


def test_answers_are_kept_and_fit_their_hashes(earlier: Connection) -> None:
    rows = earlier.execute(text("SELECT item, verdict, bad, sample FROM answer ORDER BY item")).all()
    assert tuple(map(tuple, rows)) == ANSWERS
    assert changed_rows(earlier) == {}


def test_an_answer_may_record_a_value_and_nothing_unknown(earlier: Connection) -> None:
    answer(earlier, "A05", "recorded")
    for item, verdict, bad, sample in (
        ("A06", "maybe", None, None),
        ("A07", "conforms", 3, 2),
        ("A08", "conforms", 1, None),
    ):
        with pytest.raises(IntegrityError, match="CHECK"):
            answer(earlier, item, verdict, bad, sample)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        answer(earlier, "A01", "conforms")


def test_an_answer_still_belongs_to_an_inspection(earlier: Connection) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        earlier.execute(text("UPDATE answer SET inspection = 'i2'"))


def test_an_inspection_of_before_began_with_what_was_shipped(earlier: Connection) -> None:
    assert earlier.execute(text("SELECT installed FROM inspection")).scalar_one() == 0
