"""Small, realistic values to build tests from."""

import hashlib
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from PIL import Image

from inspector.model.checklist import Citation, ItemId, Law, LawId, Proof, Severity
from inspector.model.document import Document
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Answer, Count, InspectionId, Verdict, Visit
from inspector.model.outlet import Outlet, OutletId
from inspector.model.person import Handwriting, Person, PersonId, Point, Refusal, Role
from inspector.model.photo import Photo, PhotoId, Redaction, ReportCopy, Review
from inspector.model.record import (
    AuditHead,
    Record,
    RecordedChecklist,
    RecordedItem,
    RecordedSection,
    RequiredSigner,
)
from inspector.model.text import Bilingual
from inspector.report.identity import certificate_der, new_trial_identity
from inspector.report.keys import SigningKey
from inspector.report.statement import statement_digest
from inspector.report.write import write_signed

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 11, 20, 9, 30, tzinfo=CHINA)
REGULATION = Law(
    id=LawId("express-regulation"),
    short=Bilingual(zh="条例", en="Express Regulation"),
    title=Bilingual(zh="快递暂行条例", en="Interim Regulation on Express Delivery"),
    version="2025-04-13",
    in_force=date(2025, 6, 1),
    proof=Proof.VERIFIED,
)
OFFICER_1 = Person(
    id=PersonId("p1"),
    role=Role.OFFICER,
    name="王建国",
    post="四级主任科员",
    certificate="EX-001",
    identity="a" * 64,
)
OFFICER_2 = replace(OFFICER_1, id=PersonId("p2"), name="李㛃", certificate="EX-002", identity="b" * 64)
MANAGER = Person(id=PersonId("p3"), role=Role.MANAGER, name="陈晓东", post="网点负责人")
WITNESS = Person(id=PersonId("p4"), role=Role.WITNESS, name="赵敏")
FACTS = "现场抽查快件20件，其中7件面单“姓名”未隐藏（编号A-03、A-07等），收件人电话完整显示。"


def make_jpeg(width: int = 640, height: int = 480, seed: int = 1) -> bytes:
    """A small noisy JPEG, the same for the same seed."""
    noise = random.Random(seed).randbytes((width // 8) * (height // 8) * 3)
    image = Image.frombytes("RGB", (width // 8, height // 8), noise).resize((width, height))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def make_shot(model: str, seed: int, time: str = "2026:11:20 12:46:00") -> bytes:
    """A photo as a camera writes it."""
    picture, out = Image.open(io.BytesIO(make_jpeg(seed=seed))), io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = model
    exif.get_ifd(0x8769)[0x9003] = time
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def make_photo(number: int, jpeg: bytes, **changes: Any) -> Photo:
    """A reviewed photo whose report copy is `jpeg`."""
    photo = Photo(
        id=PhotoId(f"photo-{number}"),
        sha256=hashlib.sha256(b"original" + jpeg).hexdigest(),
        size_bytes=3_000_000,
        mime="image/jpeg",
        width=4000,
        height=3000,
        file_name=f"IMG_{number:04d}.JPG",
        item=ItemId("A16"),
        caption="面单未隐藏姓名",
        device="Demo Camera",
        exif_time="2026:11:20 09:41:00 +08:00",
        added_at=START,
        added_by="王建国",
        redactions=(Redaction(x=10, y=10, width=100, height=50),),
        review=Review(by="李㛃", at=START),
        report_copy=ReportCopy(
            sha256=hashlib.sha256(jpeg).hexdigest(), width=640, height=480, size_bytes=len(jpeg)
        ),
    )
    return replace(photo, **changes)


def make_finding(number: int = 1, **changes: Any) -> Finding:
    """A major finding at A16."""
    finding = Finding(
        id=FindingId(f"finding-{number}"),
        item=ItemId("A16"),
        text=FACTS,
        severity=Severity.MAJOR,
        demand="启用隐私面单，并书面报告总部。",
        due=date(2026, 12, 5),
        citations=(Citation(law=REGULATION.id, article="35(1)", proof=Proof.VERIFIED),),
        objection="商家自行打印的面单不由本网点控制。",
    )
    return replace(finding, **changes)


def make_items() -> tuple[RecordedItem, ...]:
    """Three items."""
    citation = Citation(law=REGULATION.id, article="35(1)", proof=Proof.VERIFIED)
    asked = (
        ("A16", "在用运单是否去标识化？", "Are waybills in use de-identified?", Severity.MAJOR),
        (
            "A20",
            "垃圾桶中有无可辨认个人信息的运单？",
            "Are readable waybills found in bins?",
            Severity.CRITICAL,
        ),
        ("A36", "日志是否留存不少于6个月？", "Are logs kept at least 6 months?", Severity.MAJOR),
    )
    return tuple(
        RecordedItem(
            id=ItemId(id), question=Bilingual(zh=zh, en=en), severity=severity, citations=(citation,)
        )
        for id, zh, en, severity in asked
    )


def make_stroke(seed: int) -> tuple[Point, ...]:
    """A wavering pen stroke."""
    chance = random.Random(seed)
    return tuple(
        Point(
            x=60 + 35 * n, y=500 + chance.randint(-300, 300), pressure=chance.randint(300, 1000), at_ms=n * 12
        )
        for n in range(25)
    )


def make_record(**changes: Any) -> Record:
    """A sealed record: three items, one finding, no photo, all signed or refused."""
    section = RecordedSection(title=Bilingual(zh="运单管理", en="Waybills"), items=make_items())
    record = Record(
        number="JC-20261120-7F3A-001",
        revision=1,
        inspection=InspectionId("3f0c9a52-5d57-4f0e-9d15-6f1f2c1f0001"),
        languages=("zh",),
        outlet=Outlet(
            id=OutletId("o1"), name="速达快递青石路网点", brand="速达快递", address="江城市青石路18号"
        ),
        visit=Visit(
            started_at=START, credentials_shown_at=START, rights_told=True, bureau="江城市邮政管理局"
        ),
        checklists=(
            RecordedChecklist(
                id="personal-information",
                version="2026.11.1",
                sha256="c" * 64,
                title=Bilingual(zh="个人信息安全", en="Personal information"),
                sections=(section,),
            ),
        ),
        laws=(REGULATION,),
        people=(OFFICER_1, OFFICER_2, MANAGER, WITNESS),
        answers=(
            Answer(
                item=ItemId("A16"),
                verdict=Verdict.DOES_NOT_CONFORM,
                count=Count(bad=7, sample=20),
                note=FACTS,
            ),
            Answer(item=ItemId("A20"), verdict=Verdict.CONFORMS),
            Answer(item=ItemId("A36"), verdict=Verdict.NOT_CHECKED, reason="系统由总部管理，现场无权限。"),
        ),
        findings=(make_finding(),),
        photos=(),
        program="outlet-inspector test",
    )
    return sealed(replace(record, **changes))


def sealed(record: Record) -> Record:
    """The record with signatures, signers and audit head for its present content."""
    statement = statement_digest(record)
    officers = [person for person in record.people if person.role is Role.OFFICER]
    signing = [person for person in record.people if person.role in (Role.OFFICER, Role.WITNESS)]
    return replace(
        record,
        statement=statement,
        handwriting=tuple(
            Handwriting(
                person=p.id,
                strokes=(make_stroke(n), make_stroke(n + 9)),
                aspect=2500,
                digest=statement,
                at=START,
            )
            for n, p in enumerate(signing)
        ),
        refusals=tuple(
            Refusal(person=p.id, reason="对第1项有异议", witness="赵敏", at=START)
            for p in record.people
            if p.role is Role.MANAGER
        ),
        sealed_at=START + timedelta(hours=2),
        visit=replace(record.visit, ended_at=START + timedelta(hours=2)),
        signers=tuple(
            RequiredSigner(field=f"Officer{n}", person=p.id, name=p.name, certificate=p.identity)
            for n, p in enumerate(officers, start=1)
        ),
        audit=AuditHead(device="7f3a" * 8, sequence=120, hash="d" * 64),
    )


@dataclass(frozen=True, slots=True)
class Signers:
    """Two officers' identities: PKCS#12 files, certificates (DER), and the PIN of both."""

    files: tuple[bytes, bytes]
    certificates: tuple[bytes, bytes]
    pin: str

    def people(self) -> tuple[Person, ...]:
        """Two officers bound to the identities, the manager, a witness."""
        prints = [hashlib.sha256(certificate).hexdigest() for certificate in self.certificates]
        return (
            replace(OFFICER_1, identity=prints[0]),
            replace(OFFICER_2, identity=prints[1]),
            MANAGER,
            WITNESS,
        )

    def keys(self) -> tuple[SigningKey, ...]:
        """The keys in the order of the fields."""
        return tuple(SigningKey(f"Officer{n}", file, self.pin) for n, file in enumerate(self.files, start=1))


def make_signers() -> Signers:
    """New trial identities of two officers."""
    pin, now = "123456", datetime.now().astimezone()
    one, two = (new_trial_identity(person.name, pin, now) for person in (OFFICER_1, OFFICER_2))
    return Signers((one, two), (certificate_der(one, pin), certificate_der(two, pin)), pin)


def make_report(signers: Signers, photos: int = 2, **changes: Any) -> bytes:
    """A drawn and signed report with some photos."""
    record, jpegs = make_signed_record(signers, photos, **changes)
    return sign_record(record, jpegs, signers.keys())


def make_signed_record(
    signers: Signers, photos: int = 0, **changes: Any
) -> tuple[Record, dict[PhotoId, bytes]]:
    """A record that the signers are to sign, and its report copies."""
    jpegs = [make_jpeg(seed=n) for n in range(photos)]
    taken = tuple(make_photo(n, jpeg) for n, jpeg in enumerate(jpegs))
    record = make_record(people=signers.people(), photos=taken, **changes)
    return record, {photo.id: jpeg for photo, jpeg in zip(taken, jpegs, strict=True)}


def sign_record(
    record: Record,
    jpegs: Mapping[PhotoId, bytes],
    keys: Sequence[SigningKey],
    document: Document | None = None,
    at: datetime | None = None,
) -> bytes:
    """A paper drawn from the record and signed with the keys, now unless told otherwise."""
    out = io.BytesIO()
    write_signed(
        out, record, jpegs.__getitem__, keys, at or datetime.now().astimezone(), document or Document()
    )
    return out.getvalue()
