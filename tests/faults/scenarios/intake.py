"""Photos are taken in, looked through, and taken out."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from inspector.app.inspections import load_inspection
from inspector.app.photos import (
    add_photo,
    add_photos,
    complete_photos,
    photo_on_screen,
    photo_picture,
    photo_thumbnail,
    review_photo,
)
from inspector.model.photo import Redaction
from inspector.store.store import Store
from tests.faults.journal import Journal, Told
from tests.faults.scenario import opened, unsound
from tests.faults.scenarios.visit import small_jpeg, start, the_inspection

AREA = Redaction(x=1, y=1, width=20, height=20)


class Intake:
    """Photos one by one and several at once."""

    name = "photos"
    one_way = False

    def prepare(self, root: Path) -> None:
        """A started inspection."""
        start(root).close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Two single photos, one of them reviewed, and two together."""
        jpegs = [small_jpeg(100 * turn + number) for number in range(4)]
        with opened(root) as store:
            id = the_inspection(store)
            for number, jpeg in enumerate(jpegs[:2]):
                photo = add_photo(store, id, jpeg, f"{turn}-{number}.jpg")
                journal.ack(sha256=_sha256(jpeg))
                if number == 0:
                    review_photo(store, id, photo.id, [AREA], by="李思敏")
                    journal.ack(reviewed=photo.id)
            for line, jpeg in zip(add_photos(store, id, jpegs[2:]), jpegs[2:], strict=True):
                if line.photo is not None:
                    journal.ack(sha256=_sha256(jpeg))
                else:
                    journal.refused(line.code)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """Every acknowledged photo and review is there, every photo that is there is whole and gets its pictures."""
        with opened(root) as store:
            yield from unsound(store)
            photos = load_inspection(store, the_inspection(store)).photos
            there = [photo.sha256 for photo in photos]
            for sha256 in {entry["sha256"] for entry in told.acked if "sha256" in entry} - set(there):
                yield f"photo {sha256[:8]} is lost"
            reviewed = {photo.id for photo in photos if photo.review}
            if {entry["reviewed"] for entry in told.acked if "reviewed" in entry} - reviewed:
                yield "a review is lost"
            if complete_photos(store):
                yield "a photo was taken out as unreadable"
            for photo in photos:
                if _sha256(photo_picture(store, photo.id)) != photo.sha256:
                    yield "a photo is not the one that was taken in"
            yield from _strangers(store)

    # A thumbnail or copy that cannot be shown raises Refused, which is told as a violation.


def _strangers(store: Store) -> Iterator[str]:
    for photo in load_inspection(store, the_inspection(store)).photos:
        if not (photo_thumbnail(store, photo.id) and photo_on_screen(store, photo.id)):
            yield "a photo has no picture for the screen"
    with store.read() as unit:
        known = unit.photos.files()
    if set(store.vault.names()) != known:
        yield "the vault holds a file nobody knows of"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
