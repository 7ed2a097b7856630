"""Bundles: checklists, laws and reference data that arrive as one signed file."""

from datetime import datetime
from enum import StrEnum

from inspector.model.checklist import Checklist, ChecklistId, Item, ItemId
from inspector.model.identity import Identity
from inspector.model.value import value

BUNDLE_ENDING = ".inspector-bundle"


class ContentKind(StrEnum):
    """What a file of a bundle is."""

    CHECKLIST = "checklist"
    OVERLAY = "overlay"
    LAWS = "laws"
    CALENDAR = "calendar"
    CARRIERS = "carriers"
    DIVISIONS = "divisions"

    @property
    def is_checklist(self) -> bool:
        """Whether an inspection can be done with it."""
        return self in (ContentKind.CHECKLIST, ContentKind.OVERLAY)


@value
class BundledFile:
    """A file as the manifest names it."""

    kind: ContentKind
    name: str
    size_bytes: int
    sha256: str


@value
class Manifest:
    """What is signed. `serial` only grows, for all bundles of a publisher."""

    title: str
    serial: int
    made_at: datetime
    publisher: str
    files: tuple[BundledFile, ...]


@value
class Bundle:
    """A bundle as it was told and verified; `sha256` is that of its manifest."""

    sha256: str
    manifest: Manifest
    signer: Identity


@value
class Origin:
    """By which bundle, from whom and when something came to this laptop."""

    bundle: str
    publisher: str
    serial: int
    signer: str
    fingerprint: str
    installed_at: datetime


@value
class Shelved:
    """A checklist there is, and where it came from: None for one shipped with the program."""

    checklist: Checklist
    origin: Origin | None = None


@value
class ItemChange:
    """An item as it was, and as it would be."""

    before: Item
    now: Item


@value
class ChecklistChange:
    """What a bundle does to one checklist; `before` is the version there is, "" for a new one."""

    checklist: Checklist
    before: str = ""
    added: tuple[ItemId, ...] = ()
    removed: tuple[Item, ...] = ()
    changed: tuple[ItemChange, ...] = ()

    @property
    def id(self) -> ChecklistId:
        """The checklist."""
        return self.checklist.id


@value
class ReferenceChange:
    """A bundle brings laws, a calendar, carriers or divisions; `before` is the version there is."""

    kind: ContentKind
    version: str
    before: str = ""


@value
class BundlePreview:
    """What a bundle would bring. `is_installed` when all of it is here already: then it brings nothing."""

    bundle: Bundle
    is_installed: bool
    checklists: tuple[ChecklistChange, ...]
    references: tuple[ReferenceChange, ...]
