"""Before the seal: what must be mended, what may be left, and that who signs signs what was shown."""

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import Signers, make_jpeg
from visits import answer_all, start_visit

from inspector.app.answers import answer_item
from inspector.app.demo.steps import sign_and_seal
from inspector.app.demo.visit import answers, strokes
from inspector.app.findings import save_finding
from inspector.app.gap import Where
from inspector.app.inspections import change_visit, load_inspection
from inspector.app.photos import add_photo, describe_photo, review_photo
from inspector.app.seal import seal, standing
from inspector.app.signing import refuse_to_sign, sign_by_hand, statement_of_draft
from inspector.errors import Refused
from inspector.model.inspection import Inspection
from inspector.store.store import Store


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """All is answered, nobody signed."""
    started = start_visit(store, signers)
    answer_all(store, started.id)
    return load_inspection(store, started.id)


def test_what_may_be_left_keeps_nobody_from_sealing(store: Store, draft: Inspection) -> None:
    change_visit(store, draft.id, replace(draft.visit, bureau=" "))
    stray = add_photo(store, draft.id, make_jpeg(seed=9), "x.jpg")
    review_photo(store, draft.id, stray.id, (), by="")
    late = replace(draft.findings[0], due=draft.visit.started_at.date() - timedelta(days=1))
    save_finding(store, draft.id, late)
    stands = standing(store, draft.id)
    assert {gap.where for gap in stands.gaps} == {Where.SIGNATURES}
    told = {(gap.code, gap.where) for gap in stands.remarks}
    assert {
        ("bureau-not-named", Where.VISIT),
        ("photo-without-caption", Where.PHOTOS),
        ("photo-without-item", Where.PHOTOS),
        ("deadline-before-visit", Where.FINDINGS),
        ("finding-without-photo", Where.FINDINGS),
    } <= told
    assert all(gap.may_stay for gap in stands.remarks)
    assert not any(gap.may_stay for gap in stands.gaps)
    sign_and_seal(store, draft.id)
    assert standing(store, draft.id).remarks == ()


def test_what_is_mended_is_told_no_more(store: Store, draft: Inspection) -> None:
    (photo,) = draft.photos
    before = {gap.code for gap in standing(store, draft.id).remarks if gap.photo == photo.id}
    assert before == {"photo-without-caption"}
    describe_photo(store, draft.id, photo.id, caption="面单", item=photo.item, finding=None)
    assert not [gap for gap in standing(store, draft.id).remarks if gap.photo == photo.id]


def test_nobody_signs_what_was_not_shown(store: Store, draft: Inspection) -> None:
    person = draft.people[-1]
    shown = statement_of_draft(store, draft.id).digest
    answer_item(store, draft.id, replace(answers()[0], note="后来补记"))
    with pytest.raises(Refused, match="after it was shown"):
        sign_by_hand(store, draft.id, person.id, strokes(person.name, 1), 2500, shown=shown)
    with pytest.raises(Refused, match="after it was shown"):
        refuse_to_sign(store, draft.id, person.id, "有异议", "", shown=shown)
    now = statement_of_draft(store, draft.id).digest
    sign_by_hand(store, draft.id, person.id, strokes(person.name, 1), 2500, shown=now)
    (hand,) = load_inspection(store, draft.id).handwriting
    assert hand.digest == now != shown


def test_who_signed_before_a_change_is_asked_again(store: Store, draft: Inspection) -> None:
    for person in draft.people:
        sign_by_hand(store, draft.id, person.id, strokes(person.name, 1), 2500)
    assert standing(store, draft.id).gaps == ()
    save_finding(store, draft.id, replace(draft.findings[0], text="后来补记"))
    stands = standing(store, draft.id)
    assert {gap.code for gap in stands.gaps} == {"signed-before-change"}
    assert stands.inspection.outdated == tuple(person.id for person in draft.people)
    with pytest.raises(Refused):
        seal(store, draft.id)
