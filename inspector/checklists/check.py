"""The rules of a checklist that its types cannot tell."""

import re
from collections.abc import Container, Iterator, Mapping, Sized
from dataclasses import fields, is_dataclass

from inspector.checklists.check_item import check_item
from inspector.checklists.document import Document, FieldPath
from inspector.checklists.shorthand import LAW_ID
from inspector.errors import Refused
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
    seen: set[str] = set()
    for path, noun in _nouns(checklist, ()):
        match noun:
            case Bilingual():
                _check_text(document, path, noun)
            case Citation():
                _check_citation(document, path, noun, laws)
            case Deadline() | CountRule():
                _check_number(document, path, noun)
            case Section():
                _check_id(document, path, noun.id, seen)
                if not (noun.items or noun.sections):
                    raise document.refusal(
                        (*path, "items"),
                        en="is missing. Add at least one entry.",
                        zh="缺少此字段，请至少填写一项。",
                    )
            case Item():
                _check_id(document, path, noun.id, seen)
                check_item(document, path, noun)
            case ChoiceList():
                _check_choices(document, path, noun, seen)


def require_written(document: Document, path: FieldPath, text: str, pattern: str) -> None:
    """Raises Refused when an id or a version is not written by its pattern (one of those above)."""
    if re.fullmatch(pattern, text) is None:
        example = _EXAMPLES[pattern]
        raise document.refusal(
            path,
            en=f"must be written in letters, digits and hyphens like {example}.",
            zh=f"应当用字母、数字和连字符书写，例如 {example}。",
        )


def require_new(document: Document, path: FieldPath, text: str, seen: set[str]) -> None:
    """Raises Refused when an id was there before, and remembers it."""
    if text in seen:
        raise document.refusal(
            path,
            en=f"the id {text} is used twice. Give one another id.",
            zh=f"编号 {text} 重复，请改用其他编号。",
        )
    seen.add(text)


def _nouns(noun: object, path: FieldPath) -> Iterator[tuple[FieldPath, object]]:
    yield path, noun
    if isinstance(noun, tuple):
        for place, inner in enumerate(noun):
            yield from _nouns(inner, (*path, place))
    elif isinstance(noun, Mapping):
        for key, inner in noun.items():
            yield from _nouns(inner, (*path, key))
    elif is_dataclass(noun):
        for field in fields(noun):
            yield from _nouns(getattr(noun, field.name), (*path, field.name))


def _check_text(document: Document, path: FieldPath, text: Bilingual) -> None:
    if not (text.zh.strip() or text.en.strip()):
        raise document.refusal(
            path,
            en="is empty. Write the text in one language at least.",
            zh="内容为空，请至少用一种语言填写。",
        )


def _check_citation(document: Document, path: FieldPath, citation: Citation, laws: Container[LawId]) -> None:
    if citation.law not in laws:
        raise _unknown_law(document, path, citation.law)
    if not is_article(citation.article):
        raise document.refusal(
            path,
            en="write the article like 35(1), 53(一), 22–24, 76 ff. or 18, 19.",
            zh="条款应写成 35(1)、53(一)、22–24、76 ff. 或 18, 19 的形式。",
        )


def _unknown_law(document: Document, path: FieldPath, law: str) -> Refused:
    shown = law if re.fullmatch(LAW_ID, law) else "?"
    return document.refusal(
        path,
        en=f"the law registry has no law '{shown}'. Correct the id or add the law to law/laws.yaml.",
        zh=f"法规登记表中没有“{shown}”。请更正编号，或在 law/laws.yaml 中补充该法规。",
    )


def _check_number(document: Document, path: FieldPath, rule: Deadline | CountRule) -> None:
    if isinstance(rule, Deadline):
        fits = rule.days > 0 if rule.kind is DeadlineKind.DAYS else rule.days == 0
    else:
        fits = rule.sample is None or rule.sample > 0
    if not fits:
        raise document.refusal(
            path,
            en="days and sample must be 1 or more; only a deadline of kind 'days' has days.",
            zh="天数和抽样数必须不小于 1；只有 days 类期限可以填写天数。",
        )


def _check_id(document: Document, path: FieldPath, id: str, seen: set[str]) -> None:
    where = (*path, "id")
    require_written(document, where, id, NAME)
    require_new(document, where, id, seen)


def _check_choices(document: Document, path: FieldPath, found: ChoiceList, seen: set[str]) -> None:
    require_written(document, (*path, "id"), found.id, NAME)
    require_new(document, (*path, "id"), f"choices {found.id}", seen)
    require_some(document, (*path, "choices"), found.choices)
    names: dict[str, list[Choice]] = {}
    for place, choice in enumerate(found.choices):
        where: FieldPath = (*path, "choices", place, "name")
        require_written(document, where, choice.name, CHOICE_NAME)
        same = names.setdefault(choice.name, [])
        if not all(under_two_filters(choice, other) for other in same):
            require_new(document, where, choice.name, {choice.name})
        same.append(choice)


def under_two_filters(one: Choice, other: Choice) -> bool:
    """Whether two choices may have the same name: a filter can tell them apart, and they read the same."""
    return one.label == other.label and one.columns != other.columns


def require_some(document: Document, path: FieldPath, entries: Sized) -> None:
    """Raises Refused for an empty list."""
    if not entries:
        raise document.refusal(
            path, en="is empty. Write at least one entry.", zh="内容为空，请至少填写一项。"
        )
