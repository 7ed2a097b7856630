"""Room kept back on the disk, so that an inspection can be finished when it is full."""

import os
import shutil
from pathlib import Path

from inspector.durable import appearing
from inspector.errors import Refused

FILE = "reserve.bin"
RESERVE_BYTES = 16 * 1024 * 1024
# Below this, the reserve is given up before a write is even tried: a write that fails is harder to tell of.
LEAST_FREE_BYTES = 4 * 1024 * 1024
# Only then is it taken again, or it would be what fills the disk.
AMPLE_BYTES = 8 * RESERVE_BYTES


class Reserve:
    """A file of no use but its size. Giving it up is noted for the person, who must make room."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    @property
    def is_held(self) -> bool:
        """Whether there is still something to give up."""
        return self._file.exists()

    def keep(self) -> None:
        """Take the reserve where the disk has ample room. A disk without it is no reason to refuse work."""
        try:
            if not self.is_held and shutil.disk_usage(self._file.parent).free >= AMPLE_BYTES:
                with appearing(self._file) as temporary, temporary.open("wb") as file:
                    # Random, as a file system that compresses would keep nothing back of zeros.
                    for _ in range(RESERVE_BYTES // (1024 * 1024)):
                        file.write(os.urandom(1024 * 1024))
        except (Refused, OSError):
            return

    def make_room(self, size_bytes: int = 0) -> None:
        """Give the reserve up when the disk is as good as full once this is written."""
        try:
            low = shutil.disk_usage(self._file.parent).free < LEAST_FREE_BYTES + size_bytes
        except OSError:
            return
        if low:
            self.release()

    def release(self) -> bool:
        """Give the reserve up; whether there was one."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True
