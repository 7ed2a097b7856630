"""Import into the registry: exactly once, whatever the order, the people and the interruptions."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest
from factories import START, Signers, make_report
from post import Post

from inspector.app.bureau import import_reports, list_reports, show_report, statistics
from inspector.app.progress import silent
from inspector.bureau.database import open_registry_database
from inspector.errors import Cancelled, Refused
from inspector.model.registry import ImportOutcome
from inspector.model.text import Bilingual

NEW, ALREADY, REFUSED = ImportOutcome.NEW, ImportOutcome.ALREADY, ImportOutcome.REFUSED


def outcomes(address: str, paths: list[Path], trust: Path) -> list[ImportOutcome]:
    """What became of each file."""
    return [line.outcome for line in import_reports(address, paths, trust, silent)]


def test_a_report_is_held_once_however_often_it_comes(address: str, post: Post, trust: Path) -> None:
    report = post.send("a")
    copy = post.folder / "copy of a.PDF"
    copy.write_bytes(report.read_bytes())
    assert sorted(outcomes(address, [post.folder], trust)) == [ALREADY, NEW]
    assert outcomes(address, [report, copy], trust) == [ALREADY, ALREADY]
    (line,) = list_reports(address)
    assert line.number == "JC-20261120-7F3A-001"
    assert statistics(address).reports == 1


def test_the_record_comes_back_as_it_was_signed(address: str, post: Post, trust: Path) -> None:
    import_reports(address, [post.send("a", outlet="91990100MA7DEMX13D")], trust, silent)
    detail = show_report(address, "JC-20261120-7F3A-001")
    assert detail.record.visit.started_at == START
    assert detail.record.outlet.credit_code == "91990100MA7DEMX13D"
    assert detail.line.findings == 1
    assert [signer.split()[0] for signer in detail.signers]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_newest_revision_counts_in_whatever_order_they_come(
    address: str, post: Post, trust: Path, order: tuple[int, int]
) -> None:
    for revision in order:
        assert outcomes(address, [post.send(f"r{revision}", revision=revision)], trust) == [NEW]
    (line,) = list_reports(address)
    assert line.revision == 2
    assert statistics(address).findings == 1


def test_another_report_of_the_same_revision_is_refused(address: str, post: Post, trust: Path) -> None:
    first, second = post.send("a"), post.send("b", visited_at=START + timedelta(days=1))
    assert outcomes(address, [first, second], trust) == [NEW, REFUSED]
    (line,) = import_reports(address, [second], trust, silent)
    assert line.code == "revision-conflict"
    assert statistics(address).refused_files == 1


def test_bad_files_are_told_and_never_stop_the_good_ones(
    address: str, post: Post, trust: Path, signers: Signers
) -> None:
    whole = post.send("b good").read_bytes()
    (post.folder / "a cut.pdf").write_bytes(whole[: len(whole) // 2])
    (post.folder / "c no pdf.pdf").write_text("hello", encoding="utf-8")
    (post.folder / "d empty.pdf").write_bytes(b"")
    (post.folder / "notes.txt").write_text("not looked at", encoding="utf-8")
    lines = import_reports(address, [post.folder, post.folder / "gone.pdf"], trust, silent)
    assert [line.outcome for line in lines] == [REFUSED, NEW, REFUSED, REFUSED, REFUSED]
    assert all(line.code and line.text.zh and line.text.en for line in lines if line.outcome is REFUSED)
    assert statistics(address).refused_files == 3  # a file that is not there is no file


def test_a_report_by_people_nobody_trusts_is_refused(address: str, post: Post, tmp_path: Path) -> None:
    (line,) = import_reports(address, [post.send("a")], tmp_path / "nobody", silent)
    assert (line.outcome, line.code) == (REFUSED, "trusted")
    assert list_reports(address) == ()


def test_the_numbers_are_those_of_the_newest_revisions(address: str, post: Post, trust: Path) -> None:
    for inspection in (1, 2, 3):
        post.send(f"{inspection}", inspection=inspection, outlet=f"outlet {inspection % 2}")
    import_reports(address, [post.folder], trust, silent)
    due = date(2026, 12, 5)
    early, late = statistics(address, due), statistics(address, due + timedelta(days=1))
    assert (early.reports, early.outlets, early.findings, early.open) == (3, 2, 3, 3)
    assert (early.overdue, late.overdue) == (0, 3)
    assert [(count.item, count.findings) for count in early.by_item] == [("A16", 3)]
    assert early.by_brand == {"速达快递": 3}


def test_stopping_between_two_files_leaves_the_finished_ones(address: str, post: Post, trust: Path) -> None:
    class Impatient:
        def step(self, text: Bilingual, done: int, total: int) -> None:
            if done == 1:
                raise Cancelled

    for inspection in (1, 2, 3):
        post.send(f"{inspection}", inspection=inspection)
    with pytest.raises(Cancelled):
        import_reports(address, [post.folder], trust, Impatient())
    assert len(list_reports(address)) == 1
    assert outcomes(address, [post.folder], trust) == [ALREADY, NEW, NEW]


def _import(address: str, folder: Path, trust: Path) -> list[ImportOutcome]:
    return outcomes(address, [folder], trust)


def test_many_importers_at_once_hold_each_report_once(address: str, post: Post, trust: Path) -> None:
    for inspection in (1, 2, 3):
        post.send(f"{inspection}", inspection=inspection)
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        told = pool.starmap(_import, [(address, post.folder, trust)] * 3)
    assert sorted(outcome for one in told for outcome in one) == [ALREADY] * 6 + [NEW] * 3
    assert len(list_reports(address)) == 3


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("mysql://x/y", "registry-address"),
        ("nonsense", "registry-address"),
        ("postgresql://clerk:secret-word@localhost:1/x", "registry-unreachable"),
        ("sqlite:////no/such/folder/registry.db", "registry-unreachable"),
    ],
)
def test_an_address_that_does_not_work_is_refused_without_its_password(address: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        list_reports(address)
    assert told.value.code == code
    assert "secret-word" not in told.value.en + told.value.zh


def test_a_file_that_is_no_registry_is_refused_and_left_as_it_is(tmp_path: Path, signers: Signers) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(make_report(signers, photos=0))
    before = file.read_bytes()
    with pytest.raises(Refused) as told:
        list_reports(f"sqlite:///{file}")
    assert told.value.code == "registry-damaged"
    assert file.read_bytes() == before


def test_a_new_registry_is_opened_by_many_at_once(tmp_path: Path) -> None:
    for number in range(12):
        address = f"sqlite:///{tmp_path / f'{number}.db'}"
        together = threading.Barrier(6)

        def open_(address: str = address, together: threading.Barrier = together) -> None:
            together.wait()
            open_registry_database(address).dispose()

        with ThreadPoolExecutor(6) as threads:
            for opened in [threads.submit(open_) for _ in range(6)]:
                opened.result()


def test_threads_of_one_program_open_a_new_registry_at_once(tmp_path: Path) -> None:
    """The page reads while the first import makes the registry: one took the other's tables for its own."""
    refused: list[Exception] = []

    def open_it(address: str, *, making: bool) -> None:
        try:
            open_registry_database(address, making=making).dispose()
        except Exception as error:
            refused.append(error)

    for number in range(12):
        address = f"sqlite:///{tmp_path / f'{number}.db'}"
        threads = [Thread(target=open_it, args=(address,), kwargs={"making": n == 0}) for n in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert refused == []
