"""What somebody may want to mend before sealing, and may also leave."""

from collections import Counter
from collections.abc import Iterator

from inspector.app.gap import Gap, gap
from inspector.checklists.asked import asked_of
from inspector.model.checklist import AnswerKind
from inspector.model.finding import FindingState
from inspector.model.inspection import Inspection, Verdict


def remarks_on(inspection: Inspection) -> tuple[Gap, ...]:
    """All that may stay, in the order of the work: visit, items, findings, photos."""
    return (
        *_of_visit(inspection),
        *_of_items(inspection),
        *_of_findings(inspection),
        *_of_photos(inspection),
    )


def _of_visit(inspection: Inspection) -> Iterator[Gap]:
    if not inspection.visit.bureau.strip():
        yield gap(
            "bureau-not-named",
            "The bureau is not named: the outlet copy leaves a line for it.",
            "未填写邮政管理局名称，网点告知书上将留空。",
            may_stay=True,
        )
    recusal = inspection.visit.recusal
    if recusal is None:
        yield gap(
            "recusal-not-asked",
            "Nobody noted whether the outlet was asked if an officer should withdraw.",
            "未记录是否询问当事人申请回避。",
            may_stay=True,
        )
    elif recusal.wanted and not recusal.decision.strip():
        yield gap(
            "recusal-undecided",
            "The outlet wants an officer to withdraw: note what was decided.",
            "当事人申请回避，请记录处理决定。",
            may_stay=True,
        )


def _of_items(inspection: Inspection) -> Iterator[Gap]:
    asked = asked_of(inspection)
    given = {answer.item for answer in inspection.answers}
    for checklist in inspection.checklists:
        for stretch in asked.stretches(checklist):
            for item in stretch.section.items:
                id = stretch.item_id(item.id)
                ask = asked.of(id)
                is_free = ask.open and item.answered and not ask.required and not ask.value
                if is_free and id not in given and item.kind is not AnswerKind.PHOTO:
                    yield gap(
                        "left-unanswered",
                        f"Item {id} has no answer; it needs none.",
                        f"检查项 {id} 未作答（选填）。",
                        item=id,
                        may_stay=True,
                    )


def _of_findings(inspection: Inspection) -> Iterator[Gap]:
    day = inspection.visit.started_at.date()
    shown = Counter(photo.finding for photo in inspection.photos)
    shown_at = Counter(photo.item for photo in inspection.photos)
    for finding in inspection.findings:
        if finding.due is not None and finding.due < day:
            yield gap(
                "deadline-before-visit",
                f"The deadline of the finding at item {finding.item} is before the visit.",
                f"检查项 {finding.item} 的问题整改期限早于检查日期。",
                item=finding.item,
                finding=finding.id,
                may_stay=True,
            )
        answer = inspection.answer_to(finding.item)
        conforms = answer is not None and answer.verdict is Verdict.CONFORMS
        if conforms and finding.state is FindingState.OPEN:
            yield gap(
                "finding-open-though-conforms",
                f"Item {finding.item} conforms, but its finding is still open: note where the correction stands.",
                f"检查项 {finding.item} 现已符合，但其问题仍为未整改，请填写整改情况。",
                item=finding.item,
                finding=finding.id,
                may_stay=True,
            )
        if not shown[finding.id] and not shown_at[finding.item]:
            yield gap(
                "finding-without-photo",
                f"No photo shows the finding at item {finding.item}.",
                f"检查项 {finding.item} 的问题没有照片佐证。",
                item=finding.item,
                finding=finding.id,
                may_stay=True,
            )


def _of_photos(inspection: Inspection) -> Iterator[Gap]:
    for number, photo in enumerate(inspection.photos, start=1):
        if not photo.caption.strip():
            yield gap(
                "photo-without-caption",
                f"Photo {number} has no caption.",
                f"照片 {number} 没有说明。",
                photo=photo.id,
                item=photo.item,
                may_stay=True,
            )
        if photo.item is None and photo.finding is None:
            yield gap(
                "photo-without-item",
                f"Photo {number} belongs to no item.",
                f"照片 {number} 未关联检查项。",
                photo=photo.id,
                may_stay=True,
            )
