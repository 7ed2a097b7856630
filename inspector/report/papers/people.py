"""The people who took part, with their signatures on screen, in the file, and on paper."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from inspector.model import vocabulary
from inspector.model.person import Person, Role
from inspector.report import words
from inspector.report.blocks import InkBox, Pen, SignatureBox, gap, heading
from inspector.report.look import BODY, LABEL, SMALL, STRONG
from inspector.report.papers.job import Job
from inspector.report.tables import placed
from inspector.report.text import Text

PEN_BOX = (52 * mm, 19 * mm)
FIELD_BOX = (62 * mm, 22 * mm)


def people_pages(job: Job) -> Iterator[Flowable]:
    """Everybody who took part, on a page of their own: handwriting, refusals, electronic signatures."""
    voice = job.voice
    yield PageBreak()
    yield from heading(voice.say(words.PEOPLE))
    if job.record.statement:
        for language in voice.languages:
            yield Text(words.SIGNED_STATEMENT.of(language), SMALL, language=language)
        yield Text(job.record.statement, SMALL)
        yield gap(3)
    for person in job.record.people:
        yield KeepTogether([_person(job, person), gap(2)])


def _person(job: Job, person: Person) -> Flowable:
    who: list[Flowable] = [
        Text(job.voice.say(vocabulary.ROLES[person.role]), LABEL),
        Text(person.name, STRONG, where="people"),
    ]
    if person.post:
        who.append(Text(person.post, BODY))
    if person.certificate:
        number = job.voice.say(words.CERTIFICATE)
        who.append(Text(job.voice.beside(number, f" {person.certificate}"), SMALL))
    widths = [job.width - 58 * mm - 64.5 * mm, 58 * mm, 64.5 * mm]
    return placed([[who, _hand(job, person), _field(job, person)]], widths)


def _hand(job: Job, person: Person) -> list[Flowable]:
    record, voice = job.record, job.voice
    hand = next((h for h in record.handwriting if h.person == person.id), None)
    if hand is not None:
        alt = f"{voice.lead(words.HANDWRITING)} {person.name}"
        signed = voice.beside(voice.say(words.SIGNED_AT), f" {voice.time(hand.at)}")
        return [Pen(hand, PEN_BOX, alt), Text(signed, SMALL)]
    refusal = next((r for r in record.refusals if r.person == person.id), None)
    if refusal is None:
        return [Text(voice.say(words.NOT_SIGNED), SMALL)]
    told = [
        Text(voice.say(words.REFUSED), STRONG),
        Text(voice.beside(voice.say(words.REASON), f"  {refusal.reason}"), where=words.REFUSED.en),
    ]
    if refusal.witness:
        told.append(Text(voice.beside(voice.say(words.WITNESS), f"  {refusal.witness}")))
    return [*told, Text(voice.time(refusal.at), SMALL)]


def _field(job: Job, person: Person) -> list[Flowable]:
    """Where an officer signs the file; where everybody else may sign the paper."""
    signer = next((s for s in job.record.signers if s.person == person.id), None)
    if signer is None or person.role is not Role.OFFICER:
        return [InkBox(FIELD_BOX), Text(job.voice.say(words.INK), SMALL)]
    label = f"{job.voice.lead(words.E_SIGNATURE)} {person.name}"
    return [SignatureBox(signer.field, label, FIELD_BOX), Text(job.voice.say(words.E_SIGNATURE), SMALL)]
