"""A question or group in one occurrence."""

import re
from typing import NamedTuple

_WRITTEN = re.compile(r"([^\[\]]+)(?:\[([0-9]+(?:,[0-9]+)*)\])?")


class Key(NamedTuple):
    """`at` are the numbers of the occurrences of the repeats around it, outermost first. Written name[2,1]."""

    name: str
    at: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}[{','.join(str(number) for number in self.at)}]" if self.at else self.name

    @classmethod
    def read(cls, written: str) -> "Key":
        """A key from its text. Raises ValueError."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(written)
        return cls(match[1], tuple(int(number) for number in match[2].split(",")) if match[2] else ())
