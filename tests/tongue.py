"""What the window says in its other language: tests are written with the Chinese words, and drive the English window, too.

The words come from the window's own translations, from the pairs of sentences in the core and from its checklists; so a
text that nobody translated, or that is shown in the wrong language, is not found.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from inspector.app.checklists import available_checklists
from inspector.errors import Language

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "ui" / "i18n"
PLACE = re.compile(r"\{(\d)\}|%n|%(\d)")  # where the window puts something in


class Tongue:
    """Says in one language what stands in a test in Chinese."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def said(self, chinese: str) -> str:
        """The one way to say a whole text; itself where it is data that people typed."""
        ways = self.ways(chinese)
        assert len(ways) == 1, f"{chinese!r} may be said as {sorted(ways)}"
        return ways.pop()

    def ways(self, chinese: str) -> set[str]:
        """All that a whole text may be called, as short words are called one thing here and another there."""
        if self.language == "zh":
            return {chinese}
        exact = _exact().get(chinese)
        if exact:
            return set(exact)
        for pattern, every in _patterns():
            if found := pattern.fullmatch(chinese):
                return {way for english in every for way in self._filled(english, found)}
        number = re.match(r"\S+\s+(?=\S)", chinese)  # "A16 备注": of which item, and its word
        if number and not _has_chinese(number[0]):
            return {f"{number[0]}{way}" for way in self.ways(chinese[number.end() :])}
        word, _, count = chinese.rpartition(" ")  # "待整改 3"
        if word and count.isdecimal():
            return {f"{way} {count}" for way in self.ways(word)}
        return {chinese}

    def parts(self, chinese: str) -> set[str]:
        """All that a part of a text may be called: the text itself, or of each whole text it is a part of as much as
        stands in one piece."""
        ways = self.ways(chinese)
        if self.language == "zh" or ways != {chinese} or not _has_chinese(chinese):
            return ways
        wanted = re.compile(re.sub(r"\\?\d+", lambda _: rf"(\d+|{PLACE.pattern})", re.escape(chinese)))
        found = {english for zh, every in _exact().items() if wanted.search(zh) for english in every}
        for zh, english in _pairs():
            if PLACE.search(zh) and wanted.search(zh):
                found.add(max(_pieces(english), key=len))
        return found or ways

    def _filled(self, english: str, found: re.Match[str]) -> Iterator[str]:
        """The English with what stood in the places; that may be a word of the window itself."""
        values = [english]
        for name, value in found.groupdict().items():
            mark = f"{{{name[1:]}}}" if name.startswith("b") else "%n" if name == "n" else f"%{name[1:]}"
            values = [text.replace(mark, way) for text in values for way in self.ways(value)]
        yield from (PLACE.sub("", text) for text in values)  # some stand in one of the languages only


def _has_chinese(text: str) -> bool:
    return any("\u4e00" <= each <= "\u9fff" for each in text)


def _pieces(text: str) -> list[str]:
    """What stands between the places."""
    return re.split(r"\{\d\}|%n|%\d", text)


@cache
def _exact() -> dict[str, frozenset[str]]:
    """Texts without places, and what they are in English."""
    known: dict[str, set[str]] = {}
    for chinese, english in _pairs():
        if not PLACE.search(chinese):
            known.setdefault(chinese, set()).add(english)
    return {chinese: frozenset(english) for chinese, english in known.items()}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Texts with places, those with most words of their own first."""
    known: dict[str, set[str]] = {}
    for chinese, english in _pairs():
        if PLACE.search(chinese) and _has_chinese(PLACE.sub("", chinese)):
            known.setdefault(chinese, set()).add(english)
    order = sorted(known, key=lambda chinese: -len(PLACE.sub("", chinese)))
    return tuple((_pattern(chinese), frozenset(known[chinese])) for chinese in order)


def _pattern(chinese: str) -> re.Pattern[str]:
    made, end, seen = "", 0, set[str]()
    for place in PLACE.finditer(chinese):
        name = f"b{place[1]}" if place[1] else f"p{place[2]}" if place[2] else "n"
        made += re.escape(chinese[end : place.start()])
        made += f"(?P={name})" if name in seen else rf"(?P<{name}>\d+)" if name == "n" else f"(?P<{name}>.*)"
        seen.add(name)
        end = place.end()
    return re.compile(made + re.escape(chinese[end:]), re.DOTALL)


def _translated() -> Iterator[tuple[str, str]]:
    """The window's texts in Chinese and English; of a number in English, each way to say it."""
    plural = {} if not (file := FOLDER / "en.ts").exists() else dict(_forms(file))
    for source, forms in _forms(FOLDER / "zh_CN.ts"):
        for english in plural.get(source, (source,)):
            yield forms[0], english


def _forms(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for message in ElementTree.parse(file).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [each.text or "" for each in translation.findall("numerusform")] or [translation.text or ""]
        yield message.findtext("source") or "", tuple(forms)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Everything there is in both languages, Chinese first."""
    return (
        *_translated(),
        *_sentences(),
        *_of_checklists(),
    )


def _of_checklists() -> Iterator[tuple[str, str]]:
    """Titles of checklists and their sections, and what their items ask."""
    for each in available_checklists(None):
        checklist = each.checklist
        for text in (
            checklist.title,
            *(section.title for section in checklist.all_sections()),
            *(item.question for item in checklist.items()),
        ):
            yield text.zh, text.en


def _sentences() -> Iterator[tuple[str, str]]:
    """What stands in the code as `zh=…, en=…`, or as a pair of words: refusals, names of kinds, states and roles."""
    for file in sorted((*(ROOT / "inspector").rglob("*.py"), *(ROOT / "ui").rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                told = {each.arg: each.value for each in node.keywords}
                places: list[str] = []
                pairs = [(told["zh"], told.get("en"))] if "zh" in told else _in_order(node.args)
                for pair in pairs:
                    chinese, english = (_text(each, places) for each in pair)
                    if _has_chinese(chinese) and english and not _has_chinese(english):
                        yield chinese, english


def _in_order(args: list[ast.expr]) -> list[tuple[ast.expr | None, ast.expr | None]]:
    """The Chinese and the English of words in order: one pair or two, or a code, the English and the Chinese."""
    if len(args) == 3:
        return [(args[2], args[1])]
    return [*zip(args[::2], args[1::2], strict=True)] if len(args) in (2, 4) else []


def _text(node: ast.expr | None, places: list[str]) -> str:
    """A literal with numbered places, the same number for the same expression; "" for what is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    made = ""
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            said = ast.unparse(part.value)
            if said not in places:
                places.append(said)
            made += f"{{{places.index(said)}}}" if places.index(said) < 10 else ""
        elif isinstance(part, ast.Constant):
            made += str(part.value)
    return made
