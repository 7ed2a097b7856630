"""How long it takes until the window can be used, beside one that does nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from inspector.app.stores import create_store

BARE, OURS = "start, bare window, ms", "start, ours, ms"


def measure_start(folder: Path, rounds: int) -> dict[str, float]:
    """Medians of both, taken in turns, with the byte code in place as after the first start."""
    data = folder / "start"
    create_store(data, "a bench passphrase").close()
    times: dict[str, list[float]] = {BARE: [], OURS: []}
    for number in range(rounds + 1):
        for name, which in ((BARE, "bare"), (OURS, "ours")):
            taken = _open(which, data, folder)
            if number:  # the first one makes the byte code
                times[name].append(taken * 1000)
    return {name: median(taken) for name, taken in times.items()}


def _open(which: str, data: Path, folder: Path) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "byte-code"), "INSPECTOR_LANGUAGE": "zh"}
    command = [sys.executable, "-m", "tests.bench.desks.opened", which, str(time.monotonic()), str(data)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout.splitlines()[-1])
