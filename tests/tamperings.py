"""What an insider with a valid key can put into a report before signing it, and the rule that refuses it."""

from collections.abc import Callable
from dataclasses import replace

from insider import Tampering

from inspector.report.assemble import Assembled, Drawing
from inspector.report.pdf.attachments import Attachment
from inspector.report.pdf.metadata import Description
from inspector.report.pdf.objects import Name
from inspector.report.pdf.structure import Element
from inspector.report.sheet import Field, Page
from inspector.report.typeface import Weight

OTHER_PROGRAM = "outlet-inspector 0.0.1"


def first_page(change: Callable[[Page], None]) -> Tampering:
    """Change what was drawn on the first page."""

    def changed(drawing: Drawing) -> Drawing:
        change(drawing.pages[0])
        return drawing

    return Tampering(drawing=changed)


def lines(page: Page) -> list[str]:
    """What was drawn, line by line."""
    return "\n".join(page.code).split("\n")


def drop_text(page: Page) -> None:
    """Leave out the last line that was set."""
    drawn = lines(page)
    at = max(n for n, code in enumerate(drawn) if code.startswith("BT "))
    page.code[:] = [*drawn[:at], *drawn[at + 1 :]]


def hide_photo(drawing: Drawing) -> Drawing:
    """Show a photo so small that nobody sees it."""
    for page in drawing.pages:
        page.code[:] = ["q 0.1 0 0 0.1 0 0 cm /Ph1 Do Q" if "/Ph1 Do" in code else code for code in page.code]
    return drawing


def exchange_glyphs(drawing: Drawing) -> Drawing:
    """Let characters be shown as others, and searched as themselves."""
    numbers = drawing.characters[Weight.REGULAR]._numbers[0]
    one, two, *_ = numbers
    numbers[one], numbers[two] = numbers[two], numbers[one]
    return drawing


def page_twice(drawing: Drawing) -> Drawing:
    """Print the last page twice."""
    last = drawing.pages[-1]
    return replace(drawing, pages=[*drawing.pages, Page(code=list(last.code), photos=set(last.photos))])


def tell_otherwise(element: Element) -> None:
    """Tell the blind something else."""
    for part in element.parts:
        if isinstance(part, Element):
            if part.alt:
                part.alt = "other"
            tell_otherwise(part)


def other_alternatives(drawing: Drawing) -> Drawing:
    """Other alternative texts."""
    tell_otherwise(drawing.document)
    return drawing


def other_label(drawing: Drawing) -> Drawing:
    """Another label for the first signature field."""
    first, *others = drawing.fields
    return replace(drawing, fields=[replace(first, label="other"), *others])


def more_fields(drawing: Drawing) -> Drawing:
    """A third signature field."""
    return replace(drawing, fields=[*drawing.fields, Field("Officer3", "x", 1, (0, 0, 9, 9))])


def mark_field(drawing: Drawing) -> Drawing:
    """A third signature field, with a place in the structure."""
    from inspector.report.pdf.structure import FieldMark

    drawing.document.add(Element("Form", alt="x", parts=[FieldMark("Officer3")]))
    return more_fields(drawing)


def in_catalog(key: str, value: object) -> Tampering:
    """An entry in the catalog the program never makes, put there with the first signature."""

    def changed(assembled: Assembled) -> Assembled:
        return replace(assembled, catalog_entries={**assembled.catalog_entries, key: value})

    return Tampering(assembled=changed)


def files(change: Callable[[list[Attachment]], list[Attachment]]) -> Tampering:
    """Other files inside."""
    return Tampering(attachments=change)


def content(change: Callable[[bytes], bytes]) -> Tampering:
    """Another record inside than the one that was drawn."""
    return files(lambda inside: [replace(inside[0], data=change(inside[0].data))])


def as_older_program(drawing: Drawing) -> Drawing:
    """Leave a text out."""
    drop_text(drawing.pages[0])
    for page in drawing.pages:
        page.code[:] = [code for code in lines(page) if not code.startswith("BT ") or len(code) < 120]
    return drawing


def older(description: Description) -> Description:
    """Pretend that an older program drew it, which cannot be drawn anew."""
    return replace(description, program=OTHER_PROGRAM)


SCRIPT = {"S": Name("JavaScript"), "JS": "app.alert(1)"}
BY_INSIDERS: dict[str, tuple[Tampering, str]] = {
    "a text left out": (first_page(drop_text), "text-rebuilt"),
    "a photo shown too small": (Tampering(drawing=hide_photo), "text-rebuilt"),
    "glyphs exchanged": (Tampering(drawing=exchange_glyphs), "fonts-rebuilt"),
    "a page printed twice": (Tampering(drawing=page_twice), "pages-rebuilt"),
    "other alternative texts": (Tampering(drawing=other_alternatives), "structure-rebuilt"),
    "another label for a field": (Tampering(drawing=other_label), "fields-rebuilt"),
    "a field more": (Tampering(drawing=mark_field), "no-other-field"),
    "another title": (Tampering(description=lambda d: replace(d, title="other")), "rest-rebuilt"),
    "a photo exchanged": (Tampering(jpeg=lambda jpeg: jpeg[:-9] + bytes(9)), "photos"),
    "no record": (files(lambda inside: []), "record-present"),
    "a file more": (files(lambda inside: [*inside, replace(inside[0], name="other.json")]), "no-other-file"),
    "a record that is none": (content(lambda data: b"{}"), "record-readable"),
    "a record written otherwise": (content(lambda data: b" " + data), "record-canonical"),
    "another record than the one drawn": (
        content(lambda data: data.replace("青石路网点".encode(), "红石路网点".encode())),
        "statement",
    ),
    "a paper that is none": (
        files(lambda inside: [*inside, replace(inside[0], name="document.json", data=b"{}")]),
        "document-readable",
    ),
    "an older program, and a text left out": (
        Tampering(drawing=as_older_program, description=older),
        "text-shown",
    ),
    "no certification": (Tampering(certify=False), "certified"),
    "a script": (in_catalog("OpenAction", SCRIPT), "no-script"),
    "layers": (in_catalog("OCProperties", {"OCGs": [], "D": {}}), "no-layers"),
    "a base for links": (in_catalog("URI", {"Base": "http://example.com/"}), "catalog-kept"),
}
