"""The form of a new inspection."""

import pytest
from on_screen import no_room
from window_person import Person

from inspector.app.inspections import list_inspections
from inspector.app.outlets import list_outlets
from inspector.app.stores import Store
from ui.pages.inspection import InspectionPage

pytestmark = pytest.mark.gui


def test_a_start_that_was_refused_is_tried_again_with_the_same_outlet(person: Person, store: Store) -> None:
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.window.show_new()
    person.fill("招牌名称", "速达快递青石路网点")
    with no_room(store):
        person.click("开始检查")
        assert "磁盘已满" in person.read_message()
    person.click("开始检查")
    person.until(lambda: isinstance(person.window.page, InspectionPage))
    assert len(list_outlets(store)) == len(list_inspections(store)) == 1
