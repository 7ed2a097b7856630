"""A visit with answers of every kind: what is asked, what is refused, what the record and the paper tell."""

from dataclasses import replace
from pathlib import Path

import pytest
from bundling import Publisher, install
from factories import Signers, make_jpeg
from visits import export, start_visit

from inspector.app.answers import add_occurrence, answer_item, clear_answer, remove_occurrence
from inspector.app.bureau import import_reports
from inspector.app.demo.steps import sign_and_seal
from inspector.app.findings import propose_finding, save_finding
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo, review_photo
from inspector.app.progress import silent
from inspector.app.seal import gaps
from inspector.app.verifying import verdict_on
from inspector.bureau.trust import add_certificate
from inspector.checklists.reference import work_calendar
from inspector.errors import Refused
from inspector.model.checklist import ItemId, Severity
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.model.record import Record
from inspector.model.registry import ImportOutcome
from inspector.report.record_json import canonical, read_record
from inspector.store.store import Store
from tests.checklists.small import typed_checklist, written
from tests.pdf_checks import pdftotext

CONFORMS, BAD = Verdict.CONFORMS, Verdict.DOES_NOT_CONFORM
TOLD = {
    "name": "青石路网点",
    "opened": "2024-05-01",
    "closes": "20:30",
    "seen_at": "2026-11-20T09:40",
    "city": "hz",
    "systems": "yes no",
    "staff": "2",
    "area": "45.5",
    "place[1]": "门口",
    "place[3]": "分拣区",
}


@pytest.fixture
def draft(store: Store, tmp_path: Path, signers: Signers) -> Inspection:
    """A started inspection with a checklist that came in a bundle."""
    publisher = Publisher(store, tmp_path, signers)
    publisher.trusted_by(store)
    install(store, publisher.bundle(1, {"typed.yaml": written(typed_checklist())}))
    return start_visit(store, signers, languages=("zh", "en"), checklists=("typed",))


def tell(store: Store, draft: Inspection, item: str, value: str, verdict: Verdict = Verdict.RECORDED) -> None:
    answer_item(store, draft.id, Answer(item=ItemId(item), verdict=verdict, value=value))


def answer_everything(store: Store, draft: Inspection) -> None:
    """All that is asked, two cameras, one of which keeps its pictures too short a time."""
    tell(store, draft, "staff", "2")
    add_occurrence(store, draft.id, "cameras")
    add_occurrence(store, draft.id, "cameras")
    remove_occurrence(store, draft.id, "cameras", 2)
    for item, value in TOLD.items():
        tell(store, draft, item, value)
    tell(store, draft, "T02[1]", "90", CONFORMS)
    tell(store, draft, "T02[3]", "7", BAD)
    for item in ("T03[3]", "T04[1]", "T04[3]", "T05[1]", "T05[2]"):
        tell(store, draft, item, "", CONFORMS)
    for number, item in enumerate(("front", "T03[3]")):
        photo = add_photo(store, draft.id, make_jpeg(seed=number), "IMG.JPG", item=ItemId(item))
        review_photo(store, draft.id, photo.id, [], by="王建国")
    inspection = load_inspection(store, draft.id)
    finding = propose_finding(
        inspection, ItemId("T02[3]"), "zh", draft.visit.started_at.date(), work_calendar()
    )
    save_finding(store, draft.id, replace(finding, text="录像只保存 7 天"))


def open_gaps(store: Store, draft: Inspection) -> list[tuple[str, str]]:
    """What lacks at items."""
    return [(gap.code, gap.item) for gap in gaps(store, draft.id) if gap.item]


def test_what_is_not_there_yet_is_told(store: Store, draft: Inspection) -> None:
    assert open_gaps(store, draft) == [("unanswered", "name")]
    tell(store, draft, "staff", "1")
    assert [item for _, item in open_gaps(store, draft)] == ["name", "T02[1]", "T04[1]", "T05[1]"]
    answer_item(store, draft.id, Answer(item=ItemId("T02[1]"), verdict=BAD))
    found = open_gaps(store, draft)
    assert {("value-missing", "T02[1]"), ("finding-missing", "T02[1]")} <= set(found)
    tell(store, draft, "T02[1]", "3", BAD)
    tell(store, draft, "T03[1]", "", CONFORMS)
    assert ("photo-missing", "T03[1]") in open_gaps(store, draft)


@pytest.mark.parametrize(
    ("item", "value", "verdict", "code"),
    [
        ("staff", "two", Verdict.RECORDED, "value-unfit"),
        ("staff", "501", Verdict.RECORDED, "value-unfit"),
        ("staff", "1.5", Verdict.RECORDED, "value-unfit"),
        ("area", "1e3", Verdict.RECORDED, "value-unfit"),
        ("opened", "20.11.2026", Verdict.RECORDED, "value-unfit"),
        ("opened", "2026-02-30", Verdict.RECORDED, "value-unfit"),
        ("opened", "2026-11-21", Verdict.RECORDED, "constraint-broken"),
        ("closes", "25:00", Verdict.RECORDED, "value-unfit"),
        ("seen_at", "2026-11-20", Verdict.RECORDED, "value-unfit"),
        ("city", "sz", Verdict.RECORDED, "value-unfit"),
        ("systems", "yes yes", Verdict.RECORDED, "value-unfit"),
        ("systems", "perhaps", Verdict.RECORDED, "value-unfit"),
        ("name", "x", CONFORMS, "verdict-unfit"),
        ("told", "x", Verdict.RECORDED, "verdict-unfit"),
        ("per_head", "3", Verdict.RECORDED, "verdict-unfit"),
        ("T02[1]", "3", Verdict.RECORDED, "verdict-unfit"),
        ("T03[1]", "", CONFORMS, "not-asked"),
        ("T02[2]", "3", CONFORMS, "no-such-item"),
        ("T02", "3", CONFORMS, "no-such-item"),
        ("vans", "1 2 3", Verdict.RECORDED, "occurrences-unfit"),
        ("cameras", "1 1", Verdict.RECORDED, "occurrences-unfit"),
        ("cameras", "0", Verdict.RECORDED, "occurrences-unfit"),
        ("cameras", "one", Verdict.RECORDED, "occurrences-unfit"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    store: Store, draft: Inspection, item: str, value: str, verdict: Verdict, code: str
) -> None:
    tell(store, draft, "staff", "1")
    before = load_inspection(store, draft.id)
    with pytest.raises(Refused) as caught:
        tell(store, draft, item, value, verdict)
    assert caught.value.code == code
    assert caught.value.zh != caught.value.en
    assert load_inspection(store, draft.id) == before
    tell(store, draft, "staff", "2")  # what was known of the answers is still true
    tell(store, draft, "T05[2]", "", CONFORMS)


def test_the_record_tells_what_was_asked_and_answered(store: Store, draft: Inspection) -> None:
    answer_everything(store, draft)
    assert open_gaps(store, draft) == []
    record = sign_and_seal(store, draft.id)
    _has_sections(record)
    answers = {answer.item: answer.value for answer in record.answers}
    judged = dict.fromkeys(("T03[3]", "T04[1]", "T04[3]", "T05[1]", "T05[2]"), "")
    assert answers == {**TOLD, "province": "zj", "per_head": "22.75", "T02[1]": "90", "T02[3]": "7"} | judged
    items = {item.id: item for c in record.checklists for s in c.sections for item in s.items}
    assert not items[ItemId("T03[1]")].asked
    assert items[ItemId("T02[3]")].severity is Severity.MAJOR
    assert [words.zh for words in items[ItemId("systems")].chosen] == ["文字", "文字"]
    assert read_record(canonical(record)) == record


def _has_sections(record: Record) -> None:
    titles = [section.title.en for section in record.checklists[0].sections]
    assert titles == ["Text", "Camera 1", "Text", "Camera 3", "Text", "Van 1", "Van 2"]


def test_the_paper_tells_it_and_the_bureau_takes_it(
    store: Store, draft: Inspection, signers: Signers, tmp_path: Path
) -> None:
    answer_everything(store, draft)
    sign_and_seal(store, draft.id)
    report = export(store, draft.id, signers, tmp_path / "r.pdf")
    verdict = verdict_on(report, signers.certificates)
    assert verdict.failed == ()
    shown = "".join(pdftotext(report).split())
    for told in (
        "青石路网点",
        "22.75",
        "45.5平方米",
        "摄像头3",
        "T02[3]",
        "7days",
        "已记录",
        "5/5分",
        "不涉及（条件不满足）",
    ):
        assert told in shown, told
    trust = tmp_path / "trust"
    add_certificate(trust, signers.certificates[0])
    add_certificate(trust, signers.certificates[1])
    (line,) = import_reports(f"sqlite:///{tmp_path / 'registry.db'}", [report], trust, silent)
    assert line.outcome is ImportOutcome.NEW


def test_an_answer_that_is_no_longer_asked_stays_in_the_store(store: Store, draft: Inspection) -> None:
    answer_everything(store, draft)
    tell(store, draft, "staff", "0")
    kept = {answer.item: answer.value for answer in load_inspection(store, draft.id).answers}
    assert kept[ItemId("T02[3]")] == "7"
    clear_answer(store, draft.id, ItemId("name"))
    assert open_gaps(store, draft) == [("unanswered", "name")]
