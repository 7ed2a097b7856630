"""Rules about texts: both languages, further ones, how sentences end, what can be printed."""

import re
from collections.abc import Iterator
from itertools import islice

from inspector.checklists.check import nouns
from inspector.checklists.fault import Fault
from inspector.checklists.likeness import meant
from inspector.checklists.lint.sheet import Sheet
from inspector.checklists.refused_at import FieldPath
from inspector.model.checklist import AnswerKind, Checklist, Choice, Item, Section, Translation
from inspector.model.text import Bilingual

LONGEST_QUESTION = 300  # characters a card shows without scrolling
SHOWN = 5  # of what is missing in a language
_WORDS = re.compile(r"[\u3400-\u9fff]|[A-Za-z]{4}")
_LANGUAGES = (("zh", "Chinese", "中文"), ("en", "English", "英文"))


def missing_translations(sheet: Sheet) -> Iterator[Fault]:
    """Texts in one language only. A language the whole file does without is told once."""
    for language, english, chinese in _LANGUAGES:
        written = [(path, text) for path, text in sheet.texts if text.zh.strip() or text.en.strip()]
        without = [path for path, text in written if not getattr(text, language).strip()]
        if len(without) == len(written) > 1:
            yield Fault(
                "missing-translation",
                ("title",),
                f"and no other text has {english}. Write {english} under {language} everywhere, or in none.",
                f"及其他文字都没有{chinese}。请统一在 {language} 下补充{chinese}。",
            )
            continue
        for path in without:
            yield Fault(
                "missing-translation",
                path,
                f"has no {english}. Write it under {language}.",
                f"没有{chinese}。请在 {language} 下填写。",
            )


def same_texts(sheet: Sheet) -> Iterator[Fault]:
    """Chinese and English that are the same words."""
    for path, text in sheet.texts:
        if text.zh == text.en and _WORDS.search(text.zh):
            yield Fault(
                "same-text",
                path,
                "is the same in Chinese and English. Translate one of them.",
                "中文与英文相同。请翻译其中之一。",
            )


def questions(sheet: Sheet) -> Iterator[Fault]:
    """Questions of judged items that ask nothing, and questions too long for a card."""
    for path, item in sheet.items:
        where, text = (*path, "question"), item.question
        asks = any(mark in text.zh + text.en for mark in "？?")
        if item.kind is AnswerKind.CONFORMITY and not asks:
            yield Fault(
                "no-question-mark",
                where,
                "ends without a question mark. Ask something that is answered with a verdict.",
                "没有问号。请写成能够作出判定的问句。",
            )
        if max(len(text.zh), len(text.en)) > LONGEST_QUESTION:
            yield Fault(
                "long-question",
                where,
                f"is longer than {LONGEST_QUESTION} characters. Move what explains it to guidance.",
                f"超过 {LONGEST_QUESTION} 个字符。请将说明部分移到 guidance。",
            )


def demands(sheet: Sheet) -> Iterator[Fault]:
    """Demands that are no whole sentences: they are printed as they stand."""
    for path, item in sheet.items:
        text = item.demand
        if text is None:
            continue
        if not (text.zh.strip() or "。").endswith("。") or not (text.en.strip() or ".").endswith("."):
            yield Fault(
                "no-full-stop",
                (*path, "demand"),
                "ends without a full stop. End the Chinese with 。 and the English with a point.",
                "句末没有句号。中文以“。”结尾，英文以 . 结尾。",
            )


def printing(sheet: Sheet) -> Iterator[Fault]:
    """Characters that no report can show."""
    for path, text in sheet.texts:
        found = list(dict.fromkeys(c for part in (text.zh, text.en) for c in sheet.unprintable(part)))
        if found:
            told = ", ".join(f"U+{ord(character):04X}" for character in found[:SHOWN])
            shown = "".join(character for character in found[:SHOWN] if character.isprintable())
            yield Fault(
                "not-printable",
                path,
                f"has characters that cannot be printed: {shown} ({told}). Replace them.",
                f"含有无法打印的字符：{shown}（{told}）。请替换。",
            )


def translations(sheet: Sheet) -> Iterator[Fault]:
    """Further languages: texts of what is not there, and what they lack."""
    known = translatable(sheet.whole)
    for path, noun in nouns(sheet.file):
        if isinstance(noun, Translation):
            yield from _unknown(path, noun, known)
            yield from _lacking(path, noun, known)


def translatable(checklist: Checklist) -> dict[str, Bilingual]:
    """All texts of a checklist by the name translations call them: "A01.question", "yes-no/yes.label", "title"."""
    found: dict[str, Bilingual] = {}
    within: dict[FieldPath, str] = {(): ""}
    for path, noun in nouns(checklist):
        above = next((path[:size] for size in range(len(path), -1, -1) if path[:size] in within), ())
        if isinstance(noun, Item | Section):
            within[path] = f"{noun.id}."
        elif isinstance(noun, Choice):
            list_id = checklist.choices[int(path[1])].id
            within[path] = f"{list_id}/{noun.name}."
        elif isinstance(noun, Bilingual):
            found[within[above] + ".".join(str(step) for step in path[len(above) :])] = noun
    return found


def _unknown(path: FieldPath, translation: Translation, known: dict[str, Bilingual]) -> Iterator[Fault]:
    for key in translation.texts:
        if key not in known:
            guess = meant(key, known)
            yield Fault(
                "unknown-translation",
                (*path, "texts", key),
                f"translates nothing: there is no such text. Write id.field, for example A01.question.{guess.en}",
                f"没有对应的原文。应写成“编号.字段”，例如 A01.question。{guess.zh}",
            )


def _lacking(path: FieldPath, translation: Translation, known: dict[str, Bilingual]) -> Iterator[Fault]:
    lacking = [key for key in known if not translation.texts.get(key, "").strip()]
    if lacking and translation.texts:
        some = ", ".join(islice(lacking, SHOWN)) + (", …" if len(lacking) > SHOWN else "")
        yield Fault(
            "incomplete-language",
            (*path, "texts"),
            f"lacks {len(lacking)} of {len(known)} texts: {some}. The other languages stand in.",
            f"缺少 {len(known)} 条文字中的 {len(lacking)} 条：{some}。缺少处以其他语言代替。",
        )
