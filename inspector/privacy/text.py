"""Find personal data in what people type. Every quantifier is bounded: no text can stall it."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from inspector.model.value import value

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECK = "10X98765432"  # GB 11643


@value
class Found:
    """A stretch of text that is personal data; `kind` is "phone", "id-number", "bank-card", "email" or
    "waybill"."""

    kind: str
    start: int
    end: int


def _is_id_number(text: str) -> bool:
    digits = text.upper()
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, ID_WEIGHTS, strict=False))
    return ID_CHECK[total % 11] == digits[17]


def _is_bank_card(text: str) -> bool:
    """Luhn, ISO/IEC 7812-1."""
    digits = [int(digit) for digit in reversed(re.sub(r"\D", "", text))]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return 16 <= len(digits) <= 19 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _always(text: str) -> bool:
    return True


# A phone followed by an extension is a virtual number that leads nowhere after delivery.
RULES: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("id-number", re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])"), _is_id_number),
    (
        "bank-card",
        re.compile(r"(?<![0-9A-Za-z])[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])"),
        _is_bank_card,
    ),
    (
        "waybill",
        re.compile(
            r"(?<![0-9A-Za-z])(?:SF[0-9A-Z]?\d{12}|(?:YT|JT)\d{13}|JD[0-9A-Z]{2}\d{11}|DPK\d{12}|[A-Z]{2}\d{9}CN)(?![0-9A-Za-z])"
        ),
        _always,
    ),
    (
        "phone",
        re.compile(
            r"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z]|[-转,]\d{3,4})"
        ),
        _always,
    ),
    (
        "email",
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"),
        _always,
    ),
)


def find_personal_data(text: str) -> tuple[Found, ...]:
    """Where the text holds personal data, in order, without overlaps. Positions are of `text` itself."""
    plain = _narrow(text)
    found: list[Found] = []
    for kind, pattern, holds in RULES:
        for match in pattern.finditer(plain):
            taken = any(f.start < match.end() and match.start() < f.end for f in found)
            if not taken and holds(match.group()):
                found.append(Found(kind=kind, start=match.start(), end=match.end()))
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
