"""What is typed is what is printed, on pages that cannot be exchanged."""

import hashlib
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from factories import make_finding, make_jpeg, make_photo, make_record

from inspector.errors import Refused
from inspector.model.inspection import Answer, Languages, Verdict
from inspector.model.record import Record
from inspector.report.draw import draw
from inspector.report.record_json import canonical, digest


def with_photos(record: Record, number: int) -> tuple[Record, bytes]:
    """The record with photos, and its drawing."""
    jpegs = [make_jpeg(seed=n) for n in range(number)]
    photos = tuple(make_photo(n, jpeg) for n, jpeg in enumerate(jpegs))
    record = replace(record, photos=photos)
    return record, draw(record, {p.id: jpeg for p, jpeg in zip(photos, jpegs, strict=True)})


def text_of(pdf: bytes, folder: Path, *options: str) -> str:
    """The text poppler finds, without white space."""
    file = folder / "drawn.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", *options, file, "-"], capture_output=True, text=True, check=True)
    return "".join(done.stdout.split())


def test_the_same_record_gives_the_same_bytes() -> None:
    record, drawn = with_photos(make_record(), 3)
    assert with_photos(make_record(), 3)[1] == drawn
    assert draw(replace(record, photos=()), {}) != drawn


@pytest.mark.pdfsig
@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")])
def test_everything_typed_can_be_read_back(languages: Languages, tmp_path: Path) -> None:
    record, drawn = with_photos(make_record(languages=languages), 2)
    text = text_of(drawn, tmp_path, "-raw")
    (finding,) = record.findings
    typed = [finding.text, finding.demand, finding.objection, record.outlet.name, record.outlet.address]
    typed += [answer.reason for answer in record.answers]
    typed += [
        item.question.of(language)
        for c in record.checklists
        for s in c.sections
        for item in s.items
        for language in languages
    ]
    typed += [person.name for person in record.people] + [photo.caption for photo in record.photos]
    typed += [photo.sha256[:16] for photo in record.photos] + [record.number, digest(record)[:16]]
    assert [words for words in typed if "".join(words.split()) not in text] == []


@pytest.mark.pdfsig
@pytest.mark.parametrize("name", ["李㛃", "䶮某", "王喆", "Ünal Çelik", "O’Neil"])
def test_rare_names_are_printed_and_found_again(name: str, tmp_path: Path) -> None:
    record = make_record()
    people = (replace(record.people[0], name=name), *record.people[1:])
    drawn = draw(replace(record, people=people), {})
    assert "".join(name.split()) in text_of(drawn, tmp_path, "-raw")


def test_a_character_no_font_holds_stops_the_report_and_is_named() -> None:
    finding = make_finding(text="面单上有一个笑脸 😀 符号")
    with pytest.raises(Refused) as told:
        draw(replace(make_record(), findings=(finding,)), {})
    assert told.value.code == "character-not-printable"
    assert "1F600" in told.value.en


@pytest.mark.pdfsig
def test_a_very_long_text_goes_over_pages_whole(tmp_path: Path) -> None:
    long = "".join(f"第{n}件快件面单姓名未隐藏，电话完整显示。" for n in range(1000))[:20_000]
    answer = Answer(item=make_record().answers[0].item, verdict=Verdict.DOES_NOT_CONFORM, note=long)
    record = replace(make_record(), findings=(make_finding(text=long),), answers=(answer,))
    drawn = draw(record, {})
    assert len(pypdfium2.PdfDocument(drawn)) > 10
    text = text_of(drawn, tmp_path, "-raw")
    assert [n for n in range(1, 900, 13) if f"第{n}件快件" not in text] == []


def test_findings_share_pages() -> None:
    findings = tuple(make_finding(n) for n in range(1, 9))
    drawn = draw(replace(make_record(), findings=findings), {})
    assert len(pypdfium2.PdfDocument(drawn)) <= 6


@pytest.mark.pdfsig
def test_each_page_says_which_report_it_belongs_to(tmp_path: Path) -> None:
    record, drawn = with_photos(make_record(), 8)
    pages = len(pypdfium2.PdfDocument(drawn))
    for number in range(1, pages + 1):
        text = text_of(drawn, tmp_path, "-f", str(number), "-l", str(number))
        assert record.number in text
        assert digest(record)[:16] in text
        assert f"第{number}页共{pages}页" in text


def test_the_qr_code_holds_number_and_digest() -> None:
    record, drawn = with_photos(make_record(), 0)
    document = pypdfium2.PdfDocument(drawn)
    found = [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil().convert("L"))
    ]
    assert len(found) == 1
    assert record.number in found[0]
    assert digest(record) in found[0]


def test_the_record_is_inside_as_associated_data() -> None:
    record, drawn = with_photos(make_record(), 1)
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        (file,) = pdf.Root.AF
        assert file.AFRelationship == "/Data"
        assert file.EF.F.read_bytes() == canonical(record)
        assert [str(name) for name in pdf.attachments] == ["record.json"]


def test_the_photos_inside_are_the_report_copies_byte_for_byte() -> None:
    record, drawn = with_photos(make_record(), 3)
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        held = {
            hashlib.sha256(image.read_raw_bytes()).hexdigest()
            for page in pdf.pages
            for image in page.images.values()
        }
    assert held == {photo.report_copy.sha256 for photo in record.photos if photo.report_copy}


def test_a_photo_that_is_not_the_sealed_one_stops_the_report() -> None:
    photo = make_photo(1, make_jpeg())
    with pytest.raises(Refused) as told:
        draw(replace(make_record(), photos=(photo,)), {photo.id: make_jpeg(seed=9)})
    assert told.value.code == "photo-changed"


def test_every_font_is_embedded() -> None:
    _, drawn = with_photos(make_record(languages=("zh", "en")), 1)
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        descriptors = [o for o in fonts if "/FontDescriptor" in o]
        assert descriptors
        assert all("/FontFile2" in o.FontDescriptor for o in descriptors)
        assert {str(o.Subtype) for o in fonts} == {"/Type0", "/CIDFontType2"}
