"""A laptop in a folder: where a program may leave something, what belongs to the person, and what she asked for."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOMES = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}


@dataclass(frozen=True, slots=True)
class Laptop:
    """`left` is looked through: the store, backups, all folders programs keep things in. `own` holds what the person
    had before, `wanted` the plain papers she asks for, and the bureau's registry, which is plain on purpose."""

    root: Path

    @property
    def left(self) -> Path:
        """Nothing readable may be below."""
        return self.root / "left"

    @property
    def store(self) -> Path:
        """The data folder."""
        return self.left / "store"

    @property
    def here(self) -> Path:
        """The working folder, where a core would lie."""
        return self.left / "here"

    @property
    def own(self) -> Path:
        """What the person had: photos, PINs in files."""
        return self.root / "own"

    @property
    def wanted(self) -> Path:
        """What the person asked for."""
        return self.root / "wanted"

    @property
    def environment(self) -> dict[str, str]:
        """That of a program on it."""
        homes = {name: str(self.left / folder) for name, folder in HOMES.items()}
        return {
            **{name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
            **homes,
            "INSPECTOR_DATA": str(self.store),
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests"))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
        }

    @classmethod
    def made(cls, root: Path) -> "Laptop":
        """With all its folders."""
        laptop = cls(root)
        for folder in (
            laptop.here,
            laptop.own,
            laptop.wanted,
            *(laptop.left / name for name in HOMES.values()),
        ):
            folder.mkdir(parents=True, mode=0o700)
        return laptop


def program(module: str, laptop: Laptop, *steps: str) -> list[str]:
    """The command that lives a life on a laptop."""
    return [sys.executable, "-m", f"tests.needles.{module}", str(laptop.root), *steps]
