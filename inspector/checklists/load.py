"""Read checklists of the format `inspector-checklist/1`."""

from collections.abc import Collection, Container, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from inspector.checklists.check import VERSION, empty, faults_in, unwritten
from inspector.checklists.check_conditions import condition_faults
from inspector.checklists.document import LARGEST_BYTES, read_document
from inspector.checklists.fault import Fault, refuse_first
from inspector.checklists.kept import kept
from inspector.checklists.laws import load_laws
from inspector.checklists.shorthand import LAW_ID, spelled_out
from inspector.checklists.validate import validated
from inspector.errors import Refused
from inspector.model.checklist import Checklist, ChecklistId, ChoiceList, LawId, Section, Translation
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.shipped import checklists_folder

NO_CHECKLISTS = ("carriers.yaml",)  # what else lies in the folder


@value
class ChecklistFile:
    """A checklist as it is written, `inspector-checklist/1`."""

    format: Literal["inspector-checklist/1"]
    id: ChecklistId
    version: str
    laws_on: date
    title: Bilingual
    sections: tuple[Section, ...]
    choices: tuple[ChoiceList, ...] = ()
    translations: tuple[Translation, ...] = ()


CHECKLIST_FILE = TypeAdapter(ChecklistFile)
CHECKLIST = TypeAdapter(Checklist)


@cache
def shipped_checklists() -> tuple[Checklist, ...]:
    """The checklists shipped with the program, in the order of their items' numbers."""
    laws = load_laws().entries
    paths = [path for path in checklists_folder().glob("*.yaml") if path.name not in NO_CHECKLISTS]
    found = (_read(path.read_bytes(), path.name, laws) for path in paths)
    return tuple(sorted(found, key=lambda checklist: next(checklist.items()).id))


def load_checklist(path: Path) -> Checklist:
    """The checklist in a file. Raises Refused "checklist-unreadable", or as `read_checklist` does."""
    try:
        with path.open("rb") as file:
            source = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise Refused(
            "checklist-unreadable",
            en=f"{path.name} cannot be read. Check that the file exists and that you may open it.",
            zh=f"无法读取 {path.name}。请确认文件存在且有权打开。",
        ) from error
    return read_checklist(source, path.name)


def read_checklist(source: bytes, name: str) -> Checklist:
    """A checklist from the bytes of its file; `name` is what refusals call it.

    Raises Refused "checklist-too-large", "checklist-not-yaml" or "checklist-invalid" naming line and field.
    """
    return _read(source, name, load_laws().entries)


def read_private_checklist(source: bytes, name: str, laws: Container[LawId]) -> Checklist:
    """A checklist that is not for everybody to see: nothing of it is kept outside the store. `laws` are those it may
    cite. Raises Refused as `read_checklist`."""
    return _read_anew(source, name, laws)


def _read(source: bytes, name: str, laws: Collection[LawId]) -> Checklist:
    return kept(source, " ".join(sorted(laws)), CHECKLIST, lambda: _read_anew(source, name, laws))


def _read_anew(source: bytes, name: str, laws: Container[LawId]) -> Checklist:
    document = read_document(source, name)
    file = validated(document, spelled_out(document), CHECKLIST_FILE)
    refuse_first(document, checklist_faults(file, laws))
    found = checklist(file, source)
    refuse_first(document, condition_faults(found))
    return found


def checklist_faults(file: ChecklistFile, laws: Container[LawId]) -> Iterator[Fault]:
    """What is wrong with a checklist, its conditions apart."""
    yield from unwritten(("id",), file.id, LAW_ID)
    yield from unwritten(("version",), file.version, VERSION)
    yield from empty(("sections",), file.sections)
    yield from faults_in(file, laws)


def checklist(file: ChecklistFile, source: bytes) -> Checklist:
    """The checklist a file holds."""
    return Checklist(
        id=file.id,
        version=file.version,
        laws_on=file.laws_on,
        title=file.title,
        sections=file.sections,
        choices=file.choices,
        translations=file.translations,
        sha256=sha256(source).hexdigest(),
    )
