"""One thing an inspection still lacks."""

from enum import StrEnum

from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.person import PersonId
from inspector.model.photo import PhotoId
from inspector.model.text import Bilingual
from inspector.model.value import value


class Where(StrEnum):
    """The places where something may be missing, in the order of the work."""

    VISIT = "visit"
    PEOPLE = "people"
    ITEMS = "items"
    FINDINGS = "findings"
    PHOTOS = "photos"
    SIGNATURES = "signatures"


@value
class Gap:
    """One thing that is missing, and the place where it is mended; one that `may_stay` does not keep anybody from
    sealing."""

    code: str
    text: Bilingual
    item: ItemId | None = None
    photo: PhotoId | None = None
    person: PersonId | None = None
    finding: FindingId | None = None
    may_stay: bool = False

    @property
    def where(self) -> Where:
        """Where it is mended."""
        if self.code in ("unsigned", "signed-before-change"):
            return Where.SIGNATURES
        if self.photo is not None:
            return Where.PHOTOS
        if self.finding is not None or self.code == "finding-missing":
            return Where.FINDINGS
        if self.item is not None:
            return Where.ITEMS
        is_of_people = self.person is not None or self.code in ("officers-missing", "manager-missing")
        return Where.PEOPLE if is_of_people else Where.VISIT


def gap(
    code: str,
    en: str,
    zh: str,
    *,
    item: ItemId | None = None,
    photo: PhotoId | None = None,
    person: PersonId | None = None,
    finding: FindingId | None = None,
    may_stay: bool = False,
) -> Gap:
    """A gap told in both languages."""
    text = Bilingual(zh=zh, en=en)
    return Gap(
        code=code, text=text, item=item, photo=photo, person=person, finding=finding, may_stay=may_stay
    )
