"""Everything a program and those it starts write to files, as the kernel saw it, also to files that are gone."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

OPENS = ("open", "openat", "creat")
WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
COPIES = ("sendfile", "copy_file_range", "splice", "ioctl")  # ioctl: FICLONE
NAMES = ("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat")
HIDDEN = ("mmap", "io_uring_setup")  # ways to write that cannot be followed: they must not be used
CALLS = ",".join((*OPENS, *WRITES, *COPIES, *NAMES, *HIDDEN))
OPTIONS = (
    "-f",
    "-y",
    "-xx",
    "-qq",
    "-s",
    "100000000",
    "--seccomp-bpf",
    "-e",
    "signal=none",
    "-e",
    f"trace={CALLS}",
)
CALL = re.compile(rb"^\d+ +(\w+)\((.*)$", re.DOTALL)
TEXT = re.compile(rb'"([^"]*)"')
FILE = re.compile(rb"-?\w+<([^>]*)>")
DEVICES = ("/dev/", "/proc/", "/sys/", "/memfd:")
NOT_DEVICES = "/dev/shm/"


@dataclass(slots=True)
class Writes:
    """What was written to each file, in order; names that were given; and what cannot be followed.

    `copies` are pairs of paths between which the kernel moved bytes or names by itself.
    """

    files: dict[str, bytearray] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def below(self, folder: Path) -> dict[str, bytes]:
        """What was written to files in a folder."""
        return {name: bytes(data) for name, data in self.files.items() if name.startswith(f"{folder}/")}

    def outside(self, *folders: Path) -> dict[str, bytes]:
        """What was written to files in none of these folders."""
        within = tuple(f"{folder}/" for folder in folders)
        return {name: bytes(data) for name, data in self.files.items() if not name.startswith(within)}


def watched(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, log: Path
) -> tuple[subprocess.CompletedProcess[bytes], Writes]:
    """Run a command in `folder` to its end; `log` is a file of some hundred MB, removed afterwards."""
    # Who is not root may look into processes that hold keys only as the root of a namespace.
    rights = () if os.geteuid() == 0 else ("unshare", "--map-root-user")
    done = subprocess.run(
        [*rights, "strace", *OPTIONS, "-o", str(log), *command],
        env=environment,
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=240,
    )
    writes = Writes()
    with log.open("rb") as lines:
        for line in lines:
            _note(writes, line)
    log.unlink()
    return done, writes


def _note(writes: Writes, line: bytes) -> None:
    call = CALL.match(line)
    if call is None:
        return  # the end of a call, whose beginning was noted
    name, rest = call[1].decode(), call[2]
    if name in WRITES:
        path = next(_paths(rest), "")
        if _is_file(path):
            writes.files.setdefault(path, bytearray()).extend(b"".join(_texts(rest)))
    elif name in OPENS:
        if b"O_CREAT" in rest or name == "creat":
            writes.names.extend(_named(rest))
    elif name in NAMES:
        named = list(_named(rest))
        writes.names.extend(named)
        if len(named) == 2:
            writes.copies.append((named[0], named[1]))
    elif name in COPIES:
        _note_copy(writes, name, rest)
    elif name == "io_uring_setup" or (b"MAP_SHARED" in rest and b"PROT_WRITE" in rest):
        writes.hidden.extend([name] if name != "mmap" else filter(_is_file, _paths(rest)))


def _note_copy(writes: Writes, name: str, rest: bytes) -> None:
    if name == "ioctl" and b"CLONE" not in rest:
        return
    ends = [*_paths(rest), ""][:2]
    source, target = reversed(ends) if name in ("sendfile", "ioctl") else ends
    if _is_file(target):
        writes.copies.append((source, target))


def _is_file(path: str) -> bool:
    return path.startswith(NOT_DEVICES) or (path.startswith("/") and not path.startswith(DEVICES))


def _texts(rest: bytes) -> Iterator[bytes]:
    yield from (_plain(text) for text in TEXT.findall(rest))


def _paths(rest: bytes) -> Iterator[str]:
    yield from (os.fsdecode(_plain(text)) for text in FILE.findall(rest))


def _named(rest: bytes) -> Iterator[str]:
    """The paths a call names, made absolute: the folder of each, where there is one, stands before it."""
    folder = ""
    for at_folder, text in re.findall(rb'(?:\w+<([^>]*)>|"([^"]*)")', rest):
        if at_folder:
            folder = os.fsdecode(_plain(at_folder))
        else:
            yield os.path.join(folder, os.fsdecode(_plain(text)))


def _plain(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode()) if text.startswith(b"\\x") else text
