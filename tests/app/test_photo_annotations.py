"""What is drawn on photos: kept apart from the pixels, in the record, checked like a caption."""

from dataclasses import replace

import pytest
from factories import Signers, make_jpeg, make_photo, make_record
from visits import start_visit

from inspector.app.inspections import load_inspection
from inspector.app.photo_annotations import annotate_photo
from inspector.app.photos import add_photo, photo_picture, review_photo
from inspector.app.seal import gaps
from inspector.errors import Refused
from inspector.model.annotation import MOST, WHOLE, Annotation, AnnotationKind
from inspector.model.inspection import Inspection
from inspector.model.photo import Photo
from inspector.report.record_json import canonical, read_record
from inspector.report.statement import statement_digest
from inspector.store.row_hash import changed_rows
from inspector.store.store import Store

ARROW = Annotation(kind=AnnotationKind.ARROW, x1=1000, y1=1000, x2=5000, y2=5000)
BOX = Annotation(kind=AnnotationKind.BOX, x1=4000, y1=4000, x2=9000, y2=8000)


def words(text: str) -> Annotation:
    return Annotation(kind=AnnotationKind.TEXT, x1=2000, y1=2000, x2=2000, y2=2000, text=text)


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


@pytest.fixture
def photo(store: Store, draft: Inspection) -> Photo:
    """A photo that was reviewed."""
    added = add_photo(store, draft.id, make_jpeg(), "a.jpg", caption="面单")
    return review_photo(store, draft.id, added.id, [], "李思敏")


def codes(store: Store, draft: Inspection) -> set[str]:
    return {gap.code for gap in gaps(store, draft.id) if gap.photo is not None}


def test_what_is_drawn_is_kept_and_the_pixels_and_the_review_stay(
    store: Store, draft: Inspection, photo: Photo
) -> None:
    before = photo_picture(store, photo.id)
    drawn = (ARROW, BOX, words("姓名未隐藏"))
    annotate_photo(store, draft.id, photo.id, drawn)
    (kept,) = load_inspection(store, draft.id).photos
    assert kept == replace(photo, annotations=drawn)
    assert photo_picture(store, photo.id) == before
    assert codes(store, draft) == set()
    with store.read() as unit:
        assert changed_rows(unit.connection) == {}


@pytest.mark.parametrize(
    ("annotations", "code"),
    [
        ([replace(ARROW, x2=WHOLE + 1)], "annotation-unfit"),
        ([replace(ARROW, x1=-1)], "annotation-unfit"),
        ([replace(ARROW, x2=ARROW.x1, y2=ARROW.y1)], "annotation-unfit"),
        ([replace(BOX, text="in a box")], "annotation-unfit"),
        ([words(" ")], "annotation-unfit"),
        ([words("长" * 81)], "annotation-unfit"),
        ([words("two\nlines")], "annotation-unfit"),
        ([words("\x07")], "text-control-character"),
        ([ARROW] * (MOST + 1), "too-many-annotations"),
    ],
)
def test_what_does_not_lie_on_the_photo_or_says_nothing_is_refused(
    store: Store, draft: Inspection, photo: Photo, annotations: list[Annotation], code: str
) -> None:
    with pytest.raises(Refused) as told:
        annotate_photo(store, draft.id, photo.id, annotations)
    assert told.value.code == code


@pytest.mark.parametrize(
    ("text", "code"), [("13812345678", "personal-data-in-text"), ("\u0600", "character-not-printable")]
)
def test_a_text_on_a_photo_is_checked_before_sealing_like_a_caption(
    store: Store, draft: Inspection, photo: Photo, text: str, code: str
) -> None:
    annotate_photo(store, draft.id, photo.id, [words(text)])
    assert code in codes(store, draft)


def test_a_record_without_annotations_is_written_as_before() -> None:
    record = replace(make_record(), photos=(make_photo(1, make_jpeg()),))
    assert b"annotations" not in canonical(record)


def test_annotations_are_in_the_record_and_change_what_is_signed() -> None:
    record = replace(make_record(), photos=(make_photo(1, make_jpeg()),))
    drawn = replace(record, photos=(make_photo(1, make_jpeg(), annotations=(ARROW, words("此处"))),))
    assert read_record(canonical(drawn)) == drawn
    assert statement_digest(drawn) != statement_digest(record)
