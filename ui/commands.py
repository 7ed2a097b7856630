"""What the palette offers on a page, gathered from the actions, the buttons and the items that are there."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.app.stores import Store
from inspector.errors import Language
from inspector.model.inspection import InspectionId
from ui.actions import actions_on, keys_of
from ui.find import Command

if TYPE_CHECKING:
    from inspector.app.search import Hit
    from ui.pages.inspection import InspectionPage

translate = QCoreApplication.translate
ON_PAGE, ON_WINDOW, PLACES, FOUND = range(4)
MOST_HITS = 20


def commands_on(window: QWidget, page: QWidget | None) -> list[Command]:
    """The actions of the page and of the window, and the buttons that are seen on the page."""
    found: list[Command] = []
    if page is not None:
        here = translate("Commands", "Here")
        found += [_of_action(each, here, ON_PAGE) for each in actions_on(page) if each.isEnabled()]
        known = {each.text.casefold() for each in found}
        found += [each for each in _of_buttons(page, here) if each.text.casefold() not in known]
    own = (each for each in window.actions() if each.objectName() and each.isEnabled())
    return [*found, *(_of_action(each, translate("Commands", "Everywhere"), ON_WINDOW) for each in own)]


def items_of(page: "InspectionPage") -> Iterator[Command]:
    """The way to each item that is asked, and to each section."""
    checklist, language = page.checklist, page.language
    other: Language = "en" if language == "zh" else "zh"
    for number, heading in enumerate(checklist.model.headings):
        if checklist.model.is_asked(number):
            title = heading.stretch.title
            yield Command(title.of(language), partial(page.go_to_section, number), kind=translate("Commands", "Section"),
                          also=title.of(other), rank=PLACES)  # fmt: skip
    for row in checklist.model.every_item():
        question = row.item.question
        yield Command(
            f"{row.id}  {question.of(language)}",
            partial(page.go_to_item, row.id),
            kind=translate("Commands", "Item"),
            also=question.of(other),
            rank=PLACES,
            is_fuzzy=False,
        )


def ask_for(store: Store, typed: str) -> tuple["Hit", ...]:
    """What the search of the store finds: inspections by any text in them, one line for each."""
    from inspector.app.search import search

    once: dict[tuple[InspectionId, str], Hit] = {}
    for hit in search(store, typed):
        once.setdefault((hit.inspection, hit.excerpt), hit)
    return tuple(once.values())[:MOST_HITS]


def of_hits(hits: tuple["Hit", ...], show: Callable[[InspectionId], object]) -> list[Command]:
    """The way to the inspections that were found."""
    kind = translate("Commands", "Inspection")
    return [
        Command(
            f"{hit.number}  {hit.excerpt}",
            partial(show, hit.inspection),
            kind=kind,
            rank=FOUND,
        )
        for hit in hits
    ]


def _of_action(action: QAction, kind: str, rank: int) -> Command:
    """Found by its words in either language: its name is in English."""
    also = action.objectName().replace("-", " ")
    return Command(action.text().replace("&", ""), action.trigger, keys_of(action), kind, also, rank)


def _of_buttons(page: QWidget, kind: str) -> Iterator[Command]:
    """Buttons that are seen and can be pressed, but for those of a card, which have keys of their own."""
    for each in page.findChildren(QPushButton):
        is_there = each.isVisible() and each.isEnabled() and bool(each.text())
        if is_there and not each.isCheckable() and each.focusPolicy():
            yield Command(
                each.text().replace("&", ""), each.click, each.shortcut().toString(), kind, rank=ON_PAGE
            )
