"""The refusal of a file at one place of it."""

import re
from typing import NamedTuple

from inspector.errors import Refused
from inspector.model.text import Bilingual

FieldPath = tuple[str | int, ...]

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Position(NamedTuple):
    """A place in a file, as editors count: both from 1."""

    line: int
    column: int


class RefusedAt(Refused):
    """The refusal of a file at one place of it; `said` is the sentence without the place."""

    def __init__(
        self, code: str, name: str, position: Position, path: FieldPath, *, en: str, zh: str
    ) -> None:
        field, line = written_path(path), position.line
        super().__init__(
            code,
            en=f"{name}, line {line}{', ' + field if field else ''}: {en}",
            zh=f"{name} 第 {line} 行{' ' + field if field else ''}：{zh}",
        )
        self.position = position
        self.path = path
        self.said = Bilingual(zh=zh, en=en)


def not_yaml(name: str, position: Position) -> RefusedAt:
    """The refusal of a file that is no YAML from a place on."""
    return RefusedAt(
        "checklist-not-yaml",
        name,
        position,
        (),
        en="this is not valid YAML. Check indentation, colons and quotes there.",
        zh="不是有效的 YAML。请检查该处的缩进、冒号和引号。",
    )


def refusal_at(name: str, position: Position, *, en: str, zh: str, path: FieldPath = ()) -> RefusedAt:
    """The refusal for a place of a file: file, line and field are put before the sentence."""
    return RefusedAt("checklist-invalid", name, position, path, en=en, zh=zh)


def written_path(path: FieldPath) -> str:
    """("sections", 0, "items", 2, "severity") is written sections[0].items[2].severity."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{UNPRINTABLE.sub('?', step)[:40]}"
    return text.removeprefix(".")
