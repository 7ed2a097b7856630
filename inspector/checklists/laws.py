"""The law registry: which version of which law the checklists cite."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import TypeAdapter

from inspector.checklists.check import check, require_new, require_written
from inspector.checklists.document import read_document
from inspector.checklists.shorthand import LAW_ID
from inspector.checklists.validate import validated
from inspector.model.checklist import Law, LawId
from inspector.model.value import value
from inspector.shipped import checklists_folder


@value
class LawsFile:
    """The registry as it is written, `inspector-laws/1`."""

    format: Literal["inspector-laws/1"]
    laws: tuple[Law, ...]


_LAWS_FILE = TypeAdapter(LawsFile)


def load_laws() -> Mapping[LawId, Law]:
    """The registry shipped with the program, by id, in the order of the file."""
    path = checklists_folder() / "law" / "laws.yaml"
    return read_laws(path.read_bytes(), path.name)


def read_laws(source: bytes, name: str) -> Mapping[LawId, Law]:
    """A law registry. Raises Refused "checklist-invalid" naming file, line and field."""
    document = read_document(source, name)
    file = validated(document, document.value, _LAWS_FILE)
    check(document, file, ())
    seen: set[str] = set()
    for place, law in enumerate(file.laws):
        require_written(document, ("laws", place, "id"), law.id, LAW_ID)
        require_new(document, ("laws", place, "id"), law.id, seen)
    return MappingProxyType({law.id: law for law in file.laws})
