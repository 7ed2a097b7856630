"""What a file is, and which version is the newer one."""

import random

import pytest
from bundling import checklist, laws, overlay

from inspector.checklists.content import kind_of, told_kind
from inspector.errors import Refused
from inspector.model.bundle import ContentKind
from inspector.model.version import version_order
from tests.spent import processor_seconds


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (checklist(), "c.yaml", ContentKind.CHECKLIST),
        (overlay(), "o.json", ContentKind.OVERLAY),
        (laws(), "l.yaml", ContentKind.LAWS),
        (b"# written by hand\n\nformat: 'inspector-calendar/1'\n", "w.yml", ContentKind.CALENDAR),
        (b"110000,x\n", "D.CSV", ContentKind.DIVISIONS),
    ],
)
def test_a_file_says_what_it_is(data: bytes, name: str, kind: ContentKind) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    "data", [b"", b"format: inspector-checklist/9\n", b"title: format: x\n", b"\0" * 100]
)
def test_a_file_that_does_not_say_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match=r"a\.yaml"):
        kind_of(data, "a.yaml")


@pytest.mark.parametrize("data", [b"\n" * 5_000_000, b" " * 5_000_000, b"{" * 5_000_000, b"format" * 800_000])
def test_no_file_takes_long_to_tell(data: bytes) -> None:
    started = processor_seconds()
    assert told_kind(data) is None
    assert processor_seconds() - started < 1


def test_versions_are_in_order() -> None:
    order = ["", "1.0", "1.0.1", "2026.9.2", "2026.9.10", "2026.11.1", "2026.11.1-b", "2027"]
    assert sorted(random.Random(1).sample(order, len(order)), key=version_order) == order
    assert version_order("2026.11.01") == version_order("2026-11-1")
