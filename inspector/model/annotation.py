"""Arrows, boxes and words that point something out on a photo. They are drawn over it and never change its pixels."""

import math
from enum import StrEnum

from inspector.model.value import value

WHOLE = 10_000  # the width, and the height, of an upright photo
LONGEST_TEXT = 80  # characters: one line on the photo
MOST = 50  # on one photo
# In parts of the longer side of the photo, on the screen and on paper alike:
LINE_PART = 0.006
TEXT_PART = 0.035
HEAD_PART = 0.035
HEAD_ANGLE = math.radians(26)

Point = tuple[float, float]


class AnnotationKind(StrEnum):
    """What is drawn."""

    ARROW = "arrow"
    BOX = "box"
    TEXT = "text"


@value
class Annotation:
    """Something drawn from one point to another, in ten-thousandths of the upright photo's width and height.

    An arrow's head is at the second point; a text begins with its upper left corner at the first.
    """

    kind: AnnotationKind
    x1: int
    y1: int
    x2: int
    y2: int
    text: str = ""

    @property
    def fits(self) -> bool:
        """Whether it lies on the photo, and says something where it is a text."""
        inside = all(0 <= part <= WHOLE for part in (self.x1, self.y1, self.x2, self.y2))
        if self.kind is AnnotationKind.TEXT:
            said = self.text.strip() and len(self.text) <= LONGEST_TEXT and "\n" not in self.text
        else:
            said = not self.text and (self.x1, self.y1) != (self.x2, self.y2)
        return inside and bool(said)


def placed(annotation: Annotation, width: float, height: float) -> tuple[Point, Point]:
    """Its two points on a photo of this size, from the upper left corner."""
    across, down = width / WHOLE, height / WHOLE
    return (annotation.x1 * across, annotation.y1 * down), (annotation.x2 * across, annotation.y2 * down)


def arrow_head(start: Point, end: Point, length: float) -> tuple[Point, Point]:
    """The ends of the two strokes of an arrow's head, which meet at `end`."""
    back = math.atan2(start[1] - end[1], start[0] - end[0])
    length = min(length, math.dist(start, end))
    left, right = back - HEAD_ANGLE, back + HEAD_ANGLE
    return (
        (end[0] + length * math.cos(left), end[1] + length * math.sin(left)),
        (end[0] + length * math.cos(right), end[1] + length * math.sin(right)),
    )


def text_place(at: Point, text_width: float, text_height: float, width: float, height: float) -> Point:
    """The upper left corner of a text of this size so that it stays on the photo."""
    return max(0.0, min(at[0], width - text_width)), max(0.0, min(at[1], height - text_height))
