"""What is intact of a damaged store is saved; the damaged one stays as it was."""

from pathlib import Path
from random import Random

import pytest
from factories import Signers, make_jpeg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from visits import answer_all, start_visit

from inspector.app.checking import check_store
from inspector.app.demo.steps import sign_and_seal
from inspector.app.inspections import list_inspections, load_inspection
from inspector.app.photos import add_photo, photo_picture
from inspector.app.salvage import salvage, salvage_in_place
from inspector.errors import Refused
from inspector.model.inspection import Inspection
from inspector.store.database import DATABASE_FILE
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, contents

PHOTOS = 3


@pytest.fixture
def sealed(store: Store, signers: Signers) -> Inspection:
    """A sealed inspection with photos, its store closed."""
    draft = start_visit(store, signers)
    for seed in range(PHOTOS):
        add_photo(store, draft.id, make_jpeg(64, 48, seed=seed), f"{seed}.jpg")
    answer_all(store, draft.id, photos=0)
    for photo in load_inspection(store, draft.id).photos:
        with store.write() as unit:
            unit.photos.remove(photo.id, unit.now)
    sign_and_seal(store, draft.id)
    store.close()
    return draft


def damage(folder: Path, places: list[float]) -> None:
    """Turn a byte over at each place of the database, told as a part of its length; its first page stays."""
    path = folder / DATABASE_FILE
    data = bytearray(path.read_bytes())
    for place in places:
        data[4096 + int(place * (len(data) - 4097))] ^= 0xFF
    path.write_bytes(bytes(data))


def salvaged(store: Store, target: Path) -> Store:
    """The new store."""
    before = contents(store.folder)
    salvage(store.folder, PASSPHRASE, target)
    after = {name: data for name, data in contents(store.folder).items() if name in before}
    assert after == before
    return Store.open(target, PASSPHRASE)


def test_of_a_sound_store_everything_is_saved(store: Store, sealed: Inspection, tmp_path: Path) -> None:
    saved = salvage(store.folder, PASSPHRASE, tmp_path / "saved")
    assert (saved.lost, saved.photos_lost) == ({}, 0)
    fresh = Store.open(tmp_path / "saved", PASSPHRASE)
    assert check_store(fresh).problems == ()
    assert [line.id for line in list_inspections(fresh)] == [sealed.id]
    fresh.close()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.floats(0, 1), min_size=1, max_size=4), seed=st.integers(0, 999))
def test_wherever_the_database_is_damaged_what_is_saved_is_sound(
    store: Store, sealed: Inspection, tmp_path_factory: pytest.TempPathFactory, places: list[float], seed: int
) -> None:
    whole = (store.folder / DATABASE_FILE).read_bytes()
    damage(store.folder, places)
    try:
        fresh = salvaged(store, tmp_path_factory.mktemp("saved") / f"{seed}")
        # Rows of photos may be lost while the chain tells of them: that is told.
        assert {problem.code for problem in check_store(fresh).problems} <= {"photo-row-missing"}
        fresh.close()
    except Refused as refused:
        assert refused.code == "nothing-intact"  # noqa: PT017 (either is right)
    finally:
        (store.folder / DATABASE_FILE).write_bytes(whole)


@pytest.mark.parametrize("left", [0.95, 0.7])
def test_a_database_that_was_cut_off_gives_what_is_left(
    store: Store, sealed: Inspection, tmp_path: Path, left: float
) -> None:
    path = store.folder / DATABASE_FILE
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * left)])
    saved = salvage(store.folder, PASSPHRASE, tmp_path / "saved")
    assert saved.saved
    assert saved.lost
    fresh = Store.open(tmp_path / "saved", PASSPHRASE)
    assert check_store(fresh).problems == ()
    fresh.close()


def test_a_photo_that_is_gone_is_counted_and_the_others_are_whole(
    store: Store, signers: Signers, tmp_path: Path
) -> None:
    draft = start_visit(store, signers)
    jpegs = [make_jpeg(64, 48, seed=seed) for seed in range(PHOTOS)]
    photos = [add_photo(store, draft.id, jpeg, "a.jpg") for jpeg in jpegs]
    with store.read() as unit:
        _, files = unit.photos.get(photos[0].id)
    store.vault.path(files.original).unlink()
    store.close()
    assert salvage(store.folder, PASSPHRASE, tmp_path / "saved").photos_lost == 1
    fresh = Store.open(tmp_path / "saved", PASSPHRASE)
    assert [photo_picture(fresh, photo.id) for photo in photos[1:]] == jpegs[1:]
    fresh.close()


def test_in_its_place_the_damaged_store_is_kept_whole(store: Store, sealed: Inspection) -> None:
    damage(store.folder, [Random(3).random()])
    before = contents(store.folder)[DATABASE_FILE]
    salvage_in_place(store.folder, PASSPHRASE)
    kept = [data for name, data in contents(store.folder).items() if name.endswith(f"/{DATABASE_FILE}")]
    assert before in kept
    fresh = Store.open(store.folder, PASSPHRASE)
    assert check_store(fresh).problems == ()
    fresh.close()


def test_what_is_saved_never_goes_into_a_folder_that_is_used(
    store: Store, sealed: Inspection, tmp_path: Path
) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine")
    with pytest.raises(Refused) as told:
        salvage(store.folder, PASSPHRASE, tmp_path / "used")
    assert told.value.code == "folder-not-empty"


def test_a_wrong_passphrase_saves_nothing(store: Store, sealed: Inspection, tmp_path: Path) -> None:
    with pytest.raises(Refused) as told:
        salvage(store.folder, "another passphrase", tmp_path / "saved")
    assert told.value.code == "wrong-passphrase"
    assert not (tmp_path / "saved").exists()
