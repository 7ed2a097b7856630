"""The goals, as data: a figure, what it is compared with, and the limit of their ratio."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Photos(StrEnum):
    """Which photos a gate is for."""

    ORIGINALS = "originals"
    COPIES = "copies"
    ANY = "any"


class Judgement(StrEnum):
    """How a gate came out."""

    MET = "met"
    MISSED = "MISSED"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Gate:
    """`of` / `over` must be at most `limit`. Figures are seconds by runner, and MB by "memory N" for N photos;
    without `over`, `of` itself is held against the limit."""

    name: str
    photos: Photos
    of: str
    over: str
    limit: float

    def ratio(self, figures: Mapping[str, float]) -> float | None:
        """The ratio, None when something of it was not measured."""
        if self.of not in figures or (self.over and self.over not in figures):
            return None
        return figures[self.of] / (figures[self.over] if self.over else 1)

    def judge(self, figures: Mapping[str, float]) -> Judgement:
        """Whether the limit holds."""
        ratio = self.ratio(figures)
        if ratio is None:
            return Judgement.NOT_MEASURED
        return Judgement.MET if ratio <= self.limit else Judgement.MISSED


LEAST_PHOTOS = 100  # below, starting up decides, and the gates say nothing
FEW, MANY = 10, 1000
GATES = (
    Gate("at most twice the floor", Photos.ORIGINALS, "ours", "floor", 2.0),
    Gate("faster than img2pdf", Photos.ORIGINALS, "ours", "img2pdf", 1.0),
    Gate("10 times faster than typst", Photos.ORIGINALS, "ours", "typst", 1 / 10),
    Gate("5 times faster than typst", Photos.COPIES, "ours", "typst", 1 / 5),
    Gate("5 times faster than weasyprint", Photos.COPIES, "ours", "weasyprint", 1 / 5),
    Gate("5 times faster than fpdf2", Photos.COPIES, "ours", "fpdf2", 1 / 5),
    Gate(f"memory grows little from {FEW} to {MANY}", Photos.ANY, f"memory {MANY}", f"memory {FEW}", 1.3),
    Gate(f"memory for {MANY} photos, MB", Photos.ANY, f"memory {MANY}", "", 250),
)


def gates_for(photos: Photos) -> tuple[Gate, ...]:
    """The gates that count for a run with these photos."""
    return tuple(gate for gate in GATES if gate.photos in (photos, Photos.ANY))
