"""The findings, and the checklist item by item."""

from collections.abc import Iterator, Mapping

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from inspector.model import vocabulary
from inspector.model.checklist import ItemId
from inspector.model.finding import Finding
from inspector.model.inspection import Answer, Verdict
from inspector.model.photo import Photo
from inspector.model.record import Record, RecordedItem
from inspector.report import words
from inspector.report.blocks import Heading, PlacedPhoto, gap, heading
from inspector.report.look import BODY, LABEL, SMALL, STRONG
from inspector.report.tables import ROW_LINES, facts, inner, placed, table
from inspector.report.text import Text
from inspector.report.voice import Voice

PHOTO_HEIGHT = 56 * mm


def finding_pages(record: Record, voice: Voice, width: float) -> Iterator[Flowable]:
    """Each finding: facts, basis, demand, deadline, objection, photos."""
    yield from heading(voice.say(words.FINDINGS), 90 * mm if record.findings else 30 * mm)
    if not record.findings:
        yield Text(voice.say(words.NO_FINDINGS))
    items = {item.id: item for c in record.checklists for section in c.sections for item in section.items}
    for number, finding in enumerate(record.findings, start=1):
        photos = list(_finding_photos(record, finding, voice, width))
        # Nothing in here may be a KeepTogether itself: it would tell an endless height.
        yield KeepTogether([*_finding_head(number, finding, items, voice, width), *photos[:2]])
        yield from photos[2:]
        yield gap(5)


def _finding_head(
    number: int, finding: Finding, items: Mapping[ItemId, RecordedItem], voice: Voice, width: float
) -> list[Flowable]:
    mark, severity = (
        vocabulary.SEVERITY_MARKS[finding.severity],
        voice.say(vocabulary.SEVERITIES[finding.severity]),
    )
    item, where = items.get(finding.item), f"{finding.item} "
    rows = [
        (words.FACTS, finding.text),
        (words.BASIS, voice.cite(finding.citations)),
        (words.DEMAND, finding.demand),
        (words.DUE, voice.day(finding.due)),
        (words.OBJECTION, finding.objection),
    ]
    head: list[Flowable] = [Heading(f"{number}.  {finding.item}   {mark} {severity}", 3)]
    if item is not None:
        head += [
            Text(item.question.of(language), SMALL, where=where, language=language)
            for language in voice.languages
        ]
    shown = [(voice.say(label, "\n"), text) for label, text in rows if text]
    return [*head, gap(1), facts(shown, width, 26 * mm)]


def _finding_photos(record: Record, finding: Finding, voice: Voice, width: float) -> Iterator[Flowable]:
    own = [
        (number, photo)
        for number, photo in enumerate(record.photos, start=1)
        if photo.finding == finding.id or (photo.finding is None and photo.item == finding.item)
    ]
    half = width / 2
    for first in range(0, len(own), 2):
        row: list[list[Flowable]] = [
            _photo(number, photo, voice, half) for number, photo in own[first : first + 2]
        ]
        row += [[]] * (2 - len(row))
        yield gap(1)
        yield placed([row], [half, half])


def _photo(number: int, photo: Photo, voice: Voice, width: float) -> list[Flowable]:
    copy = photo.report_copy
    size = (copy.width, copy.height) if copy else (photo.width, photo.height)
    caption = f"{voice.say(words.PHOTO)} {number}  {photo.caption}"
    return [
        PlacedPhoto(number, size, (width - 3 * mm, PHOTO_HEIGHT), caption),
        Text(caption, LABEL, where=f"{words.PHOTO.en} {number}", role="Caption"),
        Text(f"SHA-256 {photo.sha256[:16]}…", SMALL),
    ]


def checklist_pages(record: Record, voice: Voice, width: float) -> Iterator[Flowable]:
    """Every item with its answer, count and note."""
    answers = {answer.item: answer for answer in record.answers}
    widths = [12 * mm, width - 84 * mm, 24 * mm, 48 * mm]
    labels = (words.ITEM, words.QUESTION, words.ANSWER, words.NOTE)
    for checklist in record.checklists:
        yield from heading(f"{voice.say(words.CHECKLIST)}  {voice.say(checklist.title)}")
        cells: list[list[Flowable | list[Flowable]]] = [[Text(voice.say(w), LABEL) for w in labels]]
        spans, joined = [], set[int]()
        for section in checklist.sections:
            spans.append(len(cells))
            cells.append([Text(voice.say(section.title), STRONG), [], [], []])
            for item in section.items:
                first = len(cells)
                cells += _item_rows(item, answers.get(item.id), voice, inner(widths[3]))
                joined |= set(range(first, len(cells) - 1))
        yield table(cells, widths, header_rows=1, joined=joined, titles=spans)


def _item_rows(
    item: RecordedItem, answer: Answer | None, voice: Voice, note_width: float
) -> list[list[Flowable | list[Flowable]]]:
    """The row of an item, and more below it when its note is long."""
    texts = [] if answer is None else [text for text in (answer.value, answer.note, answer.reason) if text]
    notes = [part for text in texts for part in Text(text, where=item.id).parts(note_width, ROW_LINES)]
    row = _item_row(item, answer, voice)
    rows: list[list[Flowable | list[Flowable]]] = [[*row, notes[0] if notes else []]]
    return rows + [[[], [], [], note] for note in notes[1:]]


def _item_row(item: RecordedItem, answer: Answer | None, voice: Voice) -> list[Flowable | list[Flowable]]:
    question: list[Flowable] = [Text(item.question.of(voice.first), where=item.id, language=voice.first)]
    question += [
        Text(item.question.of(language), SMALL, where=item.id, language=language)
        for language in voice.languages[1:]
    ]
    question.append(Text(voice.cite(item.citations), SMALL, where=item.id))
    if answer is None:
        return [Text(item.id), question, Text("—")]
    bad = answer.verdict is Verdict.DOES_NOT_CONFORM
    verdict: list[Flowable] = [
        Text(
            f"{vocabulary.VERDICT_MARKS[answer.verdict]} {voice.say(vocabulary.VERDICTS[answer.verdict])}",
            STRONG if bad else BODY,
        )
    ]
    if answer.count is not None:
        counted = voice.say(words.OF_SAMPLE).format(bad=answer.count.bad, sample=answer.count.sample)
        verdict.append(Text(counted, SMALL))
    return [Text(item.id), question, verdict]
