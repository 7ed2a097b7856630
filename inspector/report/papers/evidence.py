"""The list of photos, the people with their signatures, and how to check the report."""

from collections.abc import Iterator

import segno
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from inspector.model import vocabulary
from inspector.model.person import Person, Role
from inspector.model.photo import Photo
from inspector.model.record import Record
from inspector.report import words
from inspector.report.blocks import Heading, Pen, PlacedPhoto, QrCode, SignatureBox, gap, heading
from inspector.report.look import BODY, LABEL, SMALL, STRONG
from inspector.report.tables import facts, placed, table
from inspector.report.text import Text
from inspector.report.voice import Voice

PEN_BOX = (46 * mm, 20 * mm)
FIELD_BOX = (56 * mm, 20 * mm)
THUMBNAIL = (34 * mm, 26 * mm)


def photo_pages(record: Record, voice: Voice, width: float) -> Iterator[Flowable]:
    """Every photo small, with both hashes and how it came about."""
    yield from heading(voice.say(words.PHOTOS))
    if not record.photos:
        yield Text(voice.say(words.NO_PHOTOS))
        return
    rows = [_photo_row(number, photo, voice) for number, photo in enumerate(record.photos, start=1)]
    yield table(rows, [38 * mm, width - 38 * mm])


def _photo_row(number: int, photo: Photo, voice: Voice) -> list[list[Flowable]]:
    copy, where = photo.report_copy, f"{words.PHOTO.en} {number}"
    size = (copy.width, copy.height) if copy else (photo.width, photo.height)
    taken = (
        f"{voice.say(words.TAKEN)} {photo.exif_time or '—'}   {voice.say(words.DEVICE)} {photo.device or '—'}"
    )
    added = f"{voice.say(words.ADDED)} {voice.time(photo.added_at)} {photo.added_by}"
    lines = [taken, added]
    if photo.review is not None:
        seen = f"{voice.say(words.REVIEWED)} {voice.time(photo.review.at)} {photo.review.by}"
        lines.append(f"{seen}   {voice.say(words.COVERED)} {len(photo.redactions)}")
    lines.append(f"{voice.say(words.ORIGINAL_HASH)}\n{photo.sha256}")
    lines.append(f"{voice.say(words.COPY_HASH)}\n{copy.sha256 if copy else '—'}")
    title = f"{voice.say(words.PHOTO)} {number}   {photo.item or ''}   {photo.caption}"
    return [
        [PlacedPhoto(number, size, THUMBNAIL, title)],
        [Text(title, STRONG, where=where), *(Text(line, SMALL, where=where) for line in lines)],
    ]


def people_pages(record: Record, voice: Voice, width: float) -> Iterator[Flowable]:
    """Everybody who took part: handwriting, refusals, and the places of the electronic signatures."""
    yield PageBreak()
    yield from heading(voice.say(words.PEOPLE))
    for person in record.people:
        yield KeepTogether([_person(record, person, voice, width), gap(3)])


def _person(record: Record, person: Person, voice: Voice, width: float) -> Flowable:
    who: list[Flowable] = [
        Text(voice.say(vocabulary.ROLES[person.role]), LABEL),
        Text(person.name, STRONG, where="people"),
    ]
    if person.post:
        who.append(Text(person.post, BODY))
    if person.certificate:
        who.append(Text(f"{voice.say(words.CERTIFICATE)} {person.certificate}", SMALL))
    return placed(
        [[who, _hand(record, person, voice), _field(record, person, voice)]],
        [width - 116 * mm, 56 * mm, 60 * mm],
    )


def _hand(record: Record, person: Person, voice: Voice) -> list[Flowable]:
    hand = next((h for h in record.handwriting if h.person == person.id), None)
    if hand is not None:
        alt = f"{words.HANDWRITING.of(voice.first)} {person.name}"
        return [Pen(hand, PEN_BOX, alt), Text(f"{voice.say(words.SIGNED_AT)} {voice.time(hand.at)}", SMALL)]
    refusal = next((r for r in record.refusals if r.person == person.id), None)
    if refusal is None:
        return [Text(voice.say(words.NOT_SIGNED), SMALL)]
    told = [Text(voice.say(words.REFUSED), STRONG), Text(f"{voice.say(words.REASON)}：{refusal.reason}")]
    if refusal.witness:
        told.append(Text(f"{voice.say(words.WITNESS)}：{refusal.witness}"))
    return [*told, Text(voice.time(refusal.at), SMALL)]


def _field(record: Record, person: Person, voice: Voice) -> list[Flowable]:
    signer = next((s for s in record.signers if s.person == person.id), None)
    if signer is None or person.role is not Role.OFFICER:
        return []
    label = f"{words.E_SIGNATURE.of(voice.first)} {person.name}"
    return [SignatureBox(signer.field, label, FIELD_BOX), Text(voice.say(words.E_SIGNATURE), SMALL)]


def checking_pages(record: Record, digest: str, voice: Voice, width: float) -> Iterator[Flowable]:
    """Digest, audit head, QR code, and what to do with them."""
    rows = [
        (words.SEALED, voice.time(record.sealed_at)),
        (words.DIGEST, digest),
        (words.STATEMENT, record.statement),
    ]
    if record.audit is not None:
        rows.append((words.AUDIT, f"{record.audit.device} · {record.audit.sequence} · {record.audit.hash}"))
    shown = [(voice.say(label, "\n"), text) for label, text in rows]
    code = segno.make(f"{record.number}\n{digest}", error="m", micro=False)
    modules = [[bool(module) for module in row] for row in code.matrix_iter(border=4)]
    side = 34 * mm
    alt = f"{words.QR_CODE.of(voice.first)} {record.number} {digest}"
    told: list[Flowable] = [
        Text(words.HOW_TO_CHECK.of(language), SMALL, language=language) for language in voice.languages
    ]
    yield KeepTogether(
        [
            Heading(voice.say(words.CHECKING)),
            gap(2),
            facts(shown, width, 44 * mm),
            gap(2),
            placed(
                [
                    [
                        told,
                        [QrCode(modules, side, alt)],
                    ]
                ],
                [width - side - 4 * mm, side + 4 * mm],
            ),
        ]
    )
