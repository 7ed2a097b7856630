"""Rules about judged items, gates, photos, points, and lists of choices."""

from collections.abc import Iterator

from inspector.checklists.fault import Fault
from inspector.checklists.lint.sheet import Sheet
from inspector.model.checklist import Choice, DeadlineKind, Item, Severity

LONGEST_CRITICAL_DAYS = 3
_OF_COUNTS = ("/", "／", "数", " of ", "count", "number")
_STEPS = (Severity.GATE, Severity.KEY)


def judged_items(sheet: Sheet) -> Iterator[Fault]:
    """What a judged item should have."""
    for path, item in sheet.items:
        if not item.judged:
            continue
        if not item.citations:
            yield Fault(
                "no-citation",
                path,
                f"{item.id} is judged and rests on no law. Name one under citations.",
                f"{item.id} 需要判定，但没有依据。请在 citations 中写明法规条款。",
            )
        if item.guidance is None and item.evidence is None:
            yield Fault(
                "no-guidance",
                path,
                f"{item.id} tells neither how to look nor what to keep. Write guidance or evidence.",
                f"{item.id} 没有检查要点，也没有证据要求。请填写 guidance 或 evidence。",
            )
        if _is_slow(item):
            yield Fault(
                "long-deadline",
                (*path, "deadline"),
                f"is longer than {LONGEST_CRITICAL_DAYS} days for something critical. Shorten it, or lower the severity.",
                f"严重问题的期限超过 {LONGEST_CRITICAL_DAYS} 天。请缩短期限，或调低严重程度。",
            )


def counts(sheet: Sheet) -> Iterator[Fault]:
    """Counted items whose evidence does not say that n of N are to be written down."""
    for path, item in sheet.items:
        told = f"{item.evidence.zh} {item.evidence.en}" if item.evidence else ""
        if item.count is not None and not any(word in told for word in _OF_COUNTS):
            yield Fault(
                "no-count-told",
                (*path, "evidence") if item.evidence else path,
                f"{item.id} is answered with a count n/N, which its evidence does not tell. Write it, for example "
                "'bad/looked at'.",
                f"{item.id} 按 n/N 填写，证据要求中没有说明。请写明，例如“不符合数/抽查数”。",
            )


def photos(sheet: Sheet) -> Iterator[Fault]:
    """Photos wanted where none can be taken."""
    for path, item in sheet.items:
        if item.photos > 0 and not item.answered:
            yield Fault(
                "photos-nowhere",
                (*path, "photos"),
                f"an item of kind {item.kind} carries no photos. Ask for them at an item that is answered.",
                f"{item.kind} 类检查项不能附照片。请改在需要作答的检查项要求照片。",
            )


def gates(sheet: Sheet) -> Iterator[Fault]:
    """A gate that nothing waits for. Where all items are steps, the last one may be: it closes the case."""
    *before, last = (None, *sheet.whole_items.values())
    steps_only = all(item is None or item.severity in _STEPS for item in before) and len(before) > 1
    if last is not None and last.severity is Severity.GATE and last.id in sheet.places and not steps_only:
        yield Fault(
            "last-gate",
            (*sheet.places[last.id], "severity"),
            f"{last.id} is the last item: nothing waits for this gate. Use key, or move the item.",
            f"{last.id} 是最后一项，没有步骤在其后等待。请改用 key，或移动此项。",
        )


def points(sheet: Sheet) -> Iterator[Fault]:
    """Points that only some of the judged items have."""
    judged = [item for item in sheet.whole_items.values() if item.judged]
    without = [item for item in judged if not item.points]
    first = next((item for item in without if item.id in sheet.places), None)
    if first is not None and len(without) < len(judged):
        yield Fault(
            "some-points",
            sheet.places[first.id],
            f"{first.id} and {len(without) - 1} more of {len(judged)} judged items have no points, and count nothing. "
            "Give all of them points, or none.",
            f"{len(judged)} 个判定项中有 {len(without)} 项没有分值（首个为 {first.id}），不计分。请全部填写或全部不填。",
        )


def unused_lists(sheet: Sheet) -> Iterator[Fault]:
    """Lists that no item names; nothing is said while an item names one that is not there."""
    used = {item.choices for item in sheet.whole_items.values() if item.choices}
    if not used <= {found.id for found in sheet.whole.choices}:
        return
    conditions = _conditions(sheet)
    for path, found in sheet.lists:
        looked_into = f"'{found.id}'" in conditions or f'"{found.id}"' in conditions
        if found.id not in used and not looked_into:
            yield Fault(
                "unused-choices",
                (*path, "id"),
                f"no item asks for the list {found.id}. Name it under choices of an item, or remove it.",
                f"没有检查项使用选项表 {found.id}。请在检查项的 choices 中引用，或删去。",
            )


def same_labels(sheet: Sheet) -> Iterator[Fault]:
    """Choices nobody can tell apart."""
    for path, found in sheet.lists:
        for place, choice in enumerate(found.choices):
            if any(_reads_as(choice, other) for other in found.choices[:place]):
                yield Fault(
                    "same-label",
                    (*path, "choices", place, "label"),
                    f"another choice of {found.id} is called the same. Call {choice.name} something else.",
                    f"选项表 {found.id} 中另有同名选项。请为 {choice.name} 改用其他文字。",
                )


def _is_slow(item: Item) -> bool:
    due = item.deadline
    if item.severity is not Severity.CRITICAL or due is None:
        return False
    return due.kind is DeadlineKind.DAYS and due.days > LONGEST_CRITICAL_DAYS


def _reads_as(one: Choice, other: Choice) -> bool:
    return one.label == other.label and one.columns == other.columns and one.name != other.name


def _conditions(sheet: Sheet) -> str:
    """All expressions that may look into a list by its name."""
    fields = ("relevant", "required", "constraint", "calculate", "choice_filter")
    return "\n".join(getattr(item, field) for item in sheet.whole_items.values() for field in fields)
