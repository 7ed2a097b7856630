"""Run the main job: inspect, seal, export, sign, verify, import."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inspector.app.answers import answer_item
from inspector.app.bureau import import_reports, statistics
from inspector.app.demo.scenes import make_scenes
from inspector.app.demo.steps import officers_and_manager, photograph, sign_and_seal, write_findings
from inspector.app.demo.visit import OFFICERS, OUTLET, VISIT, answers
from inspector.app.export import export_report
from inspector.app.identities import certificate, new_identity
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.progress import Progress, silent
from inspector.app.stores import Store, create_store
from inspector.app.trusting import trust_certificate
from inspector.app.verifying import verify_file
from inspector.errors import Refused
from inspector.model.checklist import ChecklistId
from inspector.model.identity import Identity
from inspector.model.record import Record
from inspector.model.registry import ImportOutcome
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.model.verdict import Outcome, ReportVerdict

PASSPHRASE, PIN = "demo passphrase", "demo-pin"
TOTAL = 11


@value
class DemoStep:
    """One step of the demo and how long it took, in seconds."""

    text: Bilingual
    seconds: float
    result: Bilingual


@value
class DemoResult:
    """What the demo did and where its files are."""

    steps: tuple[DemoStep, ...]
    report: Path
    registry: Path
    trust: Path
    number: str
    digest: str


@dataclass
class Timer:
    """Times the steps and tells them to a progress."""

    progress: Progress
    steps: list[DemoStep]

    @contextmanager
    def step(self, zh: str, en: str) -> Iterator[list[Bilingual]]:
        """Time what happens inside; what is put into the list is the step's result."""
        text, told, start = Bilingual(zh=zh, en=en), list[Bilingual](), time.perf_counter()
        self.progress.step(text, len(self.steps), TOTAL)
        yield told
        self.steps.append(
            DemoStep(
                text=text,
                seconds=time.perf_counter() - start,
                result=told[0] if told else Bilingual(zh="", en=""),
            )
        )


def run_demo(out: Path, progress: Progress) -> DemoResult:
    """Do the main job on made-up data in a throw-away store; the report, the bureau's registry and its
    trust folder are left in `out`, replacing those of an earlier demo."""
    report, registry, trust = out / "report.pdf", out / "registry.db", out / "trust"
    _clear(out, report, registry, trust)
    timer, url = Timer(progress, []), f"sqlite:///{registry}"
    with tempfile.TemporaryDirectory(prefix="outlet-inspector-demo-") as folder:
        with timer.step("建立加密数据文件夹", "Make the encrypted store"):
            store = create_store(Path(folder) / "store", PASSPHRASE)
        try:
            record, identities = _inspect(store, timer)
            _export(store, record, identities, report, timer)
            for identity in identities:
                trust_certificate(trust, certificate(store, identity.fingerprint))
        finally:
            store.close()
    verdict = _verify(report, trust, timer)
    _import_twice(url, report, trust, timer)
    progress.step(Bilingual(zh="完成", en="Done"), TOTAL, TOTAL)
    return DemoResult(
        steps=tuple(timer.steps),
        report=report,
        registry=registry,
        trust=trust,
        number=record.number,
        digest=verdict.digest,
    )


def _clear(out: Path, report: Path, registry: Path, trust: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for path in (
        report,
        registry,
        registry.with_name("registry.db-wal"),
        registry.with_name("registry.db-shm"),
    ):
        path.unlink(missing_ok=True)
    shutil.rmtree(trust, ignore_errors=True)


def _inspect(store: Store, timer: Timer) -> tuple[Record, tuple[Identity, ...]]:
    with timer.step("生成两名检查人员的试用证书", "Make trial identities for two officers"):
        identities = tuple(new_identity(store, name, PIN) for name, _, _ in OFFICERS)
    with timer.step("添加网点，开始检查", "Add the outlet, start the inspection"):
        outlet = add_outlet(store, OUTLET)
        checklists = [ChecklistId("personal-information")]
        inspection = start_inspection(
            store, outlet.id, checklists, VISIT, officers_and_manager(identities), ("zh",)
        )
    with timer.step("逐项作答", "Answer every item") as told:
        given = answers()
        for answer in given:
            answer_item(store, inspection.id, answer)
        told.append(Bilingual(zh=f"{len(given)} 项", en=f"{len(given)} items"))
    with timer.step("填写问题", "Write the findings") as told:
        found = write_findings(store, inspection.id)
        told.append(Bilingual(zh=f"{len(found)} 个问题，1 个有异议", en=f"{len(found)} findings, 1 disputed"))
    with timer.step("生成现场照片", "Draw the depot scenes"):
        scenes = tuple(make_scenes())
    with timer.step("录入照片并遮盖个人信息", "Take the photos in, cover personal data") as told:
        photograph(store, inspection.id, scenes, found)
        covered = sum(len(scene.redactions) for scene in scenes)
        told.append(
            Bilingual(zh=f"{len(scenes)} 张，遮盖 {covered} 处", en=f"{len(scenes)} photos, {covered} areas")
        )
    with timer.step("签名并封存", "Sign by hand and seal") as told:
        record = sign_and_seal(store, inspection.id)
        told.append(Bilingual(zh=record.number, en=record.number))
    return record, identities


def _export(
    store: Store, record: Record, identities: tuple[Identity, ...], report: Path, timer: Timer
) -> None:
    with timer.step("绘制报告、电子签名、写入", "Draw, sign and write the report") as told:
        pins = {identity.fingerprint: PIN for identity in identities}
        made = export_report(store, record.inspection, report, pins, silent)
        told.append(Bilingual(zh=f"{made.pages} 页", en=f"{made.pages} pages"))


def _verify(report: Path, trust: Path, timer: Timer) -> ReportVerdict:
    with timer.step("核验报告", "Verify the report") as told:
        verdict = verify_file(report, trust)
        if verdict.outcome is not Outcome.ACCEPTED:
            raise _failed(verdict.failed[0].detail)
        rules = len(verdict.rules)
        told.append(Bilingual(zh=f"{rules} 条规则全部符合", en=f"all {rules} rules hold"))
    return verdict


def _import_twice(url: str, report: Path, trust: Path, timer: Timer) -> None:
    with timer.step("导入登记库（两次）", "Import into the registry, twice") as told:
        outcomes = [import_reports(url, [report], trust, silent)[0] for _ in range(2)]
        held = statistics(url).reports
        if [line.outcome for line in outcomes] != [ImportOutcome.NEW, ImportOutcome.ALREADY] or held != 1:
            raise _failed(outcomes[0].text)
        told.append(Bilingual(zh="登记 1 份", en="1 report held"))


def _failed(detail: Bilingual) -> Refused:
    return Refused(
        "demo-failed", en=f"The demo did not come out right: {detail.en}", zh=f"演示未成功：{detail.zh}"
    )
