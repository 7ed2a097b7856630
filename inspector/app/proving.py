"""Prove the time of signed reports: when signing, or later when there is a network."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from inspector.app.export import PLAIN, Exported, export_report
from inspector.app.progress import Progress
from inspector.app.reading import readable
from inspector.bureau.trust import trusted_certificates
from inspector.durable import appearing, make_folder
from inspector.errors import Refused
from inspector.model.document import Document
from inspector.model.inspection import InspectionId
from inspector.model.level import Level
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.volumes import MOST_PHOTOS
from inspector.store.store import Store

NO_TIME = frozenset(("tsa-unreachable", "tsa-refused"))


def export_with_time(
    store: Store,
    id: InspectionId,
    target: Path,
    pins: Mapping[str, str],
    progress: Progress,
    tsa: str,
    *,
    overwrite: bool = False,
    document: Document = PLAIN,
    photos_per_file: int = MOST_PHOTOS,
) -> tuple[Exported, Refused | None]:
    """Export with the time of the service in each signature. Where the service gives none, as without a
    network, sign all the same: the second value tells why. Raises what `export_report` raises."""

    def export(tsa: str) -> Exported:
        return export_report(
            store,
            id,
            target,
            pins,
            progress,
            overwrite=overwrite,
            document=document,
            photos_per_file=photos_per_file,
            tsa=tsa,
        )

    try:
        return export(tsa), None
    except Refused as refused:
        if refused.code not in NO_TIME:
            raise
        # Signing must not wait for a network; all files start anew, so that none carries a time and the rest not.
        return export(""), refused


def prove_time(
    files: Sequence[Path], folder: Path, tsa: str, trust: Path, level: Level, progress: Progress
) -> tuple[Path, ...]:
    """Write each report with the proof of its time into the folder, under its own name.

    The report must be accepted before and is checked again after; it stays as it is. Raises Refused
    "file-exists", "time-not-accepted", and what `seal_time` raises.
    """
    make_folder(folder)
    certificates, made = trusted_certificates(trust), []
    for done, file in enumerate(files):
        progress.step(Bilingual(zh=file.name, en=file.name), done, len(files))
        made.append(_prove(readable(file), folder / file.name, tsa, certificates, level))
    progress.step(Bilingual(zh="完成", en="Done"), len(files), len(files))
    return tuple(made)


def _prove(file: Path, target: Path, tsa: str, certificates: tuple[bytes, ...], level: Level) -> Path:
    from inspector.report.seal_time import seal_time  # loads slowly
    from inspector.report.verify import verify_report

    if target.exists():
        raise Refused(
            "file-exists",
            en=f"{target} exists already. Choose another folder.",
            zh=f"{target} 已存在。请换一个文件夹。",
        )
    _require_accepted(verify_report(file, certificates), file)
    with appearing(target) as temporary:
        with file.open("rb") as report, temporary.open("xb+") as out:
            seal_time(report, out, tsa, certificates, level)
        _require_accepted(verify_report(temporary, certificates), file)
    return target


def _require_accepted(verdict: ReportVerdict, file: Path) -> None:
    if verdict.outcome is not Outcome.ACCEPTED:
        failed = verdict.failed[0]
        raise Refused(
            "time-not-accepted",
            en=f"{file.name} is not accepted ({failed.code}), so its time is not proved. {failed.detail.en}",
            zh=f"{file.name} 未通过核验（{failed.code}），不予添加时间证明。{failed.detail.zh}",
        )
