"""Read overlays of the format `inspector-overlay/1`: a province adds to a checklist and makes it stricter.

An overlay and the very version it extends give a checklist of its own. Nothing can be taken away or loosened, so
whoever does the overlay has done the checklist.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, fields, replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, Literal

from pydantic import TypeAdapter

from inspector.checklists.check import VERSION, check, require_new, require_some, require_written
from inspector.checklists.check_conditions import check_conditions
from inspector.checklists.document import Document, FieldPath, read_document
from inspector.checklists.shorthand import LAW_ID, spelled_out
from inspector.checklists.tighten import Tightening, tightened
from inspector.checklists.validate import validated
from inspector.errors import Refused
from inspector.model.checklist import Checklist, ChecklistId, Item, ItemId, LawId, Section
from inspector.model.text import Bilingual
from inspector.model.value import value

Bases = Mapping[tuple[ChecklistId, str], Checklist]
"""The checklists an overlay may extend, by id and version."""


@value
class Addition:
    """Items that come after one of the checklist's, or sections that come after its section."""

    after: ItemId
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()


@value
class OverlayFile:
    """An overlay as it is written, `inspector-overlay/1`. Its id is what is put behind that of the checklist."""

    format: Literal["inspector-overlay/1"]
    id: str
    version: str
    laws_on: date
    extends: ChecklistId
    extends_version: str
    title: Bilingual
    tighten: dict[ItemId, Tightening] = field(default_factory=dict)
    add: tuple[Addition, ...] = ()


@cache
def overlay_adapter() -> TypeAdapter[OverlayFile]:
    """Reads an overlay. It is made when it is first needed: that takes longer than most overlays."""
    return TypeAdapter(OverlayFile)


def read_overlay(source: bytes, name: str, laws: Container[LawId], bases: Bases) -> Checklist:
    """The checklist an overlay and what it extends give together, under the id `<checklist>-<overlay>`.

    Raises Refused "checklist-too-large", "checklist-not-yaml", "checklist-invalid" naming line and field, and
    "overlay-base-missing".
    """
    document = read_document(source, name)
    file = validated(document, spelled_out(document), overlay_adapter())
    _check(document, file, laws)
    base = bases.get((file.extends, file.extends_version))
    if base is None:
        raise _base_missing(name, file)
    _check_against(document, file, base)
    merged = replace(
        base,
        id=ChecklistId(f"{base.id}-{file.id}"),
        version=file.version,
        title=file.title,
        sections=_sections(document, file, base),
        sha256=sha256(f"{base.sha256} {sha256(source).hexdigest()}".encode()).hexdigest(),
    )
    check_conditions(_OfBoth(document, file, merged), merged)
    return merged


class _OfBoth:
    """Tells what is wrong in the merged checklist at its place in the overlay, or where it names what it extends."""

    def __init__(self, document: Document, file: OverlayFile, merged: Checklist) -> None:
        self._document = document
        self._merged = merged
        self._added: Mapping[str, FieldPath] = {id: path for path, id in _added_ids(file)}

    def refusal(self, path: FieldPath, *, en: str, zh: str) -> Refused:
        """The refusal for a field of the merged checklist."""
        return self._document.refusal(self._place(path), en=en, zh=zh)

    def _place(self, path: FieldPath) -> FieldPath:
        found: Any = self._merged
        for number, step in enumerate(path, start=1):
            found = found[step] if isinstance(step, int) else getattr(found, step)
            if isinstance(found, Section | Item) and found.id in self._added:
                return (*self._added[found.id], *path[number:])
        return ("extends",)


def _check(document: Document, file: OverlayFile, laws: Container[LawId]) -> None:
    require_written(document, ("id",), file.id, LAW_ID)
    require_written(document, ("version",), file.version, VERSION)
    require_written(document, ("extends_version",), file.extends_version, VERSION)
    check(document, file, laws)
    if not file.tighten:
        require_some(document, ("add",), file.add)
    for place, addition in enumerate(file.add):
        require_some(document, ("add", place), (*addition.items, *addition.sections))


def _check_against(document: Document, file: OverlayFile, base: Checklist) -> None:
    if file.laws_on != base.laws_on:
        raise document.refusal(
            ("laws_on",),
            en=f"must be {base.laws_on}, the day of what is extended: both are cited by the same numbers.",
            zh=f"应为 {base.laws_on}，与所扩展的检查表一致，两者引用的条号才相同。",
        )
    known = {item.id for item in base.items()}
    named: list[tuple[FieldPath, ItemId]] = [(("tighten", id), id) for id in file.tighten]
    named += [(("add", place, "after"), addition.after) for place, addition in enumerate(file.add)]
    for path, id in named:
        if id not in known:
            raise document.refusal(
                path,
                en=f"{base.id} {base.version} has no item {id}. Correct the number.",
                zh=f"{base.id} {base.version} 中没有检查项 {id}，请更正编号。",
            )
    taken = set(_ids(base.sections))
    for place, added in _added_ids(file):
        require_new(document, (*place, "id"), added, taken)


def _sections(document: Document, file: OverlayFile, base: Checklist) -> tuple[Section, ...]:
    merging = _Merging(document, file)
    return tuple(each for each in merging.merged(base.sections) if isinstance(each, Section))


class _Merging:
    """Goes through sections and items, whatever fields they have: what is not named stays as it is."""

    def __init__(self, document: Document, file: OverlayFile) -> None:
        self._document = document
        self._file = file

    def merged(self, entries: Iterable[object]) -> Iterator[object]:
        """The entries of a list, made stricter, each with what comes after it."""
        for entry in entries:
            if isinstance(entry, Section):
                yield self._section(entry)
                yield from self._sections_after(entry)
            elif isinstance(entry, Item):
                yield self._item(entry)
                yield from self._items_after(entry)
            else:
                yield entry

    def _section(self, section: Section) -> Section:
        lists = {
            each.name: tuple(self.merged(held))
            for each in fields(section)
            if isinstance(held := getattr(section, each.name), tuple)
        }
        return replace(section, **lists)  # type: ignore[arg-type]  # the same lists, with more in them

    def _item(self, item: Item) -> Item:
        wanted = self._file.tighten.get(item.id)
        return item if wanted is None else tightened(self._document, ("tighten", item.id), item, wanted)

    def _items_after(self, item: Item) -> Iterator[Item]:
        for addition in self._file.add:
            if addition.after == item.id:
                yield from addition.items

    def _sections_after(self, section: Section) -> Iterator[Section]:
        own = {entry.id for entry in section.items}
        for addition in self._file.add:
            if addition.after in own:
                yield from addition.sections


def _ids(sections: Iterable[object]) -> Iterator[str]:
    for entry in sections:
        if isinstance(entry, Section | Item):
            yield str(entry.id)
        if isinstance(entry, Section):
            for each in fields(entry):
                held = getattr(entry, each.name)
                yield from _ids(held if isinstance(held, tuple) else ())


def _added_ids(file: OverlayFile) -> Iterator[tuple[FieldPath, str]]:
    for place, addition in enumerate(file.add):
        for number, item in enumerate(addition.items):
            yield ("add", place, "items", number), item.id
        for number, section in enumerate(addition.sections):
            path: FieldPath = ("add", place, "sections", number)
            for id in _ids((section,)):
                yield path, id


def _base_missing(name: str, file: OverlayFile) -> Refused:
    return Refused(
        "overlay-base-missing",
        en=f"{name} extends {file.extends} {file.extends_version}, which is not here. Install that version, or have "
        "the overlay written for the one there is.",
        zh=f"{name} 扩展的是 {file.extends} {file.extends_version}，本机没有该版本。请先安装该版本，或者按现有版本重新编写。",
    )
