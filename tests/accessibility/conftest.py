"""A screen that nobody sees, a bus of its own, the real window on them, and somebody who only hears it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import SYSTEM_PYTHON

READER = Path(__file__).parent / "reader.py"
PATIENCE_S = 20.0
Node = dict[str, Any]


class Listener:
    """Knows the window by what the accessibility bus tells."""

    def __init__(
        self, process: "subprocess.Popen[str]", window: "subprocess.Popen[str]", printed: Path
    ) -> None:
        self._process, self._window, self._printed = process, window, printed

    def ask(self, do: str, **wish: str) -> Any:
        """Have the reader do something; it tries again until it can or its patience ends."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **wish}) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline() or '{"error": "the reader is gone"}')
        assert "error" not in told, f"{do} {wish}: {told['error']}\n{self._why(do)}"
        return told["told"]

    def press(self, name: str, role: str = "push button") -> None:
        """Press what is called so."""
        self.ask("press", name=name, role=role)

    def write(self, name: str, text: str, role: str = "text") -> None:
        """Write into the field that is called so."""
        self.ask("write", name=name, role=role, text=text)

    def tree(self) -> list[Node]:
        """Everything that is seen now."""
        found: list[Node] = self.ask("tree")
        return found

    def hears(self, part: str, **wish: str) -> Node:
        """Something whose name holds a text, once it is there."""
        node: Node = self.ask("read", part=part, **wish)
        return node

    def _why(self, do: str) -> str:
        """What somebody must know who looks for the reason: whether the window lives, what it printed, what is seen."""
        ended = self._window.poll()
        printed = self._printed.read_text("utf-8", "replace")[-4000:]
        lives = ended is None and do != "tree"
        return f"window: {'runs' if ended is None else ended}\n{printed}\n{self._heard() if lives else ''}"

    def _heard(self) -> str:
        lines = (f"{'  ' * n['depth']}{n['role']} {n['name']!r} {n['states']}" for n in self.tree())
        return "\n".join(lines)


@contextmanager
def running(*command: str, env: dict[str, str], **how: Any) -> Iterator["subprocess.Popen[str]"]:
    """A program that is ended with the test, whatever happens."""
    process = subprocess.Popen(command, env=env, text=True, **how)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """An X server without a screen and a session bus; yields the environment of who lives there."""
    home = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if name in os.environ
    }
    env = {**kept, **home, "LANG": "C.UTF-8", "NO_AT_BRIDGE": "0"}
    reading, writing = os.pipe()
    with ExitStack() as stack:
        stack.enter_context(
            running(
                "Xvfb",
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                "1280x900x24",
                "-nolisten",
                "tcp",
                env=env,
                pass_fds=[writing],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            env["DISPLAY"] = f":{pipe.readline().strip()}"
        bus = stack.enter_context(
            running(
                "dbus-daemon",
                "--session",
                "--nofork",
                "--print-address",
                env=env,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        )
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        yield env


@contextmanager
def listening(data: Path, folder: Path, language: str) -> Iterator[Listener]:
    """The window on a data folder, and who listens to it."""
    folder.mkdir(exist_ok=True)
    with screen(folder) as env:
        shown = {
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONFAULTHANDLER": "1",
        }
        printed = folder / "printed.txt"
        command = (sys.executable, "-m", "inspector", "--data", str(data), "--language", language)
        with (
            printed.open("wb") as told,
            running(*command, env=env | shown, cwd=folder, stdout=told, stderr=told) as window,
            running(
                SYSTEM_PYTHON,
                "-W",
                "ignore",
                str(READER),
                str(window.pid),
                str(PATIENCE_S),
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            ) as reader,
        ):
            yield Listener(reader, window, printed)
