"""What a sample proves about all there is."""

from math import ceil, exp, lgamma, log

from inspector.model.inspection import Count

CONFIDENCE = 0.95
STEPS = 40  # of halving
TOLERANCE = 1e-6  # per cent; the last digits differ from machine to machine


def at_most_per_cent(count: Count) -> int:
    """The share of all that does not conform is at most this, in per cent rounded up, with 95 % confidence.

    The one-sided exact limit (Clopper and Pearson 1934); none of 20 gives 14, close to 3 / N. It holds for a sample
    drawn at random. The count must not be empty.
    """
    low, high = count.bad / count.sample, 1.0
    if count.bad == count.sample:
        return 100
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _chance_of_so_few(count.bad, count.sample, middle) > 1 - CONFIDENCE:
            low = middle
        else:
            high = middle
    return ceil(high * 100 - TOLERANCE)


def _chance_of_so_few(bad: int, sample: int, share: float) -> float:
    """The chance that at most `bad` of `sample` do not conform when `share` of all do not."""
    term = exp(
        lgamma(sample + 1)
        - lgamma(bad + 1)
        - lgamma(sample - bad + 1)
        + bad * log(share)
        + (sample - bad) * log(1 - share)
    )
    total = 0.0
    for number in range(bad, -1, -1):
        total += term
        term *= number * (1 - share) / ((sample - number + 1) * share)
        if term < total * 1e-12:
            break
    return total
