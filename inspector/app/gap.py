"""One thing an inspection still lacks."""

from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.person import PersonId
from inspector.model.photo import PhotoId
from inspector.model.text import Bilingual
from inspector.model.value import value


@value
class Gap:
    """One thing that is missing, and the place where it is mended."""

    code: str
    text: Bilingual
    item: ItemId | None = None
    photo: PhotoId | None = None
    person: PersonId | None = None
    finding: FindingId | None = None


def gap(
    code: str,
    en: str,
    zh: str,
    *,
    item: ItemId | None = None,
    photo: PhotoId | None = None,
    person: PersonId | None = None,
    finding: FindingId | None = None,
) -> Gap:
    """A gap told in both languages."""
    text = Bilingual(zh=zh, en=en)
    return Gap(code=code, text=text, item=item, photo=photo, person=person, finding=finding)
