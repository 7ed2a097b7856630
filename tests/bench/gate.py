"""A goal, as data, and how it came out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """How a gate came out."""

    MET = "met"
    MISSED = "MISSED"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Gate:
    """`of` / `over` must be at most `limit`. Both name figures of a run; without `over`, `of` itself is held
    against the limit."""

    name: str
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
