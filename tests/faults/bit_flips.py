"""One bit turned over in one file: it is told of, or changes nothing anybody could read."""

import hashlib
import random
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from sqlalchemy import select

from inspector.app.backups import restore
from inspector.app.checking import check_store
from inspector.errors import Refused
from inspector.store.store import Store
from inspector.store.tables import Row
from tests.faults.scenario import STORE, Scenario, bug
from tests.faults.scenarios.backup import STICK
from tests.faults.tally import Try
from tests.faults.worker import Ground, Mutant, Trial, copied
from tests.store.laptop import PASSPHRASE

OWN = ("audit", "setting")  # what opening and restoring write to


def flip_bits(scenario: Scenario, ground: Ground, seed: int, mutant: Mutant = nullcontext) -> Iterator[Try]:
    """Turn bits over, one at a time, in what the backup scenario leaves: a store, and backups of it on a stick."""
    chance, done = random.Random(seed), ground.scratch / "done"
    trial = Trial(scenario, ground.fresh(scenario))
    trial.go()
    trial.end()
    copied(ground.scratch / "run", done)
    intact = _content(_opened(copied(done / STORE, ground.scratch / "intact")))
    while True:
        root = copied(done, ground.scratch / "flipped")
        path = _some_file(root, chance)
        where = _flip(path, chance)
        with mutant():
            words = _looked_at(root, path, intact)
        yield Try(f"{where} of {path.relative_to(root)}", words)


def _some_file(root: Path, chance: random.Random) -> Path:
    """A file of a random kind: there are many photos and few databases."""
    kinds: dict[str, list[Path]] = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.stat().st_size:
            kind = f"{path.relative_to(root).parts[0]} {path.suffix}"
            kinds.setdefault(kind, []).append(path)
    return chance.choice(kinds[chance.choice(sorted(kinds))])


def _flip(path: Path, chance: random.Random) -> str:
    data = bytearray(path.read_bytes())
    at, bit = chance.randrange(len(data)), chance.randrange(8)
    data[at] ^= 1 << bit
    path.write_bytes(data)
    return f"bit {bit} of byte {at}"


def _looked_at(root: Path, path: Path, intact: dict[str, str]) -> tuple[str, ...]:
    on_stick = path.is_relative_to(root / STICK)
    try:
        if on_stick:
            shutil.rmtree(root / STORE)
            if restore(root / STICK, root / STORE, PASSPHRASE).missing:
                return ()  # told: how many photos lack
        store = _opened(root / STORE)
        if not on_stick and check_store(store).problems:
            store.close()
            return ()
        content = _content(store)
    except Refused:
        return ()
    except Exception as error:  # whatever it is, it came out of the program
        return (bug(error),)
    return tuple(
        f"{part} is another one, and nobody says so" for part in intact if content.get(part) != intact[part]
    )


def _opened(folder: Path) -> Store:
    return Store.open(folder, PASSPHRASE)


def _content(store: Store) -> dict[str, str]:
    """A hash of each table and photo, and close the store."""
    try:
        with store.read() as unit:
            content = {
                table.name: _hash(repr(unit.connection.execute(select(table)).all()).encode())
                for table in Row.metadata.sorted_tables
                if table.name not in OWN
            }
            photos = [
                (photo.sha256, files.original) for photo, files in map(unit.photos.get, unit.photos.ids())
            ]
        return content | {sha256: _hash(store.vault.get(name)) for sha256, name in photos}
    finally:
        store.close()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
