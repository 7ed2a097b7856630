"""Check a report somebody handed over."""

from pathlib import Path

from inspector.app.reading import read_file
from inspector.bureau.trust import trusted_certificates
from inspector.model.verdict import ReportVerdict


def verify_file(path: Path, trust: Path | None) -> ReportVerdict:
    """The verdict on a report file; `trust` is a folder of certificates, None trusts nobody."""
    from inspector.report.verify import verify_report  # loads slowly

    certificates = () if trust is None else trusted_certificates(trust)
    return verify_report(read_file(path), certificates)
