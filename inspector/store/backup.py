"""Backups: what lies in a backup folder, and how it is read.

    outlet-inspector-<device>/
      snapshots/<time>/   inspector.db  keys.json  backup.json
      photos-<mark>/ab/…  the vault's files, shared by all snapshots made under the same data key

Everything is encrypted as on the laptop. A snapshot is made in a folder of another name and renamed when it is
whole, so one that can be seen is one that can be restored.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from inspector.errors import Refused
from inspector.store.snapshot import file_sha256

FORMAT = "backup/1"
MANIFEST = "backup.json"
SNAPSHOTS = "snapshots"
FOLDER_PREFIX = "outlet-inspector-"
STAMP = "%Y%m%dT%H%M%SZ"
DAYS, WEEKS, MONTHS = 7, 4, 12


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds. `files` are the sizes in bytes of the vault's files by name; `mark` names the data
    key they are under."""

    device: str
    made_at: datetime
    mark: str
    sequence: int
    head: str
    inspections: int
    photos: int
    database_sha256: str
    keys_sha256: str
    files: Mapping[str, int]

    def to_bytes(self) -> bytes:
        """As it stands in the snapshot."""
        content = {
            "format": FORMAT,
            "device": self.device,
            "made_at": self.made_at.isoformat(),
            "mark": self.mark,
            "audit": {"sequence": self.sequence, "head": self.head},
            "inspections": self.inspections,
            "photos": self.photos,
            "database_sha256": self.database_sha256,
            "keys_sha256": self.keys_sha256,
            "files": dict(self.files),
        }
        return json.dumps(content, indent=1).encode()

    @classmethod
    def of_bytes(cls, data: bytes) -> "Manifest":
        """Read one. Raises ValueError, KeyError or TypeError."""
        content = json.loads(data)
        made_at = datetime.fromisoformat(content["made_at"])
        if content["format"] != FORMAT or made_at.tzinfo is None:
            raise ValueError
        return cls(
            device=str(content["device"]),
            made_at=made_at,
            mark=str(content["mark"]),
            sequence=int(content["audit"]["sequence"]),
            head=str(content["audit"]["head"]),
            inspections=int(content["inspections"]),
            photos=int(content["photos"]),
            database_sha256=str(content["database_sha256"]),
            keys_sha256=str(content["keys_sha256"]),
            files={str(name): int(size) for name, size in content["files"].items()},
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot in its folder."""

    folder: Path
    manifest: Manifest

    @property
    def photos(self) -> Path:
        """The vault's files that go with it."""
        return self.folder.parent.parent / f"photos-{self.manifest.mark}"

    def require_whole(self) -> None:
        """Raises Refused "backup-damaged" unless database and key file are those that were written."""
        from inspector.store.database import DATABASE_FILE
        from inspector.store.presence import KEY_FILE

        expected = {DATABASE_FILE: self.manifest.database_sha256, KEY_FILE: self.manifest.keys_sha256}
        for name, sha256 in expected.items():
            path = self.folder / name
            if not path.is_file() or file_sha256(path) != sha256:
                raise backup_damaged(self.folder)


def read_snapshot(folder: Path) -> Snapshot:
    """Raises Refused "backup-damaged"."""
    try:
        return Snapshot(folder, Manifest.of_bytes((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise backup_damaged(folder) from error


def find_snapshots(folder: Path) -> tuple[Path, ...]:
    """The snapshots in a folder, oldest first: of a stick, of a backup folder, or the one that it is itself."""
    if (folder / MANIFEST).is_file():
        return (folder,)
    places = [folder, *folder.glob(f"{FOLDER_PREFIX}*")]
    found = [path for place in places for path in (place / SNAPSHOTS).glob("*") if not _is_hidden(path)]
    return tuple(sorted((path for path in found if (path / MANIFEST).is_file()), key=lambda path: path.name))


def name_of(now: datetime) -> str:
    """The folder's name of a snapshot made now: sorts by time, and is allowed on every kind of stick."""
    return now.astimezone(UTC).strftime(STAMP)


def superfluous(names: Iterable[str]) -> tuple[str, ...]:
    """Which snapshots may go: all but the newest of each of the last 7 days, 4 weeks and 12 months that have one.

    Names that are no times stay. The newest snapshot always stays.
    """
    times = sorted(filter(None, map(time_of, names)), reverse=True)
    kept: set[datetime] = set(times[:1])
    for count, period in ((DAYS, "%Y-%j"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest: dict[str, datetime] = {}
        for time in times:
            newest.setdefault(time.strftime(period), time)
        kept |= set(list(newest.values())[:count])
    return tuple(time.strftime(STAMP) for time in times if time not in kept)


def drop_from_cache(path: Path) -> None:
    """Let the next reading of a file come from the medium, where the system can do that: what is only in memory
    proves nothing about a stick."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def backup_damaged(folder: Path) -> Refused:
    """The refusal for a backup that is not what was written."""
    return Refused(
        "backup-damaged",
        en=f"The backup {folder} is damaged or not complete. Choose another one; nothing was changed.",
        zh=f"备份 {folder} 已损坏或不完整。请选择其他备份；数据未作任何改动。",
    )


def time_of(name: str) -> datetime | None:
    """What a name stands for; None for one that is no time."""
    try:
        return datetime.strptime(name, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")
