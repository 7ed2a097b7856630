"""What the kind of an item asks for, and what it has no use for."""

from collections.abc import Collection

from inspector.checklists.document import Document, FieldPath
from inspector.model.checklist import AnswerKind, Item

NUMBERS = (AnswerKind.INTEGER, AnswerKind.DECIMAL)
CHOOSING = (AnswerKind.CHOICE, AnswerKind.CHOICES)
# Fields that only some kinds have a use for.
_ONLY: dict[str, Collection[AnswerKind]] = {
    "count": (AnswerKind.CONFORMITY,),
    "unit": (*NUMBERS, AnswerKind.CALCULATED),
    "scale": NUMBERS,
    "choices": CHOOSING,
    "choice_filter": CHOOSING,
    "constraint": tuple(kind for kind in AnswerKind if kind not in (AnswerKind.NOTE, AnswerKind.PHOTO)),
    "default": (*NUMBERS, *CHOOSING, AnswerKind.TEXT, AnswerKind.DATE, AnswerKind.TIME, AnswerKind.DATE_TIME),
    "calculate": (AnswerKind.CALCULATED,),
}
_JUDGED = ("departments", "demand", "deadline")


def check_item(document: Document, path: FieldPath, item: Item) -> None:
    """Refuse ("checklist-invalid") a field the item must have, or can do nothing with."""
    for field in _missing(item):
        raise document.refusal((*path, field), en="is missing. Add it.", zh="缺少此字段，请补上。")
    for field, kinds in _ONLY.items():
        if getattr(item, field) and item.kind not in kinds:
            raise document.refusal(
                (*path, field),
                en=f"has no use in an item of kind {item.kind}. Remove it, or change the kind.",
                zh=f"{item.kind} 类检查项不使用此字段，请删去或更改类型。",
            )
    if item.judged and not item.answered:
        raise document.refusal(
            (*path, "severity"),
            en="belongs to items that are answered. Remove it.",
            zh="只用于需要作答的检查项，请删去。",
        )
    _check_numbers(document, path, item)


def kinds_for(field: str) -> Collection[AnswerKind]:
    """The kinds that have a use for a field."""
    return _ONLY.get(field, tuple(AnswerKind))


def _missing(item: Item) -> list[str]:
    needed = list(_JUDGED) if item.judged else []
    if item.kind is AnswerKind.CONFORMITY:
        needed.insert(0, "severity")
    if item.kind in CHOOSING:
        needed.append("choices")
    if item.kind is AnswerKind.CALCULATED:
        needed.append("calculate")
    return [field for field in needed if not _given(getattr(item, field))]


def _check_numbers(document: Document, path: FieldPath, item: Item) -> None:
    if item.photos < 0 or item.points < 0:
        raise document.refusal(
            path, en="photos and points must not be negative.", zh="照片数和分值不得为负数。"
        )
    scale = item.scale
    if scale is not None and not (scale.least <= scale.most and scale.step > 0):
        raise document.refusal(
            (*path, "scale"),
            en="write least, most and a step above 0, least first.",
            zh="应依次写明最小值、最大值和大于 0 的步长。",
        )


def _given(content: object) -> bool:
    return any(str(each).strip() for each in content) if isinstance(content, tuple) else bool(content)
