"""The contents list and the findings at a glance, both with the pages things stand on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.model import vocabulary
from inspector.model.finding import Finding, FindingId
from inspector.report import words
from inspector.report.blocks import ContentsLine, Heading, PageOf, Place, gap, heading
from inspector.report.look import CELL, LABEL, SMALL
from inspector.report.papers.job import Job
from inspector.report.pdf.structure import Element
from inspector.report.tables import placed, table
from inspector.report.text import Text

_SENTENCE = re.compile(r".+?(?:[。！？!?]|\.(?=\s)|$)")
SHORT = 60  # characters
SLIM = (("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1))


def contents(job: Job, sections: Sequence[Heading]) -> Iterator[Flowable]:
    """Where each section begins."""
    yield Heading(job.voice.say(words.CONTENTS))
    yield gap(2)
    lines = [ContentsLine(section) for section in sections]
    grid = placed([[line] for line in lines], [job.width], SLIM)
    grid.element = Element("TOC", parts=[Element("TOCI", parts=[line.element]) for line in lines])
    yield grid


def overview(job: Job, places: Mapping[FindingId, Place]) -> Iterator[Flowable]:
    """All findings in one table, if there are any."""
    record, voice = job.record, job.voice
    if not record.findings:
        return
    yield from heading(voice.say(words.OVERVIEW))
    labels = (
        words.NUMBER_SHORT,
        words.ITEM_SHORT,
        words.SEVERITY,
        words.FACT_SHORT,
        words.BASIS,
        words.DUE,
        words.PHOTOS_SHORT,
        words.PAGE_SHORT,
    )
    widths = [8 * mm, 12 * mm, 21 * mm, job.width - 126 * mm, 38 * mm, 24.5 * mm, 12.5 * mm, 10 * mm]
    photos = job.photos_by_finding()
    rows: list[list[Flowable]] = [[Text(voice.say(label), LABEL) for label in labels]]
    rows += [
        _row(job, number, finding, len(photos.get(finding.id, ())), places[finding.id])
        for number, finding in enumerate(record.findings, start=1)
    ]
    yield table(rows, widths, header_rows=1)


def _row(job: Job, number: int, finding: Finding, photos: int, place: Place) -> list[Flowable]:
    voice, mark = job.voice, vocabulary.SEVERITY_MARKS[finding.severity]
    return [
        Text(str(number), CELL.bold()),
        Text(finding.item, CELL),
        Text(voice.beside(f"{mark} ", voice.say(vocabulary.SEVERITIES[finding.severity])), CELL),
        Text(first_sentence(finding.text), CELL, where=finding.item),
        Text(voice.cite(finding.citations) or "—", SMALL),
        Text(voice.day(finding.due), CELL),
        Text(str(photos) if photos else "—", CELL),
        PageOf(place),
    ]


def first_sentence(text: str) -> str:
    """The first sentence, cut where it is long."""
    found = _SENTENCE.match(" ".join(text.split()))
    sentence = found.group() if found else ""
    return sentence if len(sentence) <= SHORT else sentence[: SHORT - 1] + "…"
