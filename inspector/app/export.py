"""Write the signed report of a sealed inspection."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from inspector.app.progress import Progress
from inspector.durable import appearing
from inspector.errors import Refused
from inspector.model.document import Document, Volume
from inspector.model.inspection import InspectionId, InspectionState
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.keys import Key, SigningKey, TokenKey
from inspector.report.photos import PhotoSource, photo_changed, sealed_photos
from inspector.report.press import Made, Order, Reached, press
from inspector.report.record_json import canonical, read_record
from inspector.report.volumes import MOST_PHOTOS, volume_path, volumes_of
from inspector.store.store import Store

STEPS = {
    "photos": Bilingual(zh="读取照片", en="Reading photos"),
    "draw": Bilingual(zh="绘制报告", en="Drawing the report"),
    "sign": Bilingual(zh="签名", en="Signing"),
    "verify": Bilingual(zh="核验", en="Verifying"),
    "write": Bilingual(zh="写入文件", en="Writing the file"),
    "done": Bilingual(zh="完成", en="Done"),
}
PLAIN = Document()


@value
class Exported:
    """A complete, signed and verified paper at its final name."""

    path: Path
    sha256: str
    pages: int
    verdict: ReportVerdict
    volumes: tuple[Path, ...] = ()


def export_report(
    store: Store,
    id: InspectionId,
    target: Path,
    pins: Mapping[str, str],
    progress: Progress,
    *,
    overwrite: bool = False,
    document: Document = PLAIN,
    photos_per_file: int = MOST_PHOTOS,
    tsa: str = "",
) -> Exported:
    """Draw, sign, verify and write the report or another paper of a sealed inspection. `pins` maps
    identity fingerprints to their PINs.

    The file appears at `target` only when it is complete and accepted by the verifier; it and its row
    are durable on return. A report with many photos gets further volumes beside it, which appear before
    it does. With `tsa`, the address of a time stamp service, each signature proves its time (B-T).
    Raises Refused "not-sealed", "file-exists", "identity-wrong-pin", "disk-full".
    """
    with store.read() as unit:
        record = read_record(unit.records.body(id))
    volumes = volumes_of(record, document, photos_per_file)
    paths = [volume_path(target, volume) for volume in volumes]
    for path in (target, *paths):
        _require_free(path, overwrite)
    keys, certificates = _keys(store, record, pins)
    watch = _Watch(progress, len(record.photos), 1 + len(volumes), len(keys))
    edition = _Edition(store, record, keys, certificates, watch, tsa)
    with ExitStack() as stack:
        temporary = stack.enter_context(appearing(target))
        # The stack ends in reverse: the volumes appear before the index that names them.
        parts = [stack.enter_context(appearing(path)) for path in paths]
        named = [edition.volume(document, *part) for part in zip(volumes, parts, strict=True)]
        made = edition.make(replace(document, volumes=tuple(named)), temporary)
        watch.reached(Reached("write"))
    exported = Exported(
        path=target, sha256=made.sha256, pages=made.pages, verdict=made.verdict, volumes=tuple(paths)
    )
    _keep(store, record, document, exported)
    watch.reached(Reached("done"))
    return exported


class _Edition:
    """All files of one export: drawn from one record, signed with the same keys at the same time."""

    def __init__(
        self,
        store: Store,
        record: Record,
        keys: tuple[Key, ...],
        certificates: tuple[bytes, ...],
        watch: "_Watch",
        tsa: str,
    ) -> None:
        self._copies = _report_copies(store, record)
        self._record = record
        self._keys = keys
        self._certificates = certificates
        self._watch = watch
        self._tsa = tsa
        self._at = store.clock()

    def make(self, document: Document, path: Path) -> Made:
        """One file. Raises Refused "export-not-verified" when its own check does not accept it."""
        body = canonical(self._record)
        order = Order(body, document, self._keys, self._at, path, self._certificates, self._tsa)
        made = press(order, self._copies, self._watch.reached)
        if made.verdict.outcome is not Outcome.ACCEPTED:
            raise _rejected(made.verdict)
        return made

    def volume(self, document: Document, volume: Volume, path: Path) -> Volume:
        """A further volume, as the index names it."""
        made = self.make(replace(document, volume=volume.number, volumes=(volume,)), path)
        return replace(volume, size_bytes=path.stat().st_size, sha256=made.sha256)


class _Watch:
    """Turns what the work has reached into progress: a step for each photo, drawing, signature, check."""

    def __init__(self, progress: Progress, photos: int, files: int, signatures: int) -> None:
        self._progress = progress
        self._total = photos + files * (signatures + 2) + 1
        self._done = -1

    def reached(self, at: Reached) -> None:
        """Raises Cancelled when the user stopped the work."""
        self._done = self._total if at.step == "done" else min(self._done + 1, self._total - 1)
        self._progress.step(STEPS[at.step], self._done, self._total)


def _require_free(target: Path, overwrite: bool) -> None:
    if target.exists() and not overwrite:
        raise Refused(
            "file-exists",
            en=f"{target} exists already. Choose another name.",
            zh=f"{target} 已存在。请换一个文件名。",
        )


def _report_copies(store: Store, record: Record) -> PhotoSource:
    """The report copies of a record's photos, read from the vault when they are asked for."""

    def read(id: PhotoId) -> bytes:
        with store.read() as unit:
            _, files = unit.photos.get(id)
        if files.report_copy is None:
            raise photo_changed()
        return store.vault.get(files.report_copy)

    return sealed_photos(record, read)


def _keys(store: Store, record: Record, pins: Mapping[str, str]) -> tuple[tuple[Key, ...], tuple[bytes, ...]]:
    keys: list[Key] = []
    certificates: list[bytes] = []
    for signer in record.signers:
        if signer.certificate not in pins:
            raise Refused(
                "pin-missing",
                en=f"The PIN of {signer.name}'s signing identity is missing. Enter it to sign.",
                zh=f"缺少 {signer.name} 签名证书的 PIN 码。请输入后再签名。",
            )
        with store.read() as unit:
            certificate = unit.identities.certificate(signer.certificate)
            token = unit.identities.token(signer.certificate)
            pkcs12 = unit.identities.pkcs12(signer.certificate)
        pin = pins[signer.certificate]
        certificates.append(certificate)
        keys.append(
            SigningKey(signer.field, pkcs12, pin)
            if token is None
            else TokenKey(signer.field, token, certificate, pin)
        )
    return tuple(keys), tuple(certificates)


def _rejected(verdict: ReportVerdict) -> Refused:
    failed = verdict.failed[0]
    return Refused(
        "export-not-verified",
        en=f"The finished report did not pass its own check ({failed.code}): {failed.detail.en}",
        zh=f"生成的报告未通过自检（{failed.code}）：{failed.detail.zh}",
    )


def _keep(store: Store, record: Record, document: Document, exported: Exported) -> None:
    # File first, then the row: a crash between them leaves a complete report that can be made again.
    with store.write() as unit:
        unit.records.exported(record.inspection, record.revision, exported.path, exported.sha256, unit.now)
        if document.is_report:
            unit.inspections.set_state(record.inspection, InspectionState.EXPORTED)
        unit.audit.append("exported", record.inspection, f"{document.paper} {exported.sha256}")
