"""Patterns of regex(): matched in time that grows with the text alone, whatever the pattern.

Python's own matching can take longer than anybody waits, so only what needs no going back is accepted: characters, classes,
groups, alternatives, repetition and anchors. All states a text can be in are followed at once (Thompson 1968).
"""

import re
from dataclasses import dataclass, field

LONGEST_PATTERN = 500  # characters
MOST_WORK = 2_000_000  # characters times states; a text that is longer matches nothing
MOST_STATES = 2_000  # a repetition {n,m} is written out m times
MOST_SETS = 5_000  # remembered sets of states
_ATOM = re.compile(
    r"\\[dDwWsS]|\\[^0-9A-Za-z]|\\[tnr]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[(){}|?*+^$]|\.", re.DOTALL
)
_REPEAT = re.compile(r"([?*+])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\}", re.ASCII)


class PatternFault(Exception):
    """A pattern that is refused, with the place in it, from 0."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


@dataclass(slots=True)
class _State:
    """Where matching can be: after a character that fits `atom` it goes on to `after`; without one, to `free`."""

    atom: re.Pattern[str] | None = None
    anchor: str = ""
    free: list[int] = field(default_factory=list)
    after: int = -1


class Pattern:
    """A compiled pattern. Raises PatternFault for what is not a pattern, or not one of the kind accepted."""

    def __init__(self, source: str) -> None:
        if len(source) > LONGEST_PATTERN:
            raise PatternFault(LONGEST_PATTERN)
        builder = _Builder(source)
        first, last = builder.alternatives()
        if builder.at < len(source):
            raise PatternFault(builder.at)
        self._states, self._first, self._last = builder.states, first, last
        self._known: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def matches(self, text: str) -> bool:
        """Whether the whole text fits."""
        if len(text) * len(self._states) > MOST_WORK:
            return False
        now = self._reach({self._first}, start=True, end=not text)
        for place, char in enumerate(text, 1):
            now = (
                self._step(now, char) if place < len(text) else self._reach(self._moved(now, char), end=True)
            )
            if not now:
                return False
        return self._last in now

    def _step(self, now: frozenset[int], char: str) -> frozenset[int]:
        found = self._known.get((now, char))
        if found is None:
            found = self._reach(self._moved(now, char))
            if len(self._known) < MOST_SETS:
                self._known[now, char] = found
        return found

    def _moved(self, now: frozenset[int], char: str) -> set[int]:
        states = (self._states[number] for number in now)
        return {state.after for state in states if state.atom is not None and state.atom.fullmatch(char)}

    def _reach(self, numbers: set[int], *, start: bool = False, end: bool = False) -> frozenset[int]:
        open_now = {"": True, "^": start, "$": end}
        seen, waiting = set(numbers), list(numbers)
        while waiting:
            state = self._states[waiting.pop()]
            if open_now[state.anchor]:
                new = [number for number in state.free if number not in seen]
                seen.update(new)
                waiting.extend(new)
        return frozenset(seen)


class _Builder:
    """Reads a pattern from left to right; each method gives the first and last state of what it read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.depth = 0
        self.states: list[_State] = []

    def alternatives(self) -> tuple[int, int]:
        first, last = self._state(), self._state()
        while True:
            start, end = self._sequence()
            self.states[first].free.append(start)
            self.states[end].free.append(last)
            if not self._take("|"):
                return first, last

    def _sequence(self) -> tuple[int, int]:
        first = last = self._state()
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            start, end = self._repeated()
            self.states[last].free.append(start)
            last = end
        return first, last

    def _repeated(self) -> tuple[int, int]:
        begin = self.at
        piece = self._piece()
        match = _REPEAT.match(self.source, self.at)
        if match is None:
            return piece
        self.at = after = match.end()
        self._take("?")  # lazy or not is the same where the whole text must fit
        least, most = _bounds(match)
        if most is not None and most < least:
            raise PatternFault(match.start())
        loop = self._loop(begin, least, most)
        self.at = after
        self._take("?")
        if _REPEAT.match(self.source, self.at):
            raise PatternFault(self.at)
        return loop

    def _loop(self, begin: int, least: int, most: int | None) -> tuple[int, int]:
        """The piece at `begin`, read again as often as it may occur."""
        first = last = self._state()
        for number in range(least if most is None else most):
            start, end = self._copy(begin)
            self.states[last].free.append(start)
            if number >= least:
                self.states[start].free.append(end)
            last = end
        if most is None:
            start, end = self._copy(begin)
            self.states[last].free.append(start)
            self.states[end].free.append(last)
        return first, last

    def _copy(self, begin: int) -> tuple[int, int]:
        self.at = begin
        start, end = self._piece()
        first, last = self._state(), self._state()
        self.states[first].free.append(start)
        self.states[end].free.append(last)
        return first, last

    def _piece(self) -> tuple[int, int]:
        if self._take("("):
            return self._group()
        for anchor in "^$":
            if self._take(anchor):
                return self._anchored(anchor)
        match = _ATOM.match(self.source, self.at)
        if match is None:
            raise PatternFault(self.at)
        return self._atom(match)

    def _group(self) -> tuple[int, int]:
        self.depth += 1
        self._take("?:")
        if self.depth > 20 or self.source.startswith("?", self.at):
            raise PatternFault(self.at)
        piece = self.alternatives()
        if not self._take(")"):
            raise PatternFault(self.at)
        self.depth -= 1
        return piece

    def _anchored(self, anchor: str) -> tuple[int, int]:
        first, last = self._state(), self._state()
        self.states[first].anchor = anchor
        self.states[first].free.append(last)
        return first, last

    def _atom(self, match: re.Match[str]) -> tuple[int, int]:
        first, last = self._state(), self._state()
        try:
            self.states[first].atom = re.compile(match[0], re.DOTALL)
        except re.error as error:
            raise PatternFault(self.at) from error
        self.states[first].after = last
        self.at = match.end()
        return first, last

    def _state(self) -> int:
        if len(self.states) >= MOST_STATES:
            raise PatternFault(self.at)
        self.states.append(_State())
        return len(self.states) - 1

    def _take(self, piece: str) -> bool:
        if self.source.startswith(piece, self.at):
            self.at += len(piece)
            return True
        return False


def _bounds(match: re.Match[str]) -> tuple[int, int | None]:
    if match[1]:
        return int(match[1] == "+"), 1 if match[1] == "?" else None
    least = int(match[2])
    if not match[3]:
        return least, least
    return least, int(match[4]) if match[4] else None
