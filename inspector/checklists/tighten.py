"""What an overlay may do to an item: ask more, demand it sooner, judge it more gravely. Never less."""

from collections.abc import Iterator
from dataclasses import replace

from inspector.checklists.fault import Fault
from inspector.checklists.refused_at import FieldPath
from inspector.model.checklist import Citation, CountRule, Deadline, DeadlineKind, Item, Severity
from inspector.model.text import Bilingual
from inspector.model.value import value

GRAVER = (Severity.OBSERVATION, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)
LONGER = (DeadlineKind.ON_THE_SPOT, DeadlineKind.SAME_DAY, DeadlineKind.DAYS)
LISTS = ("citations", "departments", "refer_to")
TEXTS = ("guidance", "evidence")


@value
class Tightening:
    """Severity, deadline and sample take the place of the item's; lists and texts are added to its own."""

    severity: Severity | None = None
    deadline: Deadline | None = None
    sample: int | None = None
    citations: tuple[Citation, ...] = ()
    departments: tuple[str, ...] = ()
    refer_to: tuple[str, ...] = ()
    guidance: Bilingual | None = None
    evidence: Bilingual | None = None


def tightened(item: Item, wanted: Tightening) -> Item:
    """The item as the overlay wants it; that it is stricter is for `loosenings` to tell."""
    changes: dict[str, object] = {}
    if wanted.severity is not None:
        changes["severity"] = wanted.severity
    if wanted.deadline is not None:
        changes["deadline"] = wanted.deadline
    if wanted.sample is not None and item.count is not None:
        changes["count"] = replace(item.count, sample=wanted.sample)
    for field in LISTS:
        changes[field] = (*getattr(item, field), *getattr(wanted, field))
    for field in TEXTS:
        changes[field] = _longer_text(getattr(item, field), getattr(wanted, field))
    return replace(item, **changes)  # type: ignore[arg-type]  # each made for its field above


def loosenings(path: FieldPath, item: Item, wanted: Tightening) -> Iterator[Fault]:
    """What an overlay wants of an item that is not stricter."""
    if wanted == Tightening():
        yield Fault("not-stricter", path, "changes nothing. Remove it.", "没有任何改动，请删去。")
    if item.severity is None and (wanted.severity or wanted.deadline):
        yield Fault(
            "not-stricter",
            path,
            "the item is not judged: it has no severity and no deadline. Remove them.",
            "该检查项不作判定，没有严重程度和期限，请删去。",
        )
        return
    if wanted.severity is not None:
        yield from _severity((*path, "severity"), item.severity, wanted.severity)
    if wanted.deadline is not None:
        yield from _deadline((*path, "deadline"), item.deadline, wanted.deadline)
    if wanted.sample is not None:
        yield from _count((*path, "sample"), item.count, wanted.sample)
    for field in LISTS:
        yield from _entries((*path, field), getattr(item, field), getattr(wanted, field))


def _severity(path: FieldPath, now: Severity | None, wanted: Severity) -> Iterator[Fault]:
    if now not in GRAVER or wanted not in GRAVER:
        yield Fault(
            "not-stricter",
            path,
            f"cannot be changed from {now} to {wanted}: gate and key are fixed.",
            f"不能由 {now} 改为 {wanted}：gate 和 key 不可更改。",
        )
    elif GRAVER.index(wanted) <= GRAVER.index(now):
        yield _loosened(path, now, wanted)


def _deadline(path: FieldPath, now: Deadline | None, wanted: Deadline) -> Iterator[Fault]:
    if now is not None and (LONGER.index(wanted.kind), wanted.days) >= (LONGER.index(now.kind), now.days):
        yield _loosened(path, _told(now), _told(wanted))


def _count(path: FieldPath, now: CountRule | None, wanted: int) -> Iterator[Fault]:
    if now is None:
        yield Fault(
            "not-stricter",
            path,
            "the item is not answered with a count. Remove the sample.",
            "该检查项不按数量填写，请删去抽样数。",
        )
    elif wanted <= (now.sample or 0):
        yield _loosened(path, str(now.sample), str(wanted))


def _entries(path: FieldPath, now: tuple[object, ...], added: tuple[object, ...]) -> Iterator[Fault]:
    for place, each in enumerate(added):
        if each in now or each in added[:place] or each == "":
            yield Fault(
                "not-stricter",
                (*path, place),
                "is there already, or empty. Remove it.",
                "已经存在或者为空，请删去。",
            )


def _longer_text(now: Bilingual | None, added: Bilingual | None) -> Bilingual | None:
    if now is None or added is None:
        return now or added
    return Bilingual(zh=f"{now.of('zh')}\n{added.of('zh')}", en=f"{now.of('en')}\n{added.of('en')}")


def _told(deadline: Deadline) -> str:
    return f"{deadline.days} days" if deadline.kind is DeadlineKind.DAYS else str(deadline.kind)


def _loosened(path: FieldPath, now: str, wanted: str) -> Fault:
    return Fault(
        "not-stricter",
        path,
        f"is {now} already; {wanted} is not stricter. An overlay may only tighten.",
        f"原为 {now}，{wanted} 并不更严。叠加表只能加严，不能放宽。",
    )
