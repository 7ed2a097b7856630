"""Laws are cited as they were in force on the day of the visit."""

from dataclasses import replace
from datetime import datetime

from factories import Signers
from visits import start_visit

from inspector.app.demo.steps import officers_and_manager
from inspector.app.demo.visit import OUTLET, VISIT
from inspector.app.findings import propose_finding, save_finding
from inspector.app.identities import import_identity
from inspector.app.inspections import change_visit, load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.recording import draft_record
from inspector.checklists.laws import load_laws
from inspector.checklists.reference import work_calendar
from inspector.model.checklist import ChecklistId, ItemId
from inspector.model.inspection import Inspection
from inspector.model.record import Record
from inspector.store.store import Store

ITEM = ItemId("A02")  # rests on the express regulation 35(1) and the market measures 36(1)


def record_of(store: Store, draft: Inspection, day: str) -> Record:
    """The record of the inspection, had the visit been on this day."""
    started = datetime.fromisoformat(f"{day}T09:30:00+08:00")
    change_visit(store, draft.id, replace(VISIT, started_at=started, ended_at=None))
    return draft_record(load_inspection(store, draft.id), load_laws())


def cited(record: Record, item: ItemId) -> dict[str, str]:
    """The articles an item rests on, by law."""
    items = {i.id: i for c in record.checklists for section in c.sections for i in section.items}
    return {citation.law: citation.article for citation in items[item].citations}


def test_a_visit_of_may_and_one_of_july_2025_cite_the_regulation_by_the_numbers_of_their_day(
    store: Store, signers: Signers
) -> None:
    draft = start_visit(store, signers)
    save_finding(
        store, draft.id, propose_finding(draft, ITEM, "zh", VISIT.started_at.date(), work_calendar())
    )
    may, july = record_of(store, draft, "2025-05-20"), record_of(store, draft, "2025-07-20")
    assert cited(may, ITEM) == {"express-regulation": "34(1)", "express-market-measures": "36(1)"}
    assert cited(july, ITEM) == {"express-regulation": "35(1)", "express-market-measures": "36(1)"}
    for record, article, version in ((may, "34(1)", "2019-03-02"), (july, "35(1)", "2025-04-13")):
        (finding,) = record.findings
        assert [c.article for c in finding.citations if c.law == "express-regulation"] == [article]
        assert [law.version for law in record.laws if law.id == "express-regulation"] == [version]


def test_a_law_that_was_not_in_force_yet_stands_nowhere_in_the_record(store: Store, signers: Signers) -> None:
    record = record_of(store, start_visit(store, signers), "2024-02-20")
    assert "express-market-measures" not in cited(record, ITEM)
    assert "express-market-measures" not in {law.id for law in record.laws}


def test_the_three_checklists_can_be_done_in_one_visit(store: Store, signers: Signers) -> None:
    people = officers_and_manager(tuple(import_identity(store, file, signers.pin) for file in signers.files))
    lists = [ChecklistId(id) for id in ("personal-information", "three-safety-systems", "leak-investigation")]
    started = start_inspection(store, add_outlet(store, OUTLET).id, lists, VISIT, people, ("zh",))
    assert len(tuple(started.items())) == 95
    assert len(draft_record(started, load_laws()).laws) > 20
