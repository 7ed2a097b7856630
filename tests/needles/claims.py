"""What must hold of everything a program wrote in its life, and of all it left."""

import json
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, ClassVar

import pytest

from tests.needles import values
from tests.needles.laptop import Laptop, program
from tests.needles.sieve import Sieve
from tests.needles.writes import Writes, watched

KINDS = {"key of a passphrase", "key derived from the data key", "random key", "key of an identity"}
BY_NUMBER = "/proc/self/fd/"  # a file without a name gets one


@dataclass(frozen=True, slots=True)
class Life:
    """One that is over: what it told, what it wrote, and what to look for."""

    laptop: Laptop
    ended: CompletedProcess[bytes]
    told: dict[str, Any]
    writes: Writes
    sieve: Sieve


def needles(told: bytes) -> dict[str, str | bytes]:
    """All texts and pictures, and the keys a life told of."""
    keys = {
        name: bytes.fromhex(key)
        for line in told.splitlines()
        for name, key in json.loads(line).get("keys", {}).items()
    }
    return {**values.TEXTS, **values.SECRETS, **values.pictures(), **keys}


class Claims:
    """Tests of one life, which is lived once."""

    module: ClassVar[str]
    kinds: ClassVar[set[str]]

    @pytest.fixture(scope="class")
    def life(self, tmp_path_factory: pytest.TempPathFactory) -> Life:
        """The life, to its end."""
        folder = tmp_path_factory.mktemp("life")
        laptop = Laptop.made(folder / "laptop")
        command = program(self.module, laptop)
        ended, writes = watched(command, laptop.environment, laptop.here, folder / "calls")
        assert ended.returncode == 0, ended.stderr.decode()
        told = json.loads(ended.stdout.splitlines()[-1])
        return Life(laptop, ended, told, writes, Sieve(needles(ended.stdout)))

    def test_what_is_meant_to_be_read_is_found(self, life: Life) -> None:
        """Or the others could not fail."""
        wanted = life.writes.below(life.laptop.wanted)
        found = set().union(*map(life.sieve.found, wanted.values()))
        assert {"outlet name", "officer 0", "note", "finding", "camera", "a PDF"} <= found
        assert {Path(name).read_bytes() for name in wanted if name.endswith(".pdf")} <= set(wanted.values())

    def test_every_kind_of_key_is_looked_for(self, life: Life) -> None:
        heard = [name for name in needles(life.ended.stdout) if name.startswith(tuple(self.kinds))]
        assert {kind for kind in self.kinds if any(name.startswith(kind) for name in heard)} == self.kinds
        assert len(heard) > 40

    def test_nothing_readable_was_ever_written(self, life: Life) -> None:
        written = life.writes.outside(life.laptop.own, life.laptop.wanted)
        assert any(name.endswith("inspector.db-wal") for name in written)
        assert sum(map(len, written.values())) > 1_000_000
        found = {name: life.sieve.found(data) for name, data in written.items()}
        assert {name: seen for name, seen in found.items() if seen} == {}

    def test_no_name_of_a_file_tells_anything(self, life: Life) -> None:
        given = [
            name for name in life.writes.names if not _is_below(name, life.laptop.own, life.laptop.wanted)
        ]
        assert any("/vault/" in name for name in given)
        assert [name for name in given if life.sieve.found(name.encode())] == []

    def test_no_file_of_the_person_was_copied_by_the_kernel(self, life: Life) -> None:
        moved = [
            (source, target) for source, target in life.writes.copies if _is_below(target, life.laptop.left)
        ]
        assert moved
        strange = [source for source, _ in moved if not _is_below(source, life.laptop.left)]
        assert [source for source in strange if not source.startswith(BY_NUMBER)] == []

    def test_nothing_was_written_in_a_way_that_is_not_seen(self, life: Life) -> None:
        assert [name for name in life.writes.hidden if not _is_below(name, life.laptop.wanted)] == []

    def test_nothing_readable_is_left(self, life: Life) -> None:
        assert (life.laptop.store / "inspector.db").stat().st_size > 100_000
        assert life.sieve.found_below(life.laptop.left) == {}

    def test_nobody_else_may_look_into_the_data_folder(self, life: Life) -> None:
        assert life.laptop.store.stat().st_mode & 0o077 == 0

    def test_nothing_was_said_of_what_was_typed(self, life: Life) -> None:
        """Desktops keep what programs write to standard error."""
        assert life.sieve.found(life.ended.stderr) == set()


def _is_below(path: str, *folders: Path) -> bool:
    return path.startswith(tuple(f"{folder}/" for folder in folders))
