"""Read the objects of a PDF that nobody trusts yet."""

import io
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

MOST_NODES = 200_000


class Reader(PdfFileReader):  # type: ignore[misc]  # the library tells no types
    """Parses what stands at a place once, whichever revision asks: the library reads what an earlier revision holds
    anew each time, and takes long over the digits of a signature. Streams are not kept, as photos would fill the
    memory. What is given is shared: never to be changed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._kept: dict[tuple[object, ...], generic.PdfObject] = {}
        super().__init__(*arguments, **options)

    def get_object(
        self, ref: generic.Reference, revision: int | None = None, **options: Any
    ) -> generic.PdfObject:
        """The object a reference stands for in a revision, the last one unless told otherwise."""
        held = self.xrefs
        at = held[ref] if revision is None else held.get_historical_ref(ref, revision)
        place = (ref.idnum, ref.generation, at, *sorted(options.items()))
        if place not in self._kept:
            found = super().get_object(ref, revision, **options)
            if isinstance(found, generic.StreamObject):
                return found
            self._kept[place] = found
        return self._kept[place]


def raw(node: generic.PdfObject | None, key: str) -> generic.PdfObject | None:
    """The value of a key as it stands, a reference unresolved."""
    if isinstance(node, generic.DictionaryObject) and key in node:
        return node.raw_get(key)
    return None


def entry(node: generic.PdfObject | None, key: str) -> generic.PdfObject | None:
    """The value of a key, a reference resolved."""
    return resolved(raw(node, key))


def resolved(thing: generic.PdfObject | None) -> generic.PdfObject | None:
    """An object itself where a reference stands for it."""
    return thing.get_object() if isinstance(thing, generic.IndirectObject) else thing


def children(thing: generic.PdfObject | None) -> list[generic.PdfObject]:
    """What a dictionary, stream or array holds, references unresolved."""
    if isinstance(thing, generic.DictionaryObject):
        return [thing.raw_get(key) for key in thing if key != "/Parent"]
    if isinstance(thing, generic.ArrayObject):
        return [thing.raw_get(index) for index in range(len(thing))]
    return []


def items(node: generic.PdfObject | None, key: str) -> list[generic.PdfObject | None]:
    """What the array under a key holds, references resolved; nothing when there is none."""
    found = entry(node, key)
    return [resolved(child) for child in children(found)] if isinstance(found, generic.ArrayObject) else []


def written(thing: generic.PdfObject | None) -> bytes:
    """An object as it would stand in a file; references stay references."""
    if thing is None:
        return b""
    out = io.BytesIO()
    thing.write_to_stream(out, None)
    return out.getvalue()


def pages(root: generic.DictionaryObject) -> Iterator[generic.DictionaryObject]:
    """All pages; a tree that loops or is too large ends in PdfReadError."""
    waiting, seen = [entry(root, "/Pages")], 0
    while waiting:
        node, seen = waiting.pop(), seen + 1
        if seen > MOST_NODES or not isinstance(node, generic.DictionaryObject):
            raise PdfReadError("the page tree has no end")
        if "/Kids" in node:
            waiting.extend(reversed(items(node, "/Kids")))
        else:
            yield node
