"""A store's whole life at the command line leaves nothing that can be read without its passphrase."""

import pytest

from tests.needles.claims import KINDS, Claims, Life

pytestmark = [pytest.mark.strace, pytest.mark.long]


class TestLifeAtTheCommandLine(Claims):
    module = "command_line_life"
    kinds = KINDS | {"recovery key"}

    def test_pictures_are_found_where_they_are_meant_to_be(self, life: Life) -> None:
        report = (life.laptop.wanted / "report.pdf").read_bytes()
        assert any(name.startswith("report copy") for name in life.sieve.found(report))

    def test_what_had_to_be_refused_was_refused(self, life: Life) -> None:
        assert life.told["refused"] == [
            "wrong-passphrase",
            "identity-wrong-pin",
            "action-unreadable",
            "photo-truncated",
            "seal-gaps",
            "identity-wrong-pin",
            "store-exists",
        ]
