"""The law registry."""

from datetime import date

import pytest

from inspector.checklists.laws import load_laws, read_laws
from inspector.errors import Refused
from inspector.model.checklist import LawId

ONE = """
format: inspector-laws/1
laws:
  - id: sample-law
    short: {zh: 样例法, en: Sample Law}
    title: {zh: 中华人民共和国样例法, en: Sample Law of the People's Republic of China}
    version: "2026"
    in_force: 2026-02-01
    proof: V
"""


def test_versions_are_those_in_force() -> None:
    laws = load_laws()
    in_force = {str(id): law.in_force for id, law in laws.items()}
    assert in_force["express-regulation"] == date(2025, 6, 1)
    assert in_force["express-market-measures"] == date(2024, 3, 1)
    assert in_force["csl"] == date(2026, 1, 1)
    assert in_force["public-security-law"] == date(2026, 1, 1)
    assert laws[LawId("express-regulation")].title.zh == "快递暂行条例"


def test_every_law_is_named_in_both_languages() -> None:
    for law in load_laws().values():
        assert law.short.en.isascii()
        assert law.title.en.isascii()
        assert not law.title.zh.isascii()
        assert "《" not in law.short.zh + law.title.zh  # cite adds them


def test_nobody_can_change_the_registry() -> None:
    laws = load_laws()
    with pytest.raises(TypeError):
        laws[LawId("sample-law")] = next(iter(laws.values()))  # type: ignore[index]


def test_a_date_is_read_as_a_date() -> None:
    law = next(iter(read_laws(ONE.encode(), "laws.yaml").values()))
    assert law.in_force == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2026-02-01", "2026-02-30", "laws[0].in_force: must be a date such as 2026-01-31"),
        ("2026-02-01", "soon", "laws[0].in_force: must be a date such as 2026-01-31"),
        ("proof: V", "proof: W", "laws[0].proof: must be one of: V, P, M"),
        ("sample-law", "Sample", "laws[0].id: must be written in letters"),
        ("样例法, ", "'', ", "laws[0].short.zh: is empty"),
        ("inspector-laws/1", "inspector-checklist/1", "format: must be one of: inspector-laws/1"),
    ],
)
def test_a_broken_registry_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_laws(ONE.replace(old, new).encode(), "laws.yaml")
    assert words in caught.value.en


def test_two_laws_with_one_id_are_refused() -> None:
    twice = ONE + ONE[ONE.index("  - id") :]
    with pytest.raises(Refused, match=r"laws\[1\]\.id: the id sample-law is used twice"):
        read_laws(twice.encode(), "laws.yaml")
