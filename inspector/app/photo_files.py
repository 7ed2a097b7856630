"""Photo files in folders, as a phone or a card of a camera has them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"))


def photo_files(sources: Sequence[Path | bytes]) -> tuple[Path | bytes, ...]:
    """The sources, each folder replaced by the photo files in it and in the folders below, by name.

    Hidden files and folders are passed by and links to folders not followed. A folder that holds no photo or cannot
    be read stays in the list, so that whoever reads it is refused and can tell.
    """
    found: list[Path | bytes] = []
    for source in sources:
        if isinstance(source, Path) and source.is_dir():
            found += tuple(_below(source)) or (source,)
        else:
            found.append(source)
    return tuple(found)


def _below(folder: Path) -> Iterator[Path]:
    unread: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: unread.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place) / name
    yield from unread
