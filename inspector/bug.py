"""What is told of a bug: where it happened, never what was typed, as messages of errors may quote values."""

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

OWN = ("inspector", "ui")


class FellElsewhere(RuntimeError):
    """A bug in another process; what it told of itself is all that is known."""


class Discreet(logging.Formatter):
    """Lines of a log: what the program says itself, and of the libraries only where they said something."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, an error by its places."""
        is_own = record.name.partition(".")[0] in OWN
        said = record.getMessage() if is_own else f"{record.filename}:{record.lineno}"
        line = f"{self.formatTime(record)} {record.name} {record.levelname} {said}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{describe(error)}"


def describe(error: BaseException) -> str:
    """The kinds of an error and of those it came from, each with the places it went through."""
    return "\n".join(line for each in _with_causes(error) for line in _lines(each))


def log_discreetly(handler: logging.Handler) -> None:
    """Send there all that libraries log or warn of, and errors that reach no caller, which else would be printed
    with their message."""
    handler.setFormatter(Discreet())
    logging.getLogger().addHandler(handler)
    logging.captureWarnings(True)
    threading.excepthook = lambda met: _log(met.exc_value)
    sys.unraisablehook = lambda met: _log(met.exc_value)


def _log(error: BaseException | None) -> None:
    logging.getLogger(OWN[0]).error(describe(error) if error else "an error nobody could catch")


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in seen:
        seen.append(at)
        yield at
        at = at.__cause__ or at.__context__


def _lines(error: BaseException) -> Iterator[str]:
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
    if isinstance(error, FellElsewhere):
        yield str(error)
