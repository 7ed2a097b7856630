"""Print a citation: 《快递暂行条例》第35条第1款, Express Delivery Interim Regulation art. 35(1)."""

import re
from collections.abc import Mapping

from inspector.errors import Language
from inspector.model.checklist import Citation, Law, LawId, Proof

_NUMBER = "[1-9][0-9]{0,3}"
_NUMERAL = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_CLAUSE = rf"{_NUMBER}(?:\.{_NUMBER})+"
_RANGE = rf"{_NUMBER}[–-]{_NUMBER}"
_ONWARD = rf"{_NUMBER} ff\."
_PLACE = rf"{_NUMBER}(?:之{_NUMERAL})?(?:\({_NUMBER}\))?(?:\({_NUMERAL}\))*"
_PART = rf"(?:{_CLAUSE}|{_RANGE}|{_ONWARD}|{_PLACE})"

# How articles are written in data: 35(1) paragraph, 53(一) item, 253之一 inserted article, 22–24 range,
# 76 ff. and what follows, 5.2 clause of a standard; several are joined by ", ".
ARTICLE = rf"{_PART}(?:, {_PART})*"

_ARTICLE = re.compile(ARTICLE)
_PLACE_PARTS = re.compile(
    rf"(?P<number>{_NUMBER})(?:之(?P<inserted>{_NUMERAL}))?(?:\((?P<paragraph>{_NUMBER})\))?(?P<items>.*)"
)
_MARK = {"zh": "（待核）", "en": " (to be confirmed)"}


def cite(citation: Citation, laws: Mapping[LawId, Law], language: Language) -> str:
    """The citation as it is printed, with a mark where it rests on a secondary source only.

    Raises ValueError for an unproven citation, KeyError for a law the registry does not know.
    """
    if not citation.printable:
        raise ValueError(f"an unproven citation is never printed: {citation.law} {citation.article}")
    law = laws[citation.law]
    text = _chinese(law, citation.article) if language == "zh" else _english(law, citation.article)
    return text + (_MARK[language] if citation.proof is Proof.SECONDARY else "")


def is_article(text: str) -> bool:
    """Whether the text is written as citations write articles; "" stands for the whole law."""
    return text == "" or _ARTICLE.fullmatch(text) is not None


def _chinese(law: Law, article: str) -> str:
    if _is_standard(law):
        name = f"{law.short.zh}《{law.title.zh}》"
    elif law.short.zh[:1].isdigit():  # a description, not a title
        name = law.short.zh
    else:
        name = f"《{law.short.zh}》"
    if not is_article(article):  # from a foreign record: as it stands there
        return f"{name} {article}"
    return name + "、".join(_chinese_part(part) for part in article.split(", ") if part)


def _chinese_part(part: str) -> str:
    if re.fullmatch(_RANGE, part):
        first, last = re.split("[–-]", part)
        return f"第{first}条至第{last}条"
    if re.fullmatch(_ONWARD, part):
        return f"第{part.removesuffix(' ff.')}条及以后各条"
    if re.fullmatch(_CLAUSE, part):
        return f"第{part}条"
    number, inserted, paragraph, items = _place(part)
    text = f"第{number}条" + (f"之{inserted}" if inserted else "")
    text += f"第{paragraph}款" if paragraph else ""
    return text + "、".join(f"第（{item}）项" for item in items)


def _english(law: Law, article: str) -> str:
    name = f"{law.short.en} ({law.title.en})" if _is_standard(law) else law.short.en
    if not article:
        return name
    if not is_article(article):
        return f"{name} {article}"
    parts = article.split(", ")
    several = len(parts) > 1 or re.fullmatch(_RANGE, article)
    kind = "cl." if re.fullmatch(_CLAUSE, parts[0]) else "art."
    sign = kind.replace(".", "s.") if several else kind
    return f"{name} {sign} " + ", ".join(_english_part(part) for part in parts)


def _english_part(part: str) -> str:
    if re.fullmatch(_RANGE, part):
        return part.replace("-", "–")
    if re.fullmatch(f"{_ONWARD}|{_CLAUSE}", part):
        return part
    number, inserted, paragraph, items = _place(part)
    text = number + (f"-{_arabic(inserted)}" if inserted else "") + (f"({paragraph})" if paragraph else "")
    if not items:
        return text
    numbers = " and ".join(str(_arabic(item)) for item in items)
    return f"{text} item{'s' if len(items) > 1 else ''} {numbers}"


def _place(part: str) -> tuple[str, str, str, tuple[str, ...]]:
    match = _PLACE_PARTS.fullmatch(part)
    if match is None:
        raise ValueError(f"not an article: {part}")
    items = tuple(item for item in re.split(r"[()]", match["items"]) if item)
    return match["number"], match["inserted"] or "", match["paragraph"] or "", items


def _arabic(numeral: str) -> int:
    """十二 is 12, 二十 is 20; up to 99, more items no article has."""
    tens, ten, ones = numeral.rpartition("十")
    digits = "零一二三四五六七八九"
    return (digits.index(tens or "一") * 10 if ten else 0) + (digits.index(ones) if ones else 0)


def _is_standard(law: Law) -> bool:
    first = law.short.zh[:1]
    return first.isascii() and first.isalpha()
