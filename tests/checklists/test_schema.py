"""The published JSON Schema."""

import json
import re

import pytest

from inspector.checklists.schema import FILE_NAME, checklist_schema, schema_text
from inspector.shipped import checklists_folder
from tests.checklists.small import small_checklist


def test_the_published_schema_is_current() -> None:
    published = (checklists_folder() / FILE_NAME).read_text(encoding="utf-8")
    assert published == schema_text(), "renew it: python -m inspector.checklists.schema"


def test_the_schema_knows_the_fields_of_a_checklist_and_no_others() -> None:
    schema = checklist_schema()
    tree = small_checklist()
    assert set(schema["properties"]) == set(schema["required"]) == set(tree)
    assert schema["additionalProperties"] is False
    item = schema["$defs"]["Item"]
    assert set(item["properties"]) == set(tree["sections"][0]["items"][0])
    assert item["additionalProperties"] is False


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("Citation", "express-regulation 53(一), 54 V", "express-regulation 53"),
        ("Citation", "gb-t-41833-2022 P", "GB/T 41833-2022 P"),
        ("Deadline", "10 days", "ten days"),
        ("Deadline", "same-day", "today"),
    ],
)
def test_the_schema_covers_the_compact_writings(kind: str, good: str, bad: str) -> None:
    compact, full = json.loads(schema_text())["$defs"][kind]["anyOf"]
    assert re.search(compact["pattern"], good)
    assert not re.search(compact["pattern"], bad)
    assert full["type"] == "object"
