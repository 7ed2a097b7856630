"""A visit that follows another, lists of visits, and what is noted at their start."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from conftest import PASSPHRASE
from factories import Signers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from visits import answer_all, export, start_visit

from inspector.app.answers import answer_item
from inspector.app.demo.steps import sign_and_seal
from inspector.app.demo.visit import VISIT
from inspector.app.findings import save_finding
from inspector.app.following import follow_up, reported_record, sealed_record, visits_this_year
from inspector.app.inspections import (
    change_visit,
    inspection_counts,
    list_inspections,
    load_inspection,
    start_inspection,
    usual_officers,
)
from inspector.app.outlets import add_outlet
from inspector.app.remarks import remarks_on
from inspector.app.seal import standing
from inspector.cli.main import run
from inspector.errors import Refused
from inspector.model.checklist import ChecklistId
from inspector.model.finding import FindingState
from inspector.model.inspection import (
    Answer,
    Earlier,
    Inspection,
    Recusal,
    Verdict,
    Visit,
    VisitKind,
)
from inspector.model.list_wish import ListWish
from inspector.model.outlet import Outlet, OutletId
from inspector.model.person import Role
from inspector.report.record_json import canonical, digest, read_record
from inspector.store.store import Store

NOW = datetime.fromisoformat("2026-12-08T09:00:00+08:00")
AGAIN = Visit(started_at=NOW, credentials_shown_at=NOW, rights_told=True)


@pytest.fixture
def sealed(store: Store, signers: Signers) -> Inspection:
    """A sealed visit with open findings."""
    started = start_visit(store, signers)
    answer_all(store, started.id)
    sign_and_seal(store, started.id)
    return load_inspection(store, started.id)


def test_a_visit_that_follows_takes_the_open_findings_along(store: Store, sealed: Inspection) -> None:
    earlier = sealed_record(store, sealed.id)
    visit = follow_up(store, earlier, AGAIN)
    assert visit.visit.kind is VisitKind.FOLLOW_UP
    assert visit.visit.follows == Earlier(number=sealed.number, digest=digest(earlier))
    assert visit.outlet == sealed.outlet
    assert [(f.item, f.text, f.demand, f.due) for f in visit.findings] == [
        (f.item, f.text, f.demand, f.due) for f in sealed.findings
    ]
    assert not {f.id for f in visit.findings} & {f.id for f in sealed.findings}
    assert [p.name for p in visit.people] == [p.name for p in sealed.people if p.role is not Role.WITNESS]


def test_what_was_corrected_on_the_spot_is_looked_at_and_what_is_confirmed_is_not(
    store: Store, signers: Signers
) -> None:
    started = start_visit(store, signers)
    answer_all(store, started.id)
    first, second, *_ = load_inspection(store, started.id).findings
    save_finding(store, started.id, replace(first, state=FindingState.CORRECTED))
    save_finding(store, started.id, replace(second, state=FindingState.CONFIRMED))
    sign_and_seal(store, started.id)
    items = [f.item for f in follow_up(store, sealed_record(store, started.id), AGAIN).findings]
    assert first.item in items
    assert second.item not in items


def test_a_visit_without_open_findings_needs_no_other(store: Store, sealed: Inspection) -> None:
    record = sealed_record(store, sealed.id)
    settled = tuple(replace(f, state=FindingState.CONFIRMED) for f in record.findings)
    with pytest.raises(Refused) as refused:
        follow_up(store, replace(record, findings=settled), AGAIN)
    assert refused.value.code == "nothing-open"
    assert len(list_inspections(store)) == 1


@pytest.fixture
def other_store(tmp_path: Path, new_store: Path) -> Iterator[Store]:
    """The store of another laptop."""
    shutil.copytree(new_store, tmp_path / "other")
    opened = Store.open(tmp_path / "other", PASSPHRASE)
    yield opened
    opened.close()


def test_the_report_of_another_laptop_can_be_followed_up(
    store: Store, sealed: Inspection, signers: Signers, tmp_path: Path, other_store: Store
) -> None:
    report = export(store, sealed.id, signers, tmp_path / "report.pdf")
    visit = follow_up(other_store, reported_record(report), AGAIN)
    assert visit.outlet == sealed.outlet
    assert len(visit.findings) == len(sealed.findings)
    assert {p.identity for p in visit.people} == {""}  # whose keys are not on this laptop


def test_a_report_that_was_changed_is_not_followed_up(
    store: Store, sealed: Inspection, signers: Signers, tmp_path: Path
) -> None:
    report = export(store, sealed.id, signers, tmp_path / "report.pdf")
    report.write_bytes(report.read_bytes() + b"\n% changed")
    with pytest.raises(Refused) as refused:
        reported_record(report)
    assert refused.value.code == "report-not-whole"


def test_a_record_names_the_one_before_it(store: Store, sealed: Inspection) -> None:
    earlier = sealed_record(store, sealed.id)
    visit = follow_up(store, earlier, AGAIN)
    answer_all(store, visit.id)
    record = sign_and_seal(store, visit.id)
    assert record.previous == digest(earlier)
    assert read_record(canonical(record)) == record


def test_a_record_without_the_new_circumstances_is_written_as_before(
    store: Store, sealed: Inspection
) -> None:
    written = json.loads(canonical(sealed_record(store, sealed.id)))
    assert not {"recusal", "follows", "planned_this_year"} & written["visit"].keys()


def test_what_was_said_of_a_recusal_is_remembered_and_asked_for(store: Store, signers: Signers) -> None:
    started = start_visit(store, signers)
    assert "recusal-not-asked" in _remarks(store, started)
    wanted = Recusal(wanted=True, reason="王建国是负责人的亲属")
    change_visit(store, started.id, replace(VISIT, recusal=wanted))
    assert "recusal-undecided" in _remarks(store, started)
    change_visit(store, started.id, replace(VISIT, recusal=replace(wanted, decision="科长决定：不予回避")))
    assert not {"recusal-undecided", "recusal-not-asked"} & _remarks(store, started)


def test_personal_data_in_a_recusal_keeps_from_the_seal(store: Store, signers: Signers) -> None:
    started = start_visit(store, signers)
    recusal = Recusal(wanted=True, reason="王建国 13812345678")
    change_visit(store, started.id, replace(VISIT, recusal=recusal))
    missing = standing(store, started.id).gaps
    assert any(gap.code == "personal-data-in-text" and gap.item is None for gap in missing)


def test_a_finding_whose_item_conforms_now_is_asked_about(store: Store, sealed: Inspection) -> None:
    visit = follow_up(store, sealed_record(store, sealed.id), AGAIN)
    item = visit.findings[0].item
    answer_item(store, visit.id, Answer(item=item, verdict=Verdict.CONFORMS))
    assert "finding-open-though-conforms" in _remarks(store, visit)


def test_who_comes_mostly_comes_again(store: Store, signers: Signers) -> None:
    assert usual_officers(store) == ((), "")
    started = start_visit(store, signers)
    officers, bureau = usual_officers(store)
    assert [(o.name, o.certificate, o.identity) for o in officers] == [
        (o.name, o.certificate, o.identity) for o in started.with_role(Role.OFFICER)
    ]
    assert bureau == VISIT.bureau


def test_visits_are_counted_by_the_year(store: Store, sealed: Inspection) -> None:
    assert visits_this_year(store, sealed.outlet.id, NOW) == 1
    assert visits_this_year(store, sealed.outlet.id, NOW.replace(year=2027)) == 0


def test_lists_tell_what_waits(store: Store, sealed: Inspection, signers: Signers) -> None:
    draft = start_visit(store, signers)
    (waiting,) = list_inspections(store, ListWish(only="to-look-at"))
    assert waiting.id == sealed.id
    assert waiting.open_findings == len(sealed.findings)
    dues = [f.due for f in sealed.findings if f.due]
    assert (waiting.next_due, waiting.look_due) == (min(dues), max(dues))
    assert [line.id for line in list_inspections(store, ListWish(only="drafts"))] == [draft.id]
    assert inspection_counts(store) == {"": 2, "drafts": 1, "to-look-at": 1}

    follow_up(store, sealed_record(store, sealed.id), AGAIN)
    assert list_inspections(store, ListWish(only="to-look-at")) == ()
    assert inspection_counts(store) == {"": 3, "drafts": 2, "to-look-at": 0}


def test_progress_counts_what_is_asked(store: Store, signers: Signers) -> None:
    """In a checklist with conditions not all items are asked."""
    started = start_visit(store, signers, checklists=("leak-investigation",))
    (line,) = list_inspections(store)
    assert line.items <= sum(1 for item in started.items() if item.answered)
    assert line.answered == 0


@pytest.fixture(scope="module")
def many(new_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Thirty visits to three outlets."""
    folder = tmp_path_factory.mktemp("many") / "store"
    shutil.copytree(new_store, folder)
    opened = Store.open(folder, PASSPHRASE)
    outlets = [
        add_outlet(opened, Outlet(id=OutletId(""), name=name, brand=brand))
        for name, brand in (("青石路网点", "速达"), ("江北网点", "速达"), ("a%b_网点", "远方"))
    ]
    for number in range(30):
        at = NOW.replace(day=1 + number % 28, hour=number % 24)
        start_inspection(
            opened,
            outlets[number * 7 % 3].id,
            [ChecklistId("three-safety-systems")],
            Visit(started_at=at),
            (),
            ("zh",),
        )
    yield opened
    opened.close()


ORDERS = ["started", "number", "outlet", "state", "progress", "open", "photos", "due", "look"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.sampled_from(ORDERS),
    descending=st.booleans(),
    search=st.sampled_from(["", "网点", "江北", "速达 青石", "%", "_", "nothing"]),
)
def test_a_list_is_sorted_and_sifted_as_it_says(
    many: Store, order: str, descending: bool, search: str
) -> None:
    every = list_inspections(many)
    shown = list_inspections(many, ListWish(search=search, order=order, descending=descending))
    wanted = [
        line
        for line in every
        if all(w in f"{line.number}\n{line.outlet}\n{line.brand}" for w in search.split())
    ]
    assert {line.id for line in shown} == {line.id for line in wanted}
    backwards = list_inspections(many, ListWish(search=search, order=order, descending=not descending))
    assert list(reversed(backwards)) == list(shown)
    if order in ("started", "number", "outlet"):
        of = {"started": "started_at"}.get(order, order)
        values = [getattr(line, of) for line in shown]
        assert values == sorted(values, reverse=descending)


def test_the_command_line_follows_up(
    store: Store, sealed: Inspection, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PASSPHRASE)
    arguments = ["--data", str(store.folder), "--json", "inspection"]
    assert run([*arguments, "follow-up", sealed.number, "--credentials-shown", "--recusal", "no"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert run([*arguments, "list", "--only", "drafts"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["id"], line["kind"]) == (made["id"], "follow-up")
    assert run([*arguments, "list", "--sort", "unknown"]) == 2


def _remarks(store: Store, inspection: Inspection) -> set[str]:
    return {remark.code for remark in remarks_on(load_inspection(store, inspection.id))}
