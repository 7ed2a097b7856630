"""What the forms share: title, facts about the visit, places to sign by hand and in the file."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from inspector.model.finding import Finding
from inspector.model.inspection import Count
from inspector.model.person import Role
from inspector.model.text import Bilingual
from inspector.model.vocabulary import PAPERS
from inspector.report import words
from inspector.report.blocks import Heading, InkBox, Pen, SignatureBox, gap
from inspector.report.look import BODY, LABEL, SMALL, STRONG, SUBTITLE, TITLE, Look
from inspector.report.papers import form_words as say
from inspector.report.papers.job import Job
from inspector.report.tables import facts, placed
from inspector.report.text import Text

LABELS = 34 * mm
FIELD = (56 * mm, 20 * mm)
INK = (50 * mm, 16 * mm)


def title(job: Job) -> Iterator[Flowable]:
    """The form's name, in the other language too, and the number of the inspection."""
    name = PAPERS[job.document.paper]
    yield Text(job.record.visit.bureau, STRONG, where=words.BUREAU.en)
    yield Heading(job.voice.lead(name), 1, TITLE)
    for language in job.voice.languages[1:]:
        yield Text(name.of(language), SUBTITLE, language=language)
    number = job.voice.beside(job.voice.say(say.NUMBER), f"  {job.record.number}  R{job.record.revision}")
    yield Text(number, BODY)
    yield gap(3)


def told(job: Job, text: Bilingual, look: Look = BODY) -> Iterator[Flowable]:
    """A sentence in all languages of the record."""
    for language in job.voice.languages:
        yield Text(text.of(language), look, language=language)


def section(job: Job, text: Bilingual, look: Look | None = None) -> Iterator[Flowable]:
    """The heading of a part."""
    yield gap(3)
    yield Heading(job.voice.say(text), 2, look)
    yield gap(2)


def rows(job: Job, entries: Sequence[tuple[Bilingual, str]]) -> Flowable:
    """Label and value, what is empty left for the pen."""
    return facts([(job.voice.say(label), text or " ") for label, text in entries], job.width, LABELS)


def visit_rows(job: Job) -> list[tuple[Bilingual, str]]:
    """Who was visited, when, by whom."""
    record, voice = job.record, job.voice
    outlet, visit = record.outlet, record.visit
    known = (outlet.name, outlet.brand, outlet.legal_entity, outlet.credit_code, outlet.permit)
    return [
        (say.OUTLET, "  ".join(text for text in known if text)),
        (say.PLACE, outlet.address),
        (say.RESPONSIBLE, "  ".join(_named(job, Role.MANAGER)) or outlet.responsible),
        (say.TIME, voice.period(visit.started_at, visit.ended_at)),
        (say.BUREAU, visit.bureau),
        (say.OFFICERS, "\n".join(_named(job, Role.OFFICER))),
    ]


def earlier_told(job: Job) -> str:
    """The visit that is followed up: number and digest."""
    follows = job.record.visit.follows
    return f"{follows.number}\nSHA-256  {follows.digest}" if follows else job.record.previous


def _named(job: Job, role: Role) -> list[str]:
    return [
        "  ".join(text for text in (person.name, person.post, person.certificate) if text)
        for person in job.record.people
        if person.role is role
    ]


def count_of(job: Job, finding: Finding) -> Count | None:
    """The sample behind a finding."""
    return next((answer.count for answer in job.record.answers if answer.item == finding.item), None)


def ink(job: Job, *labels: Bilingual) -> Flowable:
    """Places to sign the paper by hand, each under its label, with a date."""
    each = job.width / len(labels)
    cells = [
        [Text(job.voice.say(label), LABEL), InkBox((min(each - 4 * mm, INK[0]), INK[1])), _date(job)]
        for label in labels
    ]
    return KeepTogether([gap(3), placed([cells], [each] * len(labels))])


def _date(job: Job) -> Text:
    return Text(f"{job.voice.lead(say.SIGN_DATE)}：", SMALL)


def electronic_signatures(job: Job) -> Iterator[Flowable]:
    """Where the officers sign the file: each paper carries the signatures the record demands."""
    cells: list[list[Flowable]] = []
    for signer in job.record.signers:
        label = f"{job.voice.lead(words.E_SIGNATURE)} {signer.name}"
        cells.append([Text(signer.name, LABEL), SignatureBox(signer.field, label, FIELD)])
    in_rows = [cells[start : start + 2] for start in range(0, len(cells), 2)]
    for row in in_rows:
        whole = row + [[]] * (2 - len(row))
        head = Text(job.voice.say(say.E_SIGNATURES), LABEL)
        yield KeepTogether([gap(3), head, placed([whole], [job.width / 2] * 2)])


def handwriting(job: Job) -> Iterator[Flowable]:
    """What people signed on the screen, and who refused."""
    for person in job.record.people:
        hand = next((h for h in job.record.handwriting if h.person == person.id), None)
        if hand is not None:
            alt = f"{job.voice.lead(words.HANDWRITING)} {person.name}"
            pen = Pen(hand, (40 * mm, 14 * mm), alt)
            when = Text(f"{person.name}  {job.voice.time(hand.at)}", SMALL, where="people")
            yield KeepTogether([gap(1), placed([[[pen], [when]]], [46 * mm, job.width - 46 * mm])])
    for refusal in job.record.refusals:
        name = next((p.name for p in job.record.people if p.id == refusal.person), "")
        text = f"{job.voice.lead(say.REFUSED_NOTE)}：{name}  {refusal.reason}  {refusal.witness}"
        yield Text(f"{text}  {job.voice.time(refusal.at)}", BODY, where="refusal")
