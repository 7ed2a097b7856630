"""What is inside a report, read from the revision the first signature covers and from no other."""

import hashlib
from collections.abc import Iterator, Sequence

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from inspector.model.photo import Photo
from inspector.report.reading import entry, items, pages, raw

SCRIPT_NAMES = ("/OpenAction", "/AA", "/Collection")
SCRIPT_TREES = ("/JavaScript", "/AlternatePresentations", "/Renditions")


def attached_files(revision: HistoricalResolver, name: str) -> Iterator[bytes]:
    """The bytes of every associated file of this name; a report has one record."""
    for file in items(revision.root, "/AF"):
        if entry(file, "/UF") == name and entry(file, "/AFRelationship") == "/Data":
            embedded = entry(entry(file, "/EF"), "/F")
            if isinstance(embedded, generic.StreamObject):
                yield embedded.data


def offered_files(revision: HistoricalResolver) -> list[str]:
    """The names of all files inside, as a reader is offered them and as the document claims them."""
    tree = entry(entry(revision.root, "/Names"), "/EmbeddedFiles")
    names = items(tree, "/Names")
    offered = [str(names[place]) for place in range(0, len(names), 2)]
    claimed = [str(entry(file, "/UF")) for file in items(revision.root, "/AF")]
    # A tree with branches is none of ours.
    return offered + claimed + ["kids" for _ in items(tree, "/Kids")]


def other_fields(reader: PdfFileReader, expected: set[str]) -> list[str]:
    """Form fields that are no signature of an officer and no time stamp, in the file as it is now."""
    fields = items(entry(reader.root, "/AcroForm"), "/Fields")
    return [str(entry(field, "/T")) for field in fields if not _is_known(field, expected)]


def _is_known(field: generic.PdfObject | None, expected: set[str]) -> bool:
    if entry(field, "/FT") != "/Sig" or raw(field, "/Kids") is not None:
        return False
    return entry(entry(field, "/V"), "/Type") == "/DocTimeStamp" or str(entry(field, "/T")) in expected


def has_script(reader: PdfFileReader) -> bool:
    """Whether something can happen when the file is opened, or a form can compute."""
    root = reader.root
    names, form = entry(root, "/Names"), entry(root, "/AcroForm")
    return (
        any(raw(root, name) is not None for name in SCRIPT_NAMES)
        or raw(form, "/XFA") is not None
        or any(raw(names, name) is not None for name in SCRIPT_TREES)
    )


def has_layers(reader: PdfFileReader) -> bool:
    """Whether content can be switched on and off."""
    return "/OCProperties" in reader.root


def has_page_action(reader: PdfFileReader) -> bool:
    """Whether a page or a field does something."""
    return any(
        raw(thing, "/AA") is not None or raw(thing, "/A") is not None
        for page in pages(reader.root)
        for thing in (page, *items(page, "/Annots"))
    )


def has_annotation(reader: PdfFileReader) -> bool:
    """Whether anything lies on a page that is no signature field."""
    return any(
        entry(note, "/Subtype") != "/Widget" or entry(note, "/FT") != "/Sig"
        for page in pages(reader.root)
        for note in items(page, "/Annots")
    )


def photos_match(reader: PdfFileReader, revision: int, shown: Sequence[tuple[int, Photo]]) -> bool:
    """Whether the pictures are exactly the report copies the record names, byte for byte."""
    expected = {f"/Ph{n}": photo.report_copy.sha256 for n, photo in shown if photo.report_copy is not None}
    if len(expected) != len(shown):
        return False
    found: dict[str, str] = {}
    hashed: dict[int, str] = {}
    for page in pages(reader.get_historical_resolver(revision).root):
        for name, reference in _pictures(page):
            if reference.idnum not in hashed:
                # Read past the reader's memory: one photo at a time.
                picture = reader.get_object(reference.reference, revision=revision)
                hashed[reference.idnum] = hashlib.sha256(picture.encoded_data).hexdigest()
            if found.setdefault(name, hashed[reference.idnum]) != hashed[reference.idnum]:
                return False
    return {name: sha for name, sha in found.items() if name != "/Emblem"} == expected


def _pictures(page: generic.DictionaryObject) -> Iterator[tuple[str, generic.IndirectObject]]:
    objects = entry(entry(page, "/Resources"), "/XObject")
    if isinstance(objects, generic.DictionaryObject):
        yield from ((str(name), objects.raw_get(name)) for name in objects)
