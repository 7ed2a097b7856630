"""Measure what a full store is asked: opening, listing, searching."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from inspector.app.answers import answer_item
from inspector.app.inspections import list_inspections
from inspector.app.search import search
from inspector.app.stores import Store
from inspector.store.key_cost import KeyCost
from tests.bench.stores.saving import ANSWER, WRITE, saved_answers
from tests.bench.stores.turns import median_ms, took_ms
from tests.bench.stores.visit import answer, items_of, start_visit
from tests.store.laptop import PASSPHRASE

OPEN, LIST = "full store opened", "inspections listed"
PASSPHRASE_COST = "default passphrase cost, not in the opening"
FIRST_SEARCH, NEXT_SEARCH = "first search, index made of all", "search after an answer was saved"
FULL_WRITE, FULL_ANSWER = f"{WRITE}, beside the full store", f"{ANSWER}, full store"
ROUNDS = 7
# Of each length one that many texts hold and one that few do: only the second makes a scan go to the end.
WORDS = {2: ("面单", "琥珀"), 3: ("无人看", "琥珀色"), 5: ("收件人信息", "琥珀色封条")}


def search_of(length: int) -> str:
    """The name of the figure for words of this length: the slower of them."""
    return f"search, {length} characters"


def measure_asking(folder: Path, saves: int) -> dict[str, float]:
    """Ask the full store in `folder`, which nobody has open."""
    figures = {
        PASSPHRASE_COST: took_ms(KeyCost().derive, PASSPHRASE, bytes(16)),
        OPEN: median_ms(lambda: Store.open(folder, PASSPHRASE).close(), ROUNDS),
    }
    store = Store.open(folder, PASSPHRASE)
    try:
        figures[LIST] = median_ms(lambda: list_inspections(store), ROUNDS)
        figures.update(_searches(store))
        figures[FULL_WRITE], _, figures[FULL_ANSWER] = saved_answers(store, folder, saves)
    finally:
        store.close()
    return figures


def _searches(store: Store) -> Iterator[tuple[str, float]]:
    yield FIRST_SEARCH, took_ms(search, store, WORDS[3][1])
    for length, words in WORDS.items():
        yield (
            search_of(length),
            max(median_ms(partial(search, store, word), ROUNDS) for word in words),
        )
    id = start_visit(store)
    search(store, WORDS[3][1])
    answer_item(store, id, answer(1, items_of(store, id)))
    yield NEXT_SEARCH, took_ms(search, store, WORDS[3][1])
