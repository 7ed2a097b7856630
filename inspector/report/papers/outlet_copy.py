"""The copy for the outlet's manager: in plain words what is wrong, what to do, by when, and which rights."""

from collections.abc import Iterator
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from inspector.model import vocabulary
from inspector.model.finding import Finding
from inspector.model.text import Bilingual
from inspector.report import words
from inspector.report.blocks import Heading, gap
from inspector.report.look import BODY, HEADING, LABEL, STRONG, SUBHEADING
from inspector.report.papers import form_words as say
from inspector.report.papers.checking import qr_code
from inspector.report.papers.form_parts import (
    count_of,
    electronic_signatures,
    handwriting,
    ink,
    section,
    title,
)
from inspector.report.papers.job import Job
from inspector.report.tables import placed
from inspector.report.text import Text

# For reading at arm's length, in poor light, from a copy in black and white.
LARGE = BODY.scaled(12.5 / BODY.size)
LARGE_STRONG = STRONG.scaled(13 / STRONG.size)
LARGE_LABEL = LABEL.scaled(10 / LABEL.size)
LARGE_HEADING = HEADING.scaled(16 / HEADING.size)


def outlet_copy(job: Job) -> Iterator[Flowable]:
    """Findings only, in large type; rights, signatures, and how to see that it is genuine."""
    record, voice = job.record, job.voice
    yield from title(job)
    yield Text(record.outlet.name, LARGE_STRONG, where=words.OUTLET.en)
    yield Text(voice.period(record.visit.started_at, record.visit.ended_at), LARGE)
    yield gap(2)
    yield from _large(job, say.WHAT_FOR)
    yield gap(2)
    if not record.findings:
        yield from _large(job, say.NOTHING_FOUND, strong=True)
    else:
        yield Text(voice.tell(say.COUNT, count=len(record.findings)), LARGE_STRONG)
    for number, finding in enumerate(record.findings, start=1):
        yield from _finding(job, number, finding)
    if record.findings:
        yield from _to_whom(job)
    yield from _rights(job)
    yield from _signatures(job)


def _large(job: Job, text: Bilingual, *, strong: bool = False) -> Iterator[Flowable]:
    for language in job.voice.languages:
        yield Text(text.of(language), LARGE_STRONG if strong else LARGE, language=language)


def _finding(job: Job, number: int, finding: Finding) -> Iterator[Flowable]:
    voice, count = job.voice, count_of(job, finding)
    sample = "" if count is None else voice.tell(say.SAMPLE_TOLD, sample=count.sample, bad=count.bad)
    mark = vocabulary.SEVERITY_MARKS[finding.severity]
    parts = (
        (say.WRONG, finding.text, LARGE),
        (say.TO_DO, finding.demand, LARGE),
        (say.BY_WHEN, _due(job, finding.due), LARGE_STRONG),
        (say.HOW_GRAVE, voice.beside(f"{mark} ", voice.say(say.GRAVE[finding.severity], " / ")), LARGE),
        (say.SAMPLE, sample, LARGE),
        (say.WHY, voice.cite(finding.citations), LARGE),
        (say.YOUR_WORD, finding.objection, LARGE),
    )
    yield CondPageBreak(50 * mm)
    yield gap(4)
    yield Heading(f"{number}.  {finding.item}", 2, LARGE_HEADING)
    for label, text, look in parts:
        if text:
            yield gap(1.5)
            yield Text(voice.say(label), LARGE_LABEL, keep=True)
            yield Text(text, look, where=f"{finding.item} ")


def _due(job: Job, due: date | None) -> str:
    if due is None:
        return job.voice.say(say.NO_DATE)
    if job.voice.first == "zh":
        return f"{job.voice.day(due)}（星期{say.WEEKDAYS.zh[due.weekday()]}）"
    return f"{job.voice.day(due)} ({say.WEEKDAYS.en.split()[due.weekday()]})"


def _to_whom(job: Job) -> Iterator[Flowable]:
    yield from section(job, say.TO_WHOM, LARGE_HEADING)
    told = job.voice.tell(say.TELL, "\n", bureau=job.record.visit.bureau or "________")
    yield Text(told, LARGE)
    yield from _large(job, say.LATE)


def _rights(job: Job) -> Iterator[Flowable]:
    yield CondPageBreak(60 * mm)
    yield from section(job, say.RIGHTS, LARGE_HEADING)
    for right in say.RIGHTS_TOLD:
        for language in job.voice.languages:
            yield Text(f"· {right.of(language)}", LARGE, language=language)


def _signatures(job: Job) -> Iterator[Flowable]:
    yield CondPageBreak(80 * mm)
    yield gap(2)
    yield from handwriting(job)
    yield ink(job, say.SIGN_OFFICERS, say.SIGN_PARTY, say.SIGN_WITNESS)
    yield from electronic_signatures(job)
    yield CondPageBreak(50 * mm)
    yield gap(3)
    genuine: list[Flowable] = [Text(job.voice.say(say.GENUINE), SUBHEADING)]
    genuine += [
        Text(say.GENUINE_TOLD.of(language), BODY, language=language) for language in job.voice.languages
    ]
    yield placed([[genuine, [qr_code(job)]]], [job.width - 38 * mm, 38 * mm])
