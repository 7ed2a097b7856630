"""What an electronic signature looks like on the page: embedded fonts, the officer's hand, no pictures."""

from datetime import datetime

from inspector.model.identity import Identity
from inspector.model.person import Handwriting
from inspector.report.look import INK, LABEL, SMALL, Look
from inspector.report.pen import draw_hand
from inspector.report.sheet import Sheets
from inspector.report.typeface import Weight
from inspector.report.voice import moment_text

HAND_SHARE = 0.42  # of the width
PAD = 4.0


class _Stamp(Sheets):
    """Sheets without tags: what a form field shows is content of the field."""

    def foot(self, pages: int) -> None:
        """None."""

    def save(self) -> None:
        """The one page as it is."""


def draw_stamp(
    identity: Identity, hand: Handwriting | None, signed_at: datetime, size: tuple[float, float]
) -> Sheets:
    """One page of `size` (points) naming signer, time and certificate, the handwriting at the left."""
    sheets = _Stamp(size)
    left = PAD
    if hand is not None:
        box = (size[0] * HAND_SHARE - 2 * PAD, size[1] - 2 * PAD)
        left += draw_hand(sheets, hand, (PAD, PAD), box) and size[0] * HAND_SHARE
    lines = _lines(identity, signed_at)
    y = size[1] - 13
    for text, look in lines:
        sheets.write(_fitted(text, look, size[0] - left - PAD), left, y, look)
        y -= look.leading
    sheets.showPage()
    return sheets


def _lines(identity: Identity, signed_at: datetime) -> list[tuple[str, Look]]:
    tiny = Look(size=7.5, leading=10.5, colour=SMALL.colour)
    lines = [
        (identity.name, Look(size=10, leading=12.5, weight=Weight.BOLD, colour=INK)),
        (moment_text(signed_at), tiny),
        (f"SHA-256 {identity.fingerprint[:16]}", tiny),
    ]
    if identity.trial:
        lines.insert(1, ("试用证书 Trial", Look(size=7.5, leading=10.5, colour=LABEL.colour)))
    return lines


def _fitted(text: str, look: Look, width: float) -> str:
    while text and look.width(text) > width:
        text = text[:-1]
    return text
