"""A run as the kernel saw it: the calls that change files below a folder, in order, with all their bytes."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults.journal import Entry
from tests.faults.scenario import Scenario
from tests.faults.strace import TEXT, WHOLE, Line, lines_of, with_strace
from tests.faults.worker import Mutant, Trial

CALLS = (
    "openat,write,pwrite64,writev,pwritev,sendfile,copy_file_range,fsync,fdatasync,rename,renameat,renameat2,unlink,"
    "unlinkat,mkdir,mkdirat,rmdir,ftruncate,truncate,fallocate,link,linkat,symlink,sendto,lseek,close"
)
SYNCS = ("fsync", "fdatasync")
FAILED_SYNC = "fsync failed"


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded. `fd` is -1 where there is none; `at` is the offset of pwrite64, the new size of
    ftruncate, or the new position of lseek."""

    name: str
    path: str = ""
    other: str = ""
    data: bytes = b""
    fd: int = -1
    at: int = -1
    flags: str = ""


def record(
    scenario: Scenario, root: Path, log: Path, mutant: Mutant, fault: tuple[str, ...] = ()
) -> tuple[list[Call], list[Entry]]:
    """Run a scenario, undisturbed or with a fault, and give the calls, with a call named "journal" for each entry and
    one named "fsync failed" for a sync that did."""
    trial = Trial(scenario, root, 0, mutant)
    with_strace(trial, log, ("-e", f"trace={CALLS}", *fault, *WHOLE))
    told = trial.end()
    lines = [line for line in lines_of(log) if line.succeeded or line.call in SYNCS]
    return [_call(line) if line.succeeded else Call(FAILED_SYNC, line.place) for line in lines], told.entries


def _call(line: Line) -> Call:
    match line.call:
        case "openat":
            path = _joined(line.place, line.texts[0])
            return Call("openat", path, fd=int(line.result), flags=TEXT.sub("", line.rest))
        case "write" | "pwrite64" | "ftruncate" | "lseek" | "fsync" | "fdatasync" | "close":
            return _of_file(line)
        case "sendto":
            return Call("journal", data=line.texts[0])
        case _:
            return _of_names(line)


def _of_file(line: Line) -> Call:
    call, result = Call(line.call, line.place, fd=line.fd), int(line.result)
    match line.call:
        case "write":
            return replace(call, data=b"".join(line.texts)[:result])
        case "pwrite64":
            return replace(call, data=line.texts[0][:result], at=_last_number(line.rest))
        case "ftruncate":
            return replace(call, at=_last_number(line.rest))
        case "lseek":
            return replace(call, at=result)
        case "close":
            return call
        case _:
            return replace(call, name="fsync")


def _of_names(line: Line) -> Call:
    texts = line.texts
    match line.call:
        case "rename":
            return Call("rename", texts[0].decode(), texts[1].decode())
        case "unlink" | "rmdir" | "mkdir":
            return Call(line.call, texts[0].decode())
        case "unlinkat":
            return Call("rmdir" if "AT_REMOVEDIR" in line.rest else "unlink", _joined(line.place, texts[0]))
        case _:
            return Call(line.call, line.place)


def _joined(folder: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(folder, name.decode()))


def _last_number(rest: str) -> int:
    return int(rest.rsplit(",", 1)[1])
