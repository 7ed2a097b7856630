"""What reading a checklist gave, kept in the user's cache: reading the file takes a hundred times as long.

It is found again only for the very same bytes, read by the very same rules, and used only as it was written. Nothing
depends on it: what is missing, damaged or somebody else's is read anew.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import platformdirs
from pydantic import TypeAdapter, ValidationError

from inspector import PROGRAM

T = TypeVar("T")

CACHE = "INSPECTOR_CACHE"  # where it lies, if not where the system keeps such things
DIGEST_BYTES = 64
_RULES = ("checklists", "checklists/expressions", "model")  # what decides how a file is read


def kept(source: bytes, beside: str, adapter: TypeAdapter[T], read: Callable[[], T]) -> T:
    """What `read` gives for the bytes of a file, from the cache where it is there; `beside` is what else it depends
    on. Raises what `read` raises."""
    path = _folder() / f"{_digest(_rules(), beside.encode(), source)}.json"
    found = _found(path, adapter)
    if found is not None:
        return found
    made = read()
    with suppress(OSError):  # it will be read anew next time
        _keep(path, adapter.dump_json(made))
    return made


def _found(path: Path, adapter: TypeAdapter[T]) -> T | None:
    try:
        if not _is_ours(path.parent):
            return None
        data = path.read_bytes()
    except OSError:
        return None
    body = data[DIGEST_BYTES:]
    if data[:DIGEST_BYTES].decode("ascii", "replace") != _digest(body):
        return None
    try:
        return adapter.validate_json(body)
    except ValidationError:
        return None


def _keep(path: Path, body: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(path.parent):
        return
    part = path.with_suffix(f".{uuid4().hex}.part")
    part.write_bytes(_digest(body).encode() + body)
    part.replace(path)


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can write into a folder. On Windows that is so for a user's own folders."""
    if not hasattr(os, "getuid"):
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _folder() -> Path:
    named = os.environ.get(CACHE)
    return Path(named) if named else Path(platformdirs.user_cache_dir("outlet-inspector", appauthor=False))


@cache
def _rules() -> bytes:
    """What the files that read checklists are, so that a changed program reads anew."""
    package = Path(__file__).parents[1]
    files = sorted(file for folder in _RULES for file in (package / folder).glob("*.py"))
    return PROGRAM.encode() + b"".join(sha256(file.read_bytes()).digest() for file in files)


def _digest(*parts: bytes) -> str:
    made = sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()
