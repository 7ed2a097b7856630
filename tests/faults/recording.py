"""A run as the kernel saw it: the calls that change files below a folder, in order, with all their bytes."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults.journal import Entry
from tests.faults.scenario import Scenario
from tests.faults.worker import Mutant, Trial

CALLS = (
    "openat,write,pwrite64,writev,pwritev,sendfile,copy_file_range,fsync,fdatasync,rename,renameat,renameat2,unlink,"
    "unlinkat,mkdir,mkdirat,rmdir,ftruncate,truncate,fallocate,link,linkat,symlink,sendto,lseek,close"
)
LINE = re.compile(r"^(?P<pid>\d+) +(?P<call>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+|\?).*$", re.DOTALL)
UNFINISHED = re.compile(r"^(?P<pid>\d+) +(?P<head>\w+\(.*) <unfinished \.\.\.>$", re.DOTALL)
RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. \w+ resumed>(?P<tail>.*)$", re.DOTALL)
FD = re.compile(r"^(?P<fd>-?\d+|AT_FDCWD)<(?P<path>[^>]*)>")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
ATTACH_S = 10.0


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


def record(scenario: Scenario, root: Path, log: Path, mutant: Mutant) -> tuple[list[Call], list[Entry]]:
    """Run a scenario undisturbed and give the calls, with a call named "journal" for each entry."""
    options = ("-e", f"trace={CALLS}", "-xx", "-s", "100000000", "-o", str(log))
    trial = Trial(scenario, root, 0, mutant)
    with_strace(trial, options)
    told = trial.end()
    return [call for call in map(_call, _whole_lines(log)) if call is not None], told.entries


def with_strace(trial: Trial, options: tuple[str, ...]) -> None:
    """Attach strace, then let the trial go."""
    command = ["strace", "-f", "-y", *options, "-p", str(trial.pid)]
    tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _wait_until_attached(trial.pid)
    trial.go()
    trial.tracer = tracer


def _wait_until_attached(pid: int) -> None:
    until = time.monotonic() + ATTACH_S
    while time.monotonic() < until:
        status = Path(f"/proc/{pid}/status").read_text()
        if not re.search(r"^TracerPid:\t0$", status, re.MULTILINE):
            time.sleep(0.01)  # what it traces is set up right after it attached
            return
        time.sleep(0.002)
    raise TimeoutError("strace did not attach")


def _whole_lines(log: Path) -> Iterator[str]:
    """The lines of a log, calls that were interrupted by others put together."""
    open_calls: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as file:
        for line in file:
            text = line.rstrip("\n")
            started = UNFINISHED.match(text)
            resumed = RESUMED.match(text)
            if started:
                open_calls[started["pid"]] = started["head"]
            elif resumed and resumed["pid"] in open_calls:
                yield f"{resumed['pid']} {open_calls.pop(resumed['pid'])}{resumed['tail']}"
            else:
                yield text


def _call(line: str) -> Call | None:
    found = LINE.match(line)
    if found is None or found["result"].startswith(("-", "?")):
        return None
    name, rest, result = found["call"], found["rest"], int(found["result"])
    texts = [bytes.fromhex(part.replace("\\x", "")) for part, _ in TEXT.findall(rest)]
    at_fd = FD.match(rest)
    fd, path = (_number(at_fd["fd"]), _path(at_fd["path"])) if at_fd else (-1, "")
    match name:
        case "openat":
            return Call(name, _joined(path, texts[0]), fd=result, flags=TEXT.sub("", rest))
        case "write" | "pwrite64" | "ftruncate" | "lseek" | "fsync" | "fdatasync" | "close":
            return _of_file(name, rest, result, Call(name, path, data=texts[0] if texts else b"", fd=fd))
        case "sendto":
            return Call("journal", data=texts[0])
        case _:
            return _of_names(name, rest, path, texts)


def _of_file(name: str, rest: str, result: int, call: Call) -> Call:
    match name:
        case "write":
            return replace(call, data=call.data[:result])
        case "pwrite64":
            return replace(call, data=call.data[:result], at=_last_number(rest))
        case "ftruncate":
            return replace(call, at=_last_number(rest))
        case "lseek":
            return replace(call, at=result)
        case _:
            return replace(call, name="fsync" if name == "fdatasync" else name)


def _of_names(name: str, rest: str, folder: str, texts: list[bytes]) -> Call:
    match name:
        case "rename":
            return Call(name, texts[0].decode(), texts[1].decode())
        case "unlink" | "rmdir" | "mkdir":
            return Call(name, texts[0].decode())
        case "unlinkat":
            return Call("rmdir" if "AT_REMOVEDIR" in rest else "unlink", _joined(folder, texts[0]))
        case _:
            return Call(name, folder)


def _joined(folder: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(folder, name.decode()))


def _path(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else -1


def _last_number(rest: str) -> int:
    return int(rest.rsplit(",", 1)[1])
