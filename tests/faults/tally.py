"""How often a fault struck a scenario, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Try:
    """One fault, where it struck, and what did not hold afterwards. `happened` is False when it did not come about."""

    where: str
    found: tuple[str, ...] = ()
    happened: bool = True


@dataclass(slots=True)
class Tally:
    """Tries, violations in words, and faults that did not come about."""

    tried: int = 0
    missed: int = 0
    found: list[str] = field(default_factory=list)

    def add(self, one: Try) -> None:
        """Note one try."""
        self.tried += one.happened
        self.missed += not one.happened
        self.found += [f"{one.where}: {words}" for words in one.found]

    def join(self, other: "Tally") -> None:
        """Note the tries of another."""
        self.tried += other.tried
        self.missed += other.missed
        self.found += other.found


def tallied(tries: Iterable[Try], most: int = 1_000_000, *, until_found: bool = False) -> Tally:
    """The tally of so many tries; of fewer when there are no more, or when something is found and that is enough."""
    tally = Tally()
    for one in tries:
        tally.add(one)
        if tally.tried >= most or (until_found and tally.found):
            break
    return tally
