"""Find inspections by any text in them."""

from contextlib import suppress

from inspector.errors import Refused
from inspector.model.inspection import InspectionId
from inspector.model.value import value
from inspector.store.store import Store

CONTEXT = 24


@value
class Hit:
    """A text that holds the words. `kind` is answer, finding, photo, person or outlet; `excerpt` is one line."""

    inspection: InspectionId
    number: str
    kind: str
    subject: str
    excerpt: str


def search(store: Store, words: str) -> tuple[Hit, ...]:
    """Texts that hold all of the words, the newest first; at most 200. What was saved just now is found too."""
    with store.read() as unit:
        is_stale = unit.search.is_stale
    if is_stale:
        # A full disk keeps the newest texts out, but not the others.
        with suppress(Refused), store.write() as unit:
            unit.search.refresh()
    with store.read() as unit:
        found = unit.search.find(words)
        numbers = unit.inspections.numbers()
    return tuple(
        Hit(
            inspection=hit.inspection,
            number=numbers.get(hit.inspection, ""),
            kind=hit.kind,
            subject=hit.subject,
            excerpt=_excerpt(hit.text, words.split()[0]),
        )
        for hit in found
    )


def _excerpt(text: str, word: str) -> str:
    """One line around the word."""
    at = max(0, text.lower().find(word.lower()))
    start, end = max(0, at - CONTEXT), at + len(word) + CONTEXT
    middle = " ".join(text[start:end].split())
    return ("…" if start else "") + middle + ("…" if end < len(text) else "")
