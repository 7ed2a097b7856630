"""The findings, each with its facts, what is demanded, and its photos."""

from collections.abc import Iterator, Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from inspector.model import vocabulary
from inspector.model.checklist import ItemId
from inspector.model.finding import Finding, FindingId
from inspector.model.photo import Photo
from inspector.model.record import RecordedItem
from inspector.model.text import Bilingual
from inspector.report import words
from inspector.report.blocks import Heading, Place, PlacedPhoto, gap, heading, shortened
from inspector.report.cards import CARD_GAP, PHOTO_GAP, Card, PhotoRow
from inspector.report.look import ACCENT, BODY, DUE, LABEL, RULE, SMALL, TINT, Look
from inspector.report.papers.job import Job
from inspector.report.rows import THIN
from inspector.report.tables import facts, placed
from inspector.report.text import Text

TALLEST = 58 * mm
SPLIT_ABOVE = 100 * mm  # texts that need more stand below each other and go over pages
DEMAND_SHARE = 0.4  # of the width
CAPTION_LINES = 2
CARD_PAD = 6
LONGEST_ALT = 200  # characters


def finding_pages(job: Job, places: Mapping[FindingId, Place]) -> Iterator[Flowable]:
    """A card for each finding; `places` are told the pages."""
    record = job.record
    yield from heading(job.voice.say(words.FINDINGS), 90 * mm if record.findings else 30 * mm)
    if not record.findings:
        yield Text(job.voice.say(words.NO_FINDINGS))
    items = {item.id: item for c in record.checklists for section in c.sections for item in section.items}
    photos, before = job.photos_by_finding(), None
    for number, finding in enumerate(record.findings, start=1):
        head = _head(job, number, finding, items, places[finding.id])
        first, *more = _card(job, finding, head, [*photo_rows(job, photos.get(finding.id, ()))])
        if isinstance(before, Card) and isinstance(first, Card):
            before.following = first
        before = None if more else first
        yield from (first, *more)


def other_photos(job: Job) -> Iterator[Flowable]:
    """The photos that show no finding."""
    rows = [*photo_rows(job, job.photos_by_finding().get(None, ()))]
    if rows:
        yield from heading(job.voice.say(words.OTHER_PHOTOS), 70 * mm)
        yield from rows


def _head(
    job: Job, number: int, finding: Finding, items: Mapping[ItemId, RecordedItem], place: Place
) -> list[Flowable]:
    voice, mark = job.voice, vocabulary.SEVERITY_MARKS[finding.severity]
    severity = voice.say(vocabulary.SEVERITIES[finding.severity])
    title = voice.beside(f"{number}.  {finding.item}    {mark} ", severity)
    head: list[Flowable] = [Heading(title, 3, place=place, above=CARD_GAP if number > 1 else 0)]
    item = items.get(finding.item)
    if item is not None:
        head += [
            Text(item.question.of(language), LABEL, where=f"{finding.item} ", language=language, keep=True)
            for language in voice.languages
        ]
    return [*head, gap(1)]


def _card(job: Job, finding: Finding, head: list[Flowable], photos: list[Flowable]) -> Iterator[Flowable]:
    body = _side_by_side(job, finding)
    if body is not None:
        # Nothing in here may be a KeepTogether itself: it would tell an endless height.
        yield Card([*head, body, *photos[:1]])
        yield from photos[1:]
    else:
        yield CondPageBreak(50 * mm)
        for piece in head:
            piece.keepWithNext = 0
        yield from head
        yield facts(_rows(job, finding), job.width, 26 * mm)
        yield from photos


def _rows(job: Job, finding: Finding) -> list[tuple[str, str]]:
    rows = [*_facts(job, finding), (words.DUE, job.voice.day(finding.due)), (words.DEMAND, finding.demand)]
    return [(job.voice.say(label), text) for label, text in rows if text]


def _facts(job: Job, finding: Finding) -> list[tuple[Bilingual, str]]:
    return [
        (words.FACTS, finding.text),
        (words.BASIS, job.voice.cite(finding.citations)),
        (words.OBJECTION, finding.objection),
    ]


def _side_by_side(job: Job, finding: Finding) -> Flowable | None:
    """Left what was seen, right what is to be done; None when a text is too long for that."""
    right = job.width * DEMAND_SHARE
    widths = [job.width - right, right]
    columns = [
        _told(job, _facts(job, finding), BODY),
        [
            *_told(job, [(words.DUE, job.voice.day(finding.due))], DUE),
            *_told(job, [(words.DEMAND, finding.demand)], BODY),
        ],
    ]
    heights = [
        sum(piece.wrap(w - 2 * CARD_PAD, 0)[1] for piece in c) for c, w in zip(columns, widths, strict=True)
    ]
    if max(heights) > SPLIT_ABOVE:
        return None
    style = [
        ("BOX", (0, 0), (-1, -1), THIN, RULE),
        ("BACKGROUND", (1, 0), (1, 0), TINT),
        ("LINEBEFORE", (1, 0), (1, 0), 1.5, ACCENT),
        ("LEFTPADDING", (0, 0), (-1, -1), CARD_PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), CARD_PAD),
        ("TOPPADDING", (0, 0), (-1, -1), CARD_PAD / 2),
    ]
    return placed([columns], widths, style)


def _told(job: Job, rows: Sequence[tuple[Bilingual, str]], look: Look) -> list[Flowable]:
    """Each text below its label."""
    return [
        piece
        for label, text in rows
        if text
        for piece in (Text(job.voice.say(label), LABEL), Text(text, look, where=label.en), gap(0.8))
    ]


def photo_rows(job: Job, photos: Sequence[tuple[int, Photo]]) -> Iterator[Flowable]:
    """The photos two to a row; of those in other volumes only the numbers."""
    here = {number for number, _ in job.photos()}
    shown = [(number, photo) for number, photo in photos if number in here]
    away = [str(number) for number, _ in photos if number not in here]
    half = job.width / 2
    for first in range(0, len(shown), 2):
        yield PhotoRow([_photo(job, n, p, half) for n, p in shown[first : first + 2]], half, TALLEST)
    if away:
        yield Text(job.voice.tell(words.PHOTOS_AWAY, numbers=", ".join(away)), SMALL)


def _photo(job: Job, number: int, photo: Photo, width: float) -> tuple[PlacedPhoto, list[Text]]:
    voice, where = job.voice, f"{words.PHOTO.en} {number}"
    whole = f"{voice.lead(words.PHOTO)} {number}  {photo.caption}"
    caption = shortened(whole, LABEL, width - PHOTO_GAP, CAPTION_LINES)
    cut = caption != whole
    told = f"SHA-256 {photo.sha256[:16]}…" + (f"   {voice.lead(words.CAPTION_CUT)}" if cut else "")
    return (
        PlacedPhoto(number, photo, (width - PHOTO_GAP, TALLEST), whole[:LONGEST_ALT]),
        [Text(caption, LABEL, where=where, role="Caption"), Text(told, SMALL)],
    )
