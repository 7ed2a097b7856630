"""The rules of a checklist that its types cannot tell."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sized
from dataclasses import fields, is_dataclass

from inspector.checklists.check_item import item_faults
from inspector.checklists.document import Document
from inspector.checklists.fault import Fault, refuse_first
from inspector.checklists.likeness import meant
from inspector.checklists.refused_at import FieldPath
from inspector.checklists.shorthand import LAW_ID
from inspector.model.checklist import (
    Choice,
    ChoiceList,
    Citation,
    CountRule,
    Deadline,
    DeadlineKind,
    Item,
    LawId,
    Section,
)
from inspector.model.citing import is_article
from inspector.model.text import Bilingual

NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,63}"  # of an item, a section, a list of choices
VERSION = "[0-9A-Za-z][0-9A-Za-z.+-]{0,39}"
CHOICE_NAME = r"[^\s\[\]]{1,80}"
LANGUAGE = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_EXAMPLES = {
    LAW_ID: "personal-information",
    NAME: "A01",
    VERSION: "2026.11.1",
    CHOICE_NAME: "yes",
    LANGUAGE: "bo",
}


def check(document: Document, checklist: object, laws: Container[LawId]) -> None:
    """Refuse ("checklist-invalid") the first thing that breaks a rule, in the order of the file."""
    refuse_first(document, faults_in(checklist, laws))


def faults_in(checklist: object, laws: Container[LawId]) -> Iterator[Fault]:
    """Everything that breaks a rule in any noun that came from a file, in the order of the file."""
    seen: set[str] = set()
    for path, noun in nouns(checklist):
        match noun:
            case Bilingual():
                yield from _text_faults(path, noun)
            case Citation():
                yield from _citation_faults(path, noun, laws)
            case Deadline() | CountRule():
                yield from _number_faults(path, noun)
            case Section():
                yield from _id_faults(path, noun.id, seen)
                yield from _empty_section(path, noun)
            case Item():
                yield from _id_faults(path, noun.id, seen)
                yield from item_faults(path, noun)
            case ChoiceList():
                yield from _choices_faults(path, noun, seen)


def require_written(document: Document, path: FieldPath, text: str, pattern: str) -> None:
    """Raises Refused when an id or a version is not written by its pattern (one of those above)."""
    refuse_first(document, unwritten(path, text, pattern))


def require_new(document: Document, path: FieldPath, text: str, seen: set[str]) -> None:
    """Raises Refused when an id was there before, and remembers it."""
    refuse_first(document, used_twice(path, text, seen))


def require_some(document: Document, path: FieldPath, entries: Sized) -> None:
    """Raises Refused for an empty list."""
    refuse_first(document, empty(path, entries))


def unwritten(path: FieldPath, text: str, pattern: str) -> Iterator[Fault]:
    """The fault of an id or a version that is not written by its pattern (one of those above)."""
    if re.fullmatch(pattern, text) is None:
        example = _EXAMPLES[pattern]
        yield Fault(
            "bad-id",
            path,
            f"must be written in letters, digits and hyphens like {example}.",
            f"应当用字母、数字和连字符书写，例如 {example}。",
        )


def used_twice(path: FieldPath, text: str, seen: set[str]) -> Iterator[Fault]:
    """The fault of an id that was there before; it is remembered."""
    if text in seen:
        yield Fault(
            "duplicate-id",
            path,
            f"the id {text} is used twice. Give one another id.",
            f"编号 {text} 重复，请改用其他编号。",
        )
    seen.add(text)


def empty(path: FieldPath, entries: Sized) -> Iterator[Fault]:
    """The fault of a list without entries."""
    if not entries:
        yield Fault("empty-list", path, "is empty. Write at least one entry.", "内容为空，请至少填写一项。")


def nouns(noun: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, object]]:
    """A noun and all within it, in the order of their fields, each with where it stands."""
    yield path, noun
    if isinstance(noun, tuple):
        for place, inner in enumerate(noun):
            yield from nouns(inner, (*path, place))
    elif isinstance(noun, Mapping):
        for key, inner in noun.items():
            yield from nouns(inner, (*path, key))
    elif is_dataclass(noun):
        for field in fields(noun):
            yield from nouns(getattr(noun, field.name), (*path, field.name))


def under_two_filters(one: Choice, other: Choice) -> bool:
    """Whether two choices may have the same name: a filter can tell them apart, and they read the same."""
    return one.label == other.label and one.columns != other.columns


def _text_faults(path: FieldPath, text: Bilingual) -> Iterator[Fault]:
    if not (text.zh.strip() or text.en.strip()):
        yield Fault(
            "empty-text",
            path,
            "is empty. Write the text in one language at least.",
            "内容为空，请至少用一种语言填写。",
        )


def _empty_section(path: FieldPath, section: Section) -> Iterator[Fault]:
    if not (section.items or section.sections):
        yield Fault(
            "empty-section",
            (*path, "items"),
            "is missing. Add at least one entry.",
            "缺少此字段，请至少填写一项。",
        )


def _citation_faults(path: FieldPath, citation: Citation, laws: Container[LawId]) -> Iterator[Fault]:
    if citation.law not in laws:
        yield _unknown_law(path, citation.law, laws)
    if not is_article(citation.article):
        yield Fault(
            "bad-citation",
            path,
            "write the article like 35(1), 53(一), 22–24, 76 ff. or 18, 19.",
            "条款应写成 35(1)、53(一)、22–24、76 ff. 或 18, 19 的形式。",
        )


def _unknown_law(path: FieldPath, law: str, laws: Container[LawId]) -> Fault:
    shown = law if re.fullmatch(LAW_ID, law) else "?"
    guess = meant(law, laws if isinstance(laws, Iterable) else ())
    return Fault(
        "unknown-law",
        path,
        f"the law registry has no law '{shown}'. Correct the id or add the law to law/laws.yaml.{guess.en}",
        f"法规登记表中没有“{shown}”。请更正编号，或在 law/laws.yaml 中补充该法规。{guess.zh}",
    )


def _number_faults(path: FieldPath, rule: Deadline | CountRule) -> Iterator[Fault]:
    if isinstance(rule, Deadline):
        fits = rule.days > 0 if rule.kind is DeadlineKind.DAYS else rule.days == 0
    else:
        fits = rule.sample is None or rule.sample > 0
    if not fits:
        yield Fault(
            "impossible-number",
            path,
            "days and sample must be 1 or more; only a deadline of kind 'days' has days.",
            "天数和抽样数必须不小于 1；只有 days 类期限可以填写天数。",
        )


def _id_faults(path: FieldPath, id: str, seen: set[str]) -> Iterator[Fault]:
    where = (*path, "id")
    yield from unwritten(where, id, NAME)
    yield from used_twice(where, id, seen)


def _choices_faults(path: FieldPath, found: ChoiceList, seen: set[str]) -> Iterator[Fault]:
    yield from unwritten((*path, "id"), found.id, NAME)
    yield from used_twice((*path, "id"), f"choices {found.id}", seen)
    yield from empty((*path, "choices"), found.choices)
    names: dict[str, list[Choice]] = {}
    for place, choice in enumerate(found.choices):
        where: FieldPath = (*path, "choices", place, "name")
        yield from unwritten(where, choice.name, CHOICE_NAME)
        same = names.setdefault(choice.name, [])
        if not all(under_two_filters(choice, other) for other in same):
            yield from used_twice(where, choice.name, {choice.name})
        same.append(choice)
