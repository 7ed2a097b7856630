"""The report for the bureau."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether

from inspector.report.blocks import Heading, Place
from inspector.report.papers.checking import checking_pages, law_pages, marks_and_terms
from inspector.report.papers.evidence import photo_pages
from inspector.report.papers.findings import finding_pages, other_photos
from inspector.report.papers.front import front
from inspector.report.papers.items import checklist_pages, open_items
from inspector.report.papers.job import Job
from inspector.report.papers.overview import contents, overview
from inspector.report.papers.people import people_pages
from inspector.report.papers.volume import volume_front, volume_index, volume_photos


def report(job: Job) -> Iterator[Flowable]:
    """Everything, findings first; a further volume only shows its photos."""
    yield from _further_volume(job) if job.document.volume > 1 else _whole(job)


def _further_volume(job: Job) -> Iterator[Flowable]:
    yield from volume_front(job)
    yield from volume_photos(job)
    yield from people_pages(job)


def _whole(job: Job) -> Iterator[Flowable]:
    places = {finding.id: Place() for finding in job.record.findings}
    body = [
        *overview(job, places),
        *finding_pages(job, places),
        *other_photos(job),
        *checklist_pages(job),
        *open_items(job),
        *photo_pages(job),
        *volume_index(job),
        *law_pages(job),
        *marks_and_terms(job),
        *people_pages(job),
        *checking_pages(job),
    ]
    yield from front(job)
    yield from contents(job, [*_sections(body)])
    yield from body


def _sections(story: Sequence[Flowable]) -> Iterator[Heading]:
    for flowable in story:
        if isinstance(flowable, KeepTogether):
            yield from _sections(flowable._content)
        elif isinstance(flowable, Heading) and flowable.level == 2:
            yield flowable
