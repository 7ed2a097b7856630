"""The disk as a power cut may leave it, at any moment of a recorded run.

After a call returned, its bytes may still be in memory only. Durable is what was written to a file before an fsync
of that file, and the names of a folder before an fsync of that folder; a rename is one step (Pillai et al., All File
Systems Are Not Created Equal, OSDI 2014, without the promises any one file system adds). Everything else may be on
the disk or not, each piece by itself, and one write may be there in part.
"""

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.faults.recording import FAILED_SYNC, Call

BYTES = ("write", "resize")
KNOWN = (
    "openat",
    "write",
    "pwrite64",
    "ftruncate",
    "lseek",
    "fsync",
    "rename",
    "unlink",
    "mkdir",
    "rmdir",
    "close",
)


@dataclass(slots=True)
class Step:
    """A change of the disk: of a file's bytes (`inode`), or of names in `folders`."""

    kind: str
    inode: int = -1
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""
    folders: tuple[str, ...] = ()
    durable: bool = False
    given_up: bool = False


@dataclass(slots=True)
class Disk:
    """Follows a run; keeps every step and whether it is durable by now."""

    root: str
    names: dict[str, int] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    originals: dict[int, bytes] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    first_folders: frozenset[str] = frozenset()
    steps: list[Step] = field(default_factory=list)
    positions: dict[int, int] = field(default_factory=dict)
    journal: int = 0

    @classmethod
    def of(cls, root: Path) -> "Disk":
        """As it is before the run: all durable."""
        disk = cls(str(root))
        for path in sorted(root.rglob("*")):
            if path.is_dir():
                disk.folders.add(str(path))
            else:
                inode = len(disk.originals)
                disk.originals[inode] = path.read_bytes()
                disk.sizes[inode] = len(disk.originals[inode])
                disk.names[str(path)] = disk.first[str(path)] = inode
        disk.folders.add(str(root))
        disk.first_folders = frozenset(disk.folders)
        return disk

    def again(self) -> "Disk":
        """A copy to follow the run on from the same beginning."""
        return replace(
            self,
            names=dict(self.names),
            sizes=dict(self.sizes),
            folders=set(self.folders),
            steps=[],
            positions={},
        )

    def take(self, call: Call) -> bool:
        """Follow one call; whether it changed something."""
        if call.name == "journal":
            self.journal += 1
            return True
        if not call.path.startswith(self.root + "/") and call.path != self.root:
            return False
        if call.name == FAILED_SYNC:
            return self._give_up(call)
        if call.name not in KNOWN:
            raise NotImplementedError(f"a call this model does not follow: {call.name}")
        return bool(getattr(self, f"_{call.name}")(call))

    def _openat(self, call: Call) -> bool:
        self.positions[call.fd] = 0
        changed = False
        if "O_CREAT" in call.flags and call.path not in self.names:
            inode = len(self.sizes)
            self.names[call.path], self.sizes[inode] = inode, 0
            self._add(Step("create", inode, call.path, folders=(os.path.dirname(call.path),)))
            changed = True
        if call.path in self.names and "O_TRUNC" in call.flags and self.sizes[self.names[call.path]]:
            changed = self._resize(self.names[call.path], 0)
        if "O_APPEND" in call.flags:
            self.positions[call.fd] = self.sizes[self.names[call.path]]
        return changed

    def _write(self, call: Call) -> bool:
        at = self.positions.get(call.fd, 0)
        self.positions[call.fd] = at + len(call.data)
        return self._put(call, at)

    def _pwrite64(self, call: Call) -> bool:
        return self._put(call, call.at)

    def _put(self, call: Call, at: int) -> bool:
        inode = self.names.get(call.path)
        if inode is None:  # a file whose name is gone already
            return False
        self._add(Step("write", inode, at=at, data=call.data))
        self.sizes[inode] = max(self.sizes[inode], at + len(call.data))
        return True

    def _ftruncate(self, call: Call) -> bool:
        inode = self.names.get(call.path)
        return inode is not None and self._resize(inode, call.at)

    def _resize(self, inode: int, size: int) -> bool:
        self._add(Step("resize", inode, at=size))
        self.sizes[inode] = size
        return True

    def _close(self, call: Call) -> bool:
        return False

    def _lseek(self, call: Call) -> bool:
        self.positions[call.fd] = call.at
        return False

    def _fsync(self, call: Call) -> bool:
        for step in self._waiting(call):
            step.durable = True
        return True

    def _give_up(self, call: Call) -> bool:
        # The system may have forgotten that these bytes were still to be written. Names stand in the journal of the
        # file system: when that cannot be written, nothing can.
        for step in self._waiting(call):
            step.given_up = step.kind in BYTES
        return True

    def _waiting(self, call: Call) -> Iterator[Step]:
        """What a sync of a file or folder makes durable."""
        inode = self.names.get(call.path, -1)
        for step in self.steps:
            is_name = call.path in self.folders and call.path in step.folders
            is_bytes = inode >= 0 and step.inode == inode and step.kind in BYTES
            if (is_name or is_bytes) and not (step.durable or step.given_up):
                yield step

    def _rename(self, call: Call) -> bool:
        folders = (os.path.dirname(call.path), os.path.dirname(call.other))
        if call.path in self.names:
            self.names[call.other] = self.names.pop(call.path)
        else:
            self._move_folder(call.path, call.other)
        self._add(Step("rename", path=call.path, other=call.other, folders=folders))
        return True

    def _move_folder(self, old: str, new: str) -> None:
        for known in [name for name in self.names if name.startswith(old + "/")]:
            self.names[new + known[len(old) :]] = self.names.pop(known)
        for folder in [name for name in self.folders if name == old or name.startswith(old + "/")]:
            self.folders.discard(folder)
            self.folders.add(new + folder[len(old) :])
        for step in self.steps:  # what is still to be synced is known by its folder's name of now
            step.folders = tuple(
                new + each[len(old) :] if each == old or each.startswith(old + "/") else each
                for each in step.folders
            )

    def _unlink(self, call: Call) -> bool:
        self.names.pop(call.path, None)
        self._add(Step("unlink", path=call.path, folders=(os.path.dirname(call.path),)))
        return True

    def _mkdir(self, call: Call) -> bool:
        self.folders.add(call.path)
        self._add(Step("mkdir", path=call.path, folders=(os.path.dirname(call.path),)))
        return True

    def _rmdir(self, call: Call) -> bool:
        self.folders.discard(call.path)
        self._add(Step("rmdir", path=call.path, folders=(os.path.dirname(call.path),)))
        return True

    def _add(self, step: Step) -> None:
        self.steps.append(step)


def kept_steps(steps: Sequence[Step], chance: random.Random, way: str) -> dict[int, Step]:
    """What survives of the steps by number: the durable ones, and by `way` "none", "all" or "some" of the others."""
    kept = {}
    for number, step in enumerate(steps):
        if step.durable or way == "all" or (way == "some" and chance.random() < 0.5):
            kept[number] = step
        elif way == "some" and step.kind == "write" and len(step.data) > 1 and chance.random() < 0.5:
            cut = chance.randrange(1, len(step.data))
            kept[number] = Step("write", step.inode, at=step.at, data=step.data[:cut])
    return kept


def rebuild(disk: Disk, kept: Iterable[Step], target: Path) -> None:
    """Write what survived to `target`, as the disk would show it after the cut."""
    files = {inode: bytearray(data) for inode, data in disk.originals.items()}
    names = dict(disk.first)
    folders = set(disk.first_folders)
    for step in kept:
        if step.kind in BYTES:
            _change(files.setdefault(step.inode, bytearray()), step)
        else:
            _rename_in(names, folders, step)
    for folder in sorted(folders):
        (target / os.path.relpath(folder, disk.root)).mkdir(parents=True, exist_ok=True)
    for name, inode in names.items():
        if os.path.dirname(name) in folders:
            (target / os.path.relpath(name, disk.root)).write_bytes(files.get(inode, b""))


def _change(data: bytearray, step: Step) -> None:
    if step.kind == "resize":
        if len(data) > step.at:
            del data[step.at :]
        else:
            data.extend(bytes(step.at - len(data)))
        return
    if len(data) < step.at:
        data.extend(bytes(step.at - len(data)))
    data[step.at : step.at + len(step.data)] = step.data


def _rename_in(names: dict[str, int], folders: set[str], step: Step) -> None:
    match step.kind:
        case "create":
            names[step.path] = step.inode
        case "unlink":
            names.pop(step.path, None)
        case "mkdir":
            folders.add(step.path)
        case "rmdir":
            folders.discard(step.path)
        case "rename" if step.path in names:
            names[step.other] = names.pop(step.path)
        case "rename" if step.path in folders:
            for name in [each for each in names if each.startswith(step.path + "/")]:
                names[step.other + name[len(step.path) :]] = names.pop(name)
            for folder in [each for each in folders if each == step.path or each.startswith(step.path + "/")]:
                folders.discard(folder)
                folders.add(step.other + folder[len(step.path) :])
