"""The database's log, grown to its full size before it is needed.

A commit that makes a file longer has to make its new length durable too, which takes the disk about twice as long.
SQLite writes its log from the start again once it holds `FRAMES`; until then each commit would grow it.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

ENDING = "-wal"
FRAMES = 1000  # SQLite's own wal_autocheckpoint; the last commit before it goes a little beyond
FRAME_BYTES = 24 + 4096
LOG_BYTES = 32 + FRAMES * FRAME_BYTES * 5 // 4
ZEROS = bytes(1024 * 1024)


def grow_log(database: Path, least_free_bytes: int) -> None:
    """Append zeros to the log of an open database, where the disk has ample room. It goes on where that fails.

    Zeros are no frames: whoever reads the log stops before them, as before the frames of an earlier round.
    """
    log = database.with_name(database.name + ENDING)
    with suppress(OSError):
        if shutil.disk_usage(database.parent).free < least_free_bytes:
            return
        with log.open("ab", buffering=0) as file:
            while (lacking := LOG_BYTES - file.tell()) > 0:
                file.write(ZEROS[:lacking])
            os.fsync(file.fileno())
