"""The forms practice demands, from the same record. Fields follow the models of administrative law
enforcement: see docs/papers.md."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from inspector.errors import Refused
from inspector.model.document import Paper
from inspector.model.finding import Finding, FindingState
from inspector.model.inspection import VisitKind
from inspector.model.photo import Photo
from inspector.model.text import Bilingual
from inspector.model.vocabulary import PAPERS
from inspector.report import words
from inspector.report.blocks import InkBox, gap
from inspector.report.look import BODY, CELL, LABEL, SMALL, STRONG
from inspector.report.papers import form_words as say
from inspector.report.papers.form_parts import (
    count_of,
    earlier_told,
    electronic_signatures,
    handwriting,
    ink,
    rows,
    section,
    title,
    told,
    visit_rows,
)
from inspector.report.papers.front import recusal_told
from inspector.report.papers.job import Job
from inspector.report.tables import placed, stretches, table
from inspector.report.text import Text
from inspector.report.told import recorded_items, value_told

ITEM_WIDTH = 18 * mm


def inspection_record(job: Job) -> Iterator[Flowable]:
    """The scene record: facts and counts item by item, evidence, the outlet's opinion. Each page is signed."""
    record, voice = job.record, job.voice
    yield from title(job)
    shown = [
        (say.RECORDER, ""),
        (say.CREDENTIALS, voice.time(record.visit.credentials_shown_at)),
        (say.RIGHTS_SAID, voice.say(words.YES if record.visit.rights_told else words.NO)),
        (words.RECUSAL, recusal_told(job)),
    ]
    yield rows(job, [*visit_rows(job), *shown])
    yield from section(job, say.FACTS_FOUND)
    yield _facts_table(job)
    yield from section(job, say.EVIDENCE)
    yield from _evidence(job)
    yield from section(job, say.OPINION)
    yield from _opinions(job)
    yield CondPageBreak(70 * mm)
    yield from told(job, say.READ, STRONG)
    yield from handwriting(job)
    yield ink(job, say.SIGN_OFFICERS, say.SIGN_PARTY, say.SIGN_WITNESS)
    yield from electronic_signatures(job)


def correction_order(job: Job) -> Iterator[Flowable]:
    """What must be corrected, by when, and how to have the order reviewed."""
    if not job.record.findings:
        raise _pointless(
            "no-findings", "The inspection has no findings: there is nothing to order.", "没有问题"
        )
    yield from title(job)
    yield rows(job, visit_rows(job)[:2])
    yield gap(2)
    yield from told(job, say.ORDER)
    yield gap(2)
    yield _orders(job)
    yield gap(3)
    yield from told(job, say.REVIEW)
    yield CondPageBreak(80 * mm)
    yield _seal(job)
    yield ink(job, say.SIGN_RECEIVER)
    yield from electronic_signatures(job)


def re_inspection(job: Job) -> Iterator[Flowable]:
    """Each earlier demand, and whether it is met."""
    if job.record.visit.kind is not VisitKind.FOLLOW_UP:
        raise _pointless("no-follow-up", "The visit is no re-inspection.", "本次检查不是复查")
    yield from title(job)
    yield rows(job, [*visit_rows(job), (say.EARLIER, earlier_told(job))])
    yield gap(3)
    labels = (say.ITEM, say.DEMAND, say.RESULT)
    body = [
        [
            Text(f.item),
            _long(f.demand, job.width * 0.5),
            [Text(job.voice.say(say.STATES[f.state], " / "), CELL)],
        ]
        for f in job.record.findings
    ]
    yield _table(job, labels, body, [ITEM_WIDTH, job.width * 0.5, job.width * 0.5 - ITEM_WIDTH])
    yield from handwriting(job)
    yield ink(job, say.SIGN_OFFICERS, say.SIGN_PARTY)
    yield from electronic_signatures(job)


def evidence_list(job: Job) -> Iterator[Flowable]:
    """Every photo: what it shows, when, with what and by whom it was made, and both hashes."""
    yield from title(job)
    yield rows(job, visit_rows(job)[:4])
    yield gap(2)
    yield from told(job, say.METHOD_TOLD)
    yield gap(2)
    yield from _evidence(job)
    yield ink(job, say.SIGN_OFFICERS, say.SIGN_PARTY)
    yield from electronic_signatures(job)


def referral(job: Job) -> Iterator[Flowable]:
    """Facts another department is responsible for, with what is handed over."""
    referred = _referred(job)
    yield from title(job)
    yield rows(job, [(say.ADDRESSEE, job.document.addressee), *visit_rows(job)])
    yield gap(2)
    yield from told(job, say.REFERRED)
    yield gap(2)
    width = job.width - ITEM_WIDTH
    body = [
        [Text(f.item), _long(f.text, width * 0.65), _long(job.voice.cite(f.citations), width * 0.35)]
        for f in referred
    ]
    yield _table(job, (say.ITEM, say.FACTS, say.ARTICLE), body, [ITEM_WIDTH, width * 0.65, width * 0.35])
    yield from section(job, say.MATERIALS)
    yield from told(job, say.MATERIALS_TOLD)
    yield CondPageBreak(80 * mm)
    yield _seal(job)
    yield ink(job, say.SIGN_RECEIVER)
    yield from electronic_signatures(job)


def service_receipt(job: Job) -> Iterator[Flowable]:
    """What was served, how, when, and who received it."""
    served = job.document.receipt_of or Paper.OUTLET_COPY
    name = PAPERS[served]
    yield from title(job)
    yield rows(
        job,
        [
            (say.RECEIPT_OF, f"{job.voice.say(name, ' / ')}  {job.record.number}"),
            *visit_rows(job)[:3],
            (say.WAY, job.voice.say(say.WAYS, "\n")),
            (say.SERVED, ""),
            (say.REFUSAL, "\n\n"),
            (say.NOTE, "\n"),
        ],
    )
    yield ink(job, say.SIGN_RECEIVER, say.SIGN_OFFICERS, say.SIGN_WITNESS)
    yield from electronic_signatures(job)


def _referred(job: Job) -> list[Finding]:
    chosen = set(job.document.findings)
    found = [
        finding
        for number, finding in enumerate(job.record.findings, start=1)
        if (number in chosen if chosen else finding.state is FindingState.REFERRED)
    ]
    if not found or not job.document.addressee.strip():
        raise Refused(
            "nothing-to-refer",
            en="Name the department the letter goes to, and the numbers of the findings to refer.",
            zh="请写明移送的部门，以及要移送的问题序号。",
        )
    return found


def _facts_table(job: Job) -> Flowable:
    width = job.width - ITEM_WIDTH
    items = recorded_items(job.record)
    seen = {finding.item: finding for finding in job.record.findings}
    body: list[list[object]] = []
    for answer in job.record.answers:
        finding = seen.get(answer.item)
        item = items.get(answer.item)
        texts = [t for t in (value_told(job.voice, item, answer), answer.note, answer.reason) if t]
        if finding is not None and finding.text not in texts:
            texts.append(finding.text)
        if answer.count is not None:
            texts.append(job.voice.tell(say.SAMPLE_TOLD, sample=answer.count.sample, bad=answer.count.bad))
        if texts or finding is not None:
            question = item.question.of(job.voice.first) if item else ""
            facts = "\n".join(texts)
            body.append([Text(answer.item), _long(question, width * 0.4), _long(facts, width * 0.6)])
    labels = (say.ITEM, words.QUESTION, say.FACTS)
    return _table(job, labels, body, [ITEM_WIDTH, width * 0.4, width * 0.6])


def _orders(job: Job) -> Flowable:
    width = job.width - ITEM_WIDTH - 26 * mm
    labels = (say.ITEM, say.FACTS, say.ARTICLE, say.DEMAND, say.DUE)
    body = [
        [
            Text(f.item),
            _long(_with_count(job, f), width * 0.4),
            _long(job.voice.cite(f.citations), width * 0.25),
            _long(f.demand, width * 0.35),
            Text(job.voice.day(f.due), STRONG),
        ]
        for f in job.record.findings
    ]
    widths = [ITEM_WIDTH, width * 0.4, width * 0.25, width * 0.35, 26 * mm]
    return _table(job, labels, body, widths)


def _with_count(job: Job, finding: Finding) -> str:
    count = count_of(job, finding)
    if count is None:
        return finding.text
    return f"{finding.text}\n{job.voice.tell(say.SAMPLE_TOLD, sample=count.sample, bad=count.bad)}"


def _evidence(job: Job) -> Iterator[Flowable]:
    if not job.record.photos:
        yield from told(job, say.NO_EVIDENCE)
        return
    labels = (say.PHOTO_NUMBER, say.SHOWS, say.TAKEN, say.HASHES)
    widths = [ITEM_WIDTH, job.width * 0.3, job.width * 0.27, job.width * 0.43 - ITEM_WIDTH]
    body = [_photo(job, number, photo, widths) for number, photo in enumerate(job.record.photos, start=1)]
    yield _table(job, labels, body, widths)


def _photo(job: Job, number: int, photo: Photo, widths: Sequence[float]) -> list[object]:
    copy = photo.report_copy
    made = f"{photo.exif_time or '—'}\n{photo.device or '—'}\n{photo.added_by}"
    return [
        Text(str(number)),
        _long(f"{photo.item or ''}  {photo.caption}", widths[1]),
        _long(made, widths[2]),
        [Text(photo.sha256, SMALL), Text(copy.sha256 if copy else "—", SMALL)],
    ]


def _opinions(job: Job) -> Iterator[Flowable]:
    objections = [f for f in job.record.findings if f.objection]
    for finding in objections:
        yield Text(f"{finding.item}  {finding.objection}", BODY, where=f"{finding.item} ")
    if not objections:
        yield InkBox((job.width, 18 * mm))


def _seal(job: Job) -> Flowable:
    place = Text(job.voice.say(say.SEAL, "\n"), LABEL)
    return placed([[[], [place, gap(22)]]], [job.width - 60 * mm, 60 * mm])


def _long(text: str, width: float) -> list[Text]:
    return stretches(Text(text, CELL), width)


def _table(
    job: Job, labels: Sequence[Bilingual], body: Sequence[Sequence[object]], widths: Sequence[float]
) -> Flowable:
    """A table whose long cells go on in rows of their own."""
    head: list[object] = [Text(job.voice.say(label), LABEL) for label in labels]
    cells: list[list[object]] = [head]
    joined: set[int] = set()
    for row in body:
        first = len(cells)
        parts = [
            list(cell) if isinstance(cell, list) and len(cell) > 1 and _splits(cell) else [cell]
            for cell in row
        ]
        for index in range(max(len(part) for part in parts)):
            cells.append([part[index] if index < len(part) else [] for part in parts])
        joined |= set(range(first, len(cells) - 1))
    return table(cells, widths, header_rows=1, joined=joined)


def _splits(cell: list[object]) -> bool:
    """Whether a cell is one long text in stretches, not several pieces."""
    return len({getattr(piece, "element", None) for piece in cell}) == 1


def _pointless(code: str, en: str, zh: str) -> Refused:
    return Refused(code, en=f"{en} Choose another paper.", zh=f"{zh}，不需要该文书。请选择其他文书。")
