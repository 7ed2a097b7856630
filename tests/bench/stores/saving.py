"""Measure the saving of an answer, and of a photo."""

from collections.abc import Sequence
from pathlib import Path

from inspector.app.answers import answer_item
from inspector.app.photos import add_photos, save_photo
from inspector.app.stores import Store
from tests.bench.stores.bare import bare_rows, bare_writes, copy_durably, scale_all
from tests.bench.stores.turns import medians_ms, took_ms
from tests.bench.stores.visit import answer, items_of, new_store, start_visit

WRITE, ROWS, ANSWER = "bare write, durable", "its rows, database alone", "answer saved"
COPY, SHOWN = "photo copied, durable", "photo saved"
SCALED, COMPLETE = "photos scaled", "photos complete"
BATCH = 50


def measure_answers(folder: Path, saves: int) -> dict[str, float]:
    """Save answers in an empty store, and write as often without it."""
    store = new_store(folder / "answers")
    try:
        return dict(zip((WRITE, ROWS, ANSWER), saved_answers(store, folder, saves), strict=True))
    finally:
        store.close()


def saved_answers(store: Store, folder: Path, saves: int) -> list[float]:
    """Save answers in a new inspection of a store, and write as often without it: the medians of the bare
    writes, of the database alone and of ours."""
    id = start_visit(store)
    items = items_of(store, id)

    def save(number: int) -> None:
        answer_item(store, id, answer(number, items))

    with bare_writes(folder / "bare") as bare, bare_rows(folder / "rows") as rows:
        return medians_ms(saves, bare.write, rows.write, save)


def measure_saved_photos(folder: Path, photos: Sequence[Path]) -> dict[str, float]:
    """Save photos until the program says they are saved, and copy them as durably without it."""
    copies, store = folder / "copies", new_store(folder / "saved")
    copies.mkdir()
    id = start_visit(store)

    def copy(number: int) -> None:
        copy_durably(photos[number], copies / str(number))

    def save(number: int) -> None:
        save_photo(store, id, photos[number].read_bytes(), photos[number].name, by="王建国")

    try:
        floor, ours = medians_ms(len(photos), copy, save)
    finally:
        store.close()
    return {COPY: floor, SHOWN: ours}


def measure_complete_photos(folder: Path, photos: Sequence[Path]) -> dict[str, float]:
    """Take photos in until nothing is left to do, and only scale them; batch by batch in turns."""
    store = new_store(folder / "complete")
    id = start_visit(store)
    floor = ours = 0.0
    try:
        for first in range(0, len(photos), BATCH):
            batch = photos[first : first + BATCH]
            floor += took_ms(scale_all, batch)
            ours += took_ms(add_photos, store, id, batch, by="王建国")
    finally:
        store.close()
    return {SCALED: floor / len(photos), COMPLETE: ours / len(photos)}
