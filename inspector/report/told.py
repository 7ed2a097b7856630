"""An answer in words: its value, its sample, why there is none."""

from collections.abc import Mapping

from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count
from inspector.model.record import Record, RecordedItem
from inspector.model.sampling import at_most_per_cent
from inspector.model.text import Bilingual
from inspector.report import words
from inspector.report.voice import Voice


def recorded_items(record: Record) -> Mapping[ItemId, RecordedItem]:
    """All items of a record by id, in order."""
    return {item.id: item for c in record.checklists for section in c.sections for item in section.items}


def value_told(voice: Voice, item: RecordedItem | None, answer: Answer) -> str:
    """The value as people read it: choices in their words, a number with its unit; "" when there is none."""
    if item is None or not answer.value:
        return answer.value
    if item.chosen:
        return voice.beside("\n".join(voice.say(words, " / ") for words in item.chosen))
    return voice.beside(f"{answer.value} ", voice.say(item.unit, " / ")) if item.unit else answer.value


def sample_told(voice: Voice, item: RecordedItem, count: Count) -> list[str]:
    """How many were looked at, what that proves, and whether it was fewer than asked."""
    told: list[str] = [voice.tell(words.OF_SAMPLE, bad=count.bad, sample=count.sample)]
    if count.sample:
        told.append(voice.tell(words.AT_MOST, "; ", share=at_most_per_cent(count)))
    if count.sample < item.sample:
        told.append(voice.tell(words.TOO_FEW, "; ", sample=item.sample))
    return told


def why_none(item: RecordedItem) -> Bilingual:
    """Why an item has no answer."""
    if item.gate:
        said = words.WAITS_FOR
        return Bilingual(zh=said.zh.format(gate=item.gate), en=said.en.format(gate=item.gate))
    return words.NOT_ANSWERED if item.asked else words.NOT_ASKED
