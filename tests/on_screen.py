"""What tests of the window look at, and a store that has no room left."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLabel, QWidget
from window_person import Person

from inspector.app.stores import Store
from inspector.model.checklist import ItemId
from ui.pages.inspection import InspectionPage
from ui.widgets.answer_card import AnswerCard

LONG = "现场抽查快件面单，姓名未隐藏。" * 1000  # needs pages of the database that are not there yet
MOST_PAGES = 4_294_967_294


def sees(person: Person, text: str, place: QWidget | None = None) -> bool:
    """Whether a text can be read in the window."""
    labels = (place or person.window).findChildren(QLabel)
    return any(text in each.text() for each in labels if each.isVisible())


def inspection_page(person: Person) -> InspectionPage:
    """The inspection the person looks at."""
    assert isinstance(person.window.page, InspectionPage)
    return person.window.page


def go_to(person: Person, item: str) -> AnswerCard:
    """Put the keys on an item."""
    person.raise_(person.window)
    person.calm()
    card = inspection_page(person).checklist.card(ItemId(item))
    person.calm()
    return card


@contextmanager
def no_room(store: Store) -> Iterator[None]:
    """SQLite itself answers "database or disk is full" as soon as the database would grow."""
    (pages,) = store._opened.driver.execute("PRAGMA page_count").fetchone()
    store._opened.driver.execute(f"PRAGMA max_page_count={pages}")
    try:
        yield
    finally:
        if store._held.is_locked:  # else it was closed meanwhile, and the limit went with the connection
            store._opened.driver.execute(f"PRAGMA max_page_count={MOST_PAGES}")
