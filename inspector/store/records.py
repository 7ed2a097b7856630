"""Sealed records and the exports made of them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

from inspector.errors import Refused
from inspector.model.inspection import InspectionId
from inspector.store.row_hash import stamp
from inspector.store.tables import ExportRow, InspectionRow, RecordRow


class Records:
    """The sealed records of this laptop."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, inspection: InspectionId, revision: int, body: bytes, digest: str, at: datetime) -> None:
        """Keep a sealed record, as canonical JSON."""
        row = {
            "inspection": inspection,
            "revision": revision,
            "body": body,
            "digest": digest,
            "sealed_at": at,
        }
        self._connection.execute(insert(RecordRow), row)
        stamp(self._connection, RecordRow, RecordRow.digest == digest)

    def body(self, inspection: InspectionId) -> bytes:
        """The newest sealed record of an inspection. Raises Refused when there is none."""
        query = select(RecordRow.body).where(RecordRow.inspection == inspection)
        body = self._connection.scalar(query.order_by(RecordRow.revision.desc()).limit(1))
        if body is None:
            raise Refused(
                "not-sealed",
                en="This inspection is not sealed yet. Seal it first, then export.",
                zh="该检查尚未封存。请先封存，再导出报告。",
            )
        return bytes(body)

    def all(self) -> Iterator[tuple[str, str, bytes]]:
        """Number of the inspection, digest and canonical JSON of every sealed record."""
        columns = select(InspectionRow.number, RecordRow.digest, RecordRow.body)
        query = columns.join(InspectionRow, InspectionRow.id == RecordRow.inspection)
        yield from ((row.number, row.digest, bytes(row.body)) for row in self._connection.execute(query))

    def digest(self, inspection: InspectionId) -> str:
        """The digest of the newest sealed record, "" when there is none."""
        query = select(RecordRow.digest).where(RecordRow.inspection == inspection)
        return self._connection.scalar(query.order_by(RecordRow.revision.desc()).limit(1)) or ""

    def exported(
        self, inspection: InspectionId, revision: int, path: Path, sha256: str, at: datetime
    ) -> None:
        """Note a report file that is complete at its final name."""
        row = {"inspection": inspection, "revision": revision, "path": str(path), "sha256": sha256, "at": at}
        self._connection.execute(insert(ExportRow), row)
        stamp(self._connection, ExportRow, ExportRow.row_hash == "")

    def exports(self, inspection: InspectionId) -> tuple[tuple[Path, str], ...]:
        """Paths and hashes of the reports written, oldest first."""
        query = select(ExportRow.path, ExportRow.sha256).where(ExportRow.inspection == inspection)
        rows = self._connection.execute(query.order_by(ExportRow.number))
        return tuple((Path(row.path), row.sha256) for row in rows)
