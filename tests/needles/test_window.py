"""A store's life in the window leaves nothing that can be read without its passphrase, bugs included."""

import pytest

from tests.needles.claims import KINDS, Claims, Life

pytestmark = [pytest.mark.strace, pytest.mark.gui, pytest.mark.long]


class TestLifeInTheWindow(Claims):
    module = "window_life"
    kinds = KINDS

    def test_all_was_done(self, life: Life) -> None:
        assert life.told["done"] == ["open", "take_in", "photograph", "review", "hand_out", "fall"]
        assert life.told["code"] == 0

    def test_a_core_would_be_empty(self, life: Life) -> None:
        assert life.told["core_bytes"] <= 1

    def test_bugs_were_logged(self, life: Life) -> None:
        assert set(life.told["logs"]) == {"crash.log", "window.log"}
        log = (life.laptop.store / "logs" / "window.log").read_text(encoding="utf-8")
        assert log.count("ERROR") == 4
        for place in ("window_life.py", "threading.py", "__del__", "a.library", "py.warnings"):
            assert place in log
