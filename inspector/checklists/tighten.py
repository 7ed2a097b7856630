"""What an overlay may do to an item: ask more, demand it sooner, judge it more gravely. Never less."""

from dataclasses import replace

from inspector.checklists.document import Document, FieldPath
from inspector.errors import Refused
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


def tightened(document: Document, path: FieldPath, item: Item, wanted: Tightening) -> Item:
    """The item as the overlay wants it. Raises Refused "checklist-invalid" for what is not stricter."""
    if wanted == Tightening():
        raise document.refusal(path, en="changes nothing. Remove it.", zh="没有任何改动，请删去。")
    changes: dict[str, object] = {}
    if item.severity is None and (wanted.severity or wanted.deadline):
        raise document.refusal(
            path,
            en="the item is not judged: it has no severity and no deadline. Remove them.",
            zh="该检查项不作判定，没有严重程度和期限，请删去。",
        )
    if wanted.severity is not None:
        changes["severity"] = _severity(document, (*path, "severity"), item.severity, wanted.severity)
    if wanted.deadline is not None:
        changes["deadline"] = _deadline(document, (*path, "deadline"), item.deadline, wanted.deadline)
    if wanted.sample is not None:
        changes["count"] = _count(document, (*path, "sample"), item.count, wanted.sample)
    for field in LISTS:
        changes[field] = _longer_list(document, (*path, field), getattr(item, field), getattr(wanted, field))
    for field in TEXTS:
        changes[field] = _longer_text(getattr(item, field), getattr(wanted, field))
    return replace(item, **changes)  # type: ignore[arg-type]  # each made for its field above


def _severity(document: Document, path: FieldPath, now: Severity | None, wanted: Severity) -> Severity:
    if now not in GRAVER or wanted not in GRAVER:
        raise document.refusal(
            path,
            en=f"cannot be changed from {now} to {wanted}: gate and key are fixed.",
            zh=f"不能由 {now} 改为 {wanted}：gate 和 key 不可更改。",
        )
    if GRAVER.index(wanted) <= GRAVER.index(now):
        raise _loosened(document, path, now, wanted)
    return wanted


def _deadline(document: Document, path: FieldPath, now: Deadline | None, wanted: Deadline) -> Deadline:
    if now is not None and (LONGER.index(wanted.kind), wanted.days) >= (LONGER.index(now.kind), now.days):
        raise _loosened(document, path, _told(now), _told(wanted))
    return wanted


def _count(document: Document, path: FieldPath, now: CountRule | None, wanted: int) -> CountRule:
    if now is None:
        raise document.refusal(
            path,
            en="the item is not answered with a count. Remove the sample.",
            zh="该检查项不按数量填写，请删去抽样数。",
        )
    if wanted <= (now.sample or 0):
        raise _loosened(document, path, str(now.sample), str(wanted))
    return replace(now, sample=wanted)


def _longer_list(
    document: Document, path: FieldPath, now: tuple[object, ...], added: tuple[object, ...]
) -> tuple[object, ...]:
    for place, each in enumerate(added):
        if each in now or each in added[:place] or each == "":
            raise document.refusal(
                (*path, place), en="is there already, or empty. Remove it.", zh="已经存在或者为空，请删去。"
            )
    return (*now, *added)


def _longer_text(now: Bilingual | None, added: Bilingual | None) -> Bilingual | None:
    if now is None or added is None:
        return now or added
    return Bilingual(zh=f"{now.of('zh')}\n{added.of('zh')}", en=f"{now.of('en')}\n{added.of('en')}")


def _told(deadline: Deadline) -> str:
    return f"{deadline.days} days" if deadline.kind is DeadlineKind.DAYS else str(deadline.kind)


def _loosened(document: Document, path: FieldPath, now: str, wanted: str) -> Refused:
    return document.refusal(
        path,
        en=f"is {now} already; {wanted} is not stricter. An overlay may only tighten.",
        zh=f"原为 {now}，{wanted} 并不更严。叠加表只能加严，不能放宽。",
    )
