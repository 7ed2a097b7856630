"""Find personal data in what people type. Every quantifier is bounded: no text can stall it."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from inspector.checklists.reference import carriers
from inspector.model.carrier import Trust
from inspector.model.id_number import is_id_number
from inspector.model.value import value

SAYS_WAYBILL = ("运单", "单号", "面单", "快件", "快递", "waybill", "Waybill")


@value
class Found:
    """A stretch of text that is personal data; `kind` is "phone", "id-number", "bank-card", "email" or
    "waybill"."""

    kind: str
    start: int
    end: int


def _is_bank_card(text: str) -> bool:
    """Luhn, ISO/IEC 7812-1."""
    digits = [int(digit) for digit in reversed(re.sub(r"\D", "", text))]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return 16 <= len(digits) <= 19 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _always(text: str) -> bool:
    return True


def _waybills() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Numbers that are certain alone, and those a word before them makes certain."""
    known = [waybill for carrier in carriers() for waybill in carrier.waybills]
    sure = "|".join(waybill.pattern for waybill in known if waybill.trust is Trust.HIGH)
    others = "|".join(waybill.pattern for waybill in known if waybill.trust is not Trust.HIGH)
    names = "|".join(re.escape(word) for word in (*SAYS_WAYBILL, *(c.name.zh for c in carriers())))
    return (
        re.compile(rf"(?<![0-9A-Za-z])(?P<it>{sure})(?![0-9A-Za-z])"),
        re.compile(rf"(?:{names})[^0-9A-Za-z]{{0,8}}(?P<it>{others})(?![0-9A-Za-z])"),
    )


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...]:
    """What is looked for, in this order: what was found first is not found again as something else."""
    sure, named = _waybills()
    return (
        ("id-number", re.compile(r"(?<![0-9A-Za-z])(?P<it>[1-9]\d{16}[\dXx])(?![0-9A-Za-z])"), is_id_number),
        (
            "bank-card",
            re.compile(
                r"(?<![0-9A-Za-z])(?P<it>[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?)(?![0-9A-Za-z])"
            ),
            _is_bank_card,
        ),
        ("waybill", sure, _always),
        # A phone followed by an extension is a virtual number that leads nowhere after delivery.
        (
            "phone",
            re.compile(
                r"(?<![0-9A-Za-z.])(?P<it>(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})"
                r"(?![0-9A-Za-z]|[-转,]\d{3,4})"
            ),
            _always,
        ),
        ("waybill", named, _always),
        (
            "email",
            re.compile(r"(?<![\w.+-])(?P<it>[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})"),
            _always,
        ),
    )


def find_personal_data(text: str) -> tuple[Found, ...]:
    """Where the text holds personal data, in order, without overlaps. Positions are of `text` itself."""
    plain = _narrow(text)
    found: list[Found] = []
    for kind, pattern, holds in _rules():
        for match in pattern.finditer(plain):
            start, end = match.span("it")
            taken = any(f.start < end and start < f.end for f in found)
            if not taken and holds(match["it"]):
                found.append(Found(kind=kind, start=start, end=end))
    return tuple(sorted(found, key=lambda f: f.start))


def mask(text: str) -> str:
    """The text with personal data hidden as the e-waybill standard (GB/T 41833-2022) asks: at least
    six digits of a phone number; 3 + 11 hidden + 4 of an ID number."""
    masked = text
    for found in reversed(find_personal_data(text)):
        masked = (
            masked[: found.start] + _hidden(found.kind, text[found.start : found.end]) + masked[found.end :]
        )
    return masked


def _hidden(kind: str, text: str) -> str:
    if kind == "phone":
        digits = re.sub(r"\D", "", _narrow(text))[-11:]
        return digits[:3] + "*" * 6 + digits[-2:]
    if kind == "id-number":
        return text[:3] + "*" * 11 + text[-4:]
    if kind == "email":
        return "*" * text.index("@") + text[text.index("@") :] if "@" in text else "*" * len(text)
    return "*" * (len(text) - 4) + text[-4:]


def _narrow(text: str) -> str:
    # Full-width digits count; character by character, so that positions stay those of the text.
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
