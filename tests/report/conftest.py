"""One signed report for all tests of this folder: making it takes a while."""

import pytest
from factories import Signers, make_report


@pytest.fixture(scope="session")
def report(signers: Signers) -> bytes:
    """A report with two photos, signed by two officers."""
    return make_report(signers)
