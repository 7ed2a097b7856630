"""The last step of restoring: a store that was made ready beside the present one takes its place.

The parts cannot be exchanged in one system call, so the wish is written down first. From then on it is carried out,
whatever stops the program in between: the next opening goes on where it stopped.
"""

import json
import shutil
from pathlib import Path

from inspector.durable import disk_refusals, make_folder, sync_folder, write_durably
from inspector.errors import Refused
from inspector.store.presence import RESTORE_WISH

STAGE = "restoring"
LOST = "lost+found"
FORMAT = "restore/1"
SIDE_FILES = ("-wal", "-journal", "-shm")  # they belong to the database they lie beside, and to no other


def wish_restore(folder: Path, parts: tuple[str, ...], aside: str) -> None:
    """Write down that these parts of the staged store are to replace the present ones, which are kept in
    `lost+found/<aside>`. Everything staged must be durable by now."""
    content = {"format": FORMAT, "parts": list(parts), "aside": aside}
    write_durably(folder / RESTORE_WISH, json.dumps(content).encode())


def finish_restore(folder: Path) -> bool:
    """Carry out a wish that was written down; whether there was one. What was staged without a wish is removed:
    it is a copy of a backup."""
    stage, wish = folder / STAGE, folder / RESTORE_WISH
    if not wish.exists():
        shutil.rmtree(stage, ignore_errors=True)
        return False
    parts, aside = _read(wish)
    with disk_refusals(folder):
        for part in parts:
            if (stage / part).exists():
                _exchange(folder, part, folder / LOST / aside)
        wish.unlink()
        sync_folder(folder)
    shutil.rmtree(stage, ignore_errors=True)
    return True


def _exchange(folder: Path, part: str, aside: Path) -> None:
    for name in (part, *(part + ending for ending in SIDE_FILES)):
        if (folder / name).exists():
            make_folder(aside)
            (folder / name).replace(aside / name)
    if aside.is_dir():
        sync_folder(aside)
    sync_folder(folder)
    (folder / STAGE / part).replace(folder / part)
    sync_folder(folder)


def _read(wish: Path) -> tuple[tuple[str, ...], str]:
    try:
        content = json.loads(wish.read_bytes())
        names = [*content["parts"], content["aside"]]
        if content["format"] != FORMAT or any(Path(name).name != name for name in names):
            raise ValueError
        return tuple(content["parts"]), content["aside"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(
            "restore-unreadable",
            en=f"The file {RESTORE_WISH} in the data folder is damaged. Keep the folder and tell the bureau's support.",
            zh=f"数据文件夹中的 {RESTORE_WISH} 已损坏。请保留该文件夹并联系技术支持。",
        ) from error
