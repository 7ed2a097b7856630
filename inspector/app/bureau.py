"""What bureau staff do: import reports, look at them, count, decide whom to trust."""

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from inspector.app.progress import Progress
from inspector.app.verifying import verdict_on
from inspector.bureau.registry import Added, Registry
from inspector.bureau.trust import add_certificate, trusted_certificates
from inspector.durable import disk_refusals
from inspector.errors import Refused
from inspector.model.registry import ImportLine, ImportOutcome, ReportDetail, ReportLine, Statistics
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.record_json import canonical, read_record

TEXTS = {
    Added.NEW: Bilingual(zh="已登记。", en="Registered."),
    Added.ALREADY: Bilingual(zh="此前已登记，未重复登记。", en="Registered before; nothing was added."),
    Added.CONFLICT: Bilingual(
        zh="登记库中已有同一检查同一版次但内容不同的报告。请向检查人员核实。",
        en="The registry holds another report of the same inspection and revision. Ask the inspectors.",
    ),
}
OTHER_PAPER = Bilingual(
    zh="这是检查报告的分卷、网点联或其他文书。请导入检查报告（第 1 卷）。",
    en="This is a further volume, an outlet copy or a form. Import the report itself (volume 1).",
)


def import_reports(
    url: str, paths: Sequence[Path], trust: Path, progress: Progress
) -> tuple[ImportLine, ...]:
    """Take in report files, and all PDFs in folders. Each file is its own transaction: stopping between
    two leaves nothing half done. A file that is refused never stops the others."""
    with disk_refusals(trust):
        certificates = trusted_certificates(trust)
    files = list(_files(paths))
    lines = []
    registry = Registry.open(url)
    try:
        for done, path in enumerate(files):
            progress.step(Bilingual(zh=path.name, en=path.name), done, len(files))
            lines.append(_import(registry, path, certificates))
        progress.step(Bilingual(zh="完成", en="Done"), len(files), len(files))
    finally:
        registry.close()
    return tuple(lines)


def list_reports(url: str) -> tuple[ReportLine, ...]:
    """The newest revision of each report, newest visit first."""
    registry = Registry.open(url)
    try:
        return registry.reports()
    finally:
        registry.close()


def show_report(url: str, number: str) -> ReportDetail:
    """One report as it is held."""
    registry = Registry.open(url)
    try:
        line, digest, file_sha256, source, record, signers = registry.report(number)
    finally:
        registry.close()
    return ReportDetail(
        line=line,
        digest=digest,
        file_sha256=file_sha256,
        source=source,
        signers=signers,
        record=read_record(record),
    )


def statistics(url: str, as_of: date | None = None) -> Statistics:
    """Numbers over the newest revision of each report; overdue as of a day, today if none is given."""
    registry = Registry.open(url)
    try:
        return registry.statistics(as_of or date.today())
    finally:
        registry.close()


def trust_certificate(trust: Path, certificate: bytes) -> str:
    """Trust a certificate (PEM or DER). Returns its fingerprint."""
    return add_certificate(trust, certificate)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        with disk_refusals(path):
            if path.is_dir():
                yield from sorted(p for p in _below(path) if p.suffix.lower() == ".pdf" and p.is_file())
            else:
                yield path


def _below(folder: Path) -> Iterator[Path]:
    """All files in a folder. Raises OSError for a part that cannot be read: it must not look empty."""

    def stop(error: OSError) -> None:
        raise error

    for place, _, names in os.walk(folder, onerror=stop):
        yield from (Path(place) / name for name in names)


def _import(registry: Registry, path: Path, certificates: tuple[bytes, ...]) -> ImportLine:
    now = datetime.now().astimezone()
    try:
        verdict = verdict_on(path, certificates)
    except Refused as refused:
        text = Bilingual(zh=refused.zh, en=refused.en)
        return ImportLine(path=str(path), outcome=ImportOutcome.REFUSED, code=refused.code, text=text)
    if verdict.outcome is not Outcome.ACCEPTED or verdict.record is None:
        failed = verdict.failed[0]
        registry.refuse(verdict.file_sha256, failed.code, path.name, now)
        return _line(path, verdict, ImportOutcome.REFUSED, failed.code, failed.detail)
    if verdict.document is None or not verdict.document.is_report:
        return _other_paper(registry, path, verdict, now)
    added = registry.add(verdict, canonical(verdict.record), path.name, now)
    if added is Added.CONFLICT:
        registry.refuse(verdict.file_sha256, "revision-conflict", path.name, now)
        return _line(path, verdict, ImportOutcome.REFUSED, "revision-conflict", TEXTS[added])
    return _line(path, verdict, ImportOutcome(added.value), "", TEXTS[added])


def _other_paper(registry: Registry, path: Path, verdict: ReportVerdict, now: datetime) -> ImportLine:
    """A volume, an outlet copy or a form carries the same record, but only the report itself counts."""
    registry.refuse(verdict.file_sha256, "not-the-report", path.name, now)
    return _line(path, verdict, ImportOutcome.REFUSED, "not-the-report", OTHER_PAPER)


def _line(
    path: Path, verdict: ReportVerdict, outcome: ImportOutcome, code: str, text: Bilingual
) -> ImportLine:
    number = verdict.record.number if verdict.record else ""
    return ImportLine(path=str(path), outcome=outcome, number=number, code=code, text=text)
