"""The photos of the bench: made once, kept in the system's temporary folder under their parameters' name."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.bench.camera import Camera, take, with_comment

DISTINCT = 100  # further photos are the same pictures in other bytes
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo on disk; sizes in pixels."""

    path: Path
    width: int
    height: int


def require_photos(count: int, *, copies: bool) -> tuple[PhotoFile, ...]:
    """The first `count` photos, or their report copies. The same count gives the same bytes."""
    camera = Camera()
    folder = _folder(camera)
    _make(folder, camera, [n for n in range(1, min(count, DISTINCT) + 1) if not _complete(folder, n)])
    kind = "copy" if copies else "original"
    for number in range(DISTINCT + 1, count + 1):
        _repeat(folder, number, kind)
    side = camera.copy_side
    size = (side, side * camera.height // camera.width) if copies else (camera.width, camera.height)
    return tuple(PhotoFile(_path(folder, n, kind), *size) for n in range(1, count + 1))


def _folder(camera: Camera) -> Path:
    name = hashlib.sha256(repr(camera).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"outlet-inspector-photos-{name}"
    folder.mkdir(exist_ok=True)
    return folder


def _path(folder: Path, number: int, kind: str) -> Path:
    return folder / f"{number:04d}-{kind}.jpg"


def _complete(folder: Path, number: int) -> bool:
    return all(_path(folder, number, kind).exists() for kind in ("original", "copy"))


def _make(folder: Path, camera: Camera, missing: Sequence[int]) -> None:
    tasks = [[n for n in missing if n % camera.scenes == scene] for scene in range(camera.scenes)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        made = [pool.submit(_shoot, folder, camera, scene, task) for scene, task in enumerate(tasks) if task]
        for future in made:
            future.result()


def _shoot(folder: Path, camera: Camera, scene: int, numbers: list[int]) -> None:
    for shot in take(camera, scene, numbers):
        _put(_path(folder, shot.number, "original"), shot.original)
        _put(_path(folder, shot.number, "copy"), shot.copy)


def _repeat(folder: Path, number: int, kind: str) -> None:
    target = _path(folder, number, kind)
    if not target.exists():
        picture = _path(folder, (number - 1) % DISTINCT + 1, kind).read_bytes()
        _put(target, with_comment(picture, f"photo {number}"))


def _put(target: Path, data: bytes) -> None:
    # A run that is stopped here, or a second one beside it, must not leave half a photo.
    partial = target.with_suffix(f".{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(target)
