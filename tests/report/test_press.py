"""Papers are made in a process of their own, whatever becomes of it."""

import multiprocessing
from datetime import datetime
from pathlib import Path

import pytest
from factories import Signers, make_jpeg, make_signed_record

from inspector.bug import FellElsewhere
from inspector.errors import Refused
from inspector.model.document import Document
from inspector.model.photo import PhotoId
from inspector.model.verdict import Outcome
from inspector.report.press import Order, Reached, press
from inspector.report.record_json import canonical


def order_of(signers: Signers, path: Path) -> Order:
    """A report with two photos, to be signed by both officers."""
    record, _ = make_signed_record(signers, 2)
    return Order(
        record=canonical(record),
        document=Document(),
        keys=signers.keys(),
        signed_at=datetime.now().astimezone(),
        path=path,
        trust=signers.certificates,
    )


def photo(id: PhotoId) -> bytes:
    """The photos of that record."""
    return make_jpeg(seed=int(id.removeprefix("photo-")))


def test_a_paper_is_made_step_by_step(signers: Signers, tmp_path: Path) -> None:
    steps: list[Reached] = []
    made = press(order_of(signers, tmp_path / "report.pdf"), photo, steps.append)
    assert made.verdict.outcome is Outcome.ACCEPTED
    assert made.sha256 == made.verdict.file_sha256
    told = [step.step for step in steps]
    assert sorted(told) == ["draw", "photos", "photos", "sign", "sign", "verify"]
    assert not multiprocessing.active_children()


def test_a_process_the_system_kills_is_told_and_nothing_hangs(signers: Signers, tmp_path: Path) -> None:
    def kill(id: PhotoId) -> bytes:
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
        return photo(id)

    with pytest.raises(Refused) as told:
        press(order_of(signers, tmp_path / "report.pdf"), kill, lambda reached: None)
    assert told.value.code == "report-killed"
    assert not multiprocessing.active_children()


def test_a_file_that_is_there_is_never_written_over(signers: Signers, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(FellElsewhere, match="FileExistsError"):
        press(order_of(signers, path), photo, lambda reached: None)
    assert path.read_bytes() == b"mine"


def test_what_hinders_the_other_process_is_told_here(signers: Signers, tmp_path: Path) -> None:
    with pytest.raises(Refused) as told:
        press(order_of(signers, tmp_path / "no" / "report.pdf"), photo, lambda reached: None)
    assert told.value.code == "no-such-folder"
