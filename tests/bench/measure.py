"""Run a runner once, in a fresh process, and measure it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAUNCH = Path(__file__).with_name("launch.py")
MOST_OF_MEMORY = 0.75  # of the machine's; a runner that wants more fails, and others keep theirs


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took; peak memory (resident) and output in MB."""

    wall_s: float
    user_s: float
    system_s: float
    peak_mb: float
    output_mb: float


class RunFailed(Exception):
    """A runner that did not do its work; the text says how."""


def measure(name: str, content: Path, out: Path, photo_bytes: int) -> Taken:
    """Run `tests.bench.NAME` once. Raises RunFailed, also when the output cannot hold the photos as they are."""
    out.unlink(missing_ok=True)
    command = [sys.executable, "-m", f"tests.bench.{name}", str(content), str(out)]
    launched = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCH), str(_memory_limit()), *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(launched.stdout)
    if told["exit"]:
        raise RunFailed(f"exit code {told['exit']}: {_last_line(launched.stderr)}")
    size = out.stat().st_size
    if size < photo_bytes:
        raise RunFailed(f"photos were not passed through: {size:,} of at least {photo_bytes:,} bytes")
    return Taken(**told["taken"], output_mb=size / 1e6)


def _memory_limit() -> int:
    return int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * MOST_OF_MEMORY)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "no message"
