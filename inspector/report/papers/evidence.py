"""The list of photos: every one small, with both hashes and how it came about."""

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.model.photo import Photo, hours
from inspector.model.text import Bilingual
from inspector.report import words
from inspector.report.blocks import Later, PlacedPhoto, heading
from inspector.report.look import SMALL, STRONG
from inspector.report.papers.job import Job
from inspector.report.tables import Cell, stretches, table
from inspector.report.text import Text
from inspector.report.voice import Voice

THUMBNAIL = (34 * mm, 25.5 * mm)
SIDE = 38 * mm
CAPTION_LINES = 5  # beside a thumbnail
LONGEST_ALT = 200  # characters
ROOM = 75 * mm  # for the heading with its first rows
AT_ONCE = 40  # photos whose rows are in memory together


def photo_pages(job: Job) -> Iterator[Flowable]:
    """All photos of the record; of those in other volumes the words only."""
    yield from heading(job.voice.say(words.PHOTOS), ROOM)
    if not job.record.photos:
        yield Text(job.voice.say(words.NO_PHOTOS))
        return
    numbered = list(enumerate(job.record.photos, start=1))
    yield _photo_table(job, numbered[:AT_ONCE])
    for first in range(AT_ONCE, len(numbered), AT_ONCE):
        yield Later(partial(_photo_tables, job, numbered[first : first + AT_ONCE]))


def _photo_tables(job: Job, photos: Sequence[tuple[int, Photo]]) -> list[Flowable]:
    return [_photo_table(job, photos)]


def _photo_table(job: Job, photos: Sequence[tuple[int, Photo]]) -> Flowable:
    here, rows, joined = {number for number, _ in job.photos()}, list[list[Cell]](), set[int]()
    for number, photo in photos:
        first = len(rows)
        rows += _rows(job, number, photo, number in here)
        joined |= set(range(first, len(rows) - 1))
    return table(rows, [SIDE, job.width - SIDE], joined=joined)


def _rows(job: Job, number: int, photo: Photo, here: bool) -> list[list[Cell]]:
    """Photo, caption and details in one row; a long caption goes on in rows of its own."""
    voice, where = job.voice, f"{words.PHOTO.en} {number}"
    title = "   ".join(filter(None, (f"{voice.lead(words.PHOTO)} {number}", photo.item, photo.caption)))
    picture: Cell = PlacedPhoto(number, photo, THUMBNAIL, title[:LONGEST_ALT]) if here else []
    captions = stretches(Text(title, STRONG, where=where), job.width - SIDE, CAPTION_LINES)
    details = [Text(line, SMALL, where=where) for line in _details(job, photo)]
    if len(captions) == 1:
        return [[picture, [*captions, *details]]]
    return [[picture, captions[0]], *([[], caption] for caption in captions[1:]), [[], details]]


def _details(job: Job, photo: Photo) -> list[str]:
    voice, copy = job.voice, photo.report_copy
    lines = [
        ((words.TAKEN, photo.exif_time or "—"), (words.FILE, photo.file_name)),
        (
            (words.DEVICE, photo.device or "—"),
            (words.ADDED, f"{voice.time(photo.added_at)} {photo.added_by}"),
        ),
    ]
    taken = photo.taken_at
    if photo.clock_offset_s and taken is not None:
        ahead = (words.CLOCK_AHEAD, hours(photo.clock_offset_s))
        lines.append((ahead, (words.TAKEN_BY_LAPTOP, voice.time(taken))))
    if photo.review is not None:
        seen = (words.REVIEWED, f"{voice.time(photo.review.at)} {photo.review.by}")
        lines.append((seen, (words.COVERED, str(len(photo.redactions)))))
    hashes = ((words.ORIGINAL, photo.sha256), (words.COPY, copy.sha256 if copy else "—"))
    return [
        *(voice.beside(*_told(voice, first), "    ", *_told(voice, second)) for first, second in lines),
        *(voice.beside("SHA-256 ", *_told(voice, line)) for line in hashes),
    ]


def _told(voice: Voice, line: tuple[Bilingual, str]) -> tuple[str, str]:
    label, text = line
    return voice.say(label), f" {text}"
