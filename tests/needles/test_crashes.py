"""A program that dies leaves nothing readable: no core, no crash log that quotes, no temporary."""

import json
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import Signers
from visits import start_visit

from inspector.app.stores import Store
from inspector.model.photo import PhotoId
from inspector.report.press import press
from tests.needles import values
from tests.needles.claims import needles
from tests.needles.laptop import Laptop, program
from tests.needles.sieve import Sieve
from tests.report.test_press import order_of, photo
from tests.store.laptop import PASSPHRASE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no cores")
PATIENCE_S = 120.0
PHOTOS = 2
ASK = """
import ctypes, resource, sys
from inspector.core_dump import leave_no_core_dump
leave_no_core_dump(with_dialogs="dialogs" in sys.argv)
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.fixture
def cores_wanted() -> Iterator[None]:
    """Cores of any size in this process and those it starts."""
    before, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, (before, most))


@pytest.fixture
def cores_made(cores_wanted: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where a process that dies leaves no core anyway, so that nothing could be seen."""
    here = tmp_path_factory.mktemp("dying")
    command = [sys.executable, "-c", "import os; os.abort()"]
    dying = subprocess.Popen(command, cwd=here, stderr=subprocess.DEVNULL)
    if not left_core(dying.pid):
        pytest.skip("this machine makes no cores")
    for core in here.iterdir():
        core.unlink()


def left_core(pid: int) -> bool:
    """Whether a process that died of SIGABRT left a core, wherever the system puts it."""
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    return os.WCOREDUMP(status)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize(("face", "others_may_look"), [("commands", 0), ("dialogs", 1)])
def test_a_process_asks_for_no_core(face: str, others_may_look: int, cores_wanted: None) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASK, face], capture_output=True, text=True, check=True
    ).stdout
    looked, limit, most = map(int, told.split())
    assert looked == others_may_look
    assert (limit, most) in ((1, 1), (0, 0))  # 0 where no more is allowed


def test_a_command_that_dies_leaves_no_core(
    store: Store, signers: Signers, tmp_path: Path, cores_made: None
) -> None:
    id = start_visit(store, signers).id
    store.close()
    working = waiting_command(store.folder, id, tmp_path)
    os.kill(working.pid, signal.SIGABRT)
    assert not left_core(working.pid)
    assert list(tmp_path.glob("*core*")) == []


def waiting_command(folder: Path, id: str, here: Path) -> "subprocess.Popen[bytes]":
    """A command that has the store open, has written a note, and waits for more."""
    environment = {**os.environ, "INSPECTOR_DATA": str(folder), "INSPECTOR_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "inspector", "inspection", "apply", id]
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    working = subprocess.Popen(
        command,
        cwd=here,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert working.stdin is not None
    assert working.stdout is not None
    answer = {"item": "A01", "verdict": "conforms", "note": values.NOTE}
    working.stdin.write(json.dumps({"action": "answer", "answer": answer}).encode() + b"\n")
    working.stdin.flush()
    assert b"saved" in working.stdout.readline()
    return working


def test_the_process_of_a_report_that_dies_leaves_no_core(
    signers: Signers, tmp_path: Path, cores_made: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    wait = os.waitpid

    def waited(pid: int, options: int) -> tuple[int, int]:
        found, status = wait(pid, options)
        ended.extend([status] if found else [])
        return found, status

    def die(id: PhotoId) -> bytes:
        for child in multiprocessing.active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGABRT)
            child.join()
        return photo(id)

    monkeypatch.setattr(os, "waitpid", waited)
    with pytest.raises(RuntimeError, match="ended with"):
        press(order_of(signers, tmp_path / "report.pdf"), die, lambda reached: None)
    assert [(os.WTERMSIG(status), os.WCOREDUMP(status)) for status in ended] == [(signal.SIGABRT, False)]


@pytest.mark.long
@pytest.mark.gui
def test_a_window_that_dies_logs_where_and_leaves_nothing_readable(tmp_path: Path, cores_made: None) -> None:
    laptop = Laptop.made(tmp_path / "laptop")
    dying = subprocess.Popen(
        program("window_life", laptop, "open", "abort"),
        cwd=laptop.here,
        env=laptop.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert dying.stdout is not None
    told = dying.stdout.read()
    assert not left_core(dying.pid)
    log = (laptop.store / "logs" / "crash.log").read_text(encoding="utf-8")
    assert "Aborted" in log
    assert "window_life.py" in log
    sieve = Sieve(needles(told))
    assert sieve.found_below(laptop.left) == {}
    assert dying.stderr is not None
    assert sieve.found(dying.stderr.read()) == set()


@pytest.mark.long
def test_a_program_that_is_killed_while_it_takes_photos_in_leaves_nothing_readable(tmp_path: Path) -> None:
    laptop = Laptop.made(tmp_path / "laptop")
    living = subprocess.Popen(
        program("command_line_life", laptop), cwd=laptop.here, env=laptop.environment, stdout=subprocess.PIPE
    )
    until = time.monotonic() + PATIENCE_S
    while len(list(laptop.store.glob("vault/*/*"))) < PHOTOS and time.monotonic() < until:
        time.sleep(0.005)
    living.kill()
    told, _ = living.communicate()
    assert living.returncode == -signal.SIGKILL
    assert (laptop.store / "inspector.db-wal").stat().st_size > 0
    whole = told[: told.rindex(b"\n") + 1]
    assert Sieve(needles(whole)).found_below(laptop.left) == {}
