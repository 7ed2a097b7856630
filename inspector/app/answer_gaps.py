"""What the answers of an inspection still lack."""

from collections import Counter
from collections.abc import Iterator

from inspector.app.gap import Gap, gap
from inspector.checklists.asked import Ask, Asked, asked_of
from inspector.model.checklist import AnswerKind, Item, ItemId, Severity
from inspector.model.inspection import Answer, Inspection, Verdict

SKIPPING = (Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)


def answer_gaps(inspection: Inspection) -> Iterator[Gap]:
    """Items without an answer, and answers that lack something, in the order of the checklists."""
    asked = asked_of(inspection)
    found = _Answers(inspection, asked)
    for checklist in inspection.checklists:
        waiting: ItemId | None = None
        for stretch in asked.stretches(checklist):
            for item in stretch.section.items:
                id = stretch.item_id(item.id)
                ask = asked.of(id)
                if ask.open and item.answered:
                    yield from found.gaps_at(item, id, ask)
                    if waiting is not None and found.answer_to(id) is not None:
                        yield _out_of_turn(id, waiting)
                    if item.severity is Severity.GATE and not asked.is_done(id):
                        waiting = waiting or id


class _Answers:
    """What was given at each item."""

    def __init__(self, inspection: Inspection, asked: Asked) -> None:
        self._answers = {answer.item: answer for answer in inspection.answers}
        self._photos = Counter(photo.item for photo in inspection.photos)
        self._found = {finding.item for finding in inspection.findings}
        self._asked = asked

    def answer_to(self, id: ItemId) -> Answer | None:
        return self._answers.get(id)

    def gaps_at(self, item: Item, id: ItemId, ask: Ask) -> Iterator[Gap]:
        answer = self._answers.get(id)
        if answer is not None and answer.verdict in SKIPPING:
            yield from _unreasoned(id, answer)
            return
        if answer is None and item.kind is not AnswerKind.PHOTO:
            if ask.required and not (ask.value and not item.judged):
                yield _unanswered(item, id)
        elif item.kind is not AnswerKind.CONFORMITY:
            yield from _unfilled(item, id, ask)
        if answer is not None or item.kind is AnswerKind.PHOTO:
            yield from self._unproven(item, id, ask)
        if answer is not None and answer.verdict is Verdict.DOES_NOT_CONFORM and id not in self._found:
            yield gap(
                "finding-missing",
                f"Item {id} does not conform: write the finding.",
                f"检查项 {id} 不符合，请填写问题。",
                item=id,
            )

    def _unproven(self, item: Item, id: ItemId, ask: Ask) -> Iterator[Gap]:
        wanted = max(item.photos, int(item.kind is AnswerKind.PHOTO and ask.required))
        if self._photos[id] < wanted:
            yield gap(
                "photo-missing",
                f"Item {id} needs {wanted} photo(s).",
                f"检查项 {id} 需要 {wanted} 张照片。",
                item=id,
            )


def _unreasoned(id: ItemId, answer: Answer) -> Iterator[Gap]:
    if answer.verdict is Verdict.NOT_CHECKED and not answer.reason.strip():
        yield gap(
            "reason-missing",
            f"Say why item {id} was not checked.",
            f"请说明检查项 {id} 未检查的原因。",
            item=id,
        )


def _unanswered(item: Item, id: ItemId) -> Gap:
    message = item.required_message
    en, zh = (" " + message.of("en"), message.of("zh")) if message else ("", "")
    return gap("unanswered", f"Item {id} has no answer.{en}", f"检查项 {id} 尚未作答。{zh}", item=id)


def _unfilled(item: Item, id: ItemId, ask: Ask) -> Iterator[Gap]:
    if not ask.value and ask.required and item.kind is not AnswerKind.PHOTO:
        yield gap("value-missing", f"Item {id} needs its value.", f"检查项 {id} 须填写内容。", item=id)
    elif not ask.valid:
        message = item.constraint_message
        en, zh = (" " + message.of("en"), message.of("zh")) if message else ("", "")
        yield gap(
            "constraint-broken",
            f"The value of item {id} cannot be.{en}",
            f"检查项 {id} 的内容不符合要求。{zh}",
            item=id,
        )


def _out_of_turn(id: ItemId, gate: ItemId) -> Gap:
    return gap(
        "gate-not-done",
        f"Item {id} was answered although gate {gate} is not done. Do the gate, or take the answer back.",
        f"前置检查项 {gate} 未完成，而检查项 {id} 已作答。请完成前置检查项，或撤回该答案。",
        item=id,
    )
