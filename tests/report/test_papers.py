"""The outlet copy and the forms: every paper archival, signed, accepted, and with the fields it must have."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from factories import Signers, make_finding, make_signed_record, sealed, sign_record
from pdf_checks import openssl_cms, pdfsig, pdftotext, require_archival

from inspector.errors import Refused
from inspector.model.document import Document, Paper
from inspector.model.finding import FindingState
from inspector.model.inspection import Languages, VisitKind
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.model.verdict import Outcome
from inspector.report.draw import draw
from inspector.report.verify import verify_report

DOCUMENTS = {
    paper: Document(
        paper=paper,
        addressee="江城市公安局" if paper is Paper.REFERRAL else "",
        findings=(1,) if paper is Paper.REFERRAL else (),
    )
    for paper in Paper
}
FIELDS = {
    Paper.OUTLET_COPY: [
        "哪里不对",
        "要做什么",
        "2026年12月5日（星期六）",
        "抽查20件，其中7件",
        "60日内",
        "当事人签名",
    ],
    Paper.INSPECTION_RECORD: ["记录人", "是否申请回避", "EX-001", "当事人意见", "以上笔录已阅", "SHA-256"],
    Paper.CORRECTION_ORDER: ["违反的规定", "第35条第1款", "2026年12月5日", "行政复议", "印章"],
    Paper.RE_INSPECTION: ["原通知或报告", "复查结果", "部分改正"],
    Paper.EVIDENCE_LIST: ["证明内容", "DemoCamera", "现场拍摄"],
    Paper.REFERRAL: ["江城市公安局", "移送材料", "签收人签名"],
    Paper.SERVICE_RECEIPT: ["送达方式", "留置送达", "拒收事由"],
}


def follow_up(
    signers: Signers, photos: int = 2, languages: Languages = ("zh",)
) -> tuple[Record, Mapping[PhotoId, bytes]]:
    """A record every paper can be drawn from."""
    record, jpegs = make_signed_record(signers, photos, languages=languages)
    return sealed(replace(record, visit=replace(record.visit, kind=VisitKind.FOLLOW_UP))), jpegs


@pytest.mark.verapdf
@pytest.mark.pdfsig
@pytest.mark.parametrize(
    "languages",
    [
        ("zh",),
        pytest.param(("en",), marks=pytest.mark.long),
        pytest.param(("zh", "en"), marks=pytest.mark.long),
    ],
)
def test_every_paper_is_archival_signed_and_accepted(
    signers: Signers, languages: Languages, tmp_path: Path
) -> None:
    record, jpegs = follow_up(signers, languages=languages)
    for paper, document in DOCUMENTS.items():
        unsigned, signed = tmp_path / f"{paper}-unsigned.pdf", tmp_path / f"{paper}.pdf"
        unsigned.write_bytes(draw(record, jpegs, document))
        signed.write_bytes(sign_record(record, jpegs, signers.keys(), document))
        verdict = verify_report(signed, signers.certificates)
        assert verdict.outcome is Outcome.ACCEPTED, (paper, verdict.failed)
        assert verdict.document == document
        assert [seen.valid for seen in pdfsig(signed)] == [True, True], paper
        assert [seen.valid for seen in openssl_cms(signed)] == [True, True], paper
    require_archival(*sorted(tmp_path.glob("*.pdf")))


@pytest.mark.pdfsig
@pytest.mark.parametrize("paper", FIELDS)
def test_every_paper_has_its_fields(signers: Signers, paper: Paper, tmp_path: Path) -> None:
    record, jpegs = follow_up(signers)
    file = tmp_path / "paper.pdf"
    file.write_bytes(draw(record, jpegs, DOCUMENTS[paper]))
    text = "".join(pdftotext(file, "-raw").split())
    (finding,) = record.findings
    assert [field for field in FIELDS[paper] if "".join(field.split()) not in text] == []
    if paper not in (Paper.EVIDENCE_LIST, Paper.SERVICE_RECEIPT, Paper.RE_INSPECTION):
        assert "".join(finding.text.split()) in text
    assert record.number in text


@pytest.mark.pdfsig
def test_each_page_of_the_scene_record_has_room_for_signatures(signers: Signers, tmp_path: Path) -> None:
    record, jpegs = follow_up(signers)
    long = replace(record.answers[0], note="面单姓名未隐藏。" * 2000)
    record = sealed(replace(record, answers=(long, *record.answers[1:])))
    file = tmp_path / "paper.pdf"
    file.write_bytes(draw(record, jpegs, DOCUMENTS[Paper.INSPECTION_RECORD]))
    pages = pdftotext(file).split("\f")[:-1]
    assert len(pages) > 5
    for page in pages:
        assert "".join(page.split()).count("当事人签名") >= 1


@pytest.mark.parametrize("paper", DOCUMENTS)
def test_long_texts_and_many_findings_find_room_on_every_paper(signers: Signers, paper: Paper) -> None:
    long = "".join(f"第{n}件快件面单姓名未隐藏，电话完整显示。" for n in range(1000))[:20_000]
    record, jpegs = follow_up(signers)
    findings = tuple(make_finding(n, text=long if n == 1 else "面单未隐藏。") for n in range(1, 41))
    drawn = draw(sealed(replace(record, findings=findings)), jpegs, DOCUMENTS[paper])
    assert drawn.startswith(b"%PDF-")


def test_a_paper_that_makes_no_sense_is_refused(signers: Signers) -> None:
    record, jpegs = make_signed_record(signers)
    for changed, document, code in (
        (sealed(replace(record, findings=())), Document(paper=Paper.CORRECTION_ORDER), "no-findings"),
        (record, Document(paper=Paper.RE_INSPECTION), "no-follow-up"),
        (record, Document(paper=Paper.REFERRAL, addressee="江城市公安局"), "nothing-to-refer"),
        (record, Document(paper=Paper.REFERRAL, findings=(1,)), "nothing-to-refer"),
    ):
        with pytest.raises(Refused) as told:
            draw(changed, jpegs, document)
        assert told.value.code == code


def test_findings_marked_as_referred_are_referred(signers: Signers) -> None:
    record, jpegs = make_signed_record(signers)
    referred = sealed(replace(record, findings=(make_finding(state=FindingState.REFERRED),)))
    assert draw(referred, jpegs, Document(paper=Paper.REFERRAL, addressee="江城市公安局"))


@pytest.mark.pdfsig
def test_an_outlet_without_findings_is_told_so_on_one_sheet(signers: Signers, tmp_path: Path) -> None:
    record, jpegs = make_signed_record(signers)
    file = tmp_path / "paper.pdf"
    file.write_bytes(draw(sealed(replace(record, findings=())), jpegs, DOCUMENTS[Paper.OUTLET_COPY]))
    assert "无需整改" in pdftotext(file)
