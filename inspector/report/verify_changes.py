"""What was changed after a report was drawn: every object of the drawn revision, one by one.

A signature may add itself to its field and, the first time, its permission to the catalog; a later time
stamp may add itself and its evidence. Nothing else may change. This is stricter than the difference
analysis of the library, which lets titles and metadata change.
"""

from collections.abc import Callable, Iterable, Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from inspector.report.reading import children, entry, items, raw, written

DRAWN = 0
MOST_OBJECTS = 400_000
KINDS = {
    "content": "page-content-kept",
    "font": "fonts-kept",
    "photo": "photos-kept",
    "look": "look-kept",
    "structure": "structure-kept",
    "outline": "outline-kept",
    "metadata": "metadata-kept",
    "info": "title-kept",
    "attachment": "record-kept",
    "pages": "pages-kept",
    "signature": "signatures-kept",
}
CATALOG_KEYS = {
    "/OpenAction": "no-script",
    "/AA": "no-script",
    "/OCProperties": "no-layers",
    "/Names": "attachments-kept",
    "/AF": "attachments-kept",
    "/StructTreeRoot": "structure-kept",
    "/Outlines": "outline-kept",
    "/Metadata": "metadata-kept",
    "/Pages": "pages-kept",
    "/AcroForm": "fields-kept",
}
PAGE_KEYS = {
    "/Contents": "page-content-kept",
    "/MediaBox": "page-box-kept",
    "/CropBox": "page-box-kept",
    "/UserUnit": "page-box-kept",
    "/Rotate": "page-rotation-kept",
    "/Resources": "page-resources-kept",
    "/Annots": "annotations-kept",
    "/AA": "no-page-action",
}
FIELD_KEYS = {
    "/V": "signatures-kept",
    "/AP": "look-kept",
    "/Rect": "field-place-kept",
    "/F": "field-place-kept",
}


# In the order of their weight; scripts and layers have rules of their own.
CHANGES = (
    "page-content-kept",
    "pages-added",
    "pages-removed",
    "pages-order",
    "pages-kept",
    "page-box-kept",
    "page-rotation-kept",
    "page-resources-kept",
    "page-kept",
    "fonts-kept",
    "photos-kept",
    "record-kept",
    "attachments-kept",
    "annotations-kept",
    "fields-kept",
    "field-place-kept",
    "look-kept",
    "signatures-kept",
    "structure-kept",
    "outline-kept",
    "metadata-kept",
    "title-kept",
    "catalog-kept",
    "objects-kept",
)


def changes_since_drawn(reader: PdfFileReader) -> set[str]:
    """The codes of the rules that changes in later revisions break."""
    kinds, broken = Kinds(reader), set[str]()
    streams: set[int] = set()
    for revision in range(1, reader.xrefs.total_revisions):
        streams |= {ref.idnum for ref in reader.xrefs.object_streams_used_in(revision - 1)}
        for ref in _touched(reader, revision):
            if ref.idnum in streams:
                broken.add("objects-kept")
            elif kind := kinds.of(ref.idnum):
                broken |= _Change(reader, ref, revision).breaks(kind)
        broken |= _trailer_changes(reader, revision)
        kinds.learn(revision)
    return broken


def _touched(reader: PdfFileReader, revision: int) -> set[generic.Reference]:
    written = reader.xrefs.explicit_refs_in_revision(revision)
    freed = reader.xrefs.refs_freed_in_revision(revision)
    return set(written) | set(freed)


def _trailer_changes(reader: PdfFileReader, revision: int) -> set[str]:
    first, now = reader.trailer.flatten(DRAWN), reader.trailer.flatten(revision)
    named = {"/Root": "catalog-kept", "/Info": "title-kept", "/Encrypt": "not-encrypted"}
    return {code for key, code in named.items() if written(raw(first, key)) != written(raw(now, key))}


def only_evidence_behind(reader: PdfFileReader, covered: int) -> bool:
    """Whether the revisions that no signature covers hold nothing but evidence for the signatures (DSS)."""
    total = reader.xrefs.total_revisions
    behind = [n for n in range(1, total) if reader.xrefs.get_startxref_for_revision(n) >= covered]
    return all(_adds_evidence(reader, revision) for revision in behind)


def _adds_evidence(reader: PdfFileReader, revision: int) -> bool:
    before, after = (reader.get_historical_root(number) for number in (revision - 1, revision))
    return written(raw(before, "/DSS")) != written(raw(after, "/DSS"))


class Kinds:
    """What each object of the drawn revision is. Catalog, pages and fields are known at once, all the
    rest only when something of it is asked for: in a sound report nothing is."""

    def __init__(self, reader: PdfFileReader) -> None:
        self._reader = reader
        self._kinds: dict[int, str] = {}
        self._fields: list[generic.Reference] = []
        trailer = reader.trailer.flatten(DRAWN)
        self._catalog = self._mark(raw(trailer, "/Root"), "catalog")
        self._info = raw(trailer, "/Info")
        self._page_nodes: list[generic.DictionaryObject] = []
        self._pages(raw(self._catalog, "/Pages"))
        form = raw(self._catalog, "/AcroForm")
        if isinstance(form, generic.IndirectObject):
            self._kinds[form.idnum] = "form"
        self._all = False

    def of(self, number: int) -> str | None:
        """The kind of an object, None for one that nothing drawn refers to."""
        if number not in self._kinds and not self._all and self._is_drawn(number):
            self._walk_all()
        return self._kinds.get(number)

    def _is_drawn(self, number: int) -> bool:
        reference = generic.Reference(number, 0, self._reader)
        return self._reader.xrefs.get_historical_ref(reference, DRAWN) is not None

    def _walk_all(self) -> None:
        self._all = True
        for page in self._page_nodes:
            self._page_parts(page)
        for key, kind in (
            ("/AcroForm", "form"),
            ("/StructTreeRoot", "structure"),
            ("/Outlines", "outline"),
            ("/Metadata", "metadata"),
            ("/Names", "attachment"),
            ("/AF", "attachment"),
        ):
            self._walk([raw(self._catalog, key)], kind)
        self._walk(children(self._catalog), "catalog-part")
        self._walk([self._info], "info")

    def learn(self, revision: int) -> None:
        """Signatures and their looks are kept from the revision on in which they came."""
        for ref in self._fields:
            field = self._reader.get_object(ref, revision=revision)
            if isinstance(field, generic.DictionaryObject):
                self._walk([raw(field, "/V")], "signature", revision)
                self._walk([raw(field, "/AP")], "look", revision)

    def _mark(self, ref: generic.PdfObject | None, kind: str) -> generic.DictionaryObject:
        if isinstance(ref, generic.IndirectObject):
            self._kinds.setdefault(ref.idnum, kind)
            ref = self._reader.get_object(ref.reference, revision=DRAWN)
        if not isinstance(ref, generic.DictionaryObject):
            raise PdfReadError("a dictionary is missing")
        return ref

    def _pages(self, top: generic.PdfObject | None) -> None:
        waiting = [top]
        while waiting:
            ref = waiting.pop()
            if isinstance(ref, generic.IndirectObject) and ref.idnum in self._kinds:
                raise PdfReadError("a page stands twice")
            node = self._mark(ref, "pages")
            if "/Kids" in node:
                waiting.extend(children(entry(node, "/Kids")))
            elif isinstance(ref, generic.IndirectObject):
                self._kinds[ref.idnum] = "page"
                self._page_nodes.append(node)
                for note in children(entry(node, "/Annots")):
                    if isinstance(note, generic.IndirectObject):
                        self._fields.append(note.reference)
                        self._kinds[note.idnum] = "field"

    def _page_parts(self, page: generic.DictionaryObject) -> None:
        self._walk([raw(page, "/Contents")], "content")
        resources = entry(page, "/Resources")
        self._walk([raw(resources, "/XObject")], "photo")
        self._walk([raw(resources, "/Font")], "font")
        for note in children(entry(page, "/Annots")):
            if isinstance(note, generic.IndirectObject):
                self._walk([raw(self._mark(note, "field"), "/AP")], "look")

    def _walk(self, things: Iterable[generic.PdfObject | None], kind: str, revision: int = DRAWN) -> None:
        waiting = list(things)
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, generic.IndirectObject):
                if thing.idnum in self._kinds:
                    continue
                self._kinds[thing.idnum] = kind
                if len(self._kinds) > MOST_OBJECTS:
                    raise PdfReadError("too many objects")
                thing = self._reader.get_object(thing.reference, revision=revision)
            waiting.extend(children(thing))


class _Change:
    """An object of an earlier revision that stands in a later one again."""

    def __init__(self, reader: PdfFileReader, ref: generic.Reference, revision: int) -> None:
        self._reader = reader
        self._revision = revision
        self._old = reader.get_object(ref, revision=revision - 1)
        self._new = reader.get_object(ref, revision=revision)

    def breaks(self, kind: str) -> set[str]:
        """The codes of the rules it breaks."""
        by_key: dict[str, Callable[[set[str]], Iterator[str]]] = {
            "catalog": self._catalog,
            "page": self._page,
            "field": self._field,
            "form": self._form,
        }
        if kind not in by_key:
            return self._pages() if kind == "pages" else {KINDS.get(kind, "objects-kept")}
        if not isinstance(self._new, generic.DictionaryObject):
            return {"objects-kept"}
        keys = {*self._old, *self._new}
        return set(by_key[kind]({key for key in keys if self._differs(key)}))

    def _differs(self, key: str) -> bool:
        return written(raw(self._old, key)) != written(raw(self._new, key))

    def _catalog(self, keys: set[str]) -> Iterator[str]:
        for key in keys:
            if key == "/Perms" and key not in self._old:
                continue
            if key == "/AcroForm" and self._inline_form():
                continue
            if key not in ("/DSS", "/Extensions"):
                yield CATALOG_KEYS.get(key, "catalog-kept")

    def _inline_form(self) -> bool:
        old, new = (raw(node, "/AcroForm") for node in (self._old, self._new))
        both = isinstance(old, generic.DictionaryObject) and isinstance(new, generic.DictionaryObject)
        return both and self._only_stamps_added(old, new, "/Fields")

    def _page(self, keys: set[str]) -> Iterator[str]:
        for key in keys:
            if key != "/Annots" or not self._only_stamps_added(self._old, self._new, key):
                yield PAGE_KEYS.get(key, "page-kept")

    def _field(self, keys: set[str]) -> Iterator[str]:
        signs = "/V" in keys and "/V" not in self._old
        for key in keys:
            if not (signs and key in ("/V", "/AP")):
                yield FIELD_KEYS.get(key, "fields-kept")

    def _form(self, keys: set[str]) -> Iterator[str]:
        if keys and (keys != {"/Fields"} or not self._only_stamps_added(self._old, self._new, "/Fields")):
            yield "fields-kept"

    def _only_stamps_added(self, old: generic.PdfObject, new: generic.PdfObject, key: str) -> bool:
        """Whether a list of fields only grew, by fields of document time stamps without a place."""
        before, after = (children(self._resolved(raw(node, key))) for node in (old, new))
        kept = [written(thing) for thing in before] == [written(thing) for thing in after[: len(before)]]
        return kept and all(self._is_stamp(thing) for thing in after[len(before) :])

    def _is_stamp(self, thing: generic.PdfObject) -> bool:
        field = self._resolved(thing)
        if not isinstance(field, generic.DictionaryObject) or entry(field, "/FT") != "/Sig":
            return False
        value = self._resolved(raw(field, "/V"))
        flat = [str(edge) for edge in items(field, "/Rect")] == ["0"] * 4
        return flat and entry(value, "/Type") == "/DocTimeStamp"

    def _resolved(self, thing: generic.PdfObject | None) -> generic.PdfObject | None:
        if isinstance(thing, generic.IndirectObject):
            return self._reader.get_object(thing.reference, revision=self._revision)
        return thing

    def _pages(self) -> set[str]:
        before, after = (
            [written(kid) for kid in children(self._resolved(raw(node, "/Kids")))]
            for node in (self._old, self._new)
        )
        if len(after) > len(before):
            return {"pages-added"}
        if len(after) < len(before):
            return {"pages-removed"}
        return {"pages-order" if after != before else "pages-kept"}
