"""Backups: checked before they count, thinned out, restored here or elsewhere, whatever happens to the stick."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from factories import START, Signers, make_jpeg
from hypothesis import given, settings
from hypothesis import strategies as st
from visits import start_visit

from inspector.app import backups
from inspector.app.backups import back_up, back_up_daily, last_backup, restore
from inspector.app.checking import check_store
from inspector.app.demo.visit import OUTLET
from inspector.app.inspections import load_inspection
from inspector.app.keys import change_passphrase, rotate_key
from inspector.app.outlets import add_outlet, list_outlets
from inspector.app.photos import add_photo, photo_picture
from inspector.errors import Cancelled, Refused
from inspector.model.text import Bilingual
from inspector.store.backup import MANIFEST, STAMP, find_snapshots, name_of, superfluous
from inspector.store.database import DATABASE_FILE
from inspector.store.presence import KEY_FILE, RESTORE_WISH, store_exists
from inspector.store.restoring import STAGE, finish_restore, wish_restore
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, contents, reopened
from tests.store.test_keys import codes, links

OTHER = "another passphrase"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick that is plugged in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def filled(store: Store, signers: Signers) -> Store:
    """A store with an inspection and two photos."""
    inspection = start_visit(store, signers)
    for seed in (1, 2):
        add_photo(store, inspection.id, make_jpeg(seed=seed), f"{seed}.jpg")
    return store


def state(store: Store) -> object:
    """All that a person would miss."""
    with store.read() as unit:
        ids = list(unit.inspections.numbers())
    inspections = [load_inspection(store, id) for id in ids]
    pictures = [photo_picture(store, photo.id) for each in inspections for photo in each.photos]
    return list_outlets(store), inspections, pictures


def refused(wish: Callable[[], object]) -> str:
    """The code of a refusal."""
    with pytest.raises(Refused) as told:
        wish()
    return told.value.code


def test_another_laptop_has_all_that_was_saved_before_the_backup(
    filled: Store, stick: Path, tmp_path: Path
) -> None:
    before = state(filled)
    made = back_up(filled, stick)
    assert (made.inspections, made.photos) == (1, 2)
    add_outlet(filled, OUTLET)
    restored = restore(stick, tmp_path / "other laptop", PASSPHRASE)
    assert (restored.inspections, restored.photos, restored.missing) == (1, 2, 0)
    other = Store.open(tmp_path / "other laptop", PASSPHRASE)
    assert state(other) == before
    assert links(other)[-1] == "restored"
    assert codes(other) == []
    assert len(list_outlets(filled)) == 2
    other.close()


def test_a_second_backup_copies_only_new_photos_and_tells_when_it_was(filled: Store, stick: Path) -> None:
    back_up(filled, stick)
    known = {path: path.stat().st_mtime_ns for path in stick.rglob("photos-*/*/*")}
    with filled.read() as unit:
        (id,) = unit.inspections.numbers()
    add_photo(filled, id, make_jpeg(seed=3), "3.jpg")
    later(lambda: back_up(filled, stick))
    now = {path: path.stat().st_mtime_ns for path in stick.rglob("photos-*/*/*")}
    assert {path: now[path] for path in known} == known
    assert len(now) == len(known) + 2
    assert last_backup(filled) is not None
    assert len(find_snapshots(stick)) == 2


def later(wish: Callable[[], object]) -> object:
    """In another second: snapshots are named by the time."""
    folder_time = datetime.now(UTC).strftime(STAMP)
    while datetime.now(UTC).strftime(STAMP) == folder_time:
        pass
    return wish()


@pytest.mark.parametrize(
    "seconds", [[0.0, 0.2, 0.4, 0.6, 1.1], [0, -86_400, -86_400], [0, -3 * 365 * 86_400, 5]]
)
def test_the_newest_backup_is_the_last_one_made_whatever_the_clock_says(
    filled: Store, stick: Path, seconds: list[float]
) -> None:
    noon = datetime(2026, 11, 26, 12, tzinfo=UTC)
    for number, second in enumerate(seconds, start=1):
        filled.clock = lambda second=second: noon + timedelta(seconds=second)  # type: ignore[misc]
        add_outlet(filled, OUTLET)
        back_up(filled, stick)
        newest = restore(stick, stick.parent / f"try-{number}", PASSPHRASE)
        assert newest.missing == 0
        tried = Store.open(stick.parent / f"try-{number}", PASSPHRASE)
        assert len(list_outlets(tried)) == number + 1
        tried.close()


def test_the_daily_copy_goes_on_after_the_clock_was_set_back_or_a_copy_was_damaged(filled: Store) -> None:
    assert back_up_daily(filled) is not None
    filled.clock = lambda: datetime.now(UTC) - timedelta(days=400)
    made = back_up_daily(filled)
    assert made is not None
    assert find_snapshots(filled.backups)[-1] == made.folder
    assert back_up_daily(filled) is None
    (made.folder / MANIFEST).write_bytes(b"{}")
    assert back_up_daily(filled) is not None


def test_nothing_readable_lies_on_the_stick(filled: Store, stick: Path) -> None:
    back_up(filled, stick)
    words = (OUTLET.name, OUTLET.credit_code, PASSPHRASE, "SQLite format", "CREATE TABLE")
    needles = [word.encode() for word in words] + [make_jpeg(seed=1)[200:230]]
    for name, data in contents(stick).items():
        assert [needle for needle in needles if needle in data] == [], name


def test_the_daily_copy_is_made_once_a_day_and_brings_the_database_back(filled: Store) -> None:
    before = state(filled)
    assert back_up_daily(filled) is not None
    assert back_up_daily(filled) is None
    with filled.write() as unit:
        unit.outlets.put(OUTLET)
    filled.close()
    restored = restore(filled.folder / "backups", filled.folder, PASSPHRASE)
    assert restored.missing == 0
    again = Store.open(filled.folder, PASSPHRASE)
    assert state(again) == before
    assert list(again.folder.glob("lost+found/before-restore-*/inspector.db"))
    again.close()


def test_a_daily_copy_from_before_a_new_key_and_passphrase_is_restored_with_the_new_one(
    filled: Store,
) -> None:
    before = state(filled)
    back_up_daily(filled)
    change_passphrase(filled, PASSPHRASE, OTHER)
    rotate_key(filled, OTHER)
    filled.close()
    restore(filled.folder / "backups", filled.folder, OTHER)
    again = Store.open(filled.folder, OTHER)
    assert state(again) == before
    rotate_key(again, OTHER)
    assert (state(again), codes(again)) == (before, [])
    again.close()


def test_a_backup_from_before_a_new_key_is_restored_with_the_passphrase_of_then(
    filled: Store, stick: Path, tmp_path: Path
) -> None:
    before = state(filled)
    back_up(filled, stick)
    change_passphrase(filled, PASSPHRASE, OTHER)
    rotate_key(filled, OTHER)
    assert refused(lambda: restore(stick, tmp_path / "other", OTHER)) == "wrong-passphrase"
    assert not (tmp_path / "other" / STAGE).exists()
    restore(stick, tmp_path / "other", PASSPHRASE)
    other = Store.open(tmp_path / "other", PASSPHRASE)
    assert state(other) == before
    other.close()
    later(lambda: back_up(filled, stick))
    restore(stick, tmp_path / "third", OTHER)
    Store.open(tmp_path / "third", OTHER).close()


@pytest.mark.parametrize("file", [DATABASE_FILE, KEY_FILE, MANIFEST])
def test_a_damaged_backup_is_refused_and_changes_nothing(filled: Store, stick: Path, file: str) -> None:
    back_up(filled, stick)
    filled.close()
    (path,) = stick.rglob(file)
    whole = path.read_bytes()
    before = contents(filled.folder)
    for damaged in (b"", whole[: len(whole) // 2], whole[:-2] + b"xx"):
        path.write_bytes(damaged)
        assert refused(lambda: restore(stick, filled.folder, PASSPHRASE)) == "backup-damaged"
        assert contents(filled.folder) == before
    path.unlink()
    expected = "no-backup" if file == MANIFEST else "backup-damaged"
    assert refused(lambda: restore(stick, filled.folder, PASSPHRASE)) == expected


def test_photos_that_are_damaged_on_the_stick_are_counted_and_the_rest_is_restored(
    filled: Store, stick: Path, tmp_path: Path
) -> None:
    back_up(filled, stick)
    first, second, *_ = sorted(stick.rglob("photos-*/*/*"))
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    assert restore(stick, tmp_path / "other", PASSPHRASE).missing == 2
    other = Store.open(tmp_path / "other", PASSPHRASE)
    assert set(codes(other)) <= {"photo-damaged"}
    other.close()
    later(lambda: back_up(filled, stick))  # what is lacking on the stick is copied again
    assert first.is_file()


def test_a_store_that_is_open_is_not_replaced(filled: Store, stick: Path) -> None:
    back_up(filled, stick)
    assert refused(lambda: restore(stick, filled.folder, PASSPHRASE)) == "store-in-use"
    filled = reopened(filled)
    filled.close()


def test_what_is_replaced_is_kept(filled: Store, stick: Path) -> None:
    back_up(filled, stick)
    with filled.write() as unit:
        unit.outlets.put(OUTLET)
    filled.close()
    restore(stick, filled.folder, PASSPHRASE)
    (aside,) = filled.folder.glob("lost+found/before-restore-*")
    assert {path.name for path in aside.iterdir()} >= {DATABASE_FILE, KEY_FILE, "vault"}
    kept = Store.open(aside, PASSPHRASE)
    assert len(list_outlets(kept)) == 2
    kept.close()


class StopAt:
    """Progress that stops the work at a step."""

    def __init__(self, step: int) -> None:
        self._left = step

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Count down."""
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_a_backup_stops_at_any_step_and_leaves_the_earlier_one(
    filled: Store, stick: Path, tmp_path: Path
) -> None:
    back_up(filled, stick)
    (known,) = find_snapshots(stick)
    for stop in range(6):
        with pytest.raises(Cancelled):
            later(lambda at=stop: back_up(filled, stick, StopAt(at)))
        assert find_snapshots(stick) == (known,)
    restore(stick, tmp_path / "other", PASSPHRASE)


def test_a_restore_stops_at_any_step_and_leaves_the_store(filled: Store, stick: Path) -> None:
    back_up(filled, stick)
    before = state(filled)
    filled.close()
    for stop in range(5):
        with pytest.raises(Cancelled):
            restore(stick, filled.folder, PASSPHRASE, StopAt(stop))
        again = Store.open(filled.folder, PASSPHRASE)
        assert state(again) == before
        again.close()
        assert not (filled.folder / STAGE).exists()


def test_a_restore_that_was_wished_is_carried_out_from_any_point(
    filled: Store, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(filled, stick)
    expected = state(filled)
    with filled.write() as unit:
        unit.outlets.put(OUTLET)
    filled.close()
    monkeypatch.setattr(backups, "finish_restore", lambda folder: False)
    restore(stick, filled.folder, PASSPHRASE)
    monkeypatch.undo()
    assert (filled.folder / RESTORE_WISH).is_file()
    for cut in range(40):
        folder = tmp_path / f"cut-{cut}"
        shutil.copytree(filled.folder, folder)
        done = stopped_after(cut, lambda at=folder: finish_restore(at))
        again = Store.open(folder, PASSPHRASE)
        assert state(again) == expected
        again.close()
        if done:
            return
    pytest.fail("the restore never ended")


def stopped_after(calls: int, work: Callable[[], object]) -> bool:
    """Do the work until it has renamed or removed so many names; whether it came to its end."""
    left = [calls]

    class Stopped(BaseException):
        pass

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Stopped
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((Path, "replace"), (Path, "unlink"), (Path, "mkdir")):
            patch.setattr(owner, name, counted(getattr(owner, name)))
        try:
            work()
        except Stopped:
            return False
    return True


def test_a_wish_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / RESTORE_WISH).write_text('{"format": "restore/1", "parts": ["../x"], "aside": "a"}')
    assert refused(lambda: finish_restore(tmp_path)) == "restore-unreadable"
    wish_restore(tmp_path, ("a",), "b")
    assert finish_restore(tmp_path)


@given(st.lists(st.integers(0, 400 * 24), min_size=1, max_size=60, unique=True))
def test_of_many_snapshots_the_newest_of_each_day_week_and_month_stay(hours: list[int]) -> None:
    names = [name_of(START + timedelta(hours=hour)) for hour in hours]
    gone = set(superfluous([*names, "strange", ".part"]))
    kept = sorted(set(names) - gone)
    assert max(names) in kept
    assert gone <= set(names)
    assert len(kept) <= 7 + 4 + 12
    days = sorted({name[:8] for name in names})[-7:]
    assert {max(name for name in names if name[:8] == day) for day in days} <= set(kept)
    assert superfluous(kept) == () or set(superfluous(kept)) < set(kept)


def test_superfluous_snapshots_go_only_after_a_new_one_is_whole(
    filled: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(filled, stick)
    for day in range(1, 30):
        old = made.folder.with_name(name_of(made.made_at - timedelta(days=day)))
        shutil.copytree(made.folder, old)
    count = len(find_snapshots(stick))
    monkeypatch.setattr(backups, "file_sha256", lambda path: "wrong")
    assert refused(lambda: later(lambda: back_up(filled, stick))) in ("backup-damaged", "disk-error")
    assert len(find_snapshots(stick)) == count
    monkeypatch.undo()
    assert back_up_result_removed(filled, stick) > 15
    assert 8 <= len(find_snapshots(stick)) <= 23


def back_up_result_removed(store: Store, stick: Path) -> int:
    """How many snapshots a further backup lets go."""
    made = later(lambda: back_up(store, stick))
    assert isinstance(made, backups.BackupMade)
    return made.removed


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EIO, "disk-error"),
        (errno.ENODEV, "disk-error"),
        (errno.EROFS, "not-writable"),
        (errno.EACCES, "not-writable"),
        (errno.ENOENT, "no-such-folder"),
    ],
)
def test_a_stick_that_fails_gives_one_sentence_and_leaves_the_earlier_backup(
    filled: Store, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    back_up(filled, stick)
    known = find_snapshots(stick)

    def fail(source: Path, target: Path) -> None:
        raise OSError(number, os.strerror(number), str(target))

    monkeypatch.setattr(backups.shutil, "copyfile", fail)
    with pytest.raises(Refused) as told:
        later(lambda: back_up(filled, stick))
    assert told.value.code == code
    assert str(stick) in told.value.en
    monkeypatch.undo()
    assert find_snapshots(stick) == known
    restore(stick, tmp_path / "other", PASSPHRASE)


def test_a_stick_that_is_not_there_or_holds_nothing_is_told(filled: Store, tmp_path: Path) -> None:
    assert refused(lambda: back_up(filled, tmp_path / "none")) == "no-such-folder"
    assert refused(lambda: restore(tmp_path / "none", tmp_path / "other", PASSPHRASE)) == "no-such-folder"
    (tmp_path / "empty").mkdir()
    assert refused(lambda: restore(tmp_path / "empty", tmp_path / "other", PASSPHRASE)) == "no-backup"
    assert not store_exists(tmp_path / "other")


def test_a_real_stick_that_is_full_or_read_only_is_told(filled: Store, tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=600k") as small:
        assert refused(lambda: back_up(filled, small)) == "disk-full"
        assert find_snapshots(small) == ()
    with mounted(tmp_path / "ro", "size=8m") as stick:
        back_up(filled, stick)
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True, timeout=20)
        assert refused(lambda: later(lambda: back_up(filled, stick))) == "not-writable"
        restore(stick, tmp_path / "other", PASSPHRASE)
    Store.open(tmp_path / "other", PASSPHRASE).close()


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A disk of its own, in memory."""
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True, timeout=20)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, timeout=20)


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_flipped_bit_anywhere_in_a_backup_is_told_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("flip")
    store = Store.create(folder / "s", PASSPHRASE, cost=backups_cost())
    add_outlet(store, OUTLET)
    (folder / "stick").mkdir()
    back_up(store, folder / "stick")
    store.close()
    files = sorted(path for path in (folder / "stick").rglob("*") if path.is_file())
    chance = Random(seed)
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    try:
        restore(folder / "stick", folder / "other", PASSPHRASE)
    except Refused as told:
        assert told.code in ("backup-damaged", "no-backup")  # noqa: PT017 (either ending is right)
        return
    other = Store.open(folder / "other", PASSPHRASE)
    assert (list_outlets(other)[0].name, check_store(other).problems) == (OUTLET.name, ())
    other.close()


def backups_cost() -> object:
    """A passphrase that opens quickly."""
    from tests.store.laptop import QUICK

    return QUICK
