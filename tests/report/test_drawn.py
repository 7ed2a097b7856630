"""Arrows, boxes and words over photos in the report."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories import Signers, make_signed_record, sign_record
from pdf_checks import require_archival
from pypdfium2 import PdfDocument

from inspector.errors import Refused
from inspector.model.annotation import Annotation, AnnotationKind
from inspector.model.record import Record
from inspector.report.printable import unprintable

KIND = AnnotationKind
ARROW = Annotation(kind=KIND.ARROW, x1=500, y1=500, x2=6000, y2=6000)
BOX = Annotation(kind=KIND.BOX, x1=9000, y1=8000, x2=5000, y2=4000)
CORNER = Annotation(kind=KIND.TEXT, x1=9900, y1=9900, x2=9900, y2=9900, text="姓名未隐藏 here")
LONG = Annotation(kind=KIND.TEXT, x1=0, y1=0, x2=0, y2=0, text="长" * 80)


def with_drawn(record: Record, *annotations: Annotation) -> Record:
    return replace(record, photos=tuple(replace(each, annotations=annotations) for each in record.photos))


def test_words_on_a_photo_can_be_read_in_the_report_and_say_what_they_are(
    signers: Signers, tmp_path: Path
) -> None:
    record, jpegs = make_signed_record(signers, 2)
    pdf = sign_record(with_drawn(record, ARROW, BOX, CORNER), jpegs, signers.keys())
    texts = "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))
    assert texts.count(CORNER.text) == 4  # beside its finding, and in the list of photos


def test_the_pictures_in_the_file_are_those_without_anything_drawn(signers: Signers) -> None:
    record, jpegs = make_signed_record(signers, 1)
    pdf = sign_record(with_drawn(record, ARROW, BOX, CORNER), jpegs, signers.keys())
    assert all(jpeg in pdf for jpeg in jpegs.values())


@pytest.mark.verapdf
def test_a_report_with_annotations_is_archival_and_accessible(signers: Signers, tmp_path: Path) -> None:
    record, jpegs = make_signed_record(signers, 1)
    file = tmp_path / "drawn.pdf"
    file.write_bytes(sign_record(with_drawn(record, ARROW, BOX, CORNER, LONG), jpegs, signers.keys()))
    require_archival(file)


def test_a_character_no_face_holds_is_refused_by_its_photo(signers: Signers) -> None:
    record, jpegs = make_signed_record(signers, 1)
    assert list(unprintable("\u0600"))
    with pytest.raises(Refused, match="photo 1"):
        sign_record(with_drawn(record, replace(CORNER, text="\u0600")), jpegs, signers.keys())


def test_the_list_of_photos_tells_the_time_by_the_laptops_clock_beside_that_of_the_camera(
    signers: Signers,
) -> None:
    record, jpegs = make_signed_record(signers, 1, languages=("en",))
    (photo,) = record.photos
    told = replace(record, photos=(replace(photo, clock_offset_s=11_100),))
    pdf = sign_record(told, jpegs, signers.keys())
    texts = "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))
    assert photo.exif_time in texts
    assert "3:05" in texts
    assert "06:36" in texts
