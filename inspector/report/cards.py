"""Photos in rows, and cards that keep a finding with its first photos on one page."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from inspector.report.blocks import PlacedPhoto
from inspector.report.pdf.structure import Element
from inspector.report.text import Text, text_elements

PHOTO_GAP = 3 * mm
LEAST_PHOTO = 40 * mm
CARD_GAP = 7 * mm
FUZZ = 0.1  # points: sums of heights are not exact


class PhotoRow(Flowable):  # type: ignore[misc]  # reportlab is not typed
    """Photos side by side, each over its lines; `tallest` is the height photos may have, in points."""

    def __init__(
        self, columns: Sequence[tuple[PlacedPhoto, Sequence[Text]]], each: float, tallest: float
    ) -> None:
        """`each` is the width of a column."""
        super().__init__()
        self.element = Element("Div", parts=[e for p, lines in columns for e in text_elements([p, *lines])])
        self._columns = columns
        self._each = each
        self.tallest = tallest
        self.photo_height: float = 0

    def getSpaceBefore(self) -> float:
        """A little room."""
        return float(PHOTO_GAP * 0.75)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As tall as the tallest photo with the longest lines."""
        inside = self._each - PHOTO_GAP
        for photo, _ in self._columns:
            photo.fit((inside, self.tallest))
        self.photo_height = max(float(photo.height) for photo, _ in self._columns)
        told = max(sum(line.wrap(inside, height)[1] for line in lines) for _, lines in self._columns)
        self.width, self.height = width, self.photo_height + PHOTO_GAP / 2 + told
        return self.width, self.height

    def spare(self) -> float:
        """How much less tall the photos may be, in points."""
        return float(max(self.photo_height - LEAST_PHOTO, 0))

    def shrink(self, points: float) -> None:
        """Make the photos so much less tall."""
        self.tallest = self.photo_height - points - FUZZ

    def split(self, width: float, height: float) -> list[Flowable]:
        """The row with smaller photos, when they make it fit."""
        over = self.wrap(width, height)[1] - height
        if over + FUZZ > self.spare():
            return []
        self.shrink(over)
        return [self]

    def draw(self) -> None:
        """Photos end at the same height, their lines begin there."""
        for number, (photo, lines) in enumerate(self._columns):
            x, y = number * self._each, self.height - self.photo_height
            photo.drawOn(self.canv, x, y)
            y -= PHOTO_GAP / 2
            for line in lines:
                y -= line.height
                line.drawOn(self.canv, x, y)


class Card(KeepTogether):  # type: ignore[misc]  # reportlab is not typed
    """Stays on one page where it fits one. Its photos get smaller before it moves to the next page, and
    where that leaves room for the card that follows."""

    following: "Card | None" = None

    def split(self, width: float, height: float) -> list[Flowable]:
        """Its pieces, or a new page and its pieces."""
        self.wrap(width, height)
        after = self._least_after(width)
        if self._least() + after <= height:
            self._shrink(self._H + after - height)
        elif self._least() <= height:
            self._shrink(self._H - height)
        self.wrap(width, height)
        return list(super().split(width, height))

    def _least(self) -> float:
        """How tall with the photos as small as they may be; in points."""
        return float(self._H - sum(row.spare() for row in self._rows()))

    def _least_after(self, width: float) -> float:
        """What the card that follows needs; 0 when none does."""
        if self.following is None:
            return 0
        self.following.wrapOn(self.canv, width, 0)
        return float(self.following._least() + CARD_GAP)

    def _rows(self) -> list[PhotoRow]:
        return [row for row in self._content if isinstance(row, PhotoRow)]

    def _shrink(self, over: float) -> None:
        """Take points off the photos."""
        for row in self._rows():
            if over > 0:
                row.shrink(min(over, row.spare() - FUZZ))
