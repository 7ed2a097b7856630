"""Reports with many photos: one file or several, each archival, and the first names the others."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from factories import Signers, make_finding, make_jpeg, make_photo, make_record, sign_record
from pdf_checks import pdfsig, pdftotext, require_archival

from inspector.app.verifying import verdict_on
from inspector.model.document import Document, Paper, Volume
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.model.verdict import Outcome
from inspector.report.draw import draw
from inspector.report.verify import verify_report
from inspector.report.volumes import volume_path, volumes_of

MANY = 300


@pytest.fixture(scope="module")
def record(signers: Signers) -> Record:
    """A record with many photos, most of them at the finding."""
    finding = make_finding()
    photos = tuple(
        make_photo(n, make_jpeg(160, 120, seed=n), id=PhotoId(f"photo-{n}"), finding=finding.id)
        for n in range(MANY)
    )
    smaller = tuple(
        replace(photo, report_copy=replace(photo.report_copy, width=160, height=120))
        for photo in photos
        if photo.report_copy is not None
    )
    return make_record(people=signers.people(), photos=smaller, findings=(finding,))


@pytest.fixture(scope="module")
def jpegs() -> Mapping[PhotoId, bytes]:
    """Their report copies."""
    return {PhotoId(f"photo-{n}"): make_jpeg(160, 120, seed=n) for n in range(MANY)}


@pytest.fixture(scope="module")
def exported(
    record: Record, jpegs: Mapping[PhotoId, bytes], signers: Signers, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The report in volumes of at most 200 photos; gives the path of the first."""
    index = tmp_path_factory.mktemp("volumes") / "report.pdf"
    named = []
    for volume in volumes_of(record, Document()):
        document = Document(volume=volume.number, volumes=(volume,))
        path = volume_path(index, volume)
        path.write_bytes(sign_record(record, jpegs, signers.keys(), document))
        sha256 = verify_report(path, ()).file_sha256
        named.append(replace(volume, size_bytes=path.stat().st_size, sha256=sha256))
    index.write_bytes(sign_record(record, jpegs, signers.keys(), Document(volumes=tuple(named))))
    return index


def test_photos_are_shared_out(record: Record) -> None:
    assert volumes_of(record, Document()) == (Volume(number=2, first_photo=201, last_photo=300),)
    assert [v.last_photo for v in volumes_of(record, Document(), 99)] == [198, 297, 300]
    assert volumes_of(record, Document(), 300) == ()
    assert volumes_of(record, Document(paper=Paper.EVIDENCE_LIST)) == ()


@pytest.mark.long
@pytest.mark.verapdf
@pytest.mark.pdfsig
def test_every_file_is_archival_signed_and_accepted(
    record: Record, jpegs: Mapping[PhotoId, bytes], signers: Signers, exported: Path, tmp_path: Path
) -> None:
    whole, unsigned = tmp_path / "whole.pdf", tmp_path / "unsigned.pdf"
    whole.write_bytes(sign_record(record, jpegs, signers.keys()))
    unsigned.write_bytes(draw(record, jpegs))
    second = exported.with_name("report-2.pdf")
    require_archival(whole, unsigned, exported, second)
    for file in (whole, exported, second):
        assert verify_report(file, signers.certificates).outcome is Outcome.ACCEPTED
        assert [seen.valid for seen in pdfsig(file)] == [True, True]


@pytest.mark.pdfsig
def test_the_first_volume_names_the_others(exported: Path) -> None:
    text = pdftotext(exported, "-raw")
    document = verify_report(exported, ()).document
    assert document is not None
    assert "".join(document.volumes[0].sha256) in "".join(text.split())


def test_all_volumes_together_are_accepted(exported: Path, signers: Signers) -> None:
    verdict = verdict_on(exported, signers.certificates)
    assert verdict.outcome is Outcome.ACCEPTED
    assert verdict.rules[-1].code == "volumes"


@pytest.mark.parametrize("what", ["missing", "another", "changed"])
def test_a_volume_that_is_not_the_one_is_noticed(
    exported: Path, signers: Signers, tmp_path: Path, what: str
) -> None:
    index, second = tmp_path / "report.pdf", tmp_path / "report-2.pdf"
    index.write_bytes(exported.read_bytes())
    right = exported.with_name("report-2.pdf").read_bytes()
    if what != "missing":
        second.write_bytes(index.read_bytes() if what == "another" else right[:-9] + bytes(9))
    verdict = verdict_on(index, signers.certificates)
    assert verdict.outcome is Outcome.REFUSED
    assert [rule.code for rule in verdict.failed] == ["volumes"]


def test_a_later_proof_behind_a_volume_does_not_matter(
    exported: Path, signers: Signers, tmp_path: Path
) -> None:
    index = tmp_path / "report.pdf"
    index.write_bytes(exported.read_bytes())
    right = exported.with_name("report-2.pdf").read_bytes()
    (tmp_path / "report-2.pdf").write_bytes(right + b"% evidence\n")
    assert verdict_on(index, signers.certificates).outcome is Outcome.ACCEPTED
