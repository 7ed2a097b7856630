"""What is inside a report, read from the revision the first signature covers and from no other."""

import hashlib
from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from inspector.model.record import Record
from inspector.report.record_json import ATTACHMENT

MOST_NODES = 200_000
ACTIVE_NAMES = ("/OpenAction", "/AA", "/XFA", "/Collection")
ACTIVE_TREES = ("/JavaScript", "/AlternatePresentations", "/Renditions")


def attached_records(revision: HistoricalResolver) -> list[bytes]:
    """The bytes of every associated file named record.json; a report has exactly one."""
    found = []
    for reference in _list(revision.root, "/AF"):
        file = reference.get_object()
        if str(file.get("/UF", file.get("/F", ""))) == ATTACHMENT and file.get("/AFRelationship") == "/Data":
            found.append(file["/EF"]["/F"].data)
    return found


def embedded_file_count(revision: HistoricalResolver) -> int:
    """How many files the name tree offers; a report offers its record only."""
    names = _part(revision.root, "/Names")
    tree = _part(names, "/EmbeddedFiles")
    return len(_list(tree, "/Names")) // 2 + len(_list(tree, "/Kids"))


def field_names(reader: PdfFileReader) -> list[tuple[str, str]]:
    """Name and type of every form field, in the file as it is now."""
    form = _part(reader.root, "/AcroForm")
    fields = [reference.get_object() for reference in _list(form, "/Fields")]
    named = [(str(field.get("/T", "")), str(field.get("/FT", ""))) for field in fields]
    return named + [("", "kids") for field in fields if "/Kids" in field]


def has_active_content(reader: PdfFileReader) -> bool:
    """Whether anything in the file can act, hide or be filled in: scripts, actions, layers, annotations
    that are not signature fields."""
    root = reader.root
    form = _part(root, "/AcroForm")
    names = _part(root, "/Names")
    return (
        any(name in root for name in (*ACTIVE_NAMES, "/OCProperties"))
        or "/XFA" in form
        or any(name in names for name in ACTIVE_TREES)
        or any(_acts(page) for page in pages(root))
    )


def _acts(page: generic.DictionaryObject) -> bool:
    annotations = [reference.get_object() for reference in _list(page, "/Annots")]
    return "/AA" in page or any(
        note.get("/Subtype") != "/Widget" or note.get("/FT") != "/Sig" or "/A" in note or "/AA" in note
        for note in annotations
    )


def pages(root: generic.DictionaryObject) -> Iterator[generic.DictionaryObject]:
    """All pages; a tree that loops or is too large ends in PdfReadError."""
    waiting, seen = [root["/Pages"]], 0
    while waiting:
        node, seen = waiting.pop(), seen + 1
        if seen > MOST_NODES:
            raise PdfReadError("the page tree has no end")
        if "/Kids" in node:
            waiting.extend(reference.get_object() for reference in reversed(node["/Kids"]))
        else:
            yield node


def photos_match(revision: HistoricalResolver, record: Record) -> bool:
    """Whether the pictures are exactly the report copies the record names, byte for byte."""
    expected = {
        f"/Ph{number}": photo.report_copy.sha256
        for number, photo in enumerate(record.photos, start=1)
        if photo.report_copy is not None
    }
    if len(expected) != len(record.photos):
        return False
    shown: dict[str, str] = {}
    hashed: dict[object, str] = {}
    for page in pages(revision.root):
        for name, reference in _pictures(page):
            if reference not in hashed:
                hashed[reference] = hashlib.sha256(reference.get_object().encoded_data).hexdigest()
            if shown.setdefault(name, hashed[reference]) != hashed[reference]:
                return False
    return shown == expected


def _pictures(page: generic.DictionaryObject) -> Iterator[tuple[str, generic.IndirectObject]]:
    resources = _part(page, "/Resources")
    objects = _part(resources, "/XObject")
    for name in objects:
        yield str(name), objects.raw_get(name)


def _part(node: generic.DictionaryObject, name: str) -> generic.DictionaryObject:
    return node[name] if name in node else generic.DictionaryObject()


def _list(node: generic.DictionaryObject, name: str) -> generic.ArrayObject:
    return node[name] if name in node else generic.ArrayObject()
