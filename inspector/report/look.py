"""How text is set: sizes, weights, colours."""

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color

from inspector.report.typeface import Weight, typeface

INK = Color(0.08, 0.09, 0.11)
GREY = Color(0.32, 0.34, 0.38)
RULE = Color(0.66, 0.68, 0.71)
TINT = Color(0.945, 0.95, 0.96)
ACCENT = Color(0.07, 0.25, 0.47)
WHITE = Color(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set. Size and leading in points."""

    size: float = 9
    leading: float = 13.5
    weight: Weight = Weight.REGULAR
    colour: Color = INK

    def width(self, text: str) -> float:
        """The width of a line in points."""
        return typeface(self.weight).width(text, self.size)

    def bold(self) -> "Look":
        """The same, bold."""
        return replace(self, weight=Weight.BOLD)

    def scaled(self, factor: float) -> "Look":
        """The same, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)


BODY = Look()
CELL = Look(size=8, leading=12)
SMALL = Look(size=7.5, leading=11, colour=GREY)
LABEL = Look(size=8, leading=12, colour=GREY)
STRONG = Look(weight=Weight.BOLD)
TITLE = Look(size=22, leading=30, weight=Weight.BOLD)
SUBTITLE = Look(size=12, leading=18, colour=GREY)
VERDICT = Look(size=13, leading=20, weight=Weight.BOLD)
DUE = Look(size=12, leading=18, weight=Weight.BOLD)
HEADING = Look(size=13, leading=19, weight=Weight.BOLD, colour=ACCENT)
SUBHEADING = Look(size=10.5, leading=15.5, weight=Weight.BOLD)
