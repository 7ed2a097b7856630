"""What a paper is drawn from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable

from inspector.model.document import Document
from inspector.model.photo import Photo
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.report.voice import Voice


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to draw: `digest` is the record's, `width` that of the text in points."""

    record: Record
    document: Document
    digest: str
    voice: Voice
    width: float

    def photos(self) -> Iterator[tuple[int, Photo]]:
        """The photos this file holds, with their numbers from 1; the others are in other volumes."""
        elsewhere = {n for v in self.document.volumes for n in range(v.first_photo, v.last_photo + 1)}
        if self.document.volume > 1:
            elsewhere = set(range(1, len(self.record.photos) + 1)) - elsewhere
        return ((n, p) for n, p in enumerate(self.record.photos, start=1) if n not in elsewhere)


Story = Callable[[Job], Iterator[Flowable]]


@dataclass(frozen=True, slots=True)
class Print:
    """A kind of paper: its title and what stands on it. Only a paper that shows photos holds any."""

    title: Bilingual
    story: Story
    shows_photos: bool = True
