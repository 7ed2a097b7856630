"""Where somebody was in the window, so that she comes back to it."""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from inspector.errors import Language
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, InspectionId
from inspector.model.person import PersonId
from inspector.model.photo import PhotoId, Redaction
from ui.draft.draft import Draft
from ui.kinds import FormPage
from ui.pages.checklist import ChecklistPage
from ui.pages.inspection import InspectionPage
from ui.pages.people import PeoplePage
from ui.pages.photos import PhotosPage
from ui.typed import Typed, type_again, typed_in, typed_on


@dataclass(frozen=True, slots=True)
class Place:
    """An inspection's tab, or a form without one; what had the keys there, what stood in a dialog that was closed, and
    what is in no store: `typed` in fields, and `held` as answers that do not fit, each with the one that is stored.

    Rectangles and reasons are kept, pictures are not. A signature that was begun is not kept: it is given anew by
    whoever is there then. Fields are known by their names, in the language of the window.
    """

    inspection: InspectionId | None
    tab: int = 0
    item: ItemId | None = None
    top: int | None = None
    focused: str = ""
    photo: PhotoId | None = None
    is_large: bool = False  # the photo was looked at large
    covers: tuple[Redaction, ...] | None = None
    refusal: tuple[PersonId, str, str] | None = None
    typed: Typed = ()
    held: tuple[tuple[Answer, Answer | None], ...] = ()
    language: Language = "zh"


AS_JSON: TypeAdapter[Place] = TypeAdapter(Place)


def place_of(page: QWidget, focused: QWidget | None, language: Language = "zh") -> Place | None:
    """Where somebody is now; None where there is nothing to come back to."""
    here = focused if focused is not None and page.isAncestorOf(focused) else None
    name = here.accessibleName() if here is not None else ""
    if isinstance(page, FormPage):
        return Place(inspection=None, focused=name, typed=typed_on(page), language=language)
    if not isinstance(page, InspectionPage):
        return None
    place = Place(inspection=page.id, tab=page.tabs.currentIndex(), focused=name, language=language)
    for made in page.tabs.made_pages():
        place = _with(place, made)
    if page.draft.is_stored:
        return place
    return replace(place, typed=typed_in(here), held=page.draft.held())


def return_to(page: QWidget, place: Place, language: Language = "zh", *, is_newest: bool = False) -> None:
    """Bring the person back to where she was, on a page that was built anew. What was typed is typed again where it is
    the newest of its place."""
    if isinstance(page, InspectionPage):
        _look_at(page, place)
    focused = _called(page, place.focused)
    if focused is not None:
        _bring_into_view(focused)
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
    if is_newest and place.language == language:
        type_again(page, place.typed)
    if not isinstance(page, InspectionPage):
        return
    if place.covers is not None:
        page.photos.review(place.covers)
    if place.refusal is not None:
        page.people.refuse(*place.refusal)


def written(place: Place) -> str:
    """A place as text."""
    return AS_JSON.dump_json(place).decode()


def read(text: str) -> Place | None:
    """A place out of its text, None when another version wrote it so that it is not understood."""
    try:
        return AS_JSON.validate_json(text)
    except ValidationError:
        return None


def _with(place: Place, page: QWidget) -> Place:
    """The place with what a page of the inspection knows of it."""
    if isinstance(page, ChecklistPage) and page.current is not None:
        return replace(place, item=page.current, top=page.area.top_of(page.current))
    if isinstance(page, PhotosPage):
        review = page.review_dialog
        covers = review.picture.redactions if review else None
        return replace(place, photo=page.chosen, is_large=page.is_viewing, covers=covers)
    if isinstance(page, PeoplePage) and (refusal := page.refuse_dialog) is not None:
        return replace(place, refusal=(refusal.person, refusal.reason.text(), refusal.witness.text()))
    return place


def _look_at(page: InspectionPage, place: Place) -> None:
    """The tab, the item and the photo."""
    page.tabs.setCurrentIndex(place.tab)
    _hold(page.draft, place)
    if place.item is not None:
        page.checklist.area.show_item(place.item, focused=False)
        if place.top is not None:
            page.checklist.area.keep_at(place.item, place.top)
    if place.photo is not None:
        page.photos.select(place.photo)
        if place.is_large:
            page.photos.view()


def _hold(draft: Draft, place: Place) -> None:
    """Show the answers that did not fit, where the stored ones are as they were."""
    for answer, before in place.held:
        if draft.editable and draft.asked.has(answer.item) and draft.answers.get(answer.item) == before:
            draft.answer(answer.item, answer)


def _called(page: QWidget, name: str) -> QWidget | None:
    """The widget with this name; none in another language."""
    named = (each for each in page.findChildren(QWidget) if name and each.accessibleName() == name)
    return next(named, None)


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 60)
        above = above.parentWidget()
