"""Photos straight from a camera: whole, dated, and there once."""

import io
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from factories import Signers
from PIL import Image
from visits import start_visit

from inspector.app.inspections import load_inspection
from inspector.app.photos import photo_picture, photo_thumbnail
from inspector.app.snapshots import Snapshot, add_snapshot
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.store.store import Store
from inspector.store.vault import Vault

AT = datetime(2026, 11, 27, 9, 5, 7, 120_000, timezone(-timedelta(hours=3, minutes=30)))


def snapshot() -> Snapshot:
    """A picture whose rows end in padding, as Qt's do."""
    row = bytes((200, 30, 30)) * 639 + b"\0\0\0"
    return Snapshot(pixels=row * 480, width=639, height=480, row_bytes=len(row), taken_at=AT)


def test_a_photo_tells_when_it_was_taken_by_which_camera_and_is_the_picture(
    store: Store, signers: Signers
) -> None:
    draft = start_visit(store, signers)
    taken = replace(snapshot(), camera="USB 视频设备 HD\n")
    photo = add_snapshot(store, draft.id, taken, item=ItemId("A16"), by="李思敏")
    assert load_inspection(store, draft.id).photos == (photo,)
    assert (photo.item, photo.added_by, photo.file_name) == ("A16", "李思敏", "camera-20261127-090507.jpg")
    assert (photo.exif_time, photo.device) == ("2026:11:27 09:05:07 -03:30", "USB HD")
    assert photo.taken_at == AT.replace(microsecond=0)
    picture = Image.open(io.BytesIO(photo_picture(store, photo.id)))
    assert (picture.format, picture.size) == ("JPEG", (639, 480))
    for corner in ((0, 0), (638, 0), (638, 479)):
        assert picture.getpixel(corner) == pytest.approx((200, 30, 30), abs=3)


def no_room_left(vault: Vault, data: bytes) -> str:
    raise Refused("no-room", en="The disk is full.", zh="磁盘已满。")


def test_a_photo_whose_copies_cannot_be_made_yet_is_there_once(
    store: Store, signers: Signers, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = start_visit(store, signers)
    puts: list[int] = []
    put = Vault.put

    def room_for_one(vault: Vault, data: bytes) -> str:
        puts.append(len(data))
        return put(vault, data) if len(puts) == 1 else no_room_left(vault, data)

    with monkeypatch.context() as filling:
        filling.setattr(Vault, "put", room_for_one)
        photo = add_snapshot(store, draft.id, snapshot())
    assert len(puts) == 2
    assert [each.id for each in load_inspection(store, draft.id).photos] == [photo.id]
    assert photo_thumbnail(store, photo.id).startswith(b"\xff\xd8")
