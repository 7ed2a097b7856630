"""What a place in a filled form is called."""

import re
from typing import NamedTuple

_WRITTEN = re.compile(r"([\w][\w.-]*)(?:\[(\d{1,9}(?:,\d{1,9})*)\])?")


class Key(NamedTuple):
    """A question or group by name, and the numbers of the repeats' instances around it, outermost first.

    An instance of a repeat has its own number last; without it the key means all its instances. Numbers stay with
    an instance: after 2 of 1, 2, 3 is removed, there are 1 and 3.
    """

    name: str
    at: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}[{','.join(map(str, self.at))}]" if self.at else self.name


def read_key(text: str) -> Key:
    """A key from its text, name[2,1]. ValueError for anything else."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Key(match[1], tuple(map(int, match[2].split(","))) if match[2] else ())
