"""Citations as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.laws import load_laws
from inspector.model.checklist import Citation, LawId, Proof
from inspector.model.citing import ARTICLE, cite, is_article

LAWS = load_laws().newest


def cited(law: str, article: str, proof: Proof = Proof.VERIFIED) -> tuple[str, str]:
    """The citation in Chinese and in English."""
    citation = Citation(law=LawId(law), article=article, proof=proof)
    return cite(citation, LAWS, "zh"), cite(citation, LAWS, "en")


@pytest.mark.parametrize(
    ("article", "zh", "en"),
    [
        ("35(1)", "第35条第1款", " art. 35(1)"),
        ("54", "第54条", " art. 54"),
        ("53(一)", "第53条第（一）项", " art. 53 item 1"),
        ("53(一)(二)", "第53条第（一）项、第（二）项", " art. 53 items 1 and 2"),
        ("26(十)", "第26条第（十）项", " art. 26 item 10"),
        ("26(十二)", "第26条第（十二）项", " art. 26 item 12"),
        ("26(二十一)", "第26条第（二十一）项", " art. 26 item 21"),
        ("35(2)(一)", "第35条第2款第（一）项", " art. 35(2) item 1"),
        ("18, 19", "第18条、第19条", " arts. 18, 19"),
        ("21, 55(三), 56", "第21条、第55条第（三）项、第56条", " arts. 21, 55 item 3, 56"),
        ("59 ff.", "第59条及以后各条", " art. 59 ff."),
        ("22–24", "第22条至第24条", " arts. 22–24"),
        ("22-24", "第22条至第24条", " arts. 22–24"),
        ("253之一", "第253条之一", " art. 253-1"),
        ("", "", ""),
    ],
)
def test_articles_read_naturally(article: str, zh: str, en: str) -> None:
    assert cited("express-regulation", article) == (
        "《快递暂行条例》" + zh,
        "Express Delivery Interim Regulation" + en,
    )


def test_a_standard_is_named_by_number_and_title() -> None:
    assert cited("gb-t-41833-2022", "") == (
        "GB/T 41833-2022《快递电子运单》",
        "GB/T 41833-2022 (Express electronic waybill)",
    )
    assert cited("gb-t-41833-2022", "5.2") == (
        "GB/T 41833-2022《快递电子运单》第5.2条",
        "GB/T 41833-2022 (Express electronic waybill) cl. 5.2",
    )


def test_a_paper_without_a_known_title_is_described_not_quoted() -> None:
    assert cited("e-waybill-rules-2014", "", Proof.SECONDARY)[0] == "2014年国家邮政局电子运单要求（待核）"


def test_a_secondary_source_is_marked() -> None:
    zh, en = cited("cyber-incident-measures", "4", Proof.SECONDARY)
    assert zh == "《国家网络安全事件报告管理办法》第4条（待核）"
    assert en == "Cybersecurity Incident Reporting Measures art. 4 (to be confirmed)"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_unproven_citation_is_never_printed(language: str) -> None:
    unproven = Citation(law=LawId("user-information-rules-2014"), article="7", proof=Proof.UNPROVEN)
    with pytest.raises(ValueError, match="never printed"):
        cite(unproven, LAWS, language)  # type: ignore[arg-type]


def test_a_law_the_registry_does_not_know_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        cited("maritime-law", "1")


def test_an_article_written_otherwise_is_printed_as_it_stands() -> None:
    assert cited("postal-law", "annex 2") == ("《邮政法》 annex 2", "Postal Law annex 2")


@given(st.from_regex(ARTICLE, fullmatch=True))
def test_every_article_that_is_accepted_prints(article: str) -> None:
    assert is_article(article)
    zh, en = cited("postal-law", article)
    assert zh.startswith("《邮政法》第")
    assert en.startswith(("Postal Law art", "Postal Law cl"))
    assert en.isascii() or "–" in en
