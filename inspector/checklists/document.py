"""A YAML file as plain values, each with the place it stands at.

Only what a checklist needs: YAML 1.2, maps, lists, text, whole numbers. Anchors, aliases, tags, merge keys,
repeated keys, deep nesting and very large files are refused, so that no file can blow up when it is read.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from inspector.checklists.refused_at import UNPRINTABLE, FieldPath, Position, RefusedAt, not_yaml, refusal_at
from inspector.errors import Refused

LARGEST_BYTES = 5_000_000
LONGEST_LINE = 100_000  # some of the YAML scanner's loops are quadratic within a line
MOST_VALUES = 400_000  # 5,000 items need about 300,000
DEEPEST = 24  # a checklist needs 8, and 2 more for each section within a section

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

_WHOLE_NUMBER = re.compile("-?(?:0|[1-9][0-9]{0,17})")
_FRACTION = re.compile(r"[-+]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18})")
_WORDS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_BEFORE_VALUE = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*?)[ \t]*:[ \t]+""")
_BLOCK_STYLE = re.compile(r"[|>][+-]?[0-9]?[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one file, and the character of its text at which each begins; a field begins with its name."""

    name: str
    value: Plain
    text: str
    places: Mapping[FieldPath, int]

    def place(self, path: FieldPath) -> int:
        """Where a field begins, or what encloses it when the field itself is not written down."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, 0)

    def position(self, path: FieldPath) -> Position:
        """Line and column of the same."""
        return _position(self.text, self.place(path))

    def position_in(self, path: FieldPath, character: int) -> Position:
        """Line and column of a character (from 1) of the text a field holds; of its beginning where that is written in
        several lines or with escapes."""
        start = self.place(path)
        if path and isinstance(path[-1], str) and (before := _BEFORE_VALUE.match(self.text, start)):
            start = before.end()
        if block := _BLOCK_STYLE.match(self.text, start):
            start = block.end()
        line = self.text[start:].partition("\n")[0]
        if line[:1] in ("'", '"') and len(line) > 1:
            start, line = start + 1, line[1:]
        escaped = "\\" in line[: character - 1] or character > len(line)
        return _position(self.text, start if escaped else start + character - 1)

    def refusal(self, path: FieldPath, *, en: str, zh: str) -> RefusedAt:
        """The refusal for a field: file, line and field are put before the sentence."""
        return RefusedAt("checklist-invalid", self.name, self.position(path), path, en=en, zh=zh)


def read_document(source: bytes, name: str, passed: list[RefusedAt] | None = None) -> Document:
    """Read one YAML file. Raises Refused "checklist-too-large" or "checklist-not-yaml", naming the line.

    With a list `passed`, what reading can go on from is put into it and not raised.
    """
    text = text_of(source, name)
    _require_short_lines(text, name)
    reading = _Reading(name, _events(text, name), passed)
    value = reading.whole()
    return Document(name, value, text, reading.places)


def text_of(source: bytes, name: str) -> str:
    """The text of a file that is not too large. Raises Refused "checklist-too-large", "checklist-invalid"."""
    if len(source) > LARGEST_BYTES:
        raise Refused(
            "checklist-too-large",
            en=f"{name} is larger than {LARGEST_BYTES // 1_000_000} MB. Split it into several checklists.",
            zh=f"{name} 超过 {LARGEST_BYTES // 1_000_000} MB。请拆分成几个检查表。",
        )
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise refusal_at(
            name,
            Position(line, 1),
            en="the file is not UTF-8 text. Save it as UTF-8.",
            zh="文件不是 UTF-8 文本。请另存为 UTF-8。",
        ) from error


def _require_short_lines(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise refusal_at(
                name,
                Position(number, LONGEST_LINE + 1),
                en=f"the line is longer than {LONGEST_LINE:,} characters. Break it.",
                zh=f"此行超过 {LONGEST_LINE} 个字符，请分行。",
            )


def _events(text: str, name: str) -> Iterator[Event]:
    yaml = YAML(typ="safe", pure=True)
    try:
        yield from yaml.parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise not_yaml(name, Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)) from error
    except (YAMLError, ValueError, OverflowError) as error:  # the two latter: impossible \U escapes
        raise not_yaml(name, Position(1, 1)) from error


class _Reading:
    """Builds plain values from the stream of events; depth is bounded, so recursion is too."""

    def __init__(self, name: str, events: Iterator[Event], passed: list[RefusedAt] | None) -> None:
        self.places: dict[FieldPath, int] = {}
        self._name = name
        self._events = events
        self._passed = passed

    def whole(self) -> Plain:
        value: Plain = None
        for event in self._events:
            if isinstance(event, NodeEvent):
                value = self._value(event, ())
            elif isinstance(event, DocumentStartEvent) and self.places:
                raise self._refuse(
                    event,
                    "a second document begins. Keep one per file.",
                    "出现第二个文档，每个文件只能有一个。",
                )
        return value

    def _value(self, event: Event, path: FieldPath) -> Plain:
        self._require_simple(event, path)
        self.places.setdefault(path, event.start_mark.index)
        if len(self.places) > MOST_VALUES:
            raise self._refuse(
                event, f"there are more than {MOST_VALUES:,} values.", f"内容超过 {MOST_VALUES} 项。"
            )
        if isinstance(event, MappingStartEvent):
            return self._map(path)
        if isinstance(event, SequenceStartEvent):
            return self._list(path)
        return self._scalar(event, path) if isinstance(event, ScalarEvent) else None

    def _map(self, path: FieldPath) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(event, path)
            if key in values:
                self._pass(
                    self._refuse(
                        event, "is written twice. Remove one.", "重复填写，请删去一处。", (*path, key)
                    )
                )
            self.places[(*path, key)] = event.start_mark.index
            values[key] = self._value(next(self._events), (*path, key))
        return values

    def _list(self, path: FieldPath) -> list[Plain]:
        values: list[Plain] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _key(self, event: Event, path: FieldPath) -> str:
        self._require_simple(event, path)
        if not isinstance(event, ScalarEvent) or event.value == "<<":
            raise self._refuse(event, "a field name must be plain text.", "字段名必须是普通文字。", path)
        return str(event.value)

    def _scalar(self, event: ScalarEvent, path: FieldPath) -> Plain:
        text = str(event.value)
        if UNPRINTABLE.search(text):
            self._pass(
                self._refuse(
                    event, "holds a control character. Type it again.", "含有控制字符，请重新输入。", path
                )
            )
        return text if event.style else resolved(text)

    def _require_simple(self, event: Event, path: FieldPath) -> None:
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor is not None):
            self._pass(
                self._refuse(
                    event,
                    "anchors and aliases (& and *) are not allowed. Write the text out.",
                    "不允许使用锚点和别名（& 和 *），请直接写出内容。",
                    path,
                )
            )
        if getattr(event, "tag", None) is not None:
            self._pass(
                self._refuse(
                    event, "tags (!) are not allowed. Remove it.", "不允许使用标签（!），请删去。", path
                )
            )
        if len(path) > DEEPEST:
            raise self._refuse(
                event, f"is nested more than {DEEPEST} levels deep.", f"嵌套超过 {DEEPEST} 层。", path
            )

    def _refuse(self, event: Event, en: str, zh: str, path: FieldPath = ()) -> RefusedAt:
        mark = event.start_mark
        return refusal_at(self._name, Position(mark.line + 1, mark.column + 1), en=en, zh=zh, path=path)

    def _pass(self, refused: RefusedAt) -> None:
        if self._passed is None:
            raise refused
        self._passed.append(refused)


def resolved(text: str) -> Plain:
    """An unquoted scalar by the YAML 1.2 core schema, less the writings a checklist has no use for."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text


def _position(text: str, place: int) -> Position:
    breaks = _breaks(text)
    line = bisect_left(breaks, place)
    return Position(line + 1, place - (breaks[line - 1] if line else -1))


@lru_cache(maxsize=1)
def _breaks(text: str) -> list[int]:
    """Where the lines of a text end: it is asked for the places of one text after another."""
    return [found.start() for found in re.finditer("\n", text)]
