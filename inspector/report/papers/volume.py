"""The volumes of a large report: a further one with its photos, and the index in the first."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.model.document import Volume
from inspector.model.photo import Photo
from inspector.report import words
from inspector.report.blocks import Heading, PlacedPhoto, gap, heading
from inspector.report.look import LABEL, SMALL, TITLE
from inspector.report.papers.job import Job
from inspector.report.tables import facts, placed, table
from inspector.report.text import Text

PHOTO_HEIGHT = 78 * mm
LABELS = 44 * mm


def volume_front(job: Job) -> Iterator[Flowable]:
    """Which report the volume belongs to, and which photos it holds."""
    voice, record, (volume,) = job.voice, job.record, job.document.volumes
    yield Heading(voice.lead(words.VOLUME_TITLE).format(volume=volume.number), 1, TITLE)
    shown = [
        (words.NUMBER, f"{record.number}   R{record.revision}"),
        (words.DIGEST, job.digest),
        (words.OUTLET, record.outlet.name),
        (words.PHOTOS_HELD, _range(volume)),
    ]
    yield facts([(voice.say(label, "\n"), text) for label, text in shown], job.width, LABELS)
    yield gap(2)
    for language in voice.languages:
        yield Text(words.VOLUME_ABOUT.of(language), SMALL, language=language)


def volume_photos(job: Job) -> Iterator[Flowable]:
    """The photos of this volume, two to a row, large, with both hashes."""
    yield from heading(job.voice.say(words.PHOTOS))
    shown, half = list(job.photos()), job.width / 2
    for first in range(0, len(shown), 2):
        row = [_photo(job, number, photo, half) for number, photo in shown[first : first + 2]]
        yield placed([row + [[]] * (2 - len(row))], [half, half])


def volume_index(job: Job) -> Iterator[Flowable]:
    """In the first volume: what the others hold, and the hash that tells whether they are the right ones."""
    voice, volumes = job.voice, job.document.volumes
    if not volumes:
        return
    yield from heading(voice.say(words.VOLUMES))
    for language in voice.languages:
        yield Text(words.VOLUMES_ABOUT.of(language), SMALL, language=language)
    labels = (words.VOLUME, words.PHOTOS_HELD, words.FILE_HASH)
    rows: list[list[Flowable]] = [[Text(voice.say(label), LABEL) for label in labels]]
    rows += [[Text(str(v.number)), Text(_range(v)), Text(v.sha256, SMALL)] for v in volumes]
    yield gap(1)
    yield table(rows, [22 * mm, 34 * mm, job.width - 56 * mm], header_rows=1)


def _range(volume: Volume) -> str:
    return f"{volume.first_photo}–{volume.last_photo}"


def _photo(job: Job, number: int, photo: Photo, width: float) -> list[Flowable]:
    copy, voice, where = photo.report_copy, job.voice, f"{words.PHOTO.en} {number}"
    caption = f"{voice.say(words.PHOTO)} {number}  {photo.item or ''}  {photo.caption}"
    return [
        PlacedPhoto(number, photo, (width - 3 * mm, PHOTO_HEIGHT), caption),
        Text(caption, LABEL, where=where, role="Caption"),
        Text(f"SHA-256 {photo.sha256[:16]}… / {copy.sha256[:16] if copy else '—'}…", SMALL),
    ]
