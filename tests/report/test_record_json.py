"""record/1: one way to write a record, and the digests taken of it."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
import rfc8785
from factories import make_finding, make_jpeg, make_photo, make_record, make_stroke, sealed
from hypothesis import given
from hypothesis import strategies as st

from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import Answer, Count, Verdict
from inspector.model.record import Record
from inspector.report.record_json import canonical, digest, read_record
from inspector.report.statement import statement_digest

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
moments = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2099, 1, 1)).map(
    lambda naive: naive.replace(microsecond=0, tzinfo=timezone(timedelta(hours=8)))
)
counts = st.integers(1, 5000).flatmap(lambda n: st.builds(Count, bad=st.integers(0, n), sample=st.just(n)))
answers = st.builds(
    Answer,
    item=texts.map(ItemId),
    verdict=st.sampled_from(Verdict),
    note=texts,
    reason=texts,
    count=st.none() | counts,
)
findings = st.builds(
    make_finding,
    number=st.integers(1, 99),
    text=texts,
    demand=texts,
    objection=texts,
    due=st.none() | st.dates(),
)
records = st.builds(
    make_record,
    answers=st.lists(answers, max_size=4).map(tuple),
    findings=st.lists(findings, max_size=3).map(tuple),
    languages=st.sampled_from([("zh",), ("en",), ("zh", "en")]),
)


@given(records, moments)
def test_a_record_comes_back_from_its_writing(record: Record, at: datetime) -> None:
    record = replace(record, sealed_at=at)
    assert read_record(canonical(record)) == record


@given(records)
def test_the_writing_is_that_of_rfc_8785(record: Record) -> None:
    written = canonical(record)
    assert rfc8785.dumps(json.loads(written)) == written
    assert digest(record) == hashlib.sha256(written).hexdigest()


@given(records)
def test_the_same_record_is_written_in_the_same_way(record: Record) -> None:
    assert canonical(replace(record)) == canonical(record)


@pytest.mark.parametrize(
    "change",
    [
        {"number": "JC-20261120-7F3A-002"},
        {"revision": 2},
        {"languages": ("zh", "en")},
        {"answers": ()},
        {"findings": ()},
        {"people": ()},
    ],
)
def test_any_change_changes_digest_and_statement(change: dict[str, object]) -> None:
    record = make_record()
    other = replace(record, **change)
    assert digest(other) != digest(record)
    assert statement_digest(other) != statement_digest(record)


def test_a_photo_changes_what_people_sign() -> None:
    record = make_record()
    with_photo = replace(record, photos=(make_photo(1, make_jpeg()),))
    assert statement_digest(with_photo) != statement_digest(record)


def test_signatures_and_sealing_do_not_change_what_people_sign() -> None:
    record = make_record()
    hand = replace(record.handwriting[0], strokes=(make_stroke(77),))
    signed = replace(record, handwriting=(hand,), refusals=(), sealed_at=None, audit=None)
    assert statement_digest(signed) == statement_digest(record)
    assert sealed(signed).statement == record.statement


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"number": "x"}',
        b'{"a":' * 50_000,
    ],
)
def test_bytes_that_are_no_record_are_refused(damage: bytes) -> None:
    with pytest.raises(Refused) as told:
        read_record(damage)
    assert told.value.code == "record-unreadable"


def test_a_field_nobody_knows_is_refused() -> None:
    tree = json.loads(canonical(make_record()))
    tree["outlet"]["rating"] = 5
    with pytest.raises(Refused):
        read_record(json.dumps(tree).encode())


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused_before_it_is_written(text: str) -> None:
    with pytest.raises(Refused) as told:
        canonical(replace(make_record(), findings=(make_finding(text=text),)))
    assert told.value.code == "record-unwritable"


def test_ids_are_written_as_they_are() -> None:
    record = replace(make_record(), findings=(make_finding(id=FindingId("finding-é")),))
    assert read_record(canonical(record)).findings[0].id == "finding-é"
