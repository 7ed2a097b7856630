"""Read overlays of the format `inspector-overlay/1`: a province adds to a checklist and makes it stricter.

An overlay and the very version it extends give a checklist of its own. Nothing can be taken away or loosened, so
whoever does the overlay has done the checklist.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, fields, replace
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Literal

from pydantic import TypeAdapter

from inspector.checklists.check import VERSION, empty, faults_in, nouns, unwritten, used_twice
from inspector.checklists.check_conditions import condition_faults
from inspector.checklists.document import read_document
from inspector.checklists.fault import Fault, refuse_first
from inspector.checklists.likeness import meant
from inspector.checklists.refused_at import FieldPath
from inspector.checklists.shorthand import LAW_ID, spelled_out
from inspector.checklists.tighten import Tightening, loosenings, tightened
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
    refuse_first(document, overlay_faults(file, laws))
    base = bases.get((file.extends, file.extends_version))
    if base is None:
        raise base_missing(name, file)
    refuse_first(document, faults_against(file, base), loosened(file, base))
    whole = merged(file, base, source)
    found = (placed(fault, whole, places(file)) for fault in condition_faults(whole))
    refuse_first(document, (replace(fault, path=fault.path or ("extends",)) for fault in found))
    return whole


def merged(file: OverlayFile, base: Checklist, source: bytes) -> Checklist:
    """The checklist both give together."""
    return replace(
        base,
        id=ChecklistId(f"{base.id}-{file.id}"),
        version=file.version,
        title=file.title,
        sections=_sections(file, base),
        sha256=sha256(f"{base.sha256} {sha256(source).hexdigest()}".encode()).hexdigest(),
    )


def places(file: object) -> dict[str, FieldPath]:
    """Where each item and section is written in a file, by its id."""
    return {noun.id: path for path, noun in nouns(file) if isinstance(noun, Item | Section)}


def placed(fault: Fault, whole: Checklist, places: Mapping[str, FieldPath]) -> Fault:
    """A fault of a checklist at the place in the file its item or section is written at; at no place, where that is
    what the file extends."""
    found: object = whole
    path: FieldPath = ()
    for size, step in enumerate(fault.path):
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, str(step))
        if isinstance(found, Item | Section):
            path = (*places[found.id], *fault.path[size + 1 :]) if found.id in places else ()
    return replace(fault, path=path)


def overlay_faults(file: OverlayFile, laws: Container[LawId]) -> Iterator[Fault]:
    """What is wrong with an overlay, whatever it extends."""
    yield from unwritten(("id",), file.id, LAW_ID)
    yield from unwritten(("version",), file.version, VERSION)
    yield from unwritten(("extends_version",), file.extends_version, VERSION)
    yield from faults_in(file, laws)
    if not file.tighten:
        yield from empty(("add",), file.add)
    for place, addition in enumerate(file.add):
        yield from empty(("add", place), (*addition.items, *addition.sections))


def faults_against(file: OverlayFile, base: Checklist) -> Iterator[Fault]:
    """What does not fit the checklist an overlay extends."""
    if file.laws_on != base.laws_on:
        yield Fault(
            "other-laws",
            ("laws_on",),
            f"must be {base.laws_on}, the day of what is extended: both are cited by the same numbers.",
            f"应为 {base.laws_on}，与所扩展的检查表一致，两者引用的条号才相同。",
        )
    known = {item.id for item in base.items()}
    named: list[tuple[FieldPath, ItemId]] = [(("tighten", id), id) for id in file.tighten]
    named += [(("add", place, "after"), addition.after) for place, addition in enumerate(file.add)]
    for path, id in named:
        if id not in known:
            guess = meant(id, known)
            yield Fault(
                "unknown-item",
                path,
                f"{base.id} {base.version} has no item {id}. Correct the number.{guess.en}",
                f"{base.id} {base.version} 中没有检查项 {id}，请更正编号。{guess.zh}",
            )
    taken = set(_ids(base.sections))
    for place, added in _added_ids(file):
        yield from used_twice((*place, "id"), added, taken)


def loosened(file: OverlayFile, base: Checklist) -> Iterator[Fault]:
    """What is not stricter than the checklist an overlay extends, in its order."""
    for item in base.items():
        if item.id in file.tighten:
            yield from loosenings(("tighten", item.id), item, file.tighten[item.id])


def _sections(file: OverlayFile, base: Checklist) -> tuple[Section, ...]:
    merging = _Merging(file)
    return tuple(each for each in merging.merged(base.sections) if isinstance(each, Section))


class _Merging:
    """Goes through sections and items, whatever fields they have: what is not named stays as it is."""

    def __init__(self, file: OverlayFile) -> None:
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
        return item if wanted is None else tightened(item, wanted)

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


def base_missing(name: str, file: OverlayFile) -> Refused:
    """The refusal of an overlay whose checklist is not here."""
    return Refused(
        "overlay-base-missing",
        en=f"{name} extends {file.extends} {file.extends_version}, which is not here. Install that version, or have "
        "the overlay written for the one there is.",
        zh=f"{name} 扩展的是 {file.extends} {file.extends_version}，本机没有该版本。请先安装该版本，或者按现有版本重新编写。",
    )
