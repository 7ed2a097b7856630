"""The floors: the same bytes made durable, the same pixels scaled, and nothing else."""

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from inspector.store.database import PRAGMAS, connect
from inspector.store.log_room import grow_log
from tests.bench.stores.visit import note

WRITE_BYTES = 8 * 1024
WRITES = 512
SIDE, QUALITY = 1600, 85
ITEMS, ANSWER_CHARACTERS, LINK_CHARACTERS = 45, 200, 500  # as a store has them
PUT = "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET given = excluded.given"


class BareWrites:
    """Writes of 8 KiB over a file that has its full size already, each durable."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._bytes = os.urandom(WRITE_BYTES)

    def write(self, number: int) -> None:
        """One write; when it returns it would survive a power cut."""
        os.pwrite(self._descriptor, self._bytes, number % WRITES * WRITE_BYTES)
        os.fdatasync(self._descriptor)


@contextmanager
def bare_writes(path: Path) -> Iterator[BareWrites]:
    """Bare writes to a new file at `path`."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.pwrite(descriptor, os.urandom(WRITE_BYTES * WRITES), 0)
        os.fsync(descriptor)
        yield BareWrites(descriptor)
    finally:
        os.close(descriptor)
        path.unlink()


class BareRows:
    """The rows of an answer given to the encrypted database with nothing around it: no use case, no hashes, no keys
    to other tables. What is between this and a bare write is the database's."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        driver.execute("CREATE TABLE answer (inspection, item, given, PRIMARY KEY (inspection, item))")
        driver.execute("CREATE TABLE audit (sequence INTEGER PRIMARY KEY, body)")

    def write(self, number: int) -> None:
        """Save the answer of a round durably."""
        given = note(number).ljust(ANSWER_CHARACTERS)
        self._driver.execute("BEGIN IMMEDIATE")
        self._driver.execute(PUT, ("i", number % ITEMS, given))
        self._driver.execute("INSERT INTO audit (body) VALUES (?)", (given.ljust(LINK_CHARACTERS),))
        self._driver.commit()


@contextmanager
def bare_rows(path: Path) -> Iterator[BareRows]:
    """Rows in a new database at `path`, set as the store's is, whose log has its room too."""
    driver = connect(path, bytes(32), PRAGMAS)
    try:
        rows = BareRows(driver)
        grow_log(path, 0)
        yield rows
    finally:
        driver.close()
        path.unlink()


def copy_durably(source: Path, target: Path) -> str:
    """Copy a file so that it would survive a power cut; returns its SHA-256."""
    data = source.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    partial = target.with_suffix(".part")
    with partial.open("wb", buffering=0) as file:
        file.write(data)
        os.fsync(file.fileno())
    partial.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return digest


def scale_all(photos: Sequence[Path]) -> int:
    """Make one small copy of each photo on all cores; returns the bytes of all copies."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return sum(pool.map(_scaled_bytes, photos))


def _scaled_bytes(photo: Path) -> int:
    out = io.BytesIO()
    with Image.open(photo) as image:
        # Both sides in proportion: asked for a square, the decoder looks at the shorter side and scales nothing.
        scale = SIDE / max(image.size)
        image.draft("RGB", (int(image.width * scale), int(image.height * scale)))
        image.load()
        image.thumbnail((SIDE, SIDE), Image.Resampling.BICUBIC, reducing_gap=2.0)
        image.save(out, "JPEG", quality=QUALITY)
    return out.tell()
