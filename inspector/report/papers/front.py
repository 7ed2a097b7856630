"""The cover: whose report, of which outlet, the result at a glance."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from inspector.errors import Language
from inspector.model import vocabulary
from inspector.model.checklist import Severity
from inspector.model.inspection import Verdict, Visit
from inspector.model.person import Role
from inspector.model.score import score_of
from inspector.report import words
from inspector.report.bars import Bars, Hatch
from inspector.report.blocks import EmblemPicture, Heading, gap
from inspector.report.emblem import emblem_of
from inspector.report.look import ACCENT, BODY, LABEL, STRONG, SUBHEADING, SUBTITLE, TINT, TITLE, VERDICT
from inspector.report.papers.job import Job
from inspector.report.tables import facts, placed
from inspector.report.text import Text
from inspector.report.told import recorded_items

LABELS = 25 * mm
EMBLEM = 18 * mm
BESIDE_MM = 4
LONG = 120  # characters: a longer text goes over the whole width, where it may go on on the next page
MOST_COUNTS = 24
SEVERITY_HATCHES = {
    Severity.CRITICAL: Hatch.SOLID,
    Severity.MAJOR: Hatch.DENSE,
    Severity.MINOR: Hatch.SPARSE,
    Severity.OBSERVATION: Hatch.EMPTY,
    Severity.GATE: Hatch.DENSE,
    Severity.KEY: Hatch.UPRIGHT,
}
VERDICT_HATCHES = {
    Verdict.CONFORMS: Hatch.EMPTY,
    Verdict.DOES_NOT_CONFORM: Hatch.SOLID,
    Verdict.NOT_APPLICABLE: Hatch.UPRIGHT,
    Verdict.NOT_CHECKED: Hatch.SPARSE,
    Verdict.RECORDED: Hatch.DENSE,
}
NO_PADDING = (("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0))
PANEL = (
    ("BACKGROUND", (0, 0), (-1, -1), TINT),
    ("LINEBEFORE", (0, 0), (0, -1), 4, ACCENT),
    ("LEFTPADDING", (0, 0), (-1, -1), 12),
    ("TOPPADDING", (0, 0), (-1, -1), 7),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
)


def front(job: Job) -> Iterator[Flowable]:
    """Bureau, title, result, outlet, visit, and what the record is known by; then a new page."""
    record, voice = job.record, job.voice
    yield from _letterhead(job)
    yield Heading(voice.lead(words.TITLE), 1, TITLE)
    for language in voice.languages[1:]:
        yield Text(words.TITLE.of(language), SUBTITLE, language=language)
    number = (voice.say(words.NUMBER), f"  {record.number}    ", voice.say(words.REVISION))
    yield Text(voice.beside(*number, f"  {record.revision}"), STRONG)
    air = gap(4 if len(voice.languages) > 1 else 8)
    yield air
    yield placed([[_verdict(job)]], [job.width], PANEL)
    yield air
    yield _charts(job)
    yield air
    yield from _columns(job)
    yield air
    yield facts(_known_by(job), job.width, LABELS)
    yield PageBreak()


def _letterhead(job: Job) -> Iterator[Flowable]:
    brand = job.record.brand
    name = Text(brand.name if brand else job.record.visit.bureau, SUBHEADING, where=words.BUREAU.en)
    emblem = emblem_of(brand) if brand else None
    if brand is None or emblem is None:
        yield name
    else:
        told = f"{job.voice.lead(words.EMBLEM)} {brand.name}"
        picture = EmblemPicture(emblem, EMBLEM, told)
        middle = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *NO_PADDING]
        yield placed([[picture, name]], [EMBLEM + 4 * mm, job.width - EMBLEM - 4 * mm], middle)
    yield placed([[[]]], [job.width], [("LINEABOVE", (0, 0), (-1, 0), 1.5, ACCENT)])
    yield gap(2)


def _verdict(job: Job) -> list[Flowable]:
    """What was found, then when it must be corrected and what was left out; the languages one by one."""
    languages = job.voice.languages
    found = [Text(_found(job, language), VERDICT, language=language) for language in languages]
    more = [(_more(job, language), language) for language in languages]
    return [*found, *(Text(text, BODY, language=language) for text, language in more if text)]


def _found(job: Job, language: Language) -> str:
    found = Counter(finding.severity for finding in job.record.findings)
    if not found:
        return words.NO_FINDINGS.of(language)
    counts = [
        words.SEVERITY_COUNT.of(language).format(count=found[s], severity=name.of(language).lower())
        for s, name in vocabulary.SEVERITIES.items()
        if found[s]
    ]
    said = words.FOUND_ONE if found.total() == 1 else words.FOUND
    return said.of(language).format(count=found.total(), severities=words.COMMA.of(language).join(counts))


def _more(job: Job, language: Language) -> str:
    voice, record, told = job.voice, job.record, []
    due = sorted(finding.due for finding in record.findings if finding.due)
    if due:
        said = words.DUE_BY if due[0] == due[-1] else words.DUE_BETWEEN
        told.append(
            said.of(language).format(first=voice.day(due[0], language), last=voice.day(due[-1], language))
        )
    unchecked = sum(answer.verdict is Verdict.NOT_CHECKED for answer in record.answers)
    if unchecked:
        told.append(words.UNCHECKED.of(language).format(count=unchecked))
    more = words.SEMICOLON.of(language).join(told)
    return more[:1].upper() + more[1:]


def _charts(job: Job) -> Flowable:
    record, voice = job.record, job.voice
    answers = Counter(answer.verdict for answer in record.answers)
    found = Counter(finding.severity for finding in record.findings)
    half = job.width / 2 - BESIDE_MM * mm / 2
    shown = [
        s
        for s in vocabulary.SEVERITIES
        if found[s] or s in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)
    ]
    severities = [
        (
            f"{vocabulary.SEVERITY_MARKS[s]} {voice.say(vocabulary.SEVERITIES[s])}",
            found[s],
            SEVERITY_HATCHES[s],
        )
        for s in shown
    ]
    verdicts = [
        (f"{vocabulary.VERDICT_MARKS[v]} {voice.say(vocabulary.VERDICTS[v])}", answers[v], VERDICT_HATCHES[v])
        for v in Verdict
        if v in vocabulary.JUDGING or answers[v]
    ]
    columns = [
        [Text(voice.say(title), LABEL), gap(1), Bars(entries, half)]
        for title, entries in ((words.BY_SEVERITY, severities), (words.BY_ANSWER, verdicts))
    ]
    return _beside(job, *columns)


def _columns(job: Job) -> Iterator[Flowable]:
    """Outlet and visit side by side, below each other where a text is long."""
    parts = [(words.OUTLET, _outlet(job)), (words.VISIT, _visit(job))]
    long = any(len(text) > LONG for _, rows in parts for _, text in rows)
    width = job.width if long else (job.width - BESIDE_MM * mm) / 2
    made = [
        [Text(job.voice.say(title), STRONG, keep=True), gap(1), facts(rows, width, LABELS)]
        for title, rows in parts
    ]
    if long:
        yield from [*made[0], gap(3), *made[1]]
    else:
        yield _beside(job, *made)


def _beside(job: Job, left: Sequence[Flowable], right: Sequence[Flowable]) -> Flowable:
    half = (job.width - BESIDE_MM * mm) / 2
    return placed([[left, [], right]], [half, BESIDE_MM * mm, half], NO_PADDING)


def _outlet(job: Job) -> list[tuple[str, str]]:
    outlet, voice = job.record.outlet, job.voice
    rows = (
        (words.NAME, outlet.name),
        (words.BRAND, outlet.brand),
        (words.KIND, voice.say(vocabulary.OUTLET_KINDS[outlet.kind])),
        (words.ENTITY, outlet.legal_entity),
        (words.CREDIT_CODE, outlet.credit_code),
        (words.PERMIT, outlet.permit),
        (words.ADDRESS, outlet.address),
        (words.RESPONSIBLE, outlet.responsible),
        (words.PHONE, outlet.phone),
    )
    return [(voice.say(label), text) for label, text in rows if text]


def _visit(job: Job) -> list[tuple[str, str]]:
    visit, voice = job.record.visit, job.voice
    rows = (
        (words.BUREAU, visit.bureau),
        (words.VISIT_KIND, voice.say(vocabulary.VISIT_KINDS[visit.kind])),
        (words.TIME, voice.period(visit.started_at, visit.ended_at)),
        (words.APPROVAL, visit.approval),
        (words.NOTICE, visit.notice),
        (words.FOLLOWS, visit.follows.number if visit.follows else ""),
        (words.THIS_YEAR, _this_year(visit)),
        (words.CREDENTIALS, voice.time(visit.credentials_shown_at)),
        (words.RIGHTS, voice.say(words.YES if visit.rights_told else words.NO)),
        (words.RECUSAL, recusal_told(job)),
    )
    return [(voice.say(label), text) for label, text in rows if text]


def _this_year(visit: Visit) -> str:
    number, planned = visit.number_this_year, visit.planned_this_year
    if number is None:
        return "" if planned is None else f"/ {planned}"
    return str(number) if planned is None else f"{number} / {planned}"


def recusal_told(job: Job) -> str:
    """What the outlet's side said when asked whether an officer should withdraw, "" where nobody asked."""
    recusal, voice = job.record.visit.recusal, job.voice
    if recusal is None:
        return ""
    if not recusal.wanted:
        return voice.say(words.NO_RECUSAL)
    decided = ("\n", voice.say(words.DECIDED), recusal.decision) if recusal.decision else ()
    return voice.beside(voice.say(words.RECUSAL_WANTED), recusal.reason, *decided)


def _known_by(job: Job) -> list[tuple[str, str]]:
    record, voice = job.record, job.voice
    officers = [p for p in record.people if p.role is Role.OFFICER]
    used = [voice.beside(voice.say(c.title), f"  {c.version}") for c in record.checklists]
    rows = (
        (
            words.ATTENDED,
            "\n".join("  ".join(filter(None, (p.name, p.post, p.certificate))) for p in officers),
        ),
        (words.SCORE, _score(job)),
        (words.SAMPLES, _samples(job)),
        (words.CHECKLISTS, used[0] if len(used) == 1 else "\n".join(used)),
        (words.DIGEST_SHORT, f"SHA-256  {job.digest}"),
    )
    return [(voice.say(label), text) for label, text in rows if text]


def _score(job: Job) -> str:
    answers = {answer.item: answer for answer in job.record.answers}
    score = score_of(recorded_items(job.record).values(), answers)
    if score is None:
        return ""
    return job.voice.tell(words.SCORED, "; ", reached=score.reached, possible=score.possible)


def _samples(job: Job) -> str:
    counted = [(a.item, a.count) for a in job.record.answers if a.count is not None]
    if not counted:
        return ""
    bad, sample = sum(c.bad for _, c in counted), sum(c.sample for _, c in counted)
    told = job.voice.tell(words.SAMPLED, "; ", items=len(counted), sample=sample, bad=bad)
    if len(counted) > MOST_COUNTS:
        return job.voice.beside(told, "\n", job.voice.say(words.SEE_CHECKLIST))
    return job.voice.beside(told, "\n", "   ".join(f"{item} {c.bad}/{c.sample}" for item, c in counted))
