"""The report for the bureau."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from inspector.report.papers.evidence import checking_pages, people_pages, photo_pages
from inspector.report.papers.front import front
from inspector.report.papers.items import checklist_pages, finding_pages
from inspector.report.papers.job import Job
from inspector.report.papers.volume import volume_front, volume_index, volume_photos


def report(job: Job) -> Iterator[Flowable]:
    """Everything, findings first; a further volume only shows its photos."""
    yield from _further_volume(job) if job.document.volume > 1 else _whole(job)


def _further_volume(job: Job) -> Iterator[Flowable]:
    yield from volume_front(job)
    yield from people_pages(job.record, job.voice, job.width)
    yield from volume_photos(job)


def _whole(job: Job) -> Iterator[Flowable]:
    record, voice, width = job.record, job.voice, job.width
    yield from front(record, job.digest, voice, width)
    yield from finding_pages(record, voice, width)
    yield from checklist_pages(record, voice, width)
    yield from photo_pages(record, voice, width)
    yield from volume_index(job)
    yield from people_pages(record, voice, width)
    yield from checking_pages(record, job.digest, voice, width)
