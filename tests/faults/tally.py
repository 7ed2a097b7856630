"""How often a method struck a scenario, and what it found."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Tries, and violations in words."""

    tried: int = 0
    found: list[str] = field(default_factory=list)

    def add(self, where: str, words: list[str]) -> None:
        """Note one try."""
        self.tried += 1
        self.found += [f"{where}: {each}" for each in words]

    def join(self, other: "Tally") -> None:
        """Note the tries of another."""
        self.tried += other.tried
        self.found += other.found
