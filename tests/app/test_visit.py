"""The use cases of a visit: what is asked for, what voids a signature, what sealing ends."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from factories import Signers, make_jpeg
from visits import answer_all, export, start_visit

from inspector.app.answers import answer_item
from inspector.app.demo.steps import sign_and_seal
from inspector.app.demo.visit import answers, strokes
from inspector.app.export import export_report
from inspector.app.findings import save_finding, withdraw_finding
from inspector.app.inspections import change_people, change_visit, load_inspection
from inspector.app.photos import add_photo, remove_photo
from inspector.app.progress import silent
from inspector.app.seal import gaps, seal
from inspector.app.signing import refuse_to_sign, sign_by_hand
from inspector.errors import Cancelled, Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, Inspection, InspectionState, Verdict
from inspector.model.person import Role
from inspector.model.text import Bilingual
from inspector.store.store import Store


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


@pytest.fixture
def sealed(store: Store, draft: Inspection) -> Inspection:
    """A sealed inspection with one photo."""
    answer_all(store, draft.id)
    sign_and_seal(store, draft.id)
    return load_inspection(store, draft.id)


def codes(store: Store, inspection: Inspection) -> set[str]:
    """What lacks."""
    return {gap.code for gap in gaps(store, inspection.id)}


def test_an_empty_inspection_lacks_answers_and_signatures(store: Store, draft: Inspection) -> None:
    assert codes(store, draft) == {"unanswered", "unsigned"}
    with pytest.raises(Refused):
        seal(store, draft.id)


def test_each_thing_that_lacks_is_told(store: Store, draft: Inspection) -> None:
    answer_all(store, draft.id)
    answer_item(store, draft.id, Answer(item=ItemId("A03"), verdict=Verdict.NOT_CHECKED))
    answer_item(store, draft.id, Answer(item=ItemId("A01"), verdict=Verdict.DOES_NOT_CONFORM))
    add_photo(store, draft.id, make_jpeg(seed=5), "b.jpg", caption="收件人 13812345678")
    change_visit(store, draft.id, replace(draft.visit, rights_told=False, credentials_shown_at=None))
    officer = draft.with_role(Role.OFFICER)[0]
    change_people(store, draft.id, (replace(officer, certificate="", identity=""),))
    assert codes(store, draft) == {
        "reason-missing",
        "finding-missing",
        "photo-not-reviewed",
        "personal-data-in-text",
        "credentials-not-shown",
        "rights-not-told",
        "officers-missing",
        "manager-missing",
        "certificate-number-missing",
        "identity-missing",
        "unsigned",
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda store, i: answer_item(store, i.id, Answer(item=ItemId("A05"), verdict=Verdict.NOT_APPLICABLE)),
        lambda store, i: withdraw_finding(store, i.id, i.findings[0].id),
        lambda store, i: save_finding(store, i.id, replace(i.findings[0], text="另一事实")),
        lambda store, i: remove_photo(store, i.id, i.photos[0].id),
        lambda store, i: change_visit(store, i.id, replace(i.visit, notice="另一通知书")),
    ],
    ids=["answer", "withdrawal", "finding", "photo", "visit"],
)
def test_a_change_voids_signatures_and_refusals(
    store: Store, draft: Inspection, change: Callable[[Store, Inspection], object]
) -> None:
    answer_all(store, draft.id)
    first, second, manager = draft.people
    for person in (first, second):
        sign_by_hand(store, draft.id, person.id, strokes(person.name, 1), 2500)
    refuse_to_sign(store, draft.id, manager.id, "有异议", "赵敏")
    assert codes(store, draft) == set()
    change(store, load_inspection(store, draft.id))
    after = load_inspection(store, draft.id)
    assert (after.handwriting, after.refusals) == ((), ())
    assert after.outdated == tuple(person.id for person in after.people)
    assert codes(store, draft) >= {"signed-before-change"}
    assert "unsigned" not in codes(store, draft)


@pytest.mark.parametrize(
    "wish",
    [
        lambda store, i: answer_item(store, i.id, answers()[0]),
        lambda store, i: save_finding(store, i.id, i.findings[0]),
        lambda store, i: withdraw_finding(store, i.id, i.findings[0].id),
        lambda store, i: add_photo(store, i.id, make_jpeg(seed=7), "x.jpg"),
        lambda store, i: remove_photo(store, i.id, i.photos[0].id),
        lambda store, i: change_visit(store, i.id, i.visit),
        lambda store, i: change_people(store, i.id, i.people),
        lambda store, i: refuse_to_sign(store, i.id, i.people[0].id, "x", ""),
        lambda store, i: seal(store, i.id),
    ],
)
def test_a_sealed_inspection_is_never_changed(
    store: Store, sealed: Inspection, wish: Callable[[Store, Inspection], object]
) -> None:
    with pytest.raises(Refused):
        wish(store, sealed)
    assert load_inspection(store, sealed.id) == sealed


def test_an_impossible_count_is_refused(store: Store, draft: Inspection) -> None:
    for bad, sample in ((3, 2), (-1, 4), (0, -1)):
        with pytest.raises(Refused):
            answer_item(
                store,
                draft.id,
                Answer(item=ItemId("A16"), verdict=Verdict.CONFORMS, count=Count(bad=bad, sample=sample)),
            )


def test_an_exported_report_stands_in_the_store(
    store: Store, sealed: Inspection, signers: Signers, tmp_path: Path
) -> None:
    export(store, sealed.id, signers, tmp_path / "r.pdf")
    assert load_inspection(store, sealed.id).state is InspectionState.EXPORTED


class Stopper:
    """Progress that stops the work at the step with this number."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Stop at the step."""
        assert 0 <= done < total
        if self._left == 0:
            raise Cancelled
        self._left -= 1


@pytest.mark.parametrize("at", range(5))
def test_a_cancelled_export_leaves_nothing(
    store: Store, sealed: Inspection, signers: Signers, tmp_path: Path, at: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    pins = {officer.identity: signers.pin for officer in sealed.with_role(Role.OFFICER)}
    with pytest.raises(Cancelled):
        export_report(store, sealed.id, folder / "r.pdf", pins, Stopper(at))
    assert list(folder.iterdir()) == []
    assert load_inspection(store, sealed.id) == sealed


def test_what_hinders_an_export_is_told_and_leaves_nothing(
    store: Store, sealed: Inspection, draft: Inspection, signers: Signers, tmp_path: Path
) -> None:
    officers = sealed.with_role(Role.OFFICER)
    right = {officer.identity: signers.pin for officer in officers}
    (tmp_path / "file").write_bytes(b"")
    for target, pins, code in (
        (tmp_path / "r.pdf", right | {officers[1].identity: "000000"}, "identity-wrong-pin"),
        (tmp_path / "r.pdf", {officers[0].identity: signers.pin}, "pin-missing"),
        (tmp_path / "no" / "folder" / "r.pdf", right, "no-such-folder"),
        (tmp_path / "file" / "r.pdf", right, "no-such-folder"),
        (tmp_path / "file", right, "file-exists"),
    ):
        with pytest.raises(Refused) as told:
            export_report(store, sealed.id, target, pins, silent)
        assert told.value.code == code
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "store"]
    assert load_inspection(store, sealed.id) == sealed
