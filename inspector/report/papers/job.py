"""What a paper is drawn from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable

from inspector.model.document import Document
from inspector.model.finding import FindingId
from inspector.model.photo import Photo
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.report.photos import photos_shown
from inspector.report.voice import Voice


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to draw: `digest` is the record's, `width` that of the text in points; `mark` stands on each page of
    what is no finished paper."""

    record: Record
    document: Document
    digest: str
    voice: Voice
    width: float
    mark: Bilingual | None = None

    def photos(self) -> list[tuple[int, Photo]]:
        """The photos this file holds, with their numbers from 1."""
        return photos_shown(self.record, self.document)

    def photos_by_finding(self) -> dict[FindingId | None, list[tuple[int, Photo]]]:
        """All photos with their numbers by the finding they show: their own, else the first at their item."""
        at_items = {finding.item: finding.id for finding in reversed(self.record.findings)}
        known = {finding.id for finding in self.record.findings}
        found: dict[FindingId | None, list[tuple[int, Photo]]] = {}
        for number, photo in enumerate(self.record.photos, start=1):
            own = photo.finding if photo.finding in known else None
            shown = own or (at_items.get(photo.item) if photo.item else None)
            found.setdefault(shown, []).append((number, photo))
        return found


Story = Callable[[Job], Iterator[Flowable]]


@dataclass(frozen=True, slots=True)
class Print:
    """A kind of paper: its title and what stands on it; each page of some is signed by hand."""

    title: Bilingual
    story: Story
    signed_each_page: bool = False
