"""Which of two versions is the newer one."""

import re

_PARTS = re.compile("[0-9]+|[A-Za-z]+")


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """What versions are sorted by: numbers as numbers, so that 2026.9.2 comes before 2026.11.1; "" before all."""
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in _PARTS.findall(version))
