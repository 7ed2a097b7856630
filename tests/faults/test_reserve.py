"""The room kept back lets an inspection be finished on a disk that is really full."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.app.answers import answer_item
from inspector.app.demo.steps import officers_and_manager
from inspector.app.demo.visit import OUTLET, VISIT, answers
from inspector.app.export import export_report
from inspector.app.identities import import_identity
from inspector.app.inspections import load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.photos import add_photo, review_photo
from inspector.app.progress import silent
from inspector.app.seal import seal
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from inspector.model.person import Role
from inspector.store import reserve
from inspector.store.reserve import AMPLE_BYTES, FILE
from inspector.store.store import Store
from tests.factories import Signers, make_jpeg
from tests.faults.scenarios.visit import CHECKLISTS, complete, sign
from tests.store.laptop import new_store

pytestmark = pytest.mark.mount
RESERVE_BYTES = 16 * 1024 * 1024  # as outside of tests
DISK_BYTES = AMPLE_BYTES + 4 * RESERVE_BYTES


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of its own, with room for little more than the reserve wants to see."""
    monkeypatch.setattr(reserve, "RESERVE_BYTES", RESERVE_BYTES)
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "small", str(place)], check=True)
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path) -> None:
    """Let somebody else take all the room that is left."""
    with (disk / "other.bin").open("ab", buffering=0) as file:
        while left := os.statvfs(disk).f_bfree * os.statvfs(disk).f_frsize:
            file.write(bytes(min(left, 1024 * 1024)))


def begun(store: Store, signers: Signers) -> InspectionId:
    """A visit that has just begun."""
    identities = tuple(import_identity(store, file, signers.pin) for file in signers.files)
    people = officers_and_manager(identities)
    return start_inspection(store, add_outlet(store, OUTLET).id, CHECKLISTS, VISIT, people, ("zh",)).id


def take_in(store: Store, id: InspectionId, photos: int) -> None:
    """Small photos, one after the other."""
    for number in range(photos):
        add_photo(store, id, make_jpeg(64, 48, seed=number), f"{number}.jpg")


def test_an_inspection_is_finished_on_a_full_disk(disk: Path, signers: Signers) -> None:
    store = new_store(disk / "store")
    id = begun(store, signers)
    assert (store.folder / FILE).stat().st_size == RESERVE_BYTES
    fill(disk)
    complete(store)
    photo = add_photo(store, id, make_jpeg(64, 48), "IMG_1.JPG", item=ItemId("A16"))
    review_photo(store, id, photo.id, [], by="李思敏")
    sign(store, id)
    seal(store, id)
    officers = load_inspection(store, id).with_role(Role.OFFICER)
    pins = {officer.identity: signers.pin for officer in officers}
    made = export_report(store, id, disk / "report.pdf", pins, silent)
    assert made.path.stat().st_size > 100_000
    assert not store.has_reserve  # which the person is told
    store.close()


def test_what_does_not_fit_any_more_is_told_and_what_was_saved_stays(disk: Path, signers: Signers) -> None:
    store = new_store(disk / "store")
    id = begun(store, signers)
    saved = answers()[0]
    answer_item(store, id, saved)
    fill(disk)
    store._reserve.release()
    fill(disk)
    with pytest.raises(Refused) as told:
        take_in(store, id, 10_000)
    assert told.value.code == "disk-full"
    assert saved in load_inspection(store, id).answers
    (disk / "other.bin").unlink()
    add_photo(store, id, make_jpeg(64, 48), "again.jpg")
    store.close()
