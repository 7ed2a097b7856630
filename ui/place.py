"""Where somebody was in the window, so that she comes back to it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from inspector.model.person import PersonId
from inspector.model.photo import PhotoId, Redaction
from ui.kinds import DraftPage
from ui.pages.inspection import InspectionPage


@dataclass(frozen=True, slots=True)
class Place:
    """An inspection's tab, what had the keys there, and what stood in a dialog that was closed.

    Rectangles and reasons are kept, pictures are not. A signature that was begun is not kept: it is given anew by
    whoever is there then.
    """

    inspection: InspectionId
    tab: int
    item: ItemId | None
    focused: str
    photo: PhotoId | None
    covers: tuple[Redaction, ...] | None
    refusal: tuple[PersonId, str, str] | None


def place_of(page: DraftPage, focused: QWidget | None) -> Place:
    """Where somebody is now."""
    assert isinstance(page, InspectionPage)
    review, refusal = page.photos.review_dialog, page.people.refuse_dialog
    return Place(
        inspection=page.id,
        tab=page.tabs.currentIndex(),
        item=page.checklist.current,
        focused=focused.accessibleName() if focused is not None and page.isAncestorOf(focused) else "",
        photo=page.photos.chosen,
        covers=review.picture.redactions if review else None,
        refusal=(refusal.person, refusal.reason.text(), refusal.witness.text()) if refusal else None,
    )


def return_to(page: DraftPage, place: Place) -> None:
    """Bring the person back to where she was, on a page that was built anew."""
    assert isinstance(page, InspectionPage)
    page.tabs.setCurrentIndex(place.tab)
    if place.item is not None:
        page.checklist.area.show_item(place.item, focused=False)
    if place.photo is not None:
        page.photos.select(place.photo)
    focused = _called(page, place.focused)
    if focused is not None:
        _bring_into_view(focused)
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
    if place.covers is not None:
        page.photos.review(place.covers)
    if place.refusal is not None:
        page.people.refuse(*place.refusal)


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
