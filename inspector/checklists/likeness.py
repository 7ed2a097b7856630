"""What a misspelt word was probably meant to be."""

from collections.abc import Iterable

from inspector.model.text import Bilingual

MOST_ALIKE = 3
LEAST_LIKENESS = 0.6
MOST_WORDS = 2_000  # comparing takes long


def meant(word: str, known: Iterable[str]) -> Bilingual:
    """A question to put behind a sentence, with a blank before the English one; "" where nothing is like the word."""
    from difflib import get_close_matches  # most files need none of it

    words = {each.lower(): each for each in list(known)[:MOST_WORDS]}
    found = [words[each] for each in get_close_matches(word.lower()[:80], words, MOST_ALIKE, LEAST_LIKENESS)]
    if not found:
        return Bilingual(zh="", en="")
    return Bilingual(zh=f"是否应为 {'、'.join(found)}？", en=f" Did you mean {', '.join(found)}?")
