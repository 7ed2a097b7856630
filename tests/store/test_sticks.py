"""Backups to real sticks: one that is exFAT, one that is pulled out."""

import array
import fcntl
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from factories import Signers, make_jpeg
from visits import start_visit

from inspector.app.backups import back_up, restore
from inspector.app.checking import check_store
from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.photos import add_photo
from inspector.errors import Refused
from inspector.model.text import Bilingual
from inspector.store.backup import find_snapshots
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE

pytestmark = pytest.mark.stick
STICK_BYTES, SMALL_BYTES = 32 * 1024 * 1024, 8 * 1024 * 1024
LEFT_BYTES = 300 * 1024  # the database takes more
SHUT_DOWN, WITHOUT_FLUSH = 0x8004587D, 2  # EXT4_IOC_SHUTDOWN: from now on the disk is gone
PHOTOS = 3


@pytest.fixture
def filled(store: Store, signers: Signers) -> Store:
    """A store with an inspection and photos."""
    inspection = start_visit(store, signers)
    for seed in range(PHOTOS):
        add_photo(store, inspection.id, make_jpeg(seed=seed), f"{seed}.jpg")
    return store


def ran(*command: str) -> str:
    """What a program of the system prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout.strip()


@contextmanager
def device(image: Path, size_bytes: int) -> Iterator[str]:
    """A block device on a file."""
    image.touch()
    os.truncate(image, size_bytes)
    loop = ran("losetup", "--find", "--show", str(image))
    try:
        yield loop
    finally:
        ran("losetup", "--detach", loop)


@contextmanager
def plugged_in(device: str, folder: Path, *mount: str) -> Iterator[Path]:
    """The stick as a folder."""
    folder.mkdir(exist_ok=True)
    ran(*mount, device, str(folder))
    try:
        yield folder
    finally:
        ran("umount", str(folder))


@contextmanager
def exfat(folder: Path, size_bytes: int) -> Iterator[Path]:
    """An empty stick as they are sold."""
    with device(folder.with_suffix(".img"), size_bytes) as loop:
        ran("mkfs.exfat", loop)
        with plugged_in(loop, folder, "mount.exfat-fuse") as stick:
            yield stick


def test_an_exfat_stick_takes_backups_and_gives_them_back(filled: Store, tmp_path: Path) -> None:
    with exfat(tmp_path / "stick", STICK_BYTES) as stick:
        back_up(filled, stick)
        add_outlet(filled, OUTLET)
        back_up(filled, stick)
        restored = restore(stick, tmp_path / "other", PASSPHRASE)
    assert (restored.photos, restored.missing) == (PHOTOS, 0)
    store = Store.open(tmp_path / "other", PASSPHRASE)
    assert check_store(store).problems == ()
    assert list_outlets(store) == list_outlets(filled)
    store.close()


def test_a_full_exfat_stick_is_told_and_shows_no_half_backup(filled: Store, tmp_path: Path) -> None:
    with exfat(tmp_path / "stick", SMALL_BYTES) as stick:
        room = os.statvfs(stick)
        (stick / "other.bin").write_bytes(bytes(room.f_bavail * room.f_frsize - LEFT_BYTES))
        assert refusal(lambda: back_up(filled, stick)) == "disk-full"
        assert find_snapshots(stick) == ()


class PullOut:
    """Pulls the stick out at a step of the work."""

    def __init__(self, stick: Path, at: int) -> None:
        self._stick = os.open(stick, os.O_RDONLY)
        self._left = at

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """One step of the backup."""
        if self._left == 0:
            fcntl.ioctl(self._stick, SHUT_DOWN, array.array("I", [WITHOUT_FLUSH]), False)
        self._left -= 1

    def let_go(self) -> None:
        """Nothing of it is open any more."""
        os.close(self._stick)


@pytest.mark.parametrize("at", range(4))
def test_a_stick_that_is_pulled_out_is_told_and_the_earlier_backup_stays(
    filled: Store, tmp_path: Path, at: int
) -> None:
    with device(tmp_path / "stick.img", STICK_BYTES) as loop:
        ran("mkfs.ext4", "-q", loop)
        with plugged_in(loop, tmp_path / "stick", "mount") as stick:
            back_up(filled, stick)
        more(filled)
        with plugged_in(loop, tmp_path / "stick", "mount") as stick:
            pulled = PullOut(stick, at)
            assert refusal(lambda: back_up(filled, stick, pulled)) in ("disk-error", "not-writable")
            pulled.let_go()
        assert check_store(filled).problems == ()
        with plugged_in(loop, tmp_path / "stick", "mount") as stick:
            restored = restore(stick, tmp_path / "other", PASSPHRASE)
    assert (restored.photos, restored.missing) == (PHOTOS, 0)


def more(store: Store) -> None:
    """Photos the earlier backup has not."""
    with store.read() as unit:
        (id,) = unit.inspections.numbers()
    for seed in range(PHOTOS):
        add_photo(store, id, make_jpeg(seed=10 + seed), f"more-{seed}.jpg")


def refusal(wish: Callable[[], object]) -> str:
    """The code a wish is refused with."""
    with pytest.raises(Refused) as told:
        wish()
    return told.value.code
