"""Ways of doing the same in turns, so that a busy moment of the machine or its disk hits all alike."""

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


def medians_ms(rounds: int, *works: Work) -> list[float]:
    """The median time of each, called with the number of the round."""
    times = [[took_ms(work, number) for work in works] for number in range(rounds)]
    return [median(of_one) for of_one in zip(*times, strict=True)]


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """The median time of a call."""
    return median(took_ms(work) for _ in range(rounds))
