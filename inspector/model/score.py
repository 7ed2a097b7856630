"""Points, where a checklist gives them."""

from collections.abc import Iterable, Mapping

from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Verdict
from inspector.model.record import RecordedItem
from inspector.model.value import value

COUNTED = (Verdict.CONFORMS, Verdict.DOES_NOT_CONFORM)


@value
class Score:
    """Points reached, of those that could be; what was not checked or does not apply is left out of both."""

    reached: int
    possible: int


def score_of(items: Iterable[RecordedItem], answers: Mapping[ItemId, Answer]) -> Score | None:
    """The score of an inspection; None where no item that was judged has points."""
    judged = [(item, answers[item.id].verdict) for item in items if item.points and item.id in answers]
    counted = [(item, verdict) for item, verdict in judged if verdict in COUNTED]
    if not counted:
        return None
    reached = sum(item.points for item, verdict in counted if verdict is Verdict.CONFORMS)
    return Score(reached=reached, possible=sum(item.points for item, _ in counted))
