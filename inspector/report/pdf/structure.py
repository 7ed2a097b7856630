"""The structure tree of a tagged PDF: what each piece of a page means (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from inspector.report.pdf.objects import Name, Raw, Ref, Value
from inspector.report.pdf.writer import Objects

STRUCT_ELEM = Name("StructElem")
NO_ATTRIBUTES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of page content: page from 1, number within the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A form field that stands for an element's content."""

    name: str


@dataclass(slots=True, eq=False)
class Element:
    """A piece of meaning: role of the standard structure types, alternative text, language, parts."""

    role: str
    alt: str = ""
    language: str = ""
    attributes: Mapping[str, Value] = field(default_factory=lambda: NO_ATTRIBUTES)
    parts: list["Element | Mark | FieldMark"] = field(default_factory=list)

    def add(self, *parts: "Element") -> "Element":
        """Put elements behind what is there."""
        self.parts.extend(parts)
        return self

    def pruned(self) -> bool:
        """Leave out parts that nothing was drawn of, but no empty cells; whether anything was drawn."""
        kept = [(part, not isinstance(part, Element) or part.pruned()) for part in self.parts]
        self.parts = [part for part, drawn in kept if drawn or _is_cell(part)]
        return any(drawn for _, drawn in kept)


def _is_cell(part: "Element | Mark | FieldMark") -> bool:
    return isinstance(part, Element) and part.role in ("TD", "TH")


@dataclass(frozen=True, slots=True)
class Widgets:
    """The form fields of a file: widget and page by name."""

    refs: Mapping[str, Ref]
    pages: Mapping[str, Ref]


def write_structure(
    writer: Objects, document: Element, pages: Sequence[Ref], widgets: Widgets
) -> tuple[Ref, dict[str, int]]:
    """Write the tree. Returns its root, and for each field the key of its entry in the parent tree;
    page n (from 1) has the key n - 1."""
    return _Tree(writer, pages, widgets).write(document)


class _Tree:
    def __init__(self, writer: Objects, pages: Sequence[Ref], widgets: Widgets) -> None:
        self._writer = writer
        self._pages = pages
        self._widgets = widgets
        self._marks: dict[int, dict[int, Ref]] = {}
        self._fields: dict[str, Ref] = {}

    def write(self, document: Element) -> tuple[Ref, dict[str, int]]:
        root = self._writer.reserve()
        document.pruned()
        top = self._element(document, root)
        keys = {name: len(self._pages) + n for n, name in enumerate(sorted(self._fields))}
        numbers: list[Value] = []
        for page, marks in sorted(self._marks.items()):
            parents = [marks[number] for number in range(len(marks))]
            numbers += [page - 1, self._writer.put(parents)]
        for name, key in keys.items():
            numbers += [key, self._fields[name]]
        tree: dict[str, Value] = {
            "Type": Name("StructTreeRoot"),
            "K": [top],
            "ParentTree": self._writer.put({"Nums": numbers}),
            "ParentTreeNextKey": len(self._pages) + len(keys),
        }
        self._writer.put(tree, root)
        return root, keys

    def _element(self, element: Element, parent: Ref) -> Ref:
        ref = self._writer.reserve()
        parts = list(self._parts(element, ref))
        entries: dict[str, Value] = {"Type": STRUCT_ELEM, "S": Name(element.role), "P": parent}
        # A single part must not be wrapped in an array: checkers of later changes look for it there.
        if parts:
            entries["K"] = Raw(parts[0] if len(parts) == 1 else b"[%s]" % b" ".join(parts))
        if element.alt:
            entries["Alt"] = element.alt
        if element.language:
            entries["Lang"] = element.language
        if element.attributes:
            entries["A"] = dict(element.attributes)
        return self._writer.put(entries, ref)

    def _parts(self, element: Element, ref: Ref) -> Iterator[bytes]:
        """As they stand in the file: a report has thousands of them."""
        for part in element.parts:
            if isinstance(part, Element):
                yield b"%d 0 R" % self._element(part, ref).number
            elif isinstance(part, FieldMark):
                self._fields[part.name] = ref
                widget, page = (of[part.name].number for of in (self._widgets.refs, self._widgets.pages))
                yield b"<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>" % (widget, page)
            else:
                self._marks.setdefault(part.page, {})[part.number] = ref
                page = self._pages[part.page - 1].number
                yield b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (page, part.number)
