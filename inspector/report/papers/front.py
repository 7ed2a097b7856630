"""The first page: what was inspected, by whom, and the result at a glance."""

from collections import Counter
from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.model import vocabulary
from inspector.model.inspection import Verdict
from inspector.model.person import Role
from inspector.model.record import Record
from inspector.report import words
from inspector.report.blocks import Heading, Tally, gap, heading
from inspector.report.look import BODY, SMALL, TITLE, Look
from inspector.report.tables import facts
from inspector.report.text import Text
from inspector.report.voice import Voice

LABELS = 34 * mm


def front(record: Record, digest: str, voice: Voice, width: float) -> Iterator[Flowable]:
    """Title, result at a glance, outlet, visit."""
    yield Heading(voice.lead(words.TITLE), 1, TITLE)
    for language in voice.languages[1:]:
        yield Text(words.TITLE.of(language), Look(size=13, leading=18), language=language)
    number = f"{voice.say(words.NUMBER)}  {record.number}   {voice.say(words.REVISION)}  {record.revision}"
    yield Text(number, BODY.bold())
    yield Text(f"{voice.say(words.DIGEST)}  {digest}", SMALL)
    yield from _glance(record, voice, width)
    yield from heading(voice.say(words.OUTLET))
    yield facts(_outlet(record, voice), width, LABELS)
    yield from heading(voice.say(words.VISIT))
    yield facts(_visit(record, voice), width, LABELS)


def _glance(record: Record, voice: Voice, width: float) -> Iterator[Flowable]:
    answers = Counter(answer.verdict for answer in record.answers)
    found = Counter(finding.severity for finding in record.findings)
    yield from heading(voice.say(words.SUMMARY))
    yield Tally([(str(answers[v]), voice.say(vocabulary.VERDICTS[v], " / ")) for v in Verdict], width)
    if found:
        yield gap(2)
        yield Tally(
            [
                (
                    str(found[s]),
                    f"{vocabulary.SEVERITY_MARKS[s]} {voice.say(vocabulary.SEVERITIES[s], ' / ')}",
                )
                for s in vocabulary.SEVERITIES
                if found[s]
            ],
            width,
        )


def _outlet(record: Record, voice: Voice) -> list[tuple[str, str]]:
    outlet = record.outlet
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
    return [(voice.say(label, "\n"), text) for label, text in rows if text]


def _visit(record: Record, voice: Voice) -> list[tuple[str, str]]:
    visit = record.visit
    officers = [p for p in record.people if p.role is Role.OFFICER]
    used = [f"{voice.say(c.title)}  {c.version}" for c in record.checklists]
    rows = (
        (words.BUREAU, visit.bureau),
        (words.VISIT_KIND, voice.say(vocabulary.VISIT_KINDS[visit.kind])),
        (
            words.TIME,
            f"{voice.time(visit.started_at)} {voice.lead(words.UNTIL)} {voice.time(visit.ended_at)}",
        ),
        (words.APPROVAL, visit.approval),
        (words.NOTICE, visit.notice),
        (words.THIS_YEAR, "" if visit.number_this_year is None else str(visit.number_this_year)),
        (words.ATTENDED, "\n".join(f"{p.name}  {p.post}  {p.certificate}" for p in officers)),
        (words.CREDENTIALS, voice.time(visit.credentials_shown_at)),
        (words.RIGHTS, voice.say(words.YES if visit.rights_told else words.NO)),
        (words.CHECKLISTS, "\n".join(used)),
    )
    return [(voice.say(label, "\n"), text) for label, text in rows if text]
