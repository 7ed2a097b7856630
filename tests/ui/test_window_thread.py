"""The window's thread waits for no database: whatever is opened, its pages and dialogs ask others."""

import threading
import traceback

import pytest
from on_screen import every_dialog, every_place
from window_person import Person

from inspector.app.stores import Store
from inspector.model.inspection import Inspection

pytestmark = pytest.mark.gui


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who asked the store on the window's thread."""
    told: list[str] = []

    def watch(name: str) -> None:
        asked = getattr(Store, name)

        def watched(self: Store) -> object:
            if threading.current_thread() is threading.main_thread():
                told.append("".join(traceback.format_stack(limit=6)))
            return asked(self)

        monkeypatch.setattr(Store, name, watched)

    watch("read")
    watch("write")
    return told


def test_no_page_waits_for_the_store(person: Person, draft: Inspection, waited: list[str]) -> None:
    for name, _ in every_place(person, draft):
        assert not waited, f"{name}: {waited[0]}"


def test_no_dialog_waits_for_the_store(person: Person, draft: Inspection, waited: list[str]) -> None:
    for name, _ in every_dialog(person, draft):
        assert not waited, f"{name}: {waited[0]}"
