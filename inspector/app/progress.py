"""How long work tells where it is, and how it is stopped."""

from typing import Protocol

from inspector.model.text import Bilingual


class Progress(Protocol):
    """Told after each step. An implementation stops the work by raising Cancelled from `step`."""

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """`done` of `total` steps are finished; `text` says what comes now."""


class Silent:
    """Progress nobody looks at."""

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Say nothing."""


silent: Progress = Silent()
