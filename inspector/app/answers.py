"""Answer the items of a checklist."""

import re

from inspector.app.fitting import require_fit, require_valid
from inspector.app.saved import Saved
from inspector.checklists.asked import Asked
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, InspectionId, Verdict
from inspector.model.vocabulary import JUDGING
from inspector.store.store import Store

LONGEST_TEXT = 20_000
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def answer_item(store: Store, id: InspectionId, answer: Answer) -> Saved:
    """Record an answer durably. Returns when it would survive a power cut."""
    require_writable(answer)
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.inspections.require_item(id, answer.item)
        asked = unit.inspections.asked(id)
        if asked is None:
            _require_judged(answer)
        else:
            take_answer(asked, answer)
        unit.answers.put(id, answer, unit.now)
        unit.audit.append("answer", id, answer)
    return Saved(at=unit.now)


def add_occurrence(store: Store, id: InspectionId, section: str) -> Saved:
    """Fill a repeated section in once more: one more camera. `section` is its id, of one within an occurrence
    within[2]. Raises Refused as `answer_item` does."""
    return answer_item(store, id, one_more(section, _occurrences(store, id, section)))


def remove_occurrence(store: Store, id: InspectionId, section: str, number: int) -> Saved:
    """Take an occurrence out. Its answers stay in the store, and come back with it."""
    return answer_item(store, id, one_less(section, _occurrences(store, id, section), number))


def one_more(section: str, found: tuple[int, ...]) -> Answer:
    """The answer of a repeated section that is filled in once more than `found`; no number is given twice."""
    return _told(section, (*found, max(found, default=0) + 1))


def one_less(section: str, found: tuple[int, ...], number: int) -> Answer:
    """The answer of a repeated section without one of the occurrences `found`; the others keep their numbers."""
    return _told(section, tuple(each for each in found if each != number))


def clear_answer(store: Store, id: InspectionId, item: ItemId) -> Saved:
    """Take an answer back; that it was given stays in the audit chain."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.inspections.require_item(id, item)
        asked = unit.inspections.asked(id)
        if asked is not None:
            asked.clear(item)
        unit.answers.clear(id, item)
        unit.audit.append("answer-cleared", id, item)
    return Saved(at=unit.now)


def take_answer(asked: Asked, answer: Answer, before: Answer | None = None) -> frozenset[ItemId]:
    """Let `asked` know of an answer that fits. Returns the items that may stand otherwise now.

    Raises Refused for one that does not; with `before`, the answer until now, `asked` is as it was then.
    """
    require_fit(asked, answer)
    changed = asked.put(answer)
    try:
        require_valid(asked, answer)
    except Refused:
        if before is None:
            asked.clear(answer.item)
        else:
            asked.put(before)
        raise
    return changed


def require_writable(answer: Answer) -> None:
    """Raises Refused for an answer that no item could have: an impossible count, texts that cannot be printed."""
    require_possible(answer.count)
    for text in (answer.note, answer.reason, answer.value):
        require_plain(text)


def _require_judged(answer: Answer) -> None:
    if answer.verdict is Verdict.RECORDED:
        raise Refused(
            "verdict-unfit",
            en=f"Item {answer.item} is judged. Possible: {', '.join(JUDGING)}.",
            zh=f"检查项 {answer.item} 须作出判断。可用：{'、'.join(JUDGING)}。",
        )


def _occurrences(store: Store, id: InspectionId, section: str) -> tuple[int, ...]:
    with store.read() as unit:
        unit.inspections.require_item(id, ItemId(section))
        asked = unit.inspections.asked(id)
        return () if asked is None else asked.occurrences(section)


def _told(section: str, found: tuple[int, ...]) -> Answer:
    value = " ".join(str(number) for number in found)
    return Answer(item=ItemId(section), verdict=Verdict.RECORDED, value=value)


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
