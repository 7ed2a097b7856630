"""Answer the items of a checklist."""

import re

from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, InspectionId
from inspector.store.store import Store

LONGEST_TEXT = 20_000
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def answer_item(store: Store, id: InspectionId, answer: Answer) -> Saved:
    """Record an answer durably. Returns when it would survive a power cut."""
    require_possible(answer.count)
    for text in (answer.note, answer.reason, answer.value):
        require_plain(text)
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.inspections.require_item(id, answer.item)
        unit.answers.put(id, answer, unit.now)
        unit.audit.append("answer", id, answer)
    return Saved(at=unit.now)


def clear_answer(store: Store, id: InspectionId, item: ItemId) -> Saved:
    """Take an answer back; that it was given stays in the audit chain."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.answers.clear(id, item)
        unit.audit.append("answer-cleared", id, item)
    return Saved(at=unit.now)


def require_plain(text: str) -> None:
    """Raises Refused for text that is too long or holds characters no paper can show."""
    if len(text) > LONGEST_TEXT:
        raise Refused(
            "text-too-long",
            en=f"The text is longer than {LONGEST_TEXT:,} characters. Shorten it or split it.",
            zh=f"文字超过 {LONGEST_TEXT} 个字符。请缩短或分成几条。",
        )
    if UNPRINTABLE.search(text):
        raise Refused(
            "text-control-character",
            en="The text holds a control character that cannot be printed. Type it again by hand.",
            zh="文字中含有无法打印的控制字符。请手工重新输入。",
        )


def require_possible(count: Count | None) -> None:
    """Raises Refused for a count that cannot be."""
    if count is not None and not 0 <= count.bad <= count.sample:
        raise Refused(
            "count-impossible",
            en=f"{count.bad} of {count.sample} cannot be. Enter how many did not conform, out of how many.",
            zh=f"{count.sample} 件中有 {count.bad} 件不可能。请填写不符合的数量和抽查总数。",
        )
