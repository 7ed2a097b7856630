"""Two ways of doing the same in turns, so that a busy moment of the machine or its disk hits both alike."""

import time
from collections.abc import Callable
from statistics import median
from typing import ParamSpec

P = ParamSpec("P")
Work = Callable[[int], object]


def took_ms(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    """The time of one call in milliseconds."""
    started = time.perf_counter()
    work(*args, **kwargs)
    return (time.perf_counter() - started) * 1000


def medians_ms(floor: Work, ours: Work, rounds: int) -> tuple[float, float]:
    """The median times of both, called with the number of the round."""
    floors, own = zip(*((took_ms(floor, n), took_ms(ours, n)) for n in range(rounds)), strict=True)
    return median(floors), median(own)


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """The median time of a call."""
    return median(took_ms(work) for _ in range(rounds))
