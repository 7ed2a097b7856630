"""A law through its versions: which text was in force when, and how its articles were renumbered."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from inspector.model.checklist import Citation, Law, LawId, Proof
from inspector.model.text import Bilingual
from inspector.model.value import value

_LEADING_NUMBER = re.compile(r"(?<![(\d.])\d+(?!\d)(?!\.)")
_RANGE = re.compile(r"(\d+)[–-](\d+)")


@value
class Moved:
    """A run of articles that kept its order: `now` "46–55" were `before` "36–45" in the version before."""

    now: str
    before: str


@value
class Article:
    """What an article says, in words of our own; `penalty` is the article that punishes a breach."""

    number: str
    says: Bilingual
    penalty: str = ""


@value
class LawVersion:
    """One text of a law. `moved` tells what its articles were in the version before; nothing, where none moved.

    An article that `moved` does not name is new when `all_moved_known`, else nobody has compared it.
    """

    version: str
    in_force: date | None = None
    proof: Proof
    moved: tuple[Moved, ...] = ()
    all_moved_known: bool = True
    articles: tuple[Article, ...] = ()


@value
class LawEntry:
    """A law and its versions, the oldest first."""

    id: LawId
    short: Bilingual
    title: Bilingual
    versions: tuple[LawVersion, ...]

    def index_on(self, day: date) -> int | None:
        """The place of the version in force on a day; None before the first one was."""
        found = [n for n, one in enumerate(self.versions) if one.in_force is None or one.in_force <= day]
        return found[-1] if found else None

    def law(self, index: int) -> Law:
        """A version as records name it."""
        one = self.versions[index]
        return Law(
            id=self.id,
            short=self.short,
            title=self.title,
            version=one.version,
            in_force=one.in_force,
            proof=one.proof,
        )

    def says(self, article: str, day: date) -> tuple[Article, ...]:
        """What the articles a citation names say in the version in force on a day, as far as it is known:
        "35(1), 36" names articles 35 and 36."""
        index = self.index_on(day)
        if index is None:
            return ()
        named = {int(found) for found in _LEADING_NUMBER.findall(article)}
        known = self.versions[index].articles
        return tuple(one for one in known if one.number == article or _article_number(one) in named)

    def until(self, index: int) -> date | None:
        """The last day of a version, None while it is in force."""
        later = [one.in_force for one in self.versions[index + 1 :] if one.in_force]
        return later[0] - timedelta(days=1) if later else None


def _article_number(article: Article) -> int | None:
    found = _LEADING_NUMBER.match(article.number)
    return int(found[0]) if found else None


def cited_on(entry: LawEntry, citation: Citation, act_on: date, written_on: date) -> Citation | None:
    """The citation with the numbers of the version in force on the day of the act.

    It is written with the numbers of `written_on`. None where no version was in force, or what is cited did not exist
    then; unproven, and so never printed, where nobody has compared the versions (regulations change their numbers:
    what was art. 34 of the express regulation until 2025-05-31 is art. 35 since).
    """
    then, written = entry.index_on(act_on), entry.index_on(written_on)
    if then is None:
        return None
    start = len(entry.versions) - 1 if written is None else written
    article, proof = citation.article, citation.proof
    for version in entry.versions[start:then:-1] if start > then else ():
        article, proof = _renumbered(article, proof, _steps_back(version), version)
    for version in entry.versions[start + 1 : then + 1]:
        article, proof = _renumbered(article, proof, _steps_on(version), version)
    if citation.article and not article:
        return None
    return replace(citation, article=article, proof=proof)


def _renumbered(article: str, proof: Proof, steps: dict[int, int], version: LawVersion) -> tuple[str, Proof]:
    if not article or (not version.moved and version.all_moved_known):
        return article, proof
    kept = [part for part in article.split(", ") if _numbers(part) <= steps.keys()]
    if len(kept) < len(article.split(", ")) and not version.all_moved_known:
        return article, Proof.UNPROVEN
    return ", ".join(_with_numbers(part, steps.__getitem__) for part in kept), proof


def _numbers(part: str) -> set[int]:
    return {int(found) for found in _LEADING_NUMBER.findall(part)}


def _with_numbers(part: str, number: Callable[[int], int]) -> str:
    return _LEADING_NUMBER.sub(lambda found: str(number(int(found[0]))), part)


def _steps_back(version: LawVersion) -> dict[int, int]:
    """Article now: article in the version before."""
    return {
        now: before
        for moved in version.moved
        for now, before in zip(run(moved.now), run(moved.before), strict=True)
    }


def _steps_on(version: LawVersion) -> dict[int, int]:
    return {before: now for now, before in _steps_back(version).items()}


def run(text: str) -> range:
    """ "46–55" or "37" as numbers. Raises ValueError for anything else, and for one that goes back."""
    match = _RANGE.fullmatch(text)
    first, last = (int(match[1]), int(match[2])) if match else (int(text), int(text))
    if not 0 < first <= last:
        raise ValueError(f"not a run of articles: {text}")
    return range(first, last + 1)
