"""Interleaved rounds: every runner once a round, so that a busy moment of the machine hits all alike."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from statistics import median

from tests.bench.measure import RunFailed, Taken, measure
from tests.bench.prepare import Prepared
from tests.bench.seal import accepted

OURS = "ours"


@dataclass(slots=True)
class Series:
    """All runs of one runner; `failure` says why there are no more."""

    runner: str
    taken: list[Taken] = field(default_factory=list)
    failure: str = ""

    def middle(self) -> Taken:
        """The median of each figure."""
        names = [figure.name for figure in fields(Taken)]
        return Taken(**{name: median(getattr(taken, name) for taken in self.taken) for name in names})


def run_rounds(
    runners: Sequence[str], rounds: int, prepared: Prepared, *, keep: bool = False
) -> list[Series]:
    """Run all runners; each round another one begins. A runner that failed once is not run again."""
    series = [Series(runner) for runner in runners]
    for number in range(rounds):
        first = number % len(series)
        for one in series[first:] + series[:first]:
            if not one.failure:
                _run(one, prepared, keep=keep)
                print(f"round {number + 1}/{rounds}  {one.runner}  {_told(one)}", flush=True)
    return series


def _run(series: Series, prepared: Prepared, *, keep: bool) -> None:
    out = prepared.folder / f"{series.runner}.pdf"
    try:
        series.taken.append(measure(series.runner, prepared.content, out, prepared.photo_bytes))
        # A fast way to a bad report must not pass.
        if series.runner == OURS and len(series.taken) == 1 and not accepted(out, prepared.folder):
            raise RunFailed("the verifier does not accept the report")
    except RunFailed as failed:
        series.failure = str(failed)
    if not keep:
        out.unlink(missing_ok=True)


def _told(series: Series) -> str:
    return series.failure or f"{series.taken[-1].wall_s:.2f} s"
