"""The ZIP of a bundle has one reading, or is refused quickly and without taking memory."""

import stat
import tracemalloc
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED

import pytest
from bundling import bomb, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.archive import packed, unpacked
from inspector.errors import Refused
from tests.spent import processor_seconds

FILES = {"a.yaml": b"a" * 1000, "江苏.yaml": "条例".encode(), "empty.csv": b""}
GOOD = packed(FILES)
MOST_S = 0.5


def refusal(data: bytes) -> str:
    """The code an archive is refused with."""
    with pytest.raises(Refused) as caught:
        unpacked(data)
    return caught.value.code


def renamed(name: str) -> bytes:
    """An archive of one file, called so."""
    return zipped([(name, b"x", ZIP_STORED)])


def test_what_was_packed_comes_out_in_order() -> None:
    assert list(unpacked(GOOD).items()) == list(FILES.items())
    assert packed(FILES) == GOOD


def test_an_archive_of_another_program_can_be_read() -> None:
    assert unpacked(zipped([("a.yaml", b"x", ZIP_STORED), ("b.yaml", b"y", ZIP_DEFLATED)])) == {
        "a.yaml": b"x",
        "b.yaml": b"y",
    }


@pytest.mark.parametrize(
    "name",
    ["../a.yaml", "/etc/passwd", "a/b.yaml", "a\\b.yaml", "C:a.yaml", "..", ".hidden", "a\nb", "a b", "-rf"],
)
def test_only_flat_names_are_taken(name: str) -> None:
    assert refusal(renamed(name)) == "bundle-path"


def test_links_and_folders_are_refused() -> None:
    file = [("a.yaml", b"/etc/passwd", ZIP_STORED)]
    assert refusal(zipped(file, stat.S_IFLNK | 0o777)) == "bundle-path"
    assert refusal(zipped(file, stat.S_IFDIR | 0o755)) == "bundle-path"
    assert refusal(zipped([("folder/", b"", ZIP_STORED)])) == "bundle-path"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["a.yaml", "A.YAML"])
def test_a_name_that_stands_twice_is_refused(other: str) -> None:
    assert refusal(zipped([("a.yaml", b"x", ZIP_STORED), (other, b"y", ZIP_STORED)])) == "bundle-twice"


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(GOOD)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    assert refusal(bytes(data)) == "bundle-damaged"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"#!/bin/sh\n" + GOOD,
        GOOD + b"x",
        GOOD[:-1],
        GOOD[: len(GOOD) // 2],
        GOOD[:-2] + b"\x01\x00c",
        zipped([("a.yaml", b"x", ZIP_BZIP2)]),
        zipped([]),
        b"\0" * 100,
    ],
    ids=["nothing", "start", "before", "behind", "cut", "half", "comment", "bzip2", "no-file", "zeros"],
)
def test_what_is_more_or_less_than_the_files_is_refused(data: bytes) -> None:
    assert refusal(data) == "bundle-damaged"


def test_a_file_that_is_listed_otherwise_than_it_is_is_refused() -> None:
    for name in (b"b.yaml", b"a.yam\xff"):
        twisted = GOOD.replace(b"a.yaml", name, 1)  # where it lies, not where it is listed
        assert refusal(twisted) == "bundle-damaged"


def test_too_many_files_are_refused() -> None:
    assert refusal(zipped([(f"f{n}", b"", ZIP_STORED) for n in range(65)])) == "bundle-too-large"
    assert refusal(zipped([(f"f{n}", b"", ZIP_STORED) for n in range(70_000)])) in (
        "bundle-too-large",
        "bundle-damaged",
    )


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    told, lying = bomb(), bytearray(bomb(100_000_000))
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):  # what it says it unpacks to
        place = lying.index(mark) + at
        lying[place : place + 4] = (1000).to_bytes(4, "little")
    for data, code in ((told, "bundle-too-large"), (bytes(lying), "bundle-damaged")):
        tracemalloc.start()
        started = processor_seconds()
        assert refusal(data) == code
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert processor_seconds() - started < MOST_S
        assert peak < 1_000_000


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(GOOD) - 1), bit=st.integers(0, 7))
def test_a_bit_that_turned_over_is_refused_or_harmless(at: int, bit: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= 1 << bit
    try:
        found = unpacked(bytes(data))
    except Refused:
        return
    assert sorted(found.values()) == sorted(FILES.values())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert refusal(data + GOOD[-22:]) in ("bundle-damaged", "bundle-too-large")
