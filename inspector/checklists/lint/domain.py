"""The values an answer can have, as far as comparisons can tell them apart."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from inspector.checklists.expressions.values import EPOCH, days
from inspector.checklists.lint.kinds import VERDICTS, kind_of
from inspector.checklists.lint.operands import Answered
from inspector.checklists.lint.sheet import Sheet
from inspector.model.answer_value import is_on
from inspector.model.checklist import AnswerKind, Item, Scale

Limit = str | float | bool
NOTHING = ""
MANY = 50  # choices
OTHER = "\N{OBJECT REPLACEMENT CHARACTER}"  # a text nobody compares with


def values(sheet: Sheet, found: Answered, limits: Iterable[Limit]) -> list[str] | None:
    """One value for each way an answer can stand to the limits it is compared with, nothing among them; None where
    that is not known."""
    item = sheet.whole_items.get(found.name)
    if item is None:
        return None
    match kind_of(sheet, found):
        case "verdict":
            return [NOTHING, *VERDICTS]
        case "choice":
            return _choices(sheet.names_of(item.choices), list(limits))
        case "number" if found.attribute or item.kind is AnswerKind.PHOTO:
            return [NOTHING, *_whole(limits, 1 if item.kind is AnswerKind.PHOTO else 0)]
        case "number":
            return [NOTHING, *_numbers(item, limits)]
        case "date" if item.kind is AnswerKind.DATE:
            return [NOTHING, *_dates(limits)]
        case "text":
            return [NOTHING, OTHER, *(limit for limit in limits if isinstance(limit, str) and limit)]
    return [NOTHING] if item.kind is AnswerKind.NOTE else None


def _choices(names: tuple[str, ...], limits: list[Limit]) -> list[str] | None:
    """All choices; of very many those that are named, and one that is not."""
    if not names or (len(names) > MANY and not all(isinstance(limit, str) for limit in limits)):
        return None
    if len(names) <= MANY:
        return [NOTHING, *names]
    other = next((name for name in names if name not in limits), NOTHING)
    return list(dict.fromkeys([NOTHING, other, *(name for name in names if name in limits)]))


def _whole(limits: Iterable[Limit], least: int) -> list[str]:
    near = {int(limit) + step for limit in _as_numbers(limits) for step in (-1, 0, 1)} | {least, least + 1}
    return [str(number) for number in sorted(near) if number >= least]


def _numbers(item: Item, limits: Iterable[Limit]) -> Iterator[str]:
    scale = item.scale
    known = set(_as_numbers(limits)) | ({scale.least, scale.most} if scale else {0.0})
    if item.kind is AnswerKind.INTEGER:
        near = {float(int(limit) + step) for limit in known for step in (-1, 0, 1)}
    else:
        ordered = sorted(known)
        near = (
            known
            | {(one + other) / 2 for one, other in pairwise(ordered)}
            | {ordered[0] - 1, ordered[-1] + 1}
        )
    if scale:
        near |= {number for limit in known for number in _on_grid(scale, limit)}
    for number in sorted(near):
        if scale is None or is_on(scale, number):
            yield str(int(number)) if number == int(number) else repr(number)


def _on_grid(scale: Scale, limit: float) -> Iterator[float]:
    steps = round((limit - scale.least) / scale.step)
    return (scale.least + (steps + more) * scale.step for more in (-1, 0, 1))


def _dates(limits: Iterable[Limit]) -> Iterator[str]:
    known = {int(days(limit)) for limit in limits if isinstance(limit, str) and days(limit) == days(limit)}
    near = {day + step for day in known or {0} for step in (-1, 0, 1)}
    within = range((date.min - EPOCH).days, (date.max - EPOCH).days)
    return ((EPOCH + timedelta(days=day)).isoformat() for day in sorted(near) if day in within)


def _as_numbers(limits: Iterable[Limit]) -> Iterator[float]:
    for limit in limits:
        try:
            number = float(limit)
        except ValueError:
            continue
        if abs(number) < 1e15:
            yield number


Values = Callable[[Answered], list[str] | None]
