"""Point something out on a photo. What is drawn is kept beside the pixels and checked like a caption."""

from collections.abc import Sequence

from inspector.app.answers import require_plain
from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.annotation import LONGEST_TEXT, MOST, Annotation
from inspector.model.inspection import InspectionId
from inspector.model.photo import PhotoId
from inspector.store.store import Store


def annotate_photo(
    store: Store, id: InspectionId, photo: PhotoId, annotations: Sequence[Annotation]
) -> Saved:
    """Let these be all that is drawn on a photo. Raises Refused "annotation-unfit", "too-many-annotations"."""
    for each in annotations:
        require_plain(each.text)
        if not each.fits:
            raise _unfit()
    if len(annotations) > MOST:
        raise Refused(
            "too-many-annotations",
            en=f"A photo holds at most {MOST} arrows, boxes and texts. Remove some.",
            zh=f"每张照片最多标注 {MOST} 处，请减少标注。",
        )
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.annotate(photo, tuple(annotations))
        unit.audit.append("photo-annotated", id, {"photo": photo, "annotations": tuple(annotations)})
    return Saved(at=unit.now)


def _unfit() -> Refused:
    return Refused(
        "annotation-unfit",
        en=f"An arrow, box or text must lie on the photo; a text has 1 to {LONGEST_TEXT} characters in one line.",
        zh=f"箭头、方框和文字必须在照片范围内；文字为一行，1 至 {LONGEST_TEXT} 个字符。",
    )
