"""The outline of a file: where its parts begin (ISO 32000-1, 12.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.writer import Objects


@dataclass(slots=True)
class Entry:
    """A title and the place it leads to: page from 1, height on it in points."""

    title: str
    page: int
    top: float
    below: list["Entry"] = field(default_factory=list)

    def count(self) -> int:
        """How many entries are below it."""
        return sum(1 + entry.count() for entry in self.below)


def write_outline(writer: Objects, entries: Sequence[Entry], pages: Sequence[Ref]) -> Ref:
    """The tree of all entries, open."""
    root = writer.reserve()
    whole = Entry("", 0, 0, list(entries))
    writer.put({"Type": Name("Outlines"), **_children(writer, whole, root, pages)}, root)
    return root


def _children(writer: Objects, above: Entry, parent: Ref, pages: Sequence[Ref]) -> dict[str, Value]:
    refs = [writer.reserve() for _ in above.below]
    for index, (entry, ref) in enumerate(zip(above.below, refs, strict=True)):
        item: dict[str, Value] = {
            "Title": entry.title,
            "Parent": parent,
            "Dest": [pages[entry.page - 1], Name("XYZ"), None, entry.top, None],
        }
        if index:
            item["Prev"] = refs[index - 1]
        if index + 1 < len(refs):
            item["Next"] = refs[index + 1]
        writer.put(item | _children(writer, entry, ref, pages), ref)
    return {"First": refs[0], "Last": refs[-1], "Count": above.count()} if refs else {}
