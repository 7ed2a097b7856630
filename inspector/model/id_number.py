"""The resident identity number (GB 11643): place, birthday, order, and a last character that checks the others."""

import re
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
_WRITTEN = re.compile(r"[1-9][0-9]{16}[0-9Xx]")


def is_id_number(text: str) -> bool:
    """Whether a text is a number that checks out, with a birthday that exists.

    The place is not looked at: places were renamed and joined, and whoever was born there keeps the number.
    """
    if _WRITTEN.fullmatch(text) is None:
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=False))
    return CHECK[total % 11] == text[17].upper()
