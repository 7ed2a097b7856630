"""The digest people see when they sign by hand."""

from dataclasses import replace

from inspector.model.record import Record
from inspector.report.record_json import digest


def statement_digest(record: Record) -> str:
    """SHA-256 (hex) of the record without what comes after the content: handwriting, refusals,
    signers, audit head, brand, end and sealing time."""
    return digest(
        replace(
            record,
            handwriting=(),
            refusals=(),
            signers=(),
            audit=None,
            brand=None,
            sealed_at=None,
            statement="",
            visit=replace(record.visit, ended_at=None),
        )
    )
