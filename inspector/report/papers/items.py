"""The checklist item by item, and what was not checked."""

from collections import Counter
from collections.abc import Iterator, Mapping

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.model import vocabulary
from inspector.model.checklist import AnswerKind, ItemId
from inspector.model.inspection import Answer, Verdict
from inspector.model.record import Record, RecordedItem
from inspector.model.text import Bilingual
from inspector.report import words
from inspector.report.blocks import heading
from inspector.report.look import BODY, LABEL, SMALL, STRONG
from inspector.report.papers.job import Job
from inspector.report.tables import MORE_LINES, Cell, inner, stretches, table
from inspector.report.text import Text
from inspector.report.told import recorded_items, sample_told, value_told, why_none
from inspector.report.voice import Voice

NUMBERS, VERDICTS, NOTES = 12 * mm, 25 * mm, 48 * mm
SHORT_ID, LONG_NUMBERS = 6, 22 * mm  # characters that have room, and the room for longer ones
MOST_LINES = 16  # of a note beside its item


def checklist_pages(job: Job) -> Iterator[Flowable]:
    """Every item with its answer, count and note."""
    for checklist in job.record.checklists:
        title = job.voice.beside(job.voice.say(words.CHECKLIST), "  ", job.voice.say(checklist.title))
        yield from heading(title)
        rows = _Rows(job)
        for section in checklist.sections:
            rows.add_title(section.title)
            for item in section.items:
                rows.add_item(item)
        yield rows.table()


def open_items(job: Job) -> Iterator[Flowable]:
    """The items that were not checked, with the reasons."""
    record, voice = job.record, job.voice
    answers = {answer.item: answer for answer in record.answers}
    left = [item for item in recorded_items(record).values() if _is_open(item, answers.get(item.id))]
    yield from heading(voice.say(words.NOT_COVERED), 30 * mm)
    if not left:
        yield Text(voice.say(words.ALL_COVERED))
        return
    numbers = _numbers(record)
    half = (job.width - numbers) / 2
    cells: list[list[Cell]] = [
        [Text(voice.say(w), LABEL) for w in (words.ITEM, words.QUESTION, words.REASON)]
    ]
    joined = set[int]()
    for item in left:
        start, answer = len(cells), answers.get(item.id)
        reason = voice.say(why_none(item), "; ") if answer is None else answer.reason or "—"
        first, *more = stretches(Text(reason, where=item.id), half)
        cells += [[Text(item.id), _question(item, voice), first], *([[], [], part] for part in more)]
        joined |= set(range(start, len(cells) - 1))
    yield table(cells, [numbers, half, half], header_rows=1, joined=joined)


def _numbers(record: Record) -> float:
    """The width of the column with the items' ids, in points."""
    longest = max((len(id) for id in recorded_items(record)), default=0)
    return float(NUMBERS if longest <= SHORT_ID else LONG_NUMBERS)


def _is_open(item: RecordedItem, answer: Answer | None) -> bool:
    if answer is not None:
        return answer.verdict is Verdict.NOT_CHECKED
    return bool(item.gate) or (item.asked and item.severity is not None)


def _question(item: RecordedItem, voice: Voice) -> list[Flowable]:
    looks = [BODY, *(SMALL for _ in voice.languages[1:])]
    return [
        Text(item.question.of(language), look, where=item.id, language=language)
        for language, look in zip(voice.languages, looks, strict=True)
    ]


class _Rows:
    """The rows of the checklist table."""

    def __init__(self, job: Job) -> None:
        self._voice, self._width, self._numbers = job.voice, job.width, _numbers(job.record)
        self._photos = Counter(photo.item for photo in job.record.photos)
        self._answers: Mapping[ItemId, Answer] = {answer.item: answer for answer in job.record.answers}
        self._findings: dict[ItemId, list[str]] = {}
        for number, finding in enumerate(job.record.findings, start=1):
            self._findings.setdefault(finding.item, []).append(str(number))
        labels = (words.ITEM, words.QUESTION, words.ANSWER, words.NOTE)
        self._cells: list[list[Cell]] = [[Text(self._voice.say(w), LABEL) for w in labels]]
        self._titles, self._joined, self._wide = set[int](), set[int](), set[int]()

    def table(self) -> Flowable:
        """All rows, the first repeated on each page."""
        widths = [self._numbers, self._width - self._numbers - VERDICTS - NOTES, VERDICTS, NOTES]
        return table(
            self._cells,
            widths,
            header_rows=1,
            joined=self._joined,
            titles=self._titles,
            wide=self._wide,
        )

    def add_title(self, title: Bilingual) -> None:
        """The row that heads a section."""
        self._titles.add(len(self._cells))
        self._cells.append([Text(self._voice.say(title), STRONG), [], [], []])

    def add_item(self, item: RecordedItem) -> None:
        """The row of an item; a long note stands below it, over all columns."""
        answer = self._answers.get(item.id)
        value = "" if answer is None else value_told(self._voice, item, answer)
        typed = () if answer is None else (value, answer.note, answer.reason)
        notes = [Text(text, where=item.id) for text in typed if text]
        short = sum(note.wrap(inner(NOTES), 0)[1] for note in notes) <= BODY.leading * MOST_LINES
        question = _question(item, self._voice)
        if item.citations:
            question.append(Text(self._voice.cite(item.citations), SMALL, where=item.id))
        self._cells.append([Text(item.id), question, self._verdict(item, answer), notes if short else []])
        for note in () if short else notes:
            first = len(self._cells)
            parts = stretches(note, self._width - self._numbers, MORE_LINES)
            self._cells += [[[], part, [], []] for part in parts]
            self._wide |= set(range(first, len(self._cells)))
            self._joined |= set(range(first, len(self._cells) - 1))

    def _nothing(self, item: RecordedItem) -> list[Flowable]:
        """What stands where there is no answer: why, or the photos that are one."""
        voice = self._voice
        if item.gate or not item.asked:
            return [Text("—"), Text(voice.say(why_none(item), "; "), SMALL)]
        if item.kind is AnswerKind.PHOTO and self._photos[item.id]:
            return [Text(voice.tell(words.HAS_PHOTOS, count=self._photos[item.id]))]
        return [] if item.kind is AnswerKind.NOTE else [Text("—")]

    def _verdict(self, item: RecordedItem, answer: Answer | None) -> list[Flowable]:
        voice = self._voice
        if answer is None:
            return self._nothing(item)
        word = voice.say(vocabulary.VERDICTS[answer.verdict])
        mark = vocabulary.VERDICT_MARKS[answer.verdict]
        look = STRONG if answer.verdict is Verdict.DOES_NOT_CONFORM else BODY
        told: list[Flowable] = [Text(voice.beside(f"{mark} ", word), look)]
        if answer.count is not None:
            told += [Text(text, SMALL) for text in sample_told(voice, item, answer.count)]
        if item.id in self._findings:
            number = ", ".join(self._findings[item.id])
            told.append(Text(voice.tell(words.SEE_FINDING, number=number), SMALL))
        return told
