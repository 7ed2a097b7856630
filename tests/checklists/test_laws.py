"""The law registry."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.laws import load_laws, read_laws
from inspector.errors import Refused
from inspector.model.checklist import Citation, LawId, Proof

ONE = """
format: inspector-laws/2
laws:
  - id: sample-law
    short: {zh: 样例法, en: Sample Law}
    title: {zh: 中华人民共和国样例法, en: Sample Law of the People's Republic of China}
    versions:
      - version: "2020"
        in_force: 2020-02-01
        proof: V
      - version: "2026"
        in_force: 2026-02-01
        proof: V
        moved:
          - {now: 1–2, before: 1–2}
          - {now: 4–36, before: 3–35}
"""
ACT = date(2025, 7, 1)
WRITTEN = date(2026, 11, 23)


def cited(law: str, article: str, act: date, proof: Proof = Proof.VERIFIED) -> str | None:
    """How a citation reads on the day of an act: article and proof."""
    found = load_laws().cited(Citation(law=LawId(law), article=article, proof=proof), act, WRITTEN)
    return None if found is None else f"{found.article} {found.proof}"


def test_versions_are_those_in_force() -> None:
    laws = load_laws().newest
    in_force = {str(id): law.in_force for id, law in laws.items()}
    assert in_force["express-regulation"] == date(2025, 6, 1)
    assert in_force["express-market-measures"] == date(2024, 3, 1)
    assert in_force["csl"] == date(2026, 1, 1)
    assert in_force["public-security-law"] == date(2026, 1, 1)
    assert laws[LawId("express-regulation")].title.zh == "快递暂行条例"


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2019, 3, 1), None),
        (date(2019, 3, 2), "2019-03-02"),
        (date(2025, 5, 31), "2019-03-02"),
        (date(2025, 6, 1), "2025-04-13"),
        (date(2030, 1, 1), "2025-04-13"),
    ],
)
def test_the_version_is_that_of_the_day(day: date, version: str | None) -> None:
    law = load_laws().law_on(LawId("express-regulation"), day)
    assert (law.version if law else None) == version


@pytest.mark.parametrize(
    ("article", "before"),
    [
        ("35(2)", "34(2)"),
        ("54(一)", "44(一)"),
        ("18, 19", "17, 18"),
        ("23(1)(三)", "22(1)(三)"),
        ("2", "2"),
        ("36", "35"),
        ("46–49", "36–39"),
        ("59", "48"),
        ("35 ff.", "34 ff."),
        ("", ""),
    ],
)
def test_an_act_of_may_2025_is_cited_by_the_numbers_of_then(article: str, before: str) -> None:
    assert cited("express-regulation", article, date(2025, 5, 31)) == f"{before} V"
    assert cited("express-regulation", article, date(2025, 6, 1)) == f"{article} V"


@pytest.mark.parametrize("article", ["3", "37", "45", "56", "3, 56"])
def test_what_did_not_exist_then_is_not_cited(article: str) -> None:
    assert cited("express-regulation", article, date(2025, 5, 31)) is None
    assert cited("express-regulation", article, date(2025, 7, 1)) == f"{article} V"


def test_of_several_articles_those_are_cited_that_existed() -> None:
    assert cited("express-regulation", "35, 37", date(2025, 5, 31)) == "34 V"


def test_a_law_that_was_not_in_force_is_not_cited() -> None:
    assert cited("express-market-measures", "36(1)", date(2024, 2, 29)) is None
    assert cited("cyber-incident-measures", "4", date(2025, 10, 31), Proof.SECONDARY) is None


def test_what_nobody_compared_is_unproven() -> None:
    assert cited("csl", "23(一)", date(2025, 12, 31)) == "21(一) V"
    assert cited("csl", "48", date(2025, 12, 31)) == "48 M"
    assert cited("public-security-law", "56", date(2025, 12, 31)) == "56 M"
    assert cited("public-security-law", "56", date(2026, 1, 1)) == "56 V"


def test_numbers_of_before_are_carried_on_too() -> None:
    laws = read_laws(ONE.encode(), "laws.yaml")
    old = Citation(law=LawId("sample-law"), article="35(1), 2", proof=Proof.VERIFIED)
    on = laws.cited(old, act_on=date(2026, 3, 1), written_on=date(2025, 1, 1))
    assert on is not None
    assert on.article == "36(1), 2"


@given(article=st.integers(1, 36), act=st.dates(date(2020, 2, 1), date(2027, 1, 1)))
def test_there_and_back_is_where_one_began(article: int, act: date) -> None:
    laws = read_laws(ONE.encode(), "laws.yaml")
    citation = Citation(law=LawId("sample-law"), article=str(article), proof=Proof.VERIFIED)
    there = laws.cited(citation, act, WRITTEN)
    if there is not None:
        assert laws.cited(there, WRITTEN, act) == citation
    else:
        assert article == 3
        assert act < date(2026, 2, 1)


def test_what_somebody_confirmed_may_be_printed() -> None:
    confirmed = ONE + "confirmed:\n  - {law: sample-law, article: '7', by: 王建国, on: 2026-12-01}\n"
    citation = Citation(law=LawId("sample-law"), article="7", proof=Proof.UNPROVEN)
    found = read_laws(confirmed.encode(), "laws.yaml").cited(citation, WRITTEN, WRITTEN)
    assert found is not None
    assert found.printable
    other = replace(citation, article="8")
    found = read_laws(confirmed.encode(), "laws.yaml").cited(other, WRITTEN, WRITTEN)
    assert found is not None
    assert not found.printable


def test_every_law_is_named_in_both_languages() -> None:
    for law in load_laws().newest.values():
        assert law.short.en.isascii()
        assert law.title.en.isascii()
        assert not law.title.zh.isascii()
        assert "《" not in law.short.zh + law.title.zh  # cite adds them


def test_nobody_can_change_the_registry() -> None:
    laws = load_laws().entries
    with pytest.raises(TypeError):
        laws[LawId("sample-law")] = next(iter(laws.values()))  # type: ignore[index]


def test_a_date_is_read_as_a_date() -> None:
    law = next(iter(read_laws(ONE.encode(), "laws.yaml").newest.values()))
    assert law.in_force == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2026-02-01", "2026-02-30", "versions[1].in_force: must be a date such as 2026-01-31"),
        ("2026-02-01", "soon", "versions[1].in_force: must be a date such as 2026-01-31"),
        ("2026-02-01", "2020-02-01", "laws[0].versions: write the oldest version first"),
        ("2026-02-01", "2019-02-01", "laws[0].versions: write the oldest version first"),
        ("proof: V", "proof: W", "versions[0].proof: must be one of: V, P, M"),
        ("sample-law", "Sample", "laws[0].id: must be written in letters"),
        ("样例法, ", "'', ", "laws[0].short.zh: is empty"),
        ("inspector-laws/2", "inspector-laws/1", "format: must be one of: inspector-laws/2"),
        ("3–35", "3–34", "moved[1]: write two runs of articles of the same length"),
        ("3–35", "2–34", "moved[1]: write two runs of articles of the same length"),
        ("3–35", "35–3", "moved[1]: write two runs of articles of the same length"),
        ("now: 4–36", "now: four", "moved[1]: write two runs of articles of the same length"),
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
