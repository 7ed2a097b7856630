"""Split a report with many photos into volumes; the first is the index of all and is signed last."""

from pathlib import Path

from inspector.model.document import Document, Paper, Volume
from inspector.model.record import Record

MOST_PHOTOS = 200  # some 60 MB of report copies: opens at once, and goes through a mail server


def volumes_of(record: Record, document: Document, most: int = MOST_PHOTOS) -> tuple[Volume, ...]:
    """The further volumes a paper needs, `most` photos each; none when all photos fit into one file."""
    count = len(record.photos)
    if document.paper is not Paper.REPORT:
        return ()
    starts = range(most + 1, count + 1, most)
    return tuple(
        Volume(number=number, first_photo=first, last_photo=min(first + most - 1, count))
        for number, first in enumerate(starts, start=2)
    )


def volume_path(index: Path, volume: Volume) -> Path:
    """Where a further volume lies: report.pdf, report-2.pdf, report-3.pdf."""
    return index.with_name(f"{index.stem}-{volume.number}{index.suffix}")
