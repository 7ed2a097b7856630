"""Read any file a bundle may hold: what it is, and whether it is in order together with what there is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from inspector.checklists.laws import LawRegistry, read_laws
from inspector.checklists.load import read_private_checklist
from inspector.checklists.overlay import read_overlay
from inspector.checklists.reference import VERSION_IN
from inspector.checklists.refused_at import Position, refusal_at
from inspector.checklists.shelf import Shelf
from inspector.errors import Refused
from inspector.model.bundle import ContentKind
from inspector.model.checklist import Checklist, LawId
from inspector.model.version import version_order

FORMATS = {
    "inspector-checklist/1": ContentKind.CHECKLIST,
    "inspector-overlay/1": ContentKind.OVERLAY,
    "inspector-laws/2": ContentKind.LAWS,
    "inspector-calendar/1": ContentKind.CALENDAR,
    "inspector-carriers/1": ContentKind.CARRIERS,
}
NEAR = 10_000  # bytes from the start, in which a file says what it is
ORDER = tuple(ContentKind)
_FORMAT = re.compile(rb"""^[ \t{]*["']?format["']?[ \t]*:[ \t]*["']?([a-z0-9/-]{1,40})""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came, not read yet."""

    kind: ContentKind
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """A file that is in order. `id` is that of the checklist, else the kind; `sha256` that of the checklist, which an
    overlay has of two files, else of the file."""

    source: Source
    id: str
    version: str
    sha256: str
    checklist: Checklist | None = None
    laws: LawRegistry | None = None

    @property
    def kind(self) -> ContentKind:
        """What the file is."""
        return self.source.kind


def told_kind(data: bytes) -> ContentKind | None:
    """What a file says it is, None when it does not say."""
    found = _FORMAT.search(data[:NEAR])
    return FORMATS.get(found[1].decode()) if found else None


def kind_of(data: bytes, name: str) -> ContentKind:
    """What a file is, by its format or its ending. Raises Refused "content-unknown"."""
    kind = ContentKind.DIVISIONS if name.lower().endswith(".csv") else told_kind(data)
    if kind is None:
        raise Refused(
            "content-unknown",
            en=f"{name} is no checklist, overlay, law registry, calendar, list of carriers or of divisions. Write its "
            "format in the first line.",
            zh=f"{name} 不是检查表、叠加表、法规登记表、工作日历、企业清单或行政区划。请在首行写明 format。",
        )
    return kind


def read_contents(sources: Sequence[Source], shelf: Shelf) -> tuple[Content, ...]:
    """The files, each checked with the others and with what there is: laws first, then what cites them, then what
    extends it.

    Raises Refused "content-unknown", "content-twice", "law-missing", "overlay-base-missing", and as reading a
    checklist does, naming file, line and field.
    """
    reading = _Reading(shelf)
    contents = tuple(reading.one(source) for source in sorted(sources, key=_place))
    _require_distinct(contents)
    if reading.brought is not None:
        _require_known(reading.brought, _checklists(shelf, contents))
    return contents


def _place(source: Source) -> tuple[bool, int]:
    return source.kind is not ContentKind.LAWS, ORDER.index(source.kind)


class _Reading:
    """Knows what was read so far."""

    def __init__(self, shelf: Shelf) -> None:
        self.brought: LawRegistry | None = None
        self._shelf = shelf
        self._bases = dict(shelf.bases)

    def one(self, source: Source) -> Content:
        """A file, read."""
        if source.kind is ContentKind.LAWS:
            return self._laws(source)
        if source.kind.is_checklist:
            return self._checklist(source)
        version = VERSION_IN[source.kind](source.data, source.name)
        return _content(source, version)

    def _laws(self, source: Source) -> Content:
        laws = self.brought = read_laws(source.data, source.name)
        return _content(source, laws.version, laws)

    def _checklist(self, source: Source) -> Content:
        known = self._known_laws()
        if source.kind is ContentKind.CHECKLIST:
            found = read_private_checklist(source.data, source.name, known)
        else:
            found = read_overlay(source.data, source.name, known, self._bases)
        self._bases[found.id, found.version] = found
        return Content(source, found.id, found.version, found.sha256, checklist=found)

    def _known_laws(self) -> Mapping[LawId, object]:
        laws = self._shelf.laws
        return (laws if self.brought is None else self.brought.over(laws)).entries


def _content(source: Source, version: str, laws: LawRegistry | None = None) -> Content:
    if not version:
        raise refusal_at(
            source.name,
            Position(1, 1),
            path=("version",),
            en="is missing. Write it, so that newer and older can be told apart.",
            zh="缺少版本。请填写，以便区分新旧。",
        )
    return Content(source, source.kind, version, sha256(source.data).hexdigest(), laws=laws)


def _require_distinct(contents: Iterable[Content]) -> None:
    seen: dict[str, str] = {}
    for content in contents:
        if content.id in seen:
            raise Refused(
                "content-twice",
                en=f"{seen[content.id]} and {content.source.name} both are {content.id}. Keep one of them.",
                zh=f"{seen[content.id]} 与 {content.source.name} 都是 {content.id}，请只保留一个。",
            )
        seen[content.id] = content.source.name


def _checklists(shelf: Shelf, contents: Iterable[Content]) -> Iterator[Checklist]:
    """Those there will be."""
    brought = {content.id: content.checklist for content in contents if content.checklist is not None}
    for shelved in shelf.checklists:
        newer = brought.get(shelved.checklist.id)
        if newer is None or version_order(newer.version) < version_order(shelved.checklist.version):
            yield shelved.checklist
    yield from brought.values()


def _require_known(laws: LawRegistry, checklists: Iterable[Checklist]) -> None:
    for checklist in checklists:
        for item in checklist.items():
            for citation in (*item.citations, *item.penalty):
                if citation.law not in laws.entries:
                    raise Refused(
                        "law-missing",
                        en=f"The law registry lacks '{citation.law}', which item {item.id} of {checklist.id} cites. "
                        "Add the law to the registry.",
                        zh=f"法规登记表中缺少检查表 {checklist.id} 的检查项 {item.id} 所引用的“{citation.law}”，"
                        "请补充该法规。",
                    )
