"""What the program's own report needs ready: a sealed record and two officers' trial identities."""

from datetime import date
from pathlib import Path

from inspector.model.checklist import Citation, ItemId, Proof, Severity
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Answer, Verdict
from inspector.model.photo import Photo, ReportCopy
from inspector.model.record import Record, RecordedChecklist, RecordedItem, RecordedSection
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome
from inspector.report.identity import certificate_der
from inspector.report.record_json import canonical
from inspector.report.verify import verify_report
from tests.bench import content as bench
from tests.bench.ours import FIELDS, PIN, RECORD, keys, photo_id
from tests.factories import REGULATION, Signers, make_finding, make_photo, make_record, make_signers


def put_record(content: bench.Content, signers: Signers, folder: Path) -> None:
    """Put the sealed record and the identities beside the content."""
    (folder / RECORD).write_bytes(canonical(_record(content, signers)))
    for field, identity in zip(FIELDS, signers.files, strict=True):
        (folder / f"{field}.p12").write_bytes(identity)


def new_signers() -> Signers:
    """New trial identities under the PIN the runner knows."""
    signers = make_signers()
    if signers.pin != PIN:
        raise ValueError("the runner signs with another PIN")
    return signers


def accepted(report: Path, folder: Path) -> bool:
    """Whether the program's own verifier accepts a report of the identities in `folder`."""
    certificates = [certificate_der(key.pkcs12, key.pin) for key in keys(folder)]
    return verify_report(report, certificates).outcome is Outcome.ACCEPTED


def _record(content: bench.Content, signers: Signers) -> Record:
    section = RecordedSection(
        title=Bilingual(zh="检查项目", en="Items"), items=tuple(_item(item) for item in content.items)
    )
    checklist = RecordedChecklist(
        id="bench",
        version="1",
        sha256="c" * 64,
        title=Bilingual(zh="个人信息安全", en="Personal information"),
        sections=(section,),
    )
    return make_record(
        people=signers.people(),
        checklists=(checklist,),
        answers=tuple(_answer(item) for item in content.items),
        findings=tuple(_finding(finding) for finding in content.findings),
        photos=tuple(_photo(picture) for picture in content.pictures),
    )


def _item(item: bench.Item) -> RecordedItem:
    return RecordedItem(
        id=ItemId(item.id),
        question=Bilingual(zh=item.question, en=item.question),
        severity=Severity.MAJOR,
        citations=(_citation(item.article),),
    )


def _answer(item: bench.Item) -> Answer:
    verdict = Verdict.CONFORMS if item.conforms else Verdict.DOES_NOT_CONFORM
    return Answer(item=ItemId(item.id), verdict=verdict, note=item.note)


def _finding(finding: bench.Finding) -> Finding:
    return make_finding(
        finding.number,
        item=ItemId(finding.item),
        text=finding.text,
        demand=finding.demand,
        due=date.fromisoformat(finding.due),
        citations=(_citation(finding.article),),
        objection="",
    )


def _photo(picture: bench.Picture) -> Photo:
    copy = ReportCopy(
        sha256=picture.sha256, width=picture.width, height=picture.height, size_bytes=picture.size_bytes
    )
    return make_photo(
        picture.number,
        b"",
        id=photo_id(picture.number),
        sha256=picture.sha256,
        item=None,
        finding=FindingId(f"finding-{picture.finding}"),
        caption=picture.caption,
        report_copy=copy,
    )


def _citation(article: str) -> Citation:
    return Citation(law=REGULATION.id, article=article, proof=Proof.VERIFIED)
