"""The bureau takes reports in."""

from collections.abc import Iterator
from pathlib import Path

from inspector.app.bureau import import_reports, list_reports, show_report, statistics
from inspector.app.progress import silent
from inspector.app.trusting import trust_certificate
from inspector.model.registry import ImportOutcome
from tests.factories import make_report
from tests.faults.journal import Journal, Told
from tests.faults.scenarios.visit import the_signers

NUMBER = "JC-0"
TAKEN_IN = (ImportOutcome.NEW, ImportOutcome.ALREADY)


class Registration:
    """A report into a registry in SQLite, and the same again."""

    name = "import"
    one_way = True

    def prepare(self, root: Path) -> None:
        """A signed report, and an empty registry."""
        signers = the_signers()
        (root / "in").mkdir(parents=True)
        (root / "in" / "report.pdf").write_bytes(make_report(signers, photos=0, number=NUMBER))
        for certificate in signers.certificates:
            trust_certificate(root / "trust", certificate)
        list_reports(address(root))

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Twice."""
        for _ in range(2):
            line, *_ = import_reports(address(root), [root / "in"], root / "trust", silent)
            if line.outcome in TAKEN_IN:
                journal.ack(number=line.number)
            else:
                journal.refused(line.code)

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """The report is there once with all its parts, or not at all; it can be taken in now."""
        yield from _whole(root)
        numbers = [line.number for line in list_reports(address(root))]
        if len(numbers) != len(set(numbers)):
            yield "a report is there twice"
        if told.acked and NUMBER not in numbers:
            yield "an acknowledged report is lost"
        lines = import_reports(address(root), [root / "in"], root / "trust", silent)
        if statistics(address(root)).refused_files:
            yield "a good report is noted as refused"
        if not all(line.outcome in TAKEN_IN for line in lines):
            yield "a report cannot be taken in any more"
        yield from _whole(root)


def address(root: Path) -> str:
    """The scenario's registry."""
    return f"sqlite:///{root / 'registry.db'}"


def _whole(root: Path) -> Iterator[str]:
    for line in list_reports(address(root)):
        shown = show_report(address(root), line.number)
        if line.findings != len(shown.record.findings) or len(shown.signers) != len(shown.record.signers):
            yield f"half of report {line.number} is there"
