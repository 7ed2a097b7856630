"""The law registry: the laws the checklists cite, each with its versions and what was confirmed by people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import Literal

from pydantic import TypeAdapter

from inspector.checklists.check import VERSION, check, require_new, require_some, require_written
from inspector.checklists.document import Document, read_document
from inspector.checklists.fault import Fault, refuse_first
from inspector.checklists.kept import kept
from inspector.checklists.refused_at import FieldPath
from inspector.checklists.shorthand import LAW_ID
from inspector.checklists.validate import validated
from inspector.model.checklist import Citation, Law, LawId, Proof
from inspector.model.citing import is_article
from inspector.model.law import LawEntry, LawVersion, cited_on, run
from inspector.model.value import value
from inspector.shipped import checklists_folder


@value
class Confirmed:
    """A citation from memory that somebody of a bureau compared with the official text, on a day."""

    law: LawId
    article: str
    by: str
    on: date


@value
class LawsFile:
    """The registry as it is written, `inspector-laws/2`."""

    format: Literal["inspector-laws/2"]
    version: str = ""
    laws: tuple[LawEntry, ...]
    confirmed: tuple[Confirmed, ...] = ()


class LawRegistry:
    """All laws by id, in the order of the file."""

    def __init__(self, file: LawsFile) -> None:
        self.entries: Mapping[LawId, LawEntry] = MappingProxyType({law.id: law for law in file.laws})
        self.confirmed = {(each.law, each.article): each for each in file.confirmed}
        self.version = file.version
        self._file = file

    def over(self, older: "LawRegistry") -> "LawRegistry":
        """This registry, with the laws and what was confirmed of an older one where it lacks them."""
        laws = {law.id: law for law in (*older._file.laws, *self._file.laws)}
        confirmed = older.confirmed | self.confirmed
        return LawRegistry(
            replace(self._file, laws=tuple(laws.values()), confirmed=tuple(confirmed.values()))
        )

    @cached_property
    def newest(self) -> Mapping[LawId, Law]:
        """The newest version of each law."""
        return MappingProxyType({law.id: law.law(-1) for law in self.entries.values()})

    def law_on(self, id: LawId, day: date) -> Law | None:
        """The version in force on a day, None before there was one. KeyError for an unknown law."""
        index = self.entries[id].index_on(day)
        return None if index is None else self.entries[id].law(index)

    def cited(self, citation: Citation, act_on: date, written_on: date) -> Citation | None:
        """A citation as it reads on the day of the act; see model.law.cited_on. What was confirmed is proven.

        KeyError for an unknown law.
        """
        if (citation.law, citation.article) in self.confirmed:
            citation = replace(citation, proof=Proof.VERIFIED)
        return cited_on(self.entries[citation.law], citation, act_on, written_on)


LAWS_FILE = TypeAdapter(LawsFile)


@cache
def load_laws() -> LawRegistry:
    """The registry shipped with the program."""
    path = checklists_folder() / "law" / "laws.yaml"
    return read_laws(path.read_bytes(), path.name)


def read_laws(source: bytes, name: str) -> LawRegistry:
    """A law registry. Raises Refused "checklist-invalid" naming file, line and field."""
    return LawRegistry(kept(source, "laws", LAWS_FILE, lambda: _read_anew(source, name)))


def _read_anew(source: bytes, name: str) -> LawsFile:
    document = read_document(source, name)
    file = validated(document, document.value, LAWS_FILE)
    check(document, file, ())
    if file.version:
        require_written(document, ("version",), file.version, VERSION)
    seen: set[str] = set()
    for place, law in enumerate(file.laws):
        path: FieldPath = ("laws", place)
        require_written(document, (*path, "id"), law.id, LAW_ID)
        require_new(document, (*path, "id"), law.id, seen)
        require_some(document, (*path, "versions"), law.versions)
        refuse_first(document, _unnamed(path, law))
        _check_order(document, path, law)
        for number, version in enumerate(law.versions):
            _check_version(document, (*path, "versions", number), version)
    _check_confirmed(document, file)
    return file


def _unnamed(path: FieldPath, law: LawEntry) -> Iterator[Fault]:
    """Reports are in both languages, and cite."""
    for field, text in (("short", law.short), ("title", law.title)):
        for language in ("zh", "en"):
            if not getattr(text, language).strip():
                where = (*path, field, language)
                yield Fault(
                    "empty-text",
                    where,
                    "is empty. Write the name of the law in both languages.",
                    "内容为空，请用中英文填写法规名称。",
                )


def _check_order(document: Document, path: FieldPath, law: LawEntry) -> None:
    days = [version.in_force for version in law.versions]
    known = [day for day in days if day is not None]
    if (len(days) > 1 and len(known) < len(days)) or known != sorted(set(known)):
        raise document.refusal(
            (*path, "versions"),
            en="write the oldest version first, each with the day it came into force.",
            zh="版本应从旧到新排列，并写明各自的施行日期。",
        )


def _check_version(document: Document, path: FieldPath, version: LawVersion) -> None:
    taken: tuple[set[int], set[int]] = (set(), set())
    for place, moved in enumerate(version.moved):
        where = (*path, "moved", place)
        try:
            runs = run(moved.now), run(moved.before)
        except ValueError as error:
            raise _bad_move(document, where) from error
        if len(runs[0]) != len(runs[1]) or any(old & set(new) for old, new in zip(taken, runs, strict=True)):
            raise _bad_move(document, where)
        for old, new in zip(taken, runs, strict=True):
            old.update(new)
    seen: set[str] = set()
    for place, article in enumerate(version.articles):
        where = (*path, "articles", place)
        if not article.number or not is_article(article.number) or not is_article(article.penalty):
            raise document.refusal(
                where,
                en="write the article like 35, 35(1) or 253之一.",
                zh="条款应写成 35、35(1) 或 253之一 的形式。",
            )
        require_new(document, (*where, "number"), article.number, seen)


def _bad_move(document: Document, path: FieldPath) -> Exception:
    return document.refusal(
        path,
        en="write two runs of articles of the same length, like now: 46–55, before: 36–45; none may be named twice.",
        zh="应写成等长的两段条号，例如 now: 46–55, before: 36–45；同一条不得出现两次。",
    )


def _check_confirmed(document: Document, file: LawsFile) -> None:
    known = {law.id for law in file.laws}
    for place, each in enumerate(file.confirmed):
        if each.law not in known or not is_article(each.article) or not each.by.strip():
            raise document.refusal(
                ("confirmed", place),
                en="name a law of this file, the article, who confirmed it and when.",
                zh="应写明本文件中的法规、条款、核实人和日期。",
            )
