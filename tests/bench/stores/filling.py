"""Fill a store with years of work, by rows put straight into its tables: the use cases would take an hour.

The chain of the audit holds, so that the store opens; the files in the vault are small, but there are as many.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import insert

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet
from inspector.app.stores import Store
from inspector.model.inspection import InspectionId
from inspector.store.audit import Link
from inspector.store.row_hash import stamp_all
from inspector.store.tables import AnswerRow, AuditRow, FindingRow, PhotoRow, Row, ThumbnailRow
from inspector.store.unit import Unit
from tests.bench.stores.asking import WORDS
from tests.bench.stores.visit import note, start_visit
from tests.bench.wording import DEMANDS
from tests.factories import START

ITEMS, FINDINGS, PHOTOS, OUTLETS = 60, 8, 40, 100
THUMBNAIL_BYTES = 14_000  # of the camera's pictures at 320 pixels
FILE_BYTES = 200
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written for one inspection: rows by table, and what the audit chain says of them."""

    rows: dict[type[Row], list[Values]]
    told: list[tuple[str, str]]


def fill(store: Store, inspections: int) -> None:
    """Add inspections with answers, findings, photos and their files."""
    chance = random.Random(500)
    outlets = [add_outlet(store, replace(OUTLET, name=f"速达快递{n}号网点")).id for n in range(OUTLETS)]
    for number in range(inspections):
        id = start_visit(store, outlets[number % OUTLETS])
        # Nothing of this must survive a power cut.
        with patch("os.fsync"):
            files = [store.vault.put(chance.randbytes(FILE_BYTES)) for _ in range(2 * PHOTOS)]
        with store.write() as unit:
            _put(unit, id, _filled(number, id, files, chance))
        store._known.forget()  # links were added that it did not see
    with store.write() as unit:
        stamp_all(unit.connection)


def _put(unit: Unit, id: InspectionId, filled: Filled) -> None:
    for table, rows in filled.rows.items():
        unit.connection.execute(insert(table), rows)
    unit.connection.execute(insert(AuditRow), list(_links(unit, id, filled.told)))


def _links(unit: Unit, id: InspectionId, told: Sequence[tuple[str, str]]) -> Iterator[Values]:
    sequence, previous = unit.audit.head()
    for number, (what, body) in enumerate(told, start=sequence + 1):
        link = Link(number, unit.now, number * 1000, "bench", what, id, body, previous, "")
        previous = link.expected_hash()
        yield {field: getattr(link, field) for field in Link.__slots__} | {"hash": previous}


def _filled(number: int, id: InspectionId, files: Sequence[str], chance: random.Random) -> Filled:
    answers = [_answer(id, number * ITEMS + n, n) for n in range(1, ITEMS + 1)]
    if number == 0:
        answers[0]["note"] = f"库房门上的{WORDS[5][1]}已破损。"
    findings = [_finding(id, number * FINDINGS + n, n, chance) for n in range(1, FINDINGS + 1)]
    taken = zip(files[:PHOTOS], files[PHOTOS:], strict=True)
    photos = [_photo(id, n, pair, findings, chance) for n, pair in enumerate(taken, start=1)]
    small = [{"photo": row["id"], "jpeg": chance.randbytes(THUMBNAIL_BYTES)} for row in photos]
    told = [("answer", row) for row in answers] + [("finding", row) for row in findings]
    told += [(what, row) for row in photos for what in ("photo", "photo-reviewed")]
    return Filled(
        rows={AnswerRow: answers, FindingRow: findings, PhotoRow: photos, ThumbnailRow: small},
        told=[(what, json.dumps(row, ensure_ascii=False, default=str)) for what, row in told],
    )


def _answer(id: InspectionId, seed: int, item: int) -> Values:
    return {
        "inspection": id,
        "item": f"A{item:02d}",
        "verdict": "does-not-conform" if item <= FINDINGS else "conforms",
        "reason": "",
        "note": note(seed),
        "bad": None,
        "sample": None,
        "value": "",
        "saved_at": START,
    }


def _finding(id: InspectionId, seed: int, position: int, chance: random.Random) -> Values:
    return {
        "id": _id(chance),
        "inspection": id,
        "position": position,
        "item": f"A{position:02d}",
        "text": note(seed) + note(seed + 1),
        "severity": "major",
        "demand": DEMANDS[seed % len(DEMANDS)],
        "due": START.date(),
        "citations": "[]",
        "state": "open",
        "objection": "",
    }


def _photo(
    id: InspectionId,
    position: int,
    files: tuple[str, str],
    findings: Sequence[Values],
    chance: random.Random,
) -> Values:
    original, copy = files
    finding = findings[position % len(findings)]
    report_copy = {
        "sha256": f"{chance.getrandbits(256):064x}",
        "width": 1600,
        "height": 1200,
        "size_bytes": 300_000,
    }
    return {
        "id": _id(chance),
        "inspection": id,
        "position": position,
        "original": original,
        "sha256": f"{chance.getrandbits(256):064x}",
        "size_bytes": 3_000_000,
        "mime": "image/jpeg",
        "width": 4000,
        "height": 3000,
        "file_name": f"IMG_{position:04d}.JPG",
        "item": finding["item"],
        "finding": finding["id"],
        "caption": note(position)[:20],
        "device": "Demo Camera",
        "exif_time": "2026:11:20 09:41:00 +08:00",
        "added_at": START,
        "added_by": "王建国",
        "redactions": "[]",
        "reviewed_by": "李㛃",
        "reviewed_at": START,
        "report_copy": json.dumps(report_copy),
        "report_file": copy,
        "plain_copy": copy,
    }


def _id(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))
