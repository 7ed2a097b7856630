"""Refuse a value that is not what an item asks for."""

from collections.abc import Collection

from inspector.errors import Refused
from inspector.model.answer_value import wanted_instead
from inspector.model.checklist import Item


def require_value(item: Item, value: str, choices: Collection[str]) -> None:
    """Raises Refused "value-unfit" when an item cannot be answered with a value; `choices` are what may be chosen."""
    wanted = wanted_instead(item, value, choices)
    if wanted is not None:
        raise Refused(
            "value-unfit",
            en=f"Item {item.id} cannot take this value. Enter {wanted.en}.",
            zh=f"检查项 {item.id} 不能填写该内容，应填写{wanted.zh}。",
        )
