"""What can be done to a signed report by somebody without a key: each gives the changed file."""

import io
import re
from collections.abc import Callable

import pikepdf
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Increment

name, text = NameObject, TextStringObject
Manipulation = Callable[[bytes], bytes]


def appended(data: bytes, change: Callable[[Increment], None]) -> bytes:
    """The file with a change appended to it, as editors do."""
    writer = Increment(io.BytesIO(data), strict=False)
    writer._update_meta = lambda: None  # each manipulation changes one thing only
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def increment(change: Callable[[Increment], None]) -> Manipulation:
    """A manipulation that appends a change."""
    return lambda data: appended(data, change)


def raw_items(array: ArrayObject) -> list[PdfObject]:
    """What an array holds, references unresolved."""
    return [array.raw_get(place) for place in range(len(array))]


def page(writer: Increment, number: int = 0) -> DictionaryObject:
    """A page of the file."""
    return writer.root["/Pages"]["/Kids"][number]


def dictionary(**entries: PdfObject) -> DictionaryObject:
    """A PDF dictionary."""
    return DictionaryObject({name(f"/{key}"): value for key, value in entries.items()})


def set_entry(writer: Increment, holder: DictionaryObject, key: str, value: PdfObject) -> None:
    """Change one entry of an object."""
    holder[name(key)] = value
    writer.update_container(holder)


def draw_over(writer: Increment) -> None:
    """A white sheet over a page."""
    stream = writer.add_object(StreamObject(stream_data=b"1 1 1 rg 0 0 600 850 re f"))
    writer.add_stream_to_page(0, stream)


def comment(writer: Increment) -> None:
    """A free text that looks like the page's own."""
    box = ArrayObject([NumberObject(n) for n in (50, 50, 300, 90)])
    note = dictionary(Type=name("/Annot"), Subtype=name("/FreeText"), Rect=box, Contents=text("无问题"))
    set_entry(writer, page(writer), "/Annots", ArrayObject([writer.add_object(note)]))


def replace_stream(find: Callable[[Increment], PdfObject], change: Callable[[bytes], bytes]) -> Manipulation:
    """Write a stream anew under its old number."""

    def do(writer: Increment) -> None:
        stream = find(writer)
        stream._data = change(stream.data)
        stream._encoded_data = None
        writer.update_container(stream)

    return increment(do)


def to_unicode(writer: Increment) -> PdfObject:
    """What the first font's characters stand for."""
    fonts = page(writer)["/Resources"]["/Font"]
    return fonts[sorted(fonts)[0]]["/ToUnicode"]


def photo(writer: Increment) -> PdfObject:
    """The first photo."""
    for number in range(len(writer.root["/Pages"]["/Kids"])):
        pictures = page(writer, number)["/Resources"].get("/XObject")
        if pictures:
            return pictures["/Ph1"]
    raise LookupError


def exchange_photo(writer: Increment) -> None:
    """Another picture under the photo's number."""
    picture = photo(writer)
    picture._encoded_data = picture.encoded_data[:-20] + bytes(20)
    picture._data = None
    writer.update_container(picture)


def record(writer: Increment) -> PdfObject:
    """The embedded record."""
    return writer.root["/AF"][0]["/EF"]["/F"]


def second_record(writer: Increment) -> None:
    """Another record beside the first."""
    stream = StreamObject(dict_data={name("/Type"): name("/EmbeddedFile")}, stream_data=b"{}")
    file = dictionary(
        Type=name("/Filespec"),
        UF=text("record.json"),
        AFRelationship=name("/Data"),
        EF=dictionary(F=writer.add_object(stream)),
    )
    set_entry(writer, writer.root, "/AF", ArrayObject([writer.add_object(file)]))


def text_field(writer: Increment) -> None:
    """A field that can be filled in."""
    field = writer.add_object(dictionary(FT=name("/Tx"), T=text("amount"), V=text("0")))
    form = writer.root["/AcroForm"]
    set_entry(writer, form, "/Fields", ArrayObject([*raw_items(form["/Fields"]), field]))


def script(writer: Increment) -> None:
    """Something that runs when the file is opened."""
    action = dictionary(S=name("/JavaScript"), JS=text("app.alert(1)"))
    set_entry(writer, writer.root, "/OpenAction", action)


def page_action(writer: Increment) -> None:
    """Something that runs when a page is shown."""
    action = dictionary(S=name("/JavaScript"), JS=text("app.alert(1)"))
    set_entry(writer, page(writer), "/AA", dictionary(O=action))


def layers(writer: Increment) -> None:
    """Content that can be switched off."""
    properties = dictionary(OCGs=ArrayObject(), D=dictionary())
    set_entry(writer, writer.root, "/OCProperties", properties)


def alternative_text(writer: Increment) -> None:
    """Another alternative text for the first figure."""

    def first_figure(node: PdfObject) -> DictionaryObject | None:
        if not isinstance(node, DictionaryObject) or "/Alt" in node:
            return node if isinstance(node, DictionaryObject) else None
        kids = node["/K"] if "/K" in node else ArrayObject()
        below = [kids[n] for n in range(len(kids))] if isinstance(kids, ArrayObject) else [kids]
        return next((found for kid in below if (found := first_figure(kid)) is not None), None)

    figure = first_figure(writer.root["/StructTreeRoot"])
    assert figure is not None
    set_entry(writer, figure, "/Alt", text("other"))


def title(writer: Increment) -> None:
    """Another title in the information dictionary."""
    writer.set_info(writer.add_object(dictionary(Title=text("other"))))


def add_page(writer: Increment) -> None:
    """A page more."""
    tree = writer.root["/Pages"]
    box = ArrayObject([NumberObject(n) for n in (0, 0, 595, 842)])
    sheet = dictionary(Type=name("/Page"), Parent=writer.root.raw_get("/Pages"), MediaBox=box)
    tree[name("/Count")] = NumberObject(len(tree["/Kids"]) + 1)
    set_entry(writer, tree, "/Kids", ArrayObject([*raw_items(tree["/Kids"]), writer.add_object(sheet)]))


def kids(writer: Increment, change: Callable[[list[PdfObject]], list[PdfObject]]) -> None:
    """Another list of pages."""
    tree = writer.root["/Pages"]
    pages = change(raw_items(tree["/Kids"]))
    tree[name("/Count")] = NumberObject(len(pages))
    set_entry(writer, tree, "/Kids", ArrayObject(pages))


def fewer_resources(writer: Increment) -> None:
    """A page without its fonts."""
    set_entry(writer, page(writer), "/Resources", dictionary())


def other_outline(writer: Increment) -> None:
    """Another first title in the outline."""
    set_entry(writer, writer.root["/Outlines"]["/First"], "/Title", text("other"))


def field(writer: Increment) -> DictionaryObject:
    """The first signature field."""
    return writer.root["/AcroForm"]["/Fields"][0]


def move_field(writer: Increment) -> None:
    """A signature shown elsewhere."""
    box = ArrayObject([FloatObject(n) for n in (0, 0, 1, 1)])
    set_entry(writer, field(writer), "/Rect", box)


def other_look(writer: Increment) -> None:
    """Another name shown in a signature."""
    stream = StreamObject(dict_data={name("/Subtype"): name("/Form")}, stream_data=b"0 0 9 9 re f")
    set_entry(writer, field(writer), "/AP", dictionary(N=writer.add_object(stream)))


def exchange_signatures(writer: Increment) -> None:
    """Each officer's field shows the other's signature."""
    fields = writer.root["/AcroForm"]["/Fields"]
    one, two = (fields[number].raw_get("/V") for number in (0, 1))
    set_entry(writer, fields[0], "/V", two)
    set_entry(writer, fields[1], "/V", one)


def rename_field(writer: Increment) -> None:
    """Another label on a field."""
    set_entry(writer, field(writer), "/TU", text("other"))


def overwrite_object_stream(writer: Increment) -> None:
    """A stream in the place of one that holds other objects."""
    number = min(writer.prev.xrefs.object_streams_used_in(0), key=lambda each: each.idnum)
    writer.objects[(0, number.idnum)] = StreamObject(stream_data=b"")


def unused_object(writer: Increment) -> None:
    """Something nobody refers to."""
    writer.add_object(text("nothing"))


def ranges(data: bytes) -> list[re.Match[bytes]]:
    """Where the byte ranges stand."""
    return list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", data))


def with_range(data: bytes, change: Callable[[int, int, int], tuple[int, int, int]]) -> bytes:
    """Another range for the last signature, as long as the old one."""
    match = ranges(data)[-1]
    numbers = change(*(int(number) for number in match.groups()))
    return data[: match.start()] + b"/ByteRange [0 %012d %012d %012d]" % numbers + data[match.end() :]


def last_hole(data: bytes) -> tuple[int, int]:
    """Where the last signature stands."""
    _, start, end = (int(n) for n in (0, *ranges(data)[-1].groups()[:2]))
    return start, end


def blank_signature(data: bytes) -> bytes:
    """A signature of zeros."""
    start, end = last_hole(data)
    return data[: start + 1] + b"0" * (end - start - 2) + data[end - 1 :]


def hide_in_padding(data: bytes) -> bytes:
    """Something behind the signature, in its own place."""
    _, end = last_hole(data)
    return data[: end - 9] + b"deadbeef" + data[end - 1 :]


def second_index(data: bytes) -> bytes:
    """An old index that names a new one: readers differ in which they take."""
    start = int(re.findall(rb"startxref\n(\d+)", data)[-1])
    root = re.findall(rb"/Root (\d+ 0 R)", data)[-1]
    trailer = b"trailer\n<</Size 5000 /Root %s /Prev %d /XRefStm %d>>\n" % (root, start, start)
    return data + b"xref\n0 0\n" + trailer + b"startxref\n%d\n%%%%EOF\n" % len(data)


def encrypt(data: bytes) -> bytes:
    """The file under a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    return out.getvalue()


def cut_after(signatures: int) -> Manipulation:
    """Without the later signatures."""

    def cut(data: bytes) -> bytes:
        ends = [match.end() for match in re.finditer(rb"%%EOF\n", data)]
        return data[: ends[signatures]]

    return cut


def flip(data: bytes) -> bytes:
    """One bit of the first photo."""
    at = data.index(b"\xff\xd8\xff") + 400
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


# Each is refused by the rule beside it.
BY_STRANGERS: dict[str, tuple[Manipulation, str]] = {
    "text drawn over a page": (increment(draw_over), "page-content-kept"),
    "a comment over a page": (increment(comment), "no-annotations"),
    "the characters of a font exchanged": (
        replace_stream(to_unicode, lambda cmap: cmap.replace(b"<0001>", b"<0002>")),
        "fonts-kept",
    ),
    "a photo exchanged": (increment(exchange_photo), "photos-kept"),
    "the record exchanged": (replace_stream(record, lambda data: data.replace(b"7", b"8")), "record-kept"),
    "a second record": (increment(second_record), "attachments-kept"),
    "a text field added": (increment(text_field), "fields-kept"),
    "a script added": (increment(script), "no-script"),
    "an action added to a page": (increment(page_action), "no-page-action"),
    "layers added": (increment(layers), "no-layers"),
    "an alternative text changed": (increment(alternative_text), "structure-kept"),
    "the title changed": (increment(title), "title-kept"),
    "the metadata changed": (
        replace_stream(lambda w: w.root["/Metadata"], lambda xmp: xmp.replace(b"JC-", b"XX-")),
        "metadata-kept",
    ),
    "the last signature cut off": (cut_after(1), "all-signed"),
    "all signatures cut off": (cut_after(0), "signed"),
    "a page added": (increment(add_page), "pages-added"),
    "a page removed": (increment(lambda w: kids(w, lambda k: k[:-1])), "pages-removed"),
    "pages exchanged": (increment(lambda w: kids(w, lambda k: k[::-1])), "pages-order"),
    "a page turned": (
        increment(lambda w: set_entry(w, page(w), "/Rotate", NumberObject(180))),
        "page-rotation-kept",
    ),
    "a page cropped": (
        increment(
            lambda w: set_entry(
                w, page(w), "/CropBox", ArrayObject([NumberObject(n) for n in (0, 400, 595, 842)])
            )
        ),
        "page-box-kept",
    ),
    "a page without its fonts": (increment(fewer_resources), "page-resources-kept"),
    "a page in slow transition": (
        increment(lambda w: set_entry(w, page(w), "/Dur", NumberObject(1))),
        "page-kept",
    ),
    "the outline changed": (increment(other_outline), "outline-kept"),
    "the language changed": (increment(lambda w: set_entry(w, w.root, "/Lang", text("fr"))), "catalog-kept"),
    "the list of pages exchanged": (
        increment(lambda w: set_entry(w, w.root, "/Pages", w.add_object(w.root["/Pages"]))),
        "pages-kept",
    ),
    "a signature moved out of sight": (increment(move_field), "field-place-kept"),
    "another look for a signature": (increment(other_look), "look-kept"),
    "two signatures exchanged": (increment(exchange_signatures), "signatures-kept"),
    "an object stream overwritten": (increment(overwrite_object_stream), "objects-kept"),
    "an unsigned revision": (increment(unused_object), "whole-file"),
    "bytes before the file": (lambda data: b"%!PS\n" + data, "nothing-before"),
    "bytes behind the file": (lambda data: data + b"\n<script>\n", "nothing-behind"),
    "one bit flipped": (flip, "signature-intact"),
    "no byte range": (lambda data: data.replace(b"/ByteRange", b"/ByteRanqe"), "byte-range"),
    "a negative byte range": (
        lambda data: with_range(data, lambda a, b, c: (a, b, -c)),
        "byte-range",
    ),
    "a byte range beyond the file": (
        lambda data: with_range(data, lambda a, b, c: (a, b, c + 9)),
        "byte-range",
    ),
    "a byte range that overlaps": (
        lambda data: with_range(data, lambda a, b, c: (b + 1, b, c)),
        "byte-range",
    ),
    "a byte range wrapped around more": (
        lambda data: with_range(data, lambda a, b, c: (a, b + 60, c - 60)),
        "signature-gap",
    ),
    "something hidden in a signature's place": (hide_in_padding, "signature-gap"),
    "a byte range that ends early": (
        lambda data: with_range(data, lambda a, b, c: (a, b, c - 30)),
        "whole-revisions",
    ),
    "a blanked signature": (blank_signature, "signature-readable"),
    "two indexes": (second_index, "plain-references"),
    "encrypted": (encrypt, "not-encrypted"),
}
