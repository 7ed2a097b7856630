"""What is changed is shown at once, stored in its turn, and can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest
from factories import Signers
from on_screen import LONG, no_room
from pytestqt.qtbot import QtBot
from visits import start_visit

from inspector.app.demo.scenes import make_scenes
from inspector.app.inspections import load_inspection
from inspector.app.opening import open_inspection
from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Inspection, Verdict
from ui.desk import Desk
from ui.draft.draft import Draft
from ui.draft.saver import State

pytestmark = pytest.mark.gui
ITEM, OTHER = ItemId("A16"), ItemId("A17")


@pytest.fixture
def draft(qtbot: QtBot, store: Store, signers: Signers) -> Iterator[Draft]:
    """A draft of a started inspection."""
    desk = Desk("zh")
    desk.opened(store)
    yield Draft(desk, open_inspection(store, start_visit(store, signers).id), desk)
    desk.close()


def good(item: ItemId = ITEM, **more: str) -> Answer:
    return Answer(item=item, verdict=Verdict.CONFORMS, **more)


def bad(item: ItemId = ITEM, **more: str) -> Answer:
    return Answer(item=item, verdict=Verdict.DOES_NOT_CONFORM, **more)


def settled(bot: QtBot, draft: Draft) -> None:
    draft.saver.flush()
    bot.waitUntil(lambda: draft.saver.is_settled, timeout=10_000)


def stored(draft: Draft, store: Store) -> Inspection:
    return load_inspection(store, draft.id)


def test_an_answer_is_shown_at_once_and_told_as_saved_only_when_it_is(
    draft: Draft, store: Store, qtbot: QtBot
) -> None:
    draft.answer(ITEM, good())
    assert draft.shown(ITEM) == good()
    assert draft.saver.state is State.WAITING
    assert draft.saver.saved_at is None
    settled(qtbot, draft)
    assert draft.saver.state is State.STORED
    assert stored(draft, store).answer_to(ITEM) == good()
    assert draft.saver.saved_at is not None


def test_a_bad_answer_brings_its_finding_and_one_undo_takes_both(
    draft: Draft, store: Store, qtbot: QtBot
) -> None:
    draft.answer(ITEM, bad(note="三件未遮盖"))
    (finding,) = draft.findings.values()
    assert finding.text == "三件未遮盖"
    assert finding.demand
    settled(qtbot, draft)
    assert stored(draft, store).findings == (finding,)
    draft.undo.undo()
    settled(qtbot, draft)
    assert stored(draft, store).findings == ()
    assert stored(draft, store).answer_to(ITEM) is None
    draft.undo.redo()
    settled(qtbot, draft)
    assert stored(draft, store).findings == (finding,)
    assert stored(draft, store).answer_to(ITEM) == bad(note="三件未遮盖")


def test_typing_is_one_step_and_is_stored_after_a_rest(draft: Draft, store: Store, qtbot: QtBot) -> None:
    draft.answer(ITEM, good())
    settled(qtbot, draft)
    for length in range(1, 6):
        draft.answer(ITEM, good(note="现场核查"[:length]), typed=True)
    assert stored(draft, store).answer_to(ITEM) == good()
    qtbot.waitUntil(lambda: draft.is_stored, timeout=5_000)
    assert stored(draft, store).answer_to(ITEM) == good(note="现场核查")
    draft.undo.undo()
    assert draft.shown(ITEM) == good()
    draft.undo.undo()
    assert draft.shown(ITEM) is None


def test_what_does_not_fit_stays_to_be_seen_and_is_not_claimed(
    draft: Draft, store: Store, qtbot: QtBot
) -> None:
    assert not draft.answer(ITEM, good(note="\x07"), typed=True)
    assert draft.shown(ITEM) == good(note="\x07")
    assert draft.saver.state is State.REFUSED
    assert draft.saver.refused is not None
    assert draft.answer(ITEM, good(note="好"), typed=True)
    settled(qtbot, draft)
    assert draft.saver.state is State.STORED
    assert stored(draft, store).answer_to(ITEM) == good(note="好")


def test_a_full_disk_is_told_and_nothing_is_lost(draft: Draft, store: Store, qtbot: QtBot) -> None:
    with no_room(store):
        draft.answer(ITEM, good(note=LONG[:20_000]))
        qtbot.waitUntil(lambda: draft.saver.state is State.REFUSED, timeout=10_000)
        assert draft.shown(ITEM) == good(note=LONG[:20_000])
        assert stored(draft, store).answer_to(ITEM) is None
    draft.saver.retry()
    settled(qtbot, draft)
    assert draft.saver.state is State.STORED
    assert stored(draft, store).answer_to(ITEM) == good(note=LONG[:20_000])


def test_a_withdrawn_finding_comes_back_in_its_place_with_its_photos(
    draft: Draft, store: Store, qtbot: QtBot
) -> None:
    draft.answer(ITEM, bad())
    draft.answer(OTHER, bad(OTHER))
    first, second = draft.findings.values()
    settled(qtbot, draft)
    photo = add_photo(store, draft.id, next(make_scenes()).jpeg, "a.jpg", item=ITEM)
    draft.took_photos((photo,))
    draft.describe_photos((replace(photo, finding=first.id),))
    draft.withdraw(first.id)
    settled(qtbot, draft)
    assert [f.id for f in stored(draft, store).findings] == [second.id]
    assert stored(draft, store).photos[0].finding is None
    draft.undo.undo()
    settled(qtbot, draft)
    assert [f.id for f in stored(draft, store).findings] == [first.id, second.id]
    assert list(draft.findings) == [first.id, second.id]
    assert stored(draft, store).photos[0].finding == first.id


def test_photos_are_taken_out_and_come_back(draft: Draft, store: Store, qtbot: QtBot) -> None:
    scenes = list(islice(make_scenes(), 2))
    photos = tuple(add_photo(store, draft.id, s.jpeg, "a.jpg", item=ITEM) for s in scenes)
    draft.took_photos(photos)
    draft.remove_photos((photos[0].id,))
    settled(qtbot, draft)
    assert [p.id for p in stored(draft, store).photos] == [photos[1].id]
    draft.undo.undo()
    settled(qtbot, draft)
    assert [p.id for p in stored(draft, store).photos] == [p.id for p in photos]
    assert list(draft.photos) == [p.id for p in photos]
    draft.undo.undo()
    settled(qtbot, draft)
    assert stored(draft, store).photos == ()


def test_what_did_not_fit_and_is_taken_back_by_hand_is_no_step(draft: Draft, qtbot: QtBot) -> None:
    draft.answer(ITEM, good())
    settled(qtbot, draft)
    steps = draft.undo.count()
    assert not draft.answer(ITEM, good(note="\x07"))
    assert draft.answer(ITEM, good())
    assert draft.saver.state is State.STORED
    assert draft.shown(ITEM) == good()
    assert draft.undo.count() == steps
