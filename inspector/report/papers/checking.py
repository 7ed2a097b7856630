"""What a reader needs beside the findings: laws, marks and terms, how to check the report."""

from collections.abc import Iterator

import segno
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from inspector.model import vocabulary
from inspector.model.checklist import Law, Proof
from inspector.model.inspection import Verdict
from inspector.report import words
from inspector.report.blocks import SECTION_GAP, Heading, QrCode, gap, heading
from inspector.report.look import CELL, LABEL
from inspector.report.papers.job import Job
from inspector.report.tables import facts, placed, table
from inspector.report.text import Text
from inspector.report.told import recorded_items

QR_SIDE = 34 * mm


def law_pages(job: Job) -> Iterator[Flowable]:
    """The laws the items and findings rest on, as they were in force on the day."""
    voice = job.voice
    if not job.record.laws:
        return
    yield from heading(voice.say(words.LAWS))
    labels = (words.SHORT_NAME, words.FULL_NAME, words.VERSION, words.IN_FORCE, words.PROVEN)
    widths = [42 * mm, job.width - 124 * mm, 24 * mm, 27 * mm, 31 * mm]
    rows: list[list[Flowable]] = [[Text(voice.say(label), LABEL) for label in labels]]
    yield table([*rows, *(_law(job, law) for law in job.record.laws)], widths, header_rows=1)


def _law(job: Job, law: Law) -> list[Flowable]:
    voice = job.voice
    proven = words.PROVEN_TEXT if law.proof is Proof.VERIFIED else words.PROVEN_SECONDARY
    texts = (
        voice.say(law.short),
        voice.say(law.title),
        law.version,
        voice.day(law.in_force),
        voice.say(proven),
    )
    return [Text(text, CELL, where=law.id) for text in texts]


def marks_and_terms(job: Job) -> Iterator[Flowable]:
    """What the marks mean that stand in this report."""
    record, voice = job.record, job.voice
    items = {item.severity for item in recorded_items(record).values()}
    used = items | {finding.severity for finding in record.findings}
    severities = [
        (vocabulary.SEVERITY_MARKS[s], name, words.SEVERITY_MEANINGS[s])
        for s, name in vocabulary.SEVERITIES.items()
        if s in used
    ]
    verdicts = [
        (vocabulary.VERDICT_MARKS[v], vocabulary.VERDICTS[v], words.VERDICT_MEANINGS[v])
        for v in Verdict
        if v in vocabulary.JUDGING or any(answer.verdict is v for answer in record.answers)
    ]
    rows: list[list[Flowable]] = [[Text(voice.say(label), LABEL) for label in (words.MARK, words.MEANING)]]
    for mark, name, meaning in [*severities, *verdicts]:
        told = voice.beside(f"{mark}  ", voice.say(name, " / "))
        rows.append([Text(told, CELL), Text(voice.say(meaning, "; "), CELL)])
    rows += [
        [Text(voice.say(term, " / "), CELL), Text(voice.say(meaning, "; "), CELL)]
        for term, meaning in words.TERMS
    ]
    yield KeepTogether(
        [
            Heading(voice.say(words.MARKS), above=SECTION_GAP),
            gap(2),
            table(rows, [48 * mm, job.width - 48 * mm], header_rows=1),
        ]
    )


def checking_pages(job: Job) -> Iterator[Flowable]:
    """Digest, audit head, QR code, and what to do with them."""
    record, voice = job.record, job.voice
    rows = [(words.SEALED, voice.time(record.sealed_at)), (words.DIGEST, job.digest)]
    if record.audit is not None:
        rows.append((words.AUDIT, f"{record.audit.device} · {record.audit.sequence}\n{record.audit.hash}"))
    shown = [(voice.say(label, "\n"), text) for label, text in rows]
    told: list[Flowable] = [
        Text(words.HOW_TO_CHECK.of(language), CELL, language=language) for language in voice.languages
    ]
    side = QR_SIDE + 4 * mm
    yield KeepTogether(
        [
            Heading(voice.say(words.CHECKING), above=SECTION_GAP),
            gap(2),
            facts(shown, job.width, 44 * mm),
            gap(2),
            placed([[told, [qr_code(job)]]], [job.width - side, side]),
        ]
    )


def qr_code(job: Job) -> QrCode:
    """Number and digest, so that paper leads to the data."""
    number = job.record.number
    code = segno.make(f"{number}\n{job.digest}", error="m", micro=False)
    modules = [[bool(module) for module in row] for row in code.matrix_iter(border=4)]
    return QrCode(modules, QR_SIDE, f"{job.voice.lead(words.QR_CODE)} {number} {job.digest}")
