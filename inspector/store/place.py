"""Where a data folder may lie: on a disk of this computer, open in one program at a time."""

import os
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from inspector.durable import disk_refusals
from inspector.errors import Refused

LOCK_FILE = "in-use.lock"
# Locks and fsync of these reach another machine or nobody (sqlite.org/howtocorrupt.html, section 2).
NETWORK_TYPES = {
    "9p",
    "afpfs",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "fuse.cephfs",
    "glusterfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "smb2",
    "smb3",
    "smbfs",
    "sshfs",
    "webdav",
}


def require_local(folder: Path) -> None:
    """Raises Refused "network-folder" for a folder on a network drive: nothing there survives for sure."""
    if is_network(folder):
        raise Refused(
            "network-folder",
            en=f"{folder} lies on a network drive, where entries can be lost. Choose a folder on this computer.",
            zh=f"{folder} 位于网络驱动器，数据可能丢失。请选择本机磁盘上的文件夹。",
        )


def is_network(folder: Path) -> bool:
    """Whether a folder, or the nearest one above it that exists, is on a network drive."""
    place = folder.resolve()
    if os.name == "nt" and str(place).startswith("\\\\"):
        return True
    try:
        mounts = {Path(part.mountpoint): part for part in psutil.disk_partitions(all=True)}
    except OSError:
        return False  # a system that does not tell is no reason to keep somebody from her work
    for above in (place, *place.parents):
        if above in mounts:
            part = mounts[above]
            return part.fstype.lower() in NETWORK_TYPES or "remote" in part.opts.split(",")
    return False


def hold(folder: Path) -> FileLock:
    """The lock of a data folder, taken. It ends with the program, however that ends."""
    # The window opens a store in one thread and closes it in another: the lock is the program's, not a thread's.
    lock = FileLock(folder / LOCK_FILE, timeout=0, mode=0o600, thread_local=False)
    with disk_refusals(folder):
        try:
            lock.acquire()
        except Timeout as error:
            raise in_use() from error
    return lock


def in_use() -> Refused:
    """The refusal for a second instance."""
    return Refused(
        "store-in-use",
        en="This data folder is open in another window of the program. Close that one first.",
        zh="该数据文件夹已在程序的另一个窗口中打开。请先关闭那个窗口。",
    )
