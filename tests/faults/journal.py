"""What the program acknowledged, told to somebody who survives it."""

import json
import socket
from typing import Any

Entry = dict[str, Any]  # one of begun, acked, refused, bug
MOST_BYTES = 65536


class Journal:
    """Sends each entry at once, in one system call that no fault is put into and a recording shows in its place."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def begin(self, **what: object) -> None:
        """An action is about to be tried: from now on it may be there, or not."""
        self._send({"begun": what})

    def ack(self, **what: object) -> None:
        """The program said that the action is saved: from now on it must be there."""
        self._send({"acked": what})

    def refused(self, code: str) -> None:
        """The program said in words that it did not do the action."""
        self._send({"refused": code})

    def bug(self, words: str) -> None:
        """Something but a refusal came out of the program."""
        self._send({"bug": words})

    def close(self) -> None:
        """In a process that only reads."""
        self._line.close()

    def _send(self, entry: Entry) -> None:
        self._line.send(json.dumps(entry).encode())


def journal_pair() -> tuple[Journal, socket.socket]:
    """A journal, and the end its entries are read from."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    return Journal(ours), theirs


def entries_of(line: socket.socket) -> list[Entry]:
    """All entries that have come so far."""
    line.setblocking(False)
    found: list[Entry] = []
    while True:
        try:
            data = line.recv(MOST_BYTES)
        except (BlockingIOError, ConnectionError):
            return found
        if not data:
            return found
        found.append(json.loads(data))


class Told:
    """What is known of a run, or of several on the same store: what must be there, and what may."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.bugs: list[str] = [entry["bug"] for entry in entries if "bug" in entry]
        self.refusals: list[str] = [entry["refused"] for entry in entries if "refused" in entry]
        self.acked: list[dict[str, Any]] = [entry["acked"] for entry in entries if "acked" in entry]

    def and_then(self, later: "Told") -> "Told":
        """What is known after a further run on the same store; bugs are told once."""
        return Told([entry for entry in self.entries if "bug" not in entry] + later.entries)

    def allowed(self, key: str) -> dict[str, set[Any]]:
        """For each thing named by `key`, the values it may have: the last acknowledged one, or one begun after it.

        None stands for "not there", while no value was acknowledged.
        """
        values: dict[str, set[Any]] = {}
        for entry in self.entries:
            for kind, what in entry.items():
                if kind in ("begun", "acked") and key in what:
                    known = values.setdefault(what[key], {None})
                    if kind == "acked":
                        known.clear()
                    known.add(what["value"])
        return values
