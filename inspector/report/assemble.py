"""Put a report together: photos, pages, fonts, tags, the record as attachment, signature fields.

The file is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspector.report.emblem import Emblem
from inspector.report.pdf.attachments import Attachment, write_attachments
from inspector.report.pdf.fonts import write_font
from inspector.report.pdf.metadata import Description, write_info, write_metadata, write_output_intent
from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.outline import Entry, write_outline
from inspector.report.pdf.structure import Element, Widgets, write_structure
from inspector.report.pdf.writer import Objects
from inspector.report.sheet import FACE_NAMES, Bookmark, Field, Page
from inspector.report.typeface import Characters, Weight


@dataclass(frozen=True, slots=True)
class Drawing:
    """Drawn pages and what must be put behind them. Size in points."""

    size: tuple[float, float]
    pages: Sequence[Page]
    characters: Mapping[Weight, Characters]
    fields: Sequence[Field]
    bookmarks: Sequence[Bookmark]
    document: Element
    emblem: Emblem | None = None


@dataclass(frozen=True, slots=True)
class Widget:
    """A signature field in the file, with the entries a signature adds to."""

    ref: Ref
    entries: Mapping[str, Value]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Assembled:
    """What later revisions of the file refer to."""

    catalog: Ref
    catalog_entries: Mapping[str, Value]
    trailer: Mapping[str, Value]
    identity: bytes
    widgets: Mapping[str, Widget]
    pages: int


def assemble(
    writer: Objects,
    drawing: Drawing,
    photos: Mapping[int, Ref],
    attachments: Sequence[Attachment],
    description: Description,
) -> Assembled:
    """Write everything but the photos, whose numbers count from 1."""
    pages = [writer.reserve() for _ in drawing.pages]
    widgets = {field.name: writer.reserve() for field in drawing.fields}
    on_pages = Widgets(widgets, {field.name: pages[field.page - 1] for field in drawing.fields})
    structure, keys = write_structure(writer, drawing.document, pages, on_pages)
    fields = {f.name: _widget(writer, f, on_pages, keys[f.name]) for f in drawing.fields}
    tree = _write_pages(writer, drawing, pages, photos, widgets)
    catalog: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": tree,
        "Lang": description.languages[0],
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": structure,
        "ViewerPreferences": {"DisplayDocTitle": True},
        "Metadata": write_metadata(writer, description),
        "OutputIntents": [write_output_intent(writer)],
        "Outlines": write_outline(writer, nested(drawing.bookmarks), pages),
        **write_attachments(writer, attachments, description.made_at),
    }
    if widgets:
        catalog["AcroForm"] = writer.put({"Fields": list(widgets.values()), "SigFlags": 3})
    root = writer.put(catalog)
    identity = hashlib.sha256(b"".join(a.data for a in attachments)).digest()[:16]
    trailer: dict[str, Value] = {
        "Root": root,
        "Info": write_info(writer, description),
        "ID": [identity, identity],
    }
    return Assembled(root, catalog, trailer, identity, fields, len(pages))


def nested(bookmarks: Iterable[Bookmark]) -> list[Entry]:
    """The bookmarks as a tree by their levels."""
    top = Entry("", 0, 0)
    open_entries = [(0, top)]
    for mark in bookmarks:
        while open_entries[-1][0] >= mark.level:
            open_entries.pop()
        entry = Entry(mark.title, mark.page, mark.top)
        open_entries[-1][1].below.append(entry)
        open_entries.append((mark.level, entry))
    return top.below


def _widget(writer: Objects, field: Field, on_pages: Widgets, key: int) -> Widget:
    left, bottom, right, top = field.rect
    size = (round(right - left, 2), round(top - bottom, 2))
    empty = writer.stream(b"", form_entries(size))
    entries: dict[str, Value] = {
        "Type": Name("Annot"),
        "Subtype": Name("Widget"),
        "FT": Name("Sig"),
        "T": field.name,
        "TU": field.label,
        "F": 4,
        "Rect": list(field.rect),
        "P": on_pages.pages[field.name],
        "StructParent": key,
        "AP": {"N": empty},
    }
    writer.put(entries, on_pages.refs[field.name])
    return Widget(on_pages.refs[field.name], entries, size)


def form_entries(size: tuple[float, float]) -> dict[str, Value]:
    """A form XObject of a size in points."""
    return {"Type": Name("XObject"), "Subtype": Name("Form"), "BBox": [0, 0, size[0], size[1]]}


def _write_pages(
    writer: Objects,
    drawing: Drawing,
    pages: Sequence[Ref],
    photos: Mapping[int, Ref],
    widgets: Mapping[str, Ref],
) -> Ref:
    fonts, tree = write_fonts(writer, drawing.characters), writer.reserve()
    emblem = None if drawing.emblem is None else _write_emblem(writer, drawing.emblem)
    for number, (page, ref) in enumerate(zip(drawing.pages, pages, strict=True), start=1):
        resources: dict[str, Value] = {"Font": fonts}
        pictures: dict[str, Value] = {f"Ph{photo}": photos[photo] for photo in sorted(page.photos)}
        if page.emblem and emblem is not None:
            pictures["Emblem"] = emblem
        if pictures:
            resources["XObject"] = pictures
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": [0, 0, round(drawing.size[0], 2), round(drawing.size[1], 2)],
            "Resources": resources,
            "Contents": writer.stream(page.content(), {}),
            "Tabs": Name("S"),
            "StructParents": number - 1,
        }
        own = [widgets[field.name] for field in drawing.fields if field.page == number]
        writer.put(entries | ({"Annots": own} if own else {}), ref)
    writer.put({"Type": Name("Pages"), "Kids": list(pages), "Count": len(pages)}, tree)
    return tree


def _write_emblem(writer: Objects, emblem: Emblem) -> Ref:
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": emblem.width,
        "Height": emblem.height,
        "ColorSpace": Name("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    return writer.stream(emblem.pixels, entries)


def write_fonts(writer: Objects, characters: Mapping[Weight, Characters]) -> Ref:
    """The fonts for the characters that were used, under the names pages call them by."""
    fonts: dict[str, Value] = {}
    for weight, used in characters.items():
        for index in used.faces_used():
            face = used.faces.faces[index]
            fonts[f"{FACE_NAMES[weight]}{index}"] = write_font(writer, face, list(used.used(index)))
    return writer.put(fonts)
