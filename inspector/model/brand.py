"""How the bureau's own name, colour and emblem stand on its papers."""

import re

from inspector.model.value import value

LEAST_CONTRAST = 4.5  # to white paper: WCAG 2.2, 1.4.3
LONGEST_NAME = 60
MOST_PIXELS = 400  # a side of the emblem
MOST_BYTES = 200_000  # of the emblem's PNG
_COLOUR = re.compile("#[0-9A-F]{6}")


@value
class Brand:
    """The bureau's name as printed above the title, its colour "#RRGGBB", legible on white, and its
    emblem: a PNG without transparency in base64, "" for none."""

    name: str
    colour: str = "#124078"
    emblem: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for what could not be printed; the use case tells people before."""
        if not self.name.strip() or len(self.name) > LONGEST_NAME or "\n" in self.name:
            raise ValueError("a brand has a name of one line")
        if contrast_on_white(self.colour) < LEAST_CONTRAST:
            raise ValueError("the colour is too faint on white")
        if len(self.emblem) > MOST_BYTES * 4 / 3 + 4:
            raise ValueError("the emblem is too large")


def contrast_on_white(colour: str) -> float:
    """The contrast of "#RRGGBB" to white, from 1 to 21 (WCAG 2.2). Raises ValueError for other texts."""
    red, green, blue = (_linear(part) for part in rgb(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#RRGGBB", each from 0 to 1. Raises ValueError for other texts."""
    if not _COLOUR.fullmatch(colour):
        raise ValueError("a colour is written #RRGGBB")
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
