"""Whether an answer fits its item as it stands now."""

from inspector.app.answer_value import require_value
from inspector.checklists.asked import Ask, Asked
from inspector.errors import Refused
from inspector.model.checklist import Item
from inspector.model.inspection import Answer, Verdict
from inspector.model.occurrence import numbers
from inspector.model.vocabulary import JUDGING

SKIPPING = (Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)
MOST_OCCURRENCES = 500


def require_fit(asked: Asked, answer: Answer) -> None:
    """Raises Refused when the item is not asked, waits for a gate, or cannot be answered so."""
    item = asked.item(answer.item)
    if item is None:
        _require_occurrences(asked, answer)
        return
    ask = asked.of(answer.item)
    _require_open(answer, ask)
    _require_verdict(item, answer)
    require_value(item, answer.value, ask.choices)


def require_valid(asked: Asked, answer: Answer) -> None:
    """Raises Refused when the constraint of an item does not hold for the answer, which `asked` knows already."""
    item = asked.item(answer.item)
    if item is None or answer.verdict in SKIPPING or asked.of(answer.item).valid:
        return
    message = item.constraint_message
    en, zh = (message.of("en"), message.of("zh")) if message else ("", "")
    raise Refused(
        "constraint-broken",
        en=f"Item {answer.item} cannot take this value. {en}".strip(),
        zh=f"检查项 {answer.item} 不能填写该内容。{zh}",
    )


def _require_open(answer: Answer, ask: Ask) -> None:
    if not ask.relevant:
        raise Refused(
            "not-asked",
            en=f"Item {answer.item} is not asked, as its condition does not hold. Change what it depends on first.",
            zh=f"检查项 {answer.item} 的条件不满足，无需作答。如需作答，请先更改相关答案。",
        )
    if ask.gate is not None:
        raise Refused(
            "gate-closed",
            en=f"Item {answer.item} waits for gate {ask.gate}. Answer that as conforming or not applicable first.",
            zh=f"检查项 {answer.item} 须待前置检查项 {ask.gate} 完成。请先将其答为符合或不适用。",
        )


def _require_verdict(item: Item, answer: Answer) -> None:
    verdicts = JUDGING if item.judged else (Verdict.RECORDED, *SKIPPING)
    if not item.answered or answer.verdict not in verdicts:
        allowed = ", ".join(verdicts) if item.answered else "-"
        raise Refused(
            "verdict-unfit",
            en=f"Item {answer.item} cannot be answered so. Possible: {allowed}.",
            zh=f"检查项 {answer.item} 不能这样作答。可用：{allowed}。",
        )


def _require_occurrences(asked: Asked, answer: Answer) -> None:
    try:
        found = numbers(answer.value)
    except ValueError:
        found = (0,)
    fits = all(0 < number <= MOST_OCCURRENCES for number in found) and len(set(found)) == len(found)
    if not fits or answer.verdict is not Verdict.RECORDED or asked.is_counted(answer.item):
        raise Refused(
            "occurrences-unfit",
            en=f"Section {answer.item} takes the numbers of its occurrences, such as 1 2 3, and none that are counted "
            "by the checklist itself.",
            zh=f"分类 {answer.item} 应填写各次的编号，例如 1 2 3；由检查表自行计数的不能填写。",
        )
