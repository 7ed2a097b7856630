"""What the kind of an item asks for, and what it has no use for."""

from collections.abc import Collection, Iterator

from inspector.checklists.fault import Fault, missing
from inspector.checklists.refused_at import FieldPath
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


def item_faults(path: FieldPath, item: Item) -> Iterator[Fault]:
    """The fields the item must have and has not, and those it can do nothing with."""
    for field in _missing(item):
        yield from missing((*path, field))
    for field, kinds in _ONLY.items():
        if getattr(item, field) and item.kind not in kinds:
            yield Fault(
                "useless-field",
                (*path, field),
                f"has no use in an item of kind {item.kind}. Remove it, or change the kind.",
                f"{item.kind} 类检查项不使用此字段，请删去或更改类型。",
            )
    if item.judged and not item.answered:
        yield Fault(
            "useless-field",
            (*path, "severity"),
            "belongs to items that are answered. Remove it.",
            "只用于需要作答的检查项，请删去。",
        )
    yield from _number_faults(path, item)


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


def _number_faults(path: FieldPath, item: Item) -> Iterator[Fault]:
    if item.photos < 0 or item.points < 0:
        yield Fault(
            "impossible-number", path, "photos and points must not be negative.", "照片数和分值不得为负数。"
        )
    scale = item.scale
    if scale is not None and not (scale.least <= scale.most and scale.step > 0):
        yield Fault(
            "impossible-number",
            (*path, "scale"),
            "write least, most and a step above 0, least first.",
            "应依次写明最小值、最大值和大于 0 的步长。",
        )


def _given(content: object) -> bool:
    return any(str(each).strip() for each in content) if isinstance(content, tuple) else bool(content)
