"""What follows a visit: papers, deadlines, the day somebody looks again; in the window and on the command line."""

import json
from dataclasses import replace
from datetime import date

import pytest
from factories import Signers
from visits import answer_all, start_visit

from inspector.app.demo.steps import sign_and_seal
from inspector.app.demo.visit import strokes
from inspector.app.findings import save_finding, withdraw_finding
from inspector.app.inspections import load_inspection
from inspector.app.signing import refuse_to_sign, sign_by_hand
from inspector.app.what_follows import what_follows
from inspector.cli.main import run
from inspector.model.document import Paper
from inspector.model.finding import FindingState
from inspector.model.inspection import Inspection
from inspector.store.store import Store

FRIDAY, MONDAY = date(2026, 12, 4), date(2026, 12, 7)


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """All is answered; each finding is due on a Friday."""
    started = start_visit(store, signers)
    answer_all(store, started.id)
    for finding in load_inspection(store, started.id).findings:
        save_finding(store, started.id, replace(finding, due=FRIDAY))
    return load_inspection(store, started.id)


def test_somebody_looks_again_on_the_next_working_day(store: Store, draft: Inspection) -> None:
    first = draft.findings[0]
    save_finding(store, draft.id, replace(first, due=date(2026, 12, 1)))
    follows = what_follows(store, draft.id)
    assert follows.look_again == MONDAY
    assert (follows.demands[0].number, follows.demands[0].due) == (1, date(2026, 12, 1))
    assert len(follows.demands) == len(draft.findings)


def test_what_was_mended_on_the_spot_is_not_due(store: Store, draft: Inspection) -> None:
    for finding in draft.findings:
        save_finding(store, draft.id, replace(finding, state=FindingState.CORRECTED))
    follows = what_follows(store, draft.id)
    assert follows.demands == ()
    assert follows.look_again is None
    assert [handover.paper for handover in follows.handovers] == [Paper.OUTLET_COPY, Paper.REPORT]


def test_a_year_without_a_calendar_is_not_guessed(store: Store, draft: Inspection) -> None:
    save_finding(store, draft.id, replace(draft.findings[0], due=date(2099, 1, 5)))
    assert what_follows(store, draft.id).look_again is None


def test_who_gets_what(store: Store, draft: Inspection) -> None:
    save_finding(store, draft.id, replace(draft.findings[0], state=FindingState.REFERRED))
    for person in draft.people[:-1]:
        sign_by_hand(store, draft.id, person.id, strokes(person.name, 1), 2500)
    refuse_to_sign(store, draft.id, draft.people[-1].id, "有异议", "赵敏")
    to = {handover.paper: handover.to.zh for handover in what_follows(store, draft.id).handovers}
    assert set(to) == {
        Paper.OUTLET_COPY,
        Paper.REPORT,
        Paper.CORRECTION_ORDER,
        Paper.SERVICE_RECEIPT,
        Paper.REFERRAL,
    }
    assert draft.people[-1].name in to[Paper.OUTLET_COPY]
    assert to[Paper.REPORT] == draft.visit.bureau


def test_nothing_found_nothing_follows(store: Store, draft: Inspection) -> None:
    for finding in draft.findings:
        withdraw_finding(store, draft.id, finding.id)
    assert what_follows(store, draft.id).demands == ()


def test_the_command_line_tells_it(
    store: Store, draft: Inspection, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_and_seal(store, draft.id)
    store.close()
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "test passphrase")
    at = ["--data", str(store.folder), "--language", "en"]
    assert run([*at, "--json", "inspection", "follows", draft.id]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["look_again"] == str(MONDAY)
    assert run([*at, "inspection", "follows", draft.id]) == 0
    assert f"Look again: {MONDAY}" in capsys.readouterr().out
