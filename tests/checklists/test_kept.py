"""What was read once is found again; nothing that is not what was written is ever used."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.checklists import kept, load
from inspector.checklists.load import read_checklist
from inspector.errors import Refused
from tests.checklists.small import small_checklist, typed_checklist, written

SOURCE = written(typed_checklist())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv(kept.CACHE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read anew."""
    found: list[str] = []
    anew = load._read_anew

    def noting(source: bytes, name: str, laws: object) -> object:
        found.append(name)
        return anew(source, name, laws)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "_read_anew", noting)
    return found


def test_what_was_read_is_found_again(cache: Path, reads: list[str]) -> None:
    first, second = (read_checklist(SOURCE, name) for name in ("a.yaml", "b.yaml"))
    assert first == second
    assert reads == ["a.yaml"]


def test_another_byte_or_another_rule_is_read_anew(
    cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_checklist(SOURCE, "a.yaml")
    read_checklist(SOURCE + b"\n", "b.yaml")
    monkeypatch.setattr(kept, "_rules", lambda: b"newer")
    read_checklist(SOURCE, "c.yaml")
    assert reads == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:80],
        lambda data: b"",
        lambda data: data.replace(b"T02", b"T09"),
        lambda data: b"0" * 64 + data[64:],
        lambda data: kept._digest(b"[]").encode() + b"[]",
        lambda data: os.urandom(500),
    ],
)
def test_a_damaged_entry_is_read_anew(
    cache: Path, reads: list[str], damage: Callable[[bytes], bytes]
) -> None:
    good = read_checklist(SOURCE, "a.yaml")
    (entry,) = cache.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert read_checklist(SOURCE, "b.yaml") == good
    assert reads == ["a.yaml", "b.yaml"]
    read_checklist(SOURCE, "c.yaml")
    assert reads == ["a.yaml", "b.yaml"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of Unix")
def test_a_folder_others_can_write_to_is_not_used(cache: Path, reads: list[str]) -> None:
    read_checklist(SOURCE, "a.yaml")
    assert cache.stat().st_mode & 0o077 == 0
    cache.chmod(0o777)
    read_checklist(SOURCE, "b.yaml")
    assert reads == ["a.yaml", "b.yaml"]


def test_without_a_cache_it_is_read_all_the_same(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(kept.CACHE, str(tmp_path / "file" / "no folder"))
    assert read_checklist(SOURCE, "a.yaml") == read_checklist(SOURCE, "b.yaml")
    assert reads == ["a.yaml", "b.yaml"]


def test_a_refusal_is_not_kept(cache: Path, reads: list[str]) -> None:
    broken = written(small_checklist() | {"sections": []})
    for name in ("a.yaml", "b.yaml"):
        with pytest.raises(Refused, match=name):
            read_checklist(broken, name)
    assert not cache.exists()
