"""Wrong passphrases: each is noted, and makes the next try wait longer. Nothing is ever wiped."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.store.presence import ATTEMPTS

LONGEST_WAIT_S = 30.0
FREE_TRIES = 1  # a slip of the fingers costs nothing


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often in a row a wrong passphrase was given, and when."""

    failed: int
    first: datetime
    last: datetime

    def wait_s(self, now: datetime) -> float:
        """Seconds until the next try is let through: doubling with each failure. A clock that was set back
        shortens nothing."""
        if self.failed <= FREE_TRIES:
            return 0.0
        wait = min(LONGEST_WAIT_S, 2.0 ** (self.failed - FREE_TRIES - 1))
        return min(wait, max(0.0, wait - (now - self.last).total_seconds()))


def failed_attempts(folder: Path) -> Attempts | None:
    """The wrong passphrases since the store was last opened."""
    try:
        content = json.loads((folder / ATTEMPTS).read_bytes())
        first, last = (datetime.fromisoformat(content[name]) for name in ("first", "last"))
        if first.tzinfo is None or last.tzinfo is None:
            return None
        return Attempts(int(content["failed"]), first, last)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def require_rest(folder: Path, now: datetime) -> None:
    """Raises Refused "wait" while the next try must wait."""
    attempts = failed_attempts(folder)
    seconds = attempts.wait_s(now) if attempts else 0.0
    if seconds > 0:
        left = int(seconds) + 1
        raise Refused(
            "wait",
            en=f"Too many wrong passphrases. Wait {left} s, then try again; nothing is ever erased.",
            zh=f"口令多次错误。请等待 {left} 秒后再试；数据不会被清除。",
        )


def note_failure(folder: Path, now: datetime) -> None:
    """Count a wrong passphrase. A disk that takes no note must not hide that the passphrase was wrong."""
    before = failed_attempts(folder)
    counted = Attempts((before.failed if before else 0) + 1, before.first if before else now, now)
    content = {
        "failed": counted.failed,
        "first": counted.first.isoformat(),
        "last": counted.last.isoformat(),
    }
    try:
        write_durably(folder / ATTEMPTS, json.dumps(content).encode())
    except (Refused, OSError):
        return


def forget_failures(folder: Path) -> None:
    """Begin to count anew, after they were written into the audit chain."""
    (folder / ATTEMPTS).unlink(missing_ok=True)
