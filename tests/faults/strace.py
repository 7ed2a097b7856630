"""strace, attached to a trial: what it says of the calls, and what it does to them."""

import re
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.worker import Trial

LINE = re.compile(r"^(?P<thread>\d+) +(?P<call>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+|\?).*$", re.DOTALL)
UNFINISHED = re.compile(r"^(?P<thread>\d+) +(?P<head>\w+\(.*) <unfinished \.\.\.>$", re.DOTALL)
RESUMED = re.compile(r"^(?P<thread>\d+) +<\.\.\. \w+ resumed>(?P<tail>.*)$", re.DOTALL)
FD = re.compile(r"^(?P<fd>-?\d+|AT_FDCWD)<(?P<path>[^>]*)>")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?')
ATTACH_S, ATTACHED_S = 10.0, 0.01
WHOLE = ("-xx", "-s", "100000000")  # all bytes, in hex


@dataclass(frozen=True, slots=True)
class Line:
    """One call in a log made with -y -xx. `rest` are its arguments as written, `result` is "?" where there is none."""

    thread: str
    call: str
    rest: str
    result: str

    @property
    def succeeded(self) -> bool:
        """Whether it did what it was asked to."""
        return not self.result.startswith(("-", "?"))

    @property
    def fd(self) -> int:
        """The file descriptor it is about, -1 when it is about a name."""
        found = FD.match(self.rest)
        return int(found["fd"]) if found and found["fd"].lstrip("-").isdigit() else -1

    @property
    def place(self) -> str:
        """The path of its file descriptor, or of the folder a name is relative to."""
        found = FD.match(self.rest)
        return _plain(found["path"]) if found else ""

    @property
    def texts(self) -> tuple[bytes, ...]:
        """Its strings: names, or what is written."""
        return tuple(_bytes(part) for part in TEXT.findall(self.rest))

    def touches(self, root: str) -> bool:
        """Whether it is about something in the folder."""
        return self.place.startswith(root + "/") or any(
            text.startswith(root.encode() + b"/") for text in self.texts
        )


def with_strace(trial: Trial, log: Path, options: Iterable[str]) -> None:
    """Attach strace, then let the trial go."""
    command = ["strace", "-f", "-y", *options, "-o", str(log), "-p", str(trial.pid)]
    trial.tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _wait_until_attached(trial.pid)
    trial.go()


def lines_of(log: Path) -> Iterator[Line]:
    """The calls of a log, those that were interrupted by others put together."""
    for text in _whole_lines(log):
        found = LINE.match(text)
        if found:
            yield Line(found["thread"], found["call"], found["rest"], found["result"])


def _wait_until_attached(pid: int) -> None:
    until = time.monotonic() + ATTACH_S
    while time.monotonic() < until:
        status = Path(f"/proc/{pid}/status").read_text()
        if not re.search(r"^TracerPid:\t0$", status, re.MULTILINE):
            time.sleep(ATTACHED_S)  # what it traces is set up right after it attached
            return
        time.sleep(0.002)
    raise TimeoutError("strace did not attach")


def _whole_lines(log: Path) -> Iterator[str]:
    open_calls: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as file:
        for line in file:
            text = line.rstrip("\n")
            started = UNFINISHED.match(text)
            resumed = RESUMED.match(text)
            if started:
                open_calls[started["thread"]] = started["head"]
            elif resumed and resumed["thread"] in open_calls:
                yield f"{resumed['thread']} {open_calls.pop(resumed['thread'])}{resumed['tail']}"
            else:
                yield text


def _plain(text: str) -> str:
    return _bytes(text).decode() if text.startswith("\\x") else text


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
