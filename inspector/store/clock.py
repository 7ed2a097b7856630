"""The laptop's clock, and its jumps: they are written down, and nothing is ordered by them."""

import time
from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
JUMP_S = 5.0


def system_clock() -> datetime:
    """The laptop's time with its offset from UTC."""
    return datetime.now().astimezone()


class ClockWatch:
    """Compares the clock with a counter nobody can set."""

    def __init__(self) -> None:
        self._wall: datetime | None = None
        self._counter_s = 0.0

    def begin(self, last: datetime | None) -> None:
        """Begin with the time of the last entry, written in an earlier run."""
        self._wall, self._counter_s = last, 0.0

    def jump_s(self, now: datetime) -> float:
        """By how many seconds the clock jumped since it was looked at last, 0 when it did not.

        Across a restart only a step back can be known.
        """
        before, counter = self._wall, self._counter_s
        self._wall, self._counter_s = now, elapsed_s()
        if before is None:
            return 0.0
        gone = (now - before).total_seconds()
        jumped = gone - (self._counter_s - counter) if counter else min(gone, 0.0)
        if jumped > 0 and not COUNTS_SLEEP:
            return 0.0
        return jumped if abs(jumped) > JUMP_S else 0.0


# A laptop that slept is no clock that jumped: Linux has a counter that goes on meanwhile, others do not all.
COUNTS_SLEEP = hasattr(time, "CLOCK_BOOTTIME")


def elapsed_s() -> float:
    """Seconds since the machine was started, more or less; never goes back while it runs."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if COUNTS_SLEEP else time.monotonic()
