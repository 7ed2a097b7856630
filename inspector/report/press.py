"""Make a paper in a process of its own: much memory, or a crash in a library, never harms the program.

Photos are sent to it one at a time and are never on disk in the clear.
"""

import logging
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

from inspector.bug import FellElsewhere, describe, log_discreetly
from inspector.core_dump import leave_no_core_dump
from inspector.durable import disk_refusals
from inspector.errors import Refused
from inspector.model.document import Document
from inspector.model.photo import PhotoId
from inspector.model.text import Bilingual
from inspector.model.verdict import ReportVerdict
from inspector.report.cms import TimeStamp
from inspector.report.keys import Key

GRACE_S = 5.0
KILLED = -9  # what the system does when memory runs out


@dataclass(frozen=True, slots=True)
class Order:
    """What to make: the canonical record, the paper, the keys in the order of the fields, the file to
    write (it does not exist), the certificates (DER) the result is checked with, and the service that
    stamps the signatures with their time, if any."""

    record: bytes = field(repr=False)
    document: Document
    keys: tuple[Key, ...]
    signed_at: datetime
    path: Path
    trust: tuple[bytes, ...]
    tsa: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A complete file: pages, SHA-256 (hex), and what the verifier says of it."""

    pages: int
    sha256: str
    verdict: ReportVerdict


@dataclass(frozen=True, slots=True)
class ProofOrder:
    """What to draw to be looked at only: the canonical record with its `sealed_at`, the paper, the mark on each page."""

    record: bytes = field(repr=False)
    document: Document
    mark: Bilingual


@dataclass(frozen=True, slots=True)
class Proof:
    """A paper that is in memory only: it is on no disk in the clear."""

    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fell:
    """The work met a bug: where, never what was typed."""

    description: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A step the work has come to, such as "sign"; `done` of `total` for photos."""

    step: str
    done: int = 0
    total: int = 0


def press(order: Order, photo: Callable[[PhotoId], bytes], reached: Callable[[Reached], None]) -> Made:
    """Make the paper. Raises what the work was refused with; when `reached` or `photo` raises, the work
    ends. The file is whole only on return."""
    made = _have_done(order, photo, reached)
    assert isinstance(made, Made)
    return made


def press_proof(
    order: ProofOrder, photo: Callable[[PhotoId], bytes], reached: Callable[[Reached], None]
) -> bytes:
    """Draw a paper to be looked at, as PDF. Raises as `press` does."""
    made = _have_done(order, photo, reached)
    assert isinstance(made, Proof)
    return made.pdf


def _have_done(
    order: Order | ProofOrder, photo: Callable[[PhotoId], bytes], reached: Callable[[Reached], None]
) -> Made | Proof:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    # A daemon ends with the program; nothing of ours is left running.
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(theirs, order), daemon=True)
    with ours, _running(process):
        theirs.close()
        return _attend(ours, process, photo, reached)


@contextmanager
def _running(process: BaseProcess) -> Iterator[None]:
    process.start()
    try:
        yield
    finally:
        process.join(0 if process.exitcode is None else GRACE_S)
        if process.is_alive():
            process.terminate()
            process.join(GRACE_S)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _attend(
    pipe: Connection,
    process: BaseProcess,
    photo: Callable[[PhotoId], bytes],
    reached: Callable[[Reached], None],
) -> Made | Proof:
    while True:
        with _still_there(process):
            told = pipe.recv()
        match told:
            case Reached():
                reached(told)
            case Made() | Proof():
                return told
            case Refused():
                raise told
            case Fell():
                raise FellElsewhere(told.description)
            case str():
                jpeg = photo(PhotoId(told))
                with _still_there(process):
                    pipe.send_bytes(jpeg)


@contextmanager
def _still_there(process: BaseProcess) -> Iterator[None]:
    """A process that ends without a word has met a bug, its own or a library's, or was killed."""
    try:
        yield
    except (EOFError, ConnectionError) as error:
        process.join(GRACE_S)
        if process.exitcode == KILLED:
            raise _killed() from error
        raise RuntimeError(f"the report process ended with {process.exitcode}") from error


def _killed() -> Refused:
    return Refused(
        "report-killed",
        en="The system ended the making of the report, most likely for want of memory. Close other programs and "
        "export again; nothing was lost.",
        zh="系统中止了报告的生成，很可能是内存不足。请关闭其他程序后重新导出；数据没有丢失。",
    )


class _Photos:
    """Photos asked for over the pipe; told to the other side as they are needed."""

    def __init__(self, pipe: Connection, lock: Lock, total: int) -> None:
        self._pipe = pipe
        self._lock = lock
        self._total = total
        self._done = 0

    def __call__(self, id: PhotoId) -> bytes:
        with self._lock:
            self._pipe.send(Reached("photos", self._done, self._total))
            self._pipe.send(id)
        self._done += 1
        return self._pipe.recv_bytes()


def _work(pipe: Connection, order: Order | ProofOrder) -> None:
    """The other process."""
    leave_no_core_dump()
    log_discreetly(logging.StreamHandler())
    lock = Lock()

    def reached(step: str) -> None:
        with lock:
            pipe.send(Reached(step))

    try:
        pipe.send(_done(order, pipe, lock, reached))
    except Refused as refused:
        pipe.send(refused)
    except Exception as error:  # the one handler of bugs here: printed, they would quote values
        with suppress(OSError):  # nobody listens any more
            pipe.send(Fell(describe(error)))


def _done(
    order: Order | ProofOrder, pipe: Connection, lock: Lock, reached: Callable[[str], None]
) -> Made | Proof:
    if isinstance(order, ProofOrder):
        return _draw_proof(order, pipe, lock, reached)
    with disk_refusals(order.path.parent):
        return _make(order, pipe, lock, reached)


def _draw_proof(order: ProofOrder, pipe: Connection, lock: Lock, reached: Callable[[str], None]) -> Proof:
    from inspector.report.known_record import known_record
    from inspector.report.proof import proof

    record = known_record(order.record)
    reached("draw")
    return Proof(proof(record, _Photos(pipe, lock, len(record.photos)), order.document, order.mark))


def _time_stamp(order: Order) -> "TimeStamp | None":
    if not order.tsa:
        return None
    from inspector.report.seal_time import time_stamp_from

    return time_stamp_from(order.tsa)


def _make(order: Order, pipe: Connection, lock: Lock, reached: Callable[[str], None]) -> Made:
    from inspector.report.known_record import known_record
    from inspector.report.verify import verify_report
    from inspector.report.write import write_signed

    record = known_record(order.record)
    photos = _Photos(pipe, lock, len(record.photos))
    with order.path.open("xb") as file:
        written = write_signed(
            file,
            record,
            photos,
            order.keys,
            order.signed_at,
            order.document,
            reached,
            _time_stamp(order),
            order.record,
        )
    reached("verify")
    verdict = verify_report(order.path, order.trust)
    return Made(written.pages, written.sha256, verdict)
