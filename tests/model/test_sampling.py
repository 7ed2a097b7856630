"""What a sample proves. The values are those of the exact one-sided limit (Clopper and Pearson)."""

import pytest

from inspector.model.inspection import Count
from inspector.model.sampling import at_most_per_cent


@pytest.mark.parametrize(
    ("bad", "sample", "share"),
    [(0, 1, 95), (0, 20, 14), (0, 59, 5), (0, 299, 1), (1, 20, 22), (2, 20, 29), (5, 10, 78), (20, 20, 100),
     (500, 100_000, 1), (50_000, 100_000, 51)],
)  # fmt: skip
def test_the_limit_is_the_exact_one(bad: int, sample: int, share: int) -> None:
    assert at_most_per_cent(Count(bad=bad, sample=sample)) == share


def test_more_that_is_bad_never_proves_more() -> None:
    shares = [at_most_per_cent(Count(bad=bad, sample=30)) for bad in range(31)]
    assert shares == sorted(shares)
