"""Rules about citations."""

import re
from collections.abc import Iterator
from datetime import date

from inspector.checklists.fault import Fault
from inspector.checklists.lint.sheet import Sheet
from inspector.checklists.refused_at import FieldPath
from inspector.model.checklist import Citation, Proof
from inspector.model.law import LawEntry

_NUMBER = re.compile(r"(?<![(\d.])\d+")


def citations(sheet: Sheet) -> Iterator[Fault]:
    """Laws not in force, and citations nobody has proven."""
    day = sheet.whole.laws_on
    for path, citation in sheet.citations:
        entry = sheet.laws.entries.get(citation.law)
        if entry is not None and entry.index_on(day) is None:
            yield Fault(
                "not-in-force",
                path,
                f"{citation.law} was not in force on {day}, the day of laws_on. Cite another law, or correct the day.",
                f"{citation.law} 在 laws_on 所写的 {day} 尚未施行。请改引其他法规，或更正日期。",
            )
        if citation.proof is Proof.UNPROVEN:
            yield Fault(
                "unproven",
                path,
                "is cited from memory (M) and never printed. Compare it with the official text, then write V.",
                "凭记忆引用（M），不会打印。请与正式文本核对后改为 V。",
            )


def unlisted_articles(sheet: Sheet) -> Iterator[Fault]:
    """Articles that the registry, which tells what some articles of a law say, does not know; once for each law."""
    found: dict[str, dict[str, FieldPath]] = {}
    for path, citation in sheet.citations:
        entry = sheet.laws.entries.get(citation.law)
        for number in () if entry is None else _unlisted(entry, citation, sheet.whole.laws_on):
            found.setdefault(citation.law, {}).setdefault(number, path)
    for law, numbers in found.items():
        told = ", ".join(sorted(numbers, key=int))
        yield Fault(
            "unlisted-article",
            next(iter(numbers.values())),
            f"the registry does not tell what these articles of {law} say: {told}. Compare the numbers.",
            f"法规登记表没有 {law} 下列条款的内容：{told}。请核对条号。",
        )


def _unlisted(entry: LawEntry, citation: Citation, day: date) -> Iterator[str]:
    """The numbers in a citation that the list of its version lacks; none where there is no list."""
    index = entry.index_on(day)
    listed = {
        number for each in entry.versions[index or 0].articles for number in _NUMBER.findall(each.number)
    }
    yield from (number for number in _NUMBER.findall(citation.article) if listed and number not in listed)
