"""Personal data in texts is found, and what only looks like it is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.privacy.text import find_personal_data

words = st.text("面单上姓名电话完整显示，。第条款2026年月日共件", max_size=40)
phones = st.tuples(st.sampled_from(["13", "15", "18", "19"]), st.integers(0, 999_999_999)).map(
    lambda parts: f"{parts[0]}{parts[1]:09d}"
)


def kinds(text: str) -> set[str]:
    """What is found in a text."""
    return {found.kind for found in find_personal_data(text)}


@given(
    words.filter(lambda text: not text[-1:].isdigit()), phones, words.filter(lambda t: not t[:1].isdigit())
)
def test_a_phone_is_found_wherever_it_stands(before: str, phone: str, after: str) -> None:
    text = before + phone + after
    found = [f for f in find_personal_data(text) if f.kind == "phone"]
    assert any(phone in text[f.start : f.end] for f in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("收件人 138 1234 5678", "phone"),
        ("电话138-1234-5678", "phone"),
        ("１３８１２３４５６７８", "phone"),
        ("身份证11010519491231002X", "id-number"),
        ("卡号 6222 0212 3456 7894", "bank-card"),
        ("写信到 zhang.san@example.com", "email"),
    ],
)
def test_each_kind_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "《快递暂行条例》第35条第1款",
        "GB/T 41833-2022",
        "2026-11-20 09:30",
        "统一社会信用代码 91990100MA7DEMO182",
        "抽查20件，其中7件不符合",
        "138******34",
        "JC-20261120-7F3A-001",
        "江邮检通〔2026〕118号",
    ],
)
def test_what_is_not_personal_is_left_alone(text: str) -> None:
    assert not kinds(text) & {"phone", "id-number", "bank-card", "email"}


@given(st.text(max_size=300))
def test_places_lie_inside_the_text(text: str) -> None:
    for found in find_personal_data(text):
        assert 0 <= found.start < found.end <= max(len(text), len(unicodedata.normalize("NFKC", text)))
