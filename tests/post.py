"""Report files as laptops send them to the bureau."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from factories import START, Signers, make_record, make_report

from inspector.model.inspection import Earlier, InspectionId


class Printer:
    """Makes signed reports, each once a session: drawing and signing take a while."""

    def __init__(self, signers: Signers) -> None:
        self._signers = signers
        self._made: dict[tuple[int, int, datetime, str, int], bytes] = {}

    def report(
        self, inspection: int, revision: int, visited_at: datetime, outlet: str, follows: int = 0
    ) -> bytes:
        """The report of a revision of an inspection, which may follow another one."""
        key = (inspection, revision, visited_at, outlet, follows)
        if key not in self._made:
            record = make_record()
            self._made[key] = make_report(
                self._signers,
                photos=0,
                inspection=InspectionId(f"3f0c9a52-5d57-4f0e-9d15-{inspection:012d}"),
                number=f"JC-20261120-7F3A-{inspection:03d}",
                revision=revision,
                visit=replace(
                    record.visit,
                    started_at=visited_at,
                    follows=Earlier(number=f"JC-20261120-7F3A-{follows:03d}", digest="d" * 64)
                    if follows
                    else None,
                ),
                outlet=replace(record.outlet, name=outlet or record.outlet.name, credit_code=outlet),
            )
        return self._made[key]


class Post:
    """Puts report files into a folder."""

    def __init__(self, folder: Path, printer: Printer) -> None:
        self.folder = folder
        self._printer = printer
        folder.mkdir()

    def send(
        self,
        name: str,
        *,
        inspection: int = 1,
        revision: int = 1,
        visited_at: datetime = START,
        outlet: str = "",
        follows: int = 0,
    ) -> Path:
        """A signed report of an inspection."""
        path = self.folder / f"{name}.pdf"
        path.write_bytes(self._printer.report(inspection, revision, visited_at, outlet, follows))
        return path
