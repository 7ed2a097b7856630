"""What was typed is what is printed, or it is refused by name."""

import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from factories import make_finding, make_record
from hypothesis import given
from hypothesis import strategies as st

from inspector.errors import Refused
from inspector.report.draw import draw
from inspector.report.printable import require_printable, unprintable
from inspector.report.typeface import Characters, Weight, typeface

NAUGHTY = [
    "undefined NULL None true nil 0 -1 1/0 1e309 NaN Infinity 0x0",
    "'; DROP TABLE inspection; -- \" ' ` \\ / \\\\ %s %n {0} {{7*7}} $(id) `id` && ||",
    "<b>bold</b> &amp; &lt; <script>alert(1)</script> <para> <br/> ]]> <!-- -->",
    "()<>[]{}/% endstream endobj (unbalanced ) text",
    "Ω≈ç√∫µ≤≥÷ åß∂ƒ©˙∆ œ∑´®†¥ ¡™£¢∞§¶•ªº –≠",
    "Ёлка Ωμεγα Ünïcödé ÀÉÎÕÜ ñ ø     s",
    "ﬁ ﬂ ½ ¼ ² ³ № ™ ① ② ㈠ ㊣ ℃ ㎡ Ⅷ ﹏ ﹩",
    "，。、；：？！“”‘’（）《》〈〉【】…—～·￥",
    "ひらがな カタカナ ｶﾀｶﾅ 漢字 龍 龜 鬱",
    "ＡＢＣ１２３　全角空格",
]
RARE = ["𬎆", "㛃", "䶮", "𠮷", "𬀩", "𤩽", "𠅤", "𬭎", "𰻝", "㑇", "𫘜", "𪨧", "𬬻", "𡐓", "𣗋"]
REFUSED = {
    "an emoji": "😀",
    "a flag": "🇨🇳",
    "Arabic": "سلام",
    "Hebrew": "שלום",
    "a right-to-left override": "a\u202eb",
    "a zero width joiner": "a\u200db",
    "a byte order mark": "\ufeffa",
    "a soft hyphen": "a\u00adb",
    "a tab": "a\tb",
    "a control character": "a\x07b",
    "a lone surrogate": "a\ud800b",
    "a private character": "\ue000",
    "an unassigned character": "\u0378",
    "a line separator": "a\u2028b",
    "a combining mark": "e\u0301",
    "a variation selector": "葛\U000e0100",
}


def text_of(pdf: bytes, folder: Path) -> str:
    """The text poppler finds, without white space."""
    file = folder / "drawn.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True)
    return "".join(done.stdout.split())


@pytest.mark.pdfsig
def test_naughty_strings_and_rare_names_come_back_as_typed(tmp_path: Path) -> None:
    findings = tuple(
        make_finding(number, text=text, demand=text, objection=text)
        for number, text in enumerate([*NAUGHTY, "".join(RARE)], start=1)
    )
    text = text_of(draw(replace(make_record(), findings=findings), {}), tmp_path)
    for finding in findings:
        assert text.count("".join(finding.text.split())) >= 3, finding.text


@pytest.mark.pdfsig
@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF, exclude_categories=("Cs", "Co", "Cn")),
        min_size=1,
        max_size=40,
    )
)
def test_a_text_is_printed_whole_or_refused(text: str) -> None:
    faces = typeface(Weight.REGULAR)
    bad = list(unprintable(text))
    if bad:
        with pytest.raises(Refused) as told:
            require_printable(text, Weight.REGULAR, "A1")
        assert f"U+{ord(bad[0]):04X}" in told.value.en
        assert "A1" in told.value.en
    else:
        characters = Characters(faces)
        runs = characters.encode(text)
        numbers = {face: dict(characters.used(face)) for face in characters.faces_used()}
        shown = [
            numbers[face][int(operand[place : place + 4], 16)]
            for face, operand in runs
            for place in range(1, len(operand) - 1, 4)
        ]
        assert "".join(shown) == text


@pytest.mark.parametrize("text", REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_printed_as_typed_is_refused_by_name(text: str) -> None:
    with pytest.raises(Refused) as told:
        require_printable(text, Weight.REGULAR, "A16")
    assert told.value.code == "character-not-printable"
    (bad, *_) = unprintable(text)
    assert f"U+{ord(bad):04X}" in told.value.en
    assert unicodedata.name(bad, "") in told.value.zh


@pytest.mark.parametrize("weight", list(Weight))
def test_the_names_of_the_national_standard_are_held(weight: Weight) -> None:
    faces = typeface(weight)
    blocks = {
        "unified": (0x4E00, 0x9FFF),
        "A": (0x3400, 0x4DBF),
        "B": (0x20000, 0x2A6DD),
        "C": (0x2A700, 0x2B734),
        "D": (0x2B740, 0x2B81D),
        "E": (0x2B820, 0x2CEA1),
        "F": (0x2CEB0, 0x2EBE0),
    }
    for name, (first, last) in blocks.items():
        held = sum(faces.glyph(chr(code)) is not None for code in range(first, last + 1))
        assert held / (last - first + 1) > 0.997, (name, held)
    assert all(faces.glyph(character) for character in RARE)


def test_fallback_faces_are_not_opened_for_common_text() -> None:
    from inspector.report.typeface import FILES, Faces, Typeface
    from inspector.shipped import fonts_folder

    faces = Faces(Typeface(fonts_folder() / f"{name}.ttf") for name in FILES[Weight.REGULAR])
    faces.width("现场抽查快件20件", 9)
    assert ["face" in vars(face) for face in faces.faces] == [True, False, False, False]
