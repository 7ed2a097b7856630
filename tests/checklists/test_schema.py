"""The published JSON Schema."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.checklists.schema import checklist_schema, laws_schema, schema_files
from tests.checklists.small import Tree, small_checklist, typed_checklist


@pytest.mark.parametrize("path", schema_files(), ids=lambda path: path.parent.name)
def test_the_published_schemas_are_current(path: Path) -> None:
    published = path.read_text(encoding="utf-8")
    assert published == schema_files()[path], "renew it: python -m inspector.checklists.schema"


def test_the_registry_fits_its_schema() -> None:
    schema = laws_schema()
    assert set(schema["required"]) == {"format", "laws"}
    version = schema["$defs"]["LawVersion"]
    assert set(version["required"]) == {"version", "proof"}
    assert version["additionalProperties"] is False


def test_the_schema_knows_the_fields_of_a_checklist_and_no_others() -> None:
    schema, tree = checklist_schema(), typed_checklist()
    assert set(schema["properties"]) == set(tree)
    assert set(schema["required"]) == set(small_checklist())
    assert schema["additionalProperties"] is False
    used = {field for item in items(tree["sections"]) for field in item}
    assert set(schema["$defs"]["Item"]["properties"]) == used
    assert schema["$defs"]["Item"]["additionalProperties"] is False


def items(sections: list[Tree]) -> Iterator[Tree]:
    """All items, those of sections within sections among them."""
    for section in sections:
        yield from section["items"]
        yield from items(section.get("sections", []))


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
    compact, full = checklist_schema()["$defs"][kind]["anyOf"]
    assert re.search(compact["pattern"], good)
    assert not re.search(compact["pattern"], bad)
    assert full["type"] == "object"
