"""Where a data folder may lie."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from inspector.errors import Refused
from inspector.store.place import is_network
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, QUICK


def mounts(monkeypatch: pytest.MonkeyPatch, place: Path, kind: str, options: str = "rw") -> None:
    """Let a folder be a mount of this kind: no network file system can be mounted here."""
    part = SimpleNamespace(mountpoint=str(place), fstype=kind, opts=options)
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: [*REAL, part])


REAL = psutil.disk_partitions(all=True)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "share"


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "9p", "CIFS"])
def test_a_store_is_not_made_or_opened_on_a_network_drive(
    share: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    Store.create(share / "store", PASSPHRASE, cost=QUICK).close()
    mounts(monkeypatch, share, kind)
    for wish in (
        lambda: Store.open(share / "store", PASSPHRASE),
        lambda: Store.create(share / "deep" / "new", PASSPHRASE, cost=QUICK),
    ):
        with pytest.raises(Refused) as told:
            wish()
        assert told.value.code == "network-folder"
    assert not (share / "deep").exists()


@pytest.mark.parametrize("kind", ["ext4", "xfs", "tmpfs", "ntfs", "apfs", "fuseblk"])
def test_disks_of_this_computer_are_taken(share: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts(monkeypatch, share, kind)
    assert not is_network(share / "not" / "there" / "yet")


def test_a_drive_that_windows_calls_remote_is_a_network_drive(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts(monkeypatch, share, "NTFS", "rw,remote")
    assert is_network(share)


def test_the_nearest_mount_above_a_folder_decides(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts(monkeypatch, share, "nfs")
    assert not is_network(share.parent)
    assert is_network(share / "a" / "b")


@pytest.mark.mount
def test_a_real_mount_is_looked_at(tmp_path: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "none", str(tmp_path)], check=True)
    try:
        assert not is_network(tmp_path / "store")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_system_that_does_not_tell_its_mounts_stops_nobody(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(all: bool) -> None:
        raise PermissionError(13, "Permission denied", "/proc/self/mounts")

    monkeypatch.setattr(psutil, "disk_partitions", silent)
    Store.create(share / "store", PASSPHRASE, cost=QUICK).close()
