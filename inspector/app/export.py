"""Write the signed report of a sealed inspection."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from inspector.app.photos import photo_changed
from inspector.app.progress import Progress
from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.model.inspection import InspectionId, InspectionState
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.identity import SigningKey
from inspector.report.record_json import read_record
from inspector.store.store import Store

STEPS = (
    Bilingual(zh="读取照片", en="Reading photos"),
    Bilingual(zh="绘制报告", en="Drawing the report"),
    Bilingual(zh="签名", en="Signing"),
    Bilingual(zh="核验", en="Verifying"),
    Bilingual(zh="写入文件", en="Writing the file"),
    Bilingual(zh="完成", en="Done"),
)


@value
class Exported:
    """A complete, signed and verified report at its final name."""

    path: Path
    sha256: str
    pages: int
    verdict: ReportVerdict


def export_report(
    store: Store,
    id: InspectionId,
    target: Path,
    pins: Mapping[str, str],
    progress: Progress,
    *,
    overwrite: bool = False,
) -> Exported:
    """Draw, sign, verify and write the report. `pins` maps identity fingerprints to their PINs.

    The file appears at `target` only when it is complete and accepted by the verifier; it and its row
    are durable on return. Raises Refused "not-sealed", "file-exists", "identity-wrong-pin", "disk-full".
    """
    # Drawing, signing and verifying load slowly; the window must open before.
    from inspector.report.assemble import page_count
    from inspector.report.draw import draw
    from inspector.report.sign import sign_report
    from inspector.report.verify import verify_report

    _require_free(target, overwrite)
    progress.step(STEPS[0], 0, 5)
    with store.read() as unit:
        record = read_record(unit.records.body(id))
    photos = _report_copies(store, record)
    progress.step(STEPS[1], 1, 5)
    unsigned = draw(record, photos)
    progress.step(STEPS[2], 2, 5)
    keys, certificates = _keys(store, record, pins)
    signed = sign_report(unsigned, keys, store.clock())
    progress.step(STEPS[3], 3, 5)
    verdict = verify_report(signed, certificates)
    if verdict.outcome is not Outcome.ACCEPTED:
        raise _rejected(verdict)
    progress.step(STEPS[4], 4, 5)
    exported = Exported(
        path=target, sha256=hashlib.sha256(signed).hexdigest(), pages=page_count(signed), verdict=verdict
    )
    _keep(store, record, exported, signed)
    progress.step(STEPS[5], 5, 5)
    return exported


def _require_free(target: Path, overwrite: bool) -> None:
    if target.exists() and not overwrite:
        raise Refused(
            "file-exists",
            en=f"{target} exists already. Choose another name.",
            zh=f"{target} 已存在。请换一个文件名。",
        )


def _report_copies(store: Store, record: Record) -> dict[PhotoId, bytes]:
    copies = {}
    for photo in record.photos:
        with store.read() as unit:
            _, files = unit.photos.get(photo.id)
        if files.report_copy is None or photo.report_copy is None:
            raise photo_changed()
        copies[photo.id] = store.vault.get(files.report_copy)
        if hashlib.sha256(copies[photo.id]).hexdigest() != photo.report_copy.sha256:
            raise photo_changed()
    return copies


def _keys(
    store: Store, record: Record, pins: Mapping[str, str]
) -> tuple[tuple[SigningKey, ...], tuple[bytes, ...]]:
    keys, certificates = [], []
    for signer in record.signers:
        if signer.certificate not in pins:
            raise Refused(
                "pin-missing",
                en=f"The PIN of {signer.name}'s signing identity is missing. Enter it to sign.",
                zh=f"缺少 {signer.name} 签名证书的 PIN 码。请输入后再签名。",
            )
        with store.read() as unit:
            pkcs12 = unit.identities.pkcs12(signer.certificate)
            certificates.append(unit.identities.certificate(signer.certificate))
        keys.append(SigningKey(field=signer.field, pkcs12=pkcs12, pin=pins[signer.certificate]))
    return tuple(keys), tuple(certificates)


def _rejected(verdict: ReportVerdict) -> Refused:
    failed = verdict.failed[0]
    return Refused(
        "export-not-verified",
        en=f"The finished report did not pass its own check ({failed.code}): {failed.detail.en}",
        zh=f"生成的报告未通过自检（{failed.code}）：{failed.detail.zh}",
    )


def _keep(store: Store, record: Record, exported: Exported, signed: bytes) -> None:
    # File first, then the row: a crash between them leaves a complete report that can be made again.
    write_durably(exported.path, signed)
    with store.write() as unit:
        unit.records.exported(record.inspection, record.revision, exported.path, exported.sha256, unit.now)
        unit.inspections.set_state(record.inspection, InspectionState.EXPORTED)
        unit.audit.append("exported", record.inspection, exported.sha256)
