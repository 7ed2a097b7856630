"""Check a report somebody handed over."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from inspector.app.reading import reading_refusals
from inspector.bureau.trust import trusted_certificates
from inspector.model.document import Volume
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.volumes import volume_path

CHUNK = 1024 * 1024


def verify_file(path: Path, trust: Path | None) -> ReportVerdict:
    """The verdict on a report file; `trust` is a folder of certificates, None trusts nobody."""
    return verdict_on(path, () if trust is None else trusted_certificates(trust))


def verdict_on(path: Path, certificates: Sequence[bytes]) -> ReportVerdict:
    """The verdict on a report and on its further volumes, which lie beside it under their own names.

    Raises Refused "no-such-file", "file-unreadable".
    """
    from inspector.report.verify import verify_report  # loads slowly
    from inspector.report.verify_rules import rule

    with reading_refusals(path):
        verdict = verify_report(path, certificates)
        document = verdict.document
        if document is None or document.volume > 1 or not document.volumes:
            return verdict
        held = all(_is_volume(volume_path(path, volume), volume) for volume in document.volumes)
    outcome = verdict.outcome if held else Outcome.REFUSED
    return replace(verdict, outcome=outcome, rules=(*verdict.rules, rule("volumes", held)))


def _is_volume(path: Path, volume: Volume) -> bool:
    """Whether a file begins with the volume as it was signed; a later time stamp may stand behind it."""
    if not path.is_file() or path.stat().st_size < volume.size_bytes:
        return False
    hashed, left = hashlib.sha256(), volume.size_bytes
    with path.open("rb") as file:
        while left and (chunk := file.read(min(left, CHUNK))):
            hashed.update(chunk)
            left -= len(chunk)
    return hashed.hexdigest() == volume.sha256
