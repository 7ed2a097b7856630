"""What bureau staff do: import reports, look at them, count."""

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from inspector.app.progress import Progress
from inspector.app.registry import (
    NEWEST_VISITS,
    in_parts,
    lines_in_order,
    reading,
    registry_numbers,
    report_detail,
    report_keys,
)
from inspector.app.verifying import verdict_on
from inspector.bureau.registry import Added, Registry
from inspector.bureau.trust import trusted_certificates
from inspector.durable import disk_refusals
from inspector.errors import Refused
from inspector.model.list_wish import ListWish
from inspector.model.registry import ImportLine, ImportOutcome, ReportDetail, ReportLine, Statistics
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.record_json import canonical

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
    registry = Registry.open(url, making=True)
    try:
        for done, path in enumerate(files):
            progress.step(Bilingual(zh=path.name, en=path.name), done, len(files))
            lines.append(_import(registry, path, certificates))
        progress.step(Bilingual(zh="完成", en="Done"), len(files), len(files))
    finally:
        registry.close()
    return tuple(lines)


def list_reports(
    url: str, wish: ListWish = NEWEST_VISITS, as_of: date | None = None
) -> tuple[ReportLine, ...]:
    """The newest revision of each report that is wished for, newest visit first; see `report_keys`."""
    with reading(url) as registry:
        keys = report_keys(registry, wish, as_of)
        return tuple(line for part in in_parts(keys) for line in lines_in_order(registry, part))


def show_report(url: str, number: str) -> ReportDetail:
    """One report as it is held. Raises Refused "no-such-report"."""
    with reading(url) as registry:
        return report_detail(registry, number)


def statistics(url: str, as_of: date | None = None) -> Statistics:
    """Numbers over the newest revision of each report; overdue as of a day, today if none is given."""
    with reading(url) as registry:
        return registry_numbers(registry, as_of)


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
