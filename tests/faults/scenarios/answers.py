"""An officer answers items, some of them again and again."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.answers import answer_item
from inspector.app.inspections import load_inspection
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Verdict
from tests.faults.journal import Journal, Told
from tests.faults.scenario import opened, unsound
from tests.faults.scenarios.visit import start, the_inspection

ITEMS = tuple(ItemId(f"A{number:02d}") for number in range(1, 5))
ROUNDS = 2


class Answers:
    """Answers, one after the other."""

    name = "answers"
    one_way = False

    def prepare(self, root: Path) -> None:
        """A started inspection."""
        start(root).close()

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Two rounds over some items, with another note each time."""
        with opened(root) as store:
            id = the_inspection(store)
            for number in range(ROUNDS * len(ITEMS)):
                item = ITEMS[number % len(ITEMS)]
                note = f"第{turn}轮第{number}次，面单未隐藏姓名"
                journal.begin(item=item, value=note)
                answer_item(store, id, Answer(item=item, verdict=Verdict.DOES_NOT_CONFORM, note=note))
                journal.ack(item=item, value=note)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """Each item has the last acknowledged answer, or a later one that was begun."""
        with opened(root) as store:
            yield from unsound(store)
            given = {
                answer.item: answer.note for answer in load_inspection(store, the_inspection(store)).answers
            }
        for item, values in told.allowed("item").items():
            if given.get(ItemId(item)) not in values:
                yield f"the answer to {item} is lost or not one that was given"
