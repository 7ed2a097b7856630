"""Whether a value is what an item asks for."""

import math
import re
from collections.abc import Collection
from datetime import date, datetime, time

from inspector.model.checklist import AnswerKind, Item, Scale
from inspector.model.text import Bilingual

_INTEGER = re.compile("-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_ASKED_FOR = {
    AnswerKind.INTEGER: Bilingual(zh="整数，例如 12", en="a whole number such as 12"),
    AnswerKind.DECIMAL: Bilingual(zh="数字，例如 12.5", en="a number such as 12.5"),
    AnswerKind.DATE: Bilingual(zh="日期，例如 2026-01-31", en="a date such as 2026-01-31"),
    AnswerKind.TIME: Bilingual(zh="时间，例如 09:30", en="a time such as 09:30"),
    AnswerKind.DATE_TIME: Bilingual(
        zh="日期和时间，例如 2026-01-31T09:30", en="a date and time such as 2026-01-31T09:30"
    ),
}


def wanted_instead(item: Item, value: str, choices: Collection[str]) -> Bilingual | None:
    """What an item asks for that a value is not; None where the value fits. `choices` are what may be chosen."""
    if not value:
        return None
    if item.kind in (AnswerKind.CHOICE, AnswerKind.CHOICES):
        chosen = value.split(" ") if item.kind is AnswerKind.CHOICES else [value]
        if len(set(chosen)) < len(chosen) or not set(chosen) <= set(choices):
            return _one_of(choices)
    elif item.kind in _ASKED_FOR:
        if not _is_written(item.kind, value):
            return _ASKED_FOR[item.kind]
    elif item.kind is not AnswerKind.TEXT:
        return Bilingual(zh="不填数值", en="no value")
    if item.scale is not None and not is_on(item.scale, float(value)):
        return _scale_words(item.scale)
    return None


def is_on(scale: Scale, number: float) -> bool:
    """Whether a number is one that may be chosen from a scale."""
    if not scale.least <= number <= scale.most:
        return False
    steps = (number - scale.least) / scale.step
    return math.isclose(steps, round(steps), abs_tol=1e-9)


def _is_written(kind: AnswerKind, value: str) -> bool:
    try:
        match kind:
            case AnswerKind.INTEGER:
                return _INTEGER.fullmatch(value) is not None
            case AnswerKind.DECIMAL:
                return _DECIMAL.fullmatch(value) is not None
            case AnswerKind.DATE:
                return date.fromisoformat(value).isoformat() == value
            case AnswerKind.TIME:
                return time.fromisoformat(value) is not None
            case _:
                return "T" in value and datetime.fromisoformat(value) is not None
    except ValueError:
        return False


def _one_of(choices: Collection[str]) -> Bilingual:
    shown = list(choices)[:20]
    return Bilingual(zh="下列之一：" + "、".join(shown), en="one of: " + ", ".join(shown))


def _scale_words(scale: Scale) -> Bilingual:
    return Bilingual(
        zh=f"{scale.least:g} 至 {scale.most:g} 之间、步长 {scale.step:g} 的数",
        en=f"a number from {scale.least:g} to {scale.most:g} in steps of {scale.step:g}",
    )
