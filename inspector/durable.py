"""Write files so that a power cut leaves the old one or the new one, whole."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.errors import Refused

TEMPORARY_SUFFIX = ".part"
GONE = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN)


def write_durably(target: Path, data: bytes) -> None:
    """Put `data` at `target`. On return the file survives a power cut; on an error `target` is as it was.

    Raises Refused when the disk is full, read-only or not writable.
    """
    with appearing(target) as temporary:
        temporary.write_bytes(data)


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """A file that appears at `target` when the block ends well, and not at all when it does not.

    Gives the name of a file to be made in the same folder; then fsync, rename, fsync the folder. Raises
    Refused when the disk is full, read-only or not writable.
    """
    with passing(target) as temporary:
        yield temporary
        sync_file(temporary)
        temporary.replace(target)
        sync_folder(target.parent)


@contextmanager
def passing(target: Path) -> Iterator[Path]:
    """The name for a file beside `target` that is gone when the block ends. Raises Refused as `appearing`."""
    temporary = target.with_name(f".{os.urandom(16).hex()}{TEMPORARY_SUFFIX}")
    with disk_refusals(target.parent):
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Make what was written to a file durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Create `folder`, readable by its owner only, so that its name survives a power cut."""
    if not folder.is_dir():
        make_folder(folder.parent)
        with disk_refusals(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Windows has no such call: its rename is written through."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def disk_refusals(where: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence; other errors rise as they are."""
    try:
        yield
    except OSError as error:
        refusal = refusal_of(error, where)
        if refusal is None:
            raise
        raise refusal from error


def refusal_of(error: OSError, where: Path) -> Refused | None:
    """The refusal an OSError of a write to `where` amounts to, or None when it is a bug."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(where)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Refused(
            "no-such-folder",
            en=f"The folder {where} does not exist. Create it or choose another one.",
            zh=f"文件夹 {where} 不存在。请先建立该文件夹或另选一个。",
        )
    if error.errno in GONE:
        return disk_error(where)
    return None


def disk_error(where: Path | str) -> Refused:
    """The refusal for a disk that fails, or was pulled out."""
    return Refused(
        "disk-error",
        en=f"The disk reported an error at {where}, or was pulled out. What was saved before is safe; "
        "try again, or use another disk.",
        zh=f"磁盘在 {where} 报告错误，或已被拔出。此前已保存的内容不受影响；请重试或换用其他磁盘。",
    )


def not_writable(where: Path | str) -> Refused:
    """The refusal for a disk or folder that lets nothing be written."""
    return Refused(
        "not-writable",
        en=f"{where} cannot be written to. Choose another folder or ask for the right to write there.",
        zh=f"{where} 不可写入。请选择其他文件夹，或取得该文件夹的写入权限。",
    )


def disk_full(where: Path | str) -> Refused:
    """The refusal for a full disk."""
    return Refused(
        "disk-full",
        en=f"The disk that holds {where} is full. Nothing was lost; free some space and try again.",
        zh=f"{where} 所在的磁盘已满。数据没有丢失；请腾出空间后重试。",
    )
