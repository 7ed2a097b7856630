"""Photos are durable before anything looks at them; their pictures come after, and can always be made again."""

import hashlib
import io
from pathlib import Path

import pytest
from factories import Signers, make_jpeg
from PIL import Image
from visits import start_visit

from inspector.app import photos
from inspector.app.inspections import load_inspection
from inspector.app.photos import (
    add_photos,
    complete_photos,
    photo_on_screen,
    photo_picture,
    photo_thumbnail,
    remove_photo,
    review_photo,
    save_photo,
)
from inspector.errors import Cancelled, Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Inspection
from inspector.model.text import Bilingual
from inspector.privacy.picture import jpeg_size
from inspector.store.store import Store

WIDE = make_jpeg(3200, 1600)


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


def cut(picture: bytes) -> bytes:
    """The first half of a picture: its head is whole."""
    return picture[: len(picture) // 2]


def png() -> bytes:
    """A picture as it is pasted."""
    out = io.BytesIO()
    Image.open(io.BytesIO(make_jpeg())).save(out, "PNG")
    return out.getvalue()


def test_the_bytes_that_came_in_are_the_bytes_that_are_kept(store: Store, draft: Inspection) -> None:
    photo = save_photo(store, draft.id, WIDE, "IMG_1.JPG")
    assert photo.sha256 == hashlib.sha256(WIDE).hexdigest()
    assert (photo.width, photo.height, photo.size_bytes) == (3200, 1600, len(WIDE))
    assert photo_picture(store, photo.id) == WIDE


def test_a_saved_photo_is_there_before_it_is_decoded(
    store: Store, draft: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(data: bytes) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(photos, "read_pictures", never)
    photo = save_photo(store, draft.id, WIDE, "IMG_1.JPG")
    assert [each.id for each in load_inspection(store, draft.id).photos] == [photo.id]


def test_pictures_that_lack_are_made_later(store: Store, draft: Inspection) -> None:
    photo = save_photo(store, draft.id, WIDE, "IMG_1.JPG")
    with store.read() as unit:
        assert unit.photos.thumbnail(photo.id) is None
    assert complete_photos(store) == 0
    assert max(jpeg_size(photo_thumbnail(store, photo.id))) == 320
    assert jpeg_size(photo_on_screen(store, photo.id)) == (1600, 800)
    with store.read() as unit:
        assert unit.photos.incomplete() == ()


def test_a_photo_that_turns_out_cut_off_is_taken_out_and_its_bytes_stay(
    store: Store, draft: Inspection
) -> None:
    picture = cut(png())  # only decoding it tells
    photo = save_photo(store, draft.id, picture, "half.png")
    assert complete_photos(store) == 1
    assert load_inspection(store, draft.id).photos == ()
    assert photo_picture(store, photo.id) == picture


def test_files_that_are_refused_are_named_and_stop_no_other(
    store: Store, draft: Inspection, tmp_path: Path
) -> None:
    files = {"a.jpg": WIDE, "text.jpg": b"no picture", "half.jpg": cut(WIDE), "b.jpg": make_jpeg(seed=2)}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    lines = add_photos(store, draft.id, [tmp_path / name for name in (*files, "missing.jpg")])
    assert [(line.file_name, line.code) for line in lines] == [
        ("a.jpg", ""),
        ("text.jpg", "photo-not-an-image"),
        ("half.jpg", "photo-truncated"),
        ("b.jpg", ""),
        ("missing.jpg", "no-such-file"),
    ]
    kept = [photo.file_name for photo in load_inspection(store, draft.id).photos]
    assert kept == ["a.jpg", "b.jpg"]


class StopAt:
    """Cancels at a step."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """One photo more."""
        if self._left == 0:
            raise Cancelled
        self._left -= 1


@pytest.mark.parametrize("at", range(3))
def test_when_it_is_stopped_what_was_taken_in_stays_and_is_completed(
    store: Store, draft: Inspection, at: int
) -> None:
    jpegs = [make_jpeg(seed=seed) for seed in range(3)]
    with pytest.raises(Cancelled):
        add_photos(store, draft.id, jpegs, StopAt(at))
    assert complete_photos(store) == 0
    taken = load_inspection(store, draft.id).photos
    assert [photo_picture(store, photo.id) for photo in taken] == jpegs[:at]


def test_a_photo_that_was_exchanged_in_the_vault_is_not_used(store: Store, draft: Inspection) -> None:
    one, other = (save_photo(store, draft.id, make_jpeg(seed=seed), f"{seed}.jpg") for seed in (1, 2))
    with store.read() as unit:
        first, second = (unit.photos.get(photo.id)[1].original for photo in (one, other))
    store.vault.path(first).write_bytes(store.vault.path(second).read_bytes())
    with pytest.raises(Refused) as told:
        review_photo(store, draft.id, one.id, [], by="李思敏")
    assert told.value.code == "photo-damaged"


def test_a_folder_gives_all_its_photos_by_name_and_nothing_else(
    store: Store, draft: Inspection, tmp_path: Path
) -> None:
    phone = tmp_path / "DCIM"
    for number, name in enumerate(("100/b.JPG", "100/a.jpg", "101/c.jpeg", ".thumbnails/d.jpg", "100/e.txt")):
        (phone / name).parent.mkdir(parents=True, exist_ok=True)
        (phone / name).write_bytes(make_jpeg(seed=number))
    lines = add_photos(store, draft.id, [phone])
    assert [line.file_name for line in lines] == ["a.jpg", "b.JPG", "c.jpeg"]
    assert all(line.photo for line in lines)


def test_a_folder_without_photos_is_told(store: Store, draft: Inspection, tmp_path: Path) -> None:
    (line,) = add_photos(store, draft.id, [tmp_path])
    assert line.file_name == tmp_path.name
    assert line.code


def test_a_photo_that_is_there_already_is_told_and_not_added_again_unless_wanted(
    store: Store, draft: Inspection, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(WIDE)
    (tmp_path / "copy.jpg").write_bytes(WIDE)
    assert [line.code for line in add_photos(store, draft.id, [tmp_path])] == ["", "photo-already-there"]
    assert len(load_inspection(store, draft.id).photos) == 1
    (line,) = add_photos(store, draft.id, [WIDE], again=True)
    assert line.photo is not None
    assert len(load_inspection(store, draft.id).photos) == 2


def test_the_same_photo_may_show_another_item(store: Store, draft: Inspection) -> None:
    for item in ("A16", "A17"):
        (line,) = add_photos(store, draft.id, [WIDE], item=ItemId(item))
        assert line.code == ""
    (line,) = add_photos(store, draft.id, [WIDE], item=ItemId("A16"))
    assert line.code == "photo-already-there"


def test_a_photo_that_was_removed_can_be_added(store: Store, draft: Inspection) -> None:
    (line,) = add_photos(store, draft.id, [WIDE])
    assert line.photo is not None
    remove_photo(store, draft.id, line.photo.id)
    (line,) = add_photos(store, draft.id, [WIDE])
    assert line.code == ""
