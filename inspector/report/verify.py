"""The verdict on a report: every rule that must hold before anybody relies on it.

The rules and their codes are listed in docs/verification.md. Info and XMP are never read: they can be
changed after signing.
"""

import hashlib
import io
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from inspector.errors import Refused
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome, ReportVerdict, Rule, SignatureSeen
from inspector.report import verify_content as content
from inspector.report.record_json import canonical, read_record
from inspector.report.statement import statement_digest
from inspector.report.verify_rules import SENTENCES
from inspector.report.verify_signatures import Seal, read_seals

LARGEST = 2 * 1024**3
# What the parsers raise on files made to break them. Anything else is a bug of ours.
BROKEN = (
    PdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file that could be parsed, with what was read from it."""

    reader: PdfFileReader
    seals: tuple[Seal, ...]
    attachments: tuple[bytes, ...]
    offered_files: int
    record: Record | None


def verify_report(data: bytes, trust: Sequence[bytes]) -> ReportVerdict:
    """The verdict on the bytes of a report. `trust` are certificates (DER) that may sign or issue.

    Never raises for bad bytes: a broken file is refused by the rule "pdf-readable".
    """
    # What the library thinks of a file goes into the verdict; its log would name the signers.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    rules: list[Rule] = []
    case: Case | None = None
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        case = _open(data, trust)
        for code, held in _checks(case):
            rules.append(_rule(code, held))
    except BROKEN:
        rules.append(_rule("pdf-readable", False))
    else:
        rules.insert(0, _rule("pdf-readable", True))
    return _verdict(data, case, tuple(rules))


def _open(data: bytes, trust: Sequence[bytes]) -> Case:
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    if reader.encrypted:
        return Case(reader, (), (), 0, None)
    seals = read_seals(reader, trust)
    if not seals:
        return Case(reader, (), (), 0, None)
    revision = reader.get_historical_resolver(reader.embedded_regular_signatures[0].signed_revision)
    attachments = tuple(content.attached_records(revision))
    record = _read(attachments[0]) if len(attachments) == 1 else None
    return Case(reader, seals, attachments, content.embedded_file_count(revision), record)


def _read(attachment: bytes) -> Record | None:
    try:
        return read_record(attachment)
    except Refused:
        return None


def _checks(case: Case) -> Iterator[tuple[str, bool]]:
    """Code and result of each rule, gravest first. What needs a record is left out without one."""
    seals = case.seals
    yield "not-encrypted", not case.reader.encrypted
    if case.reader.encrypted:
        return
    yield "signed", bool(seals)
    if not seals:
        return
    yield "signature-intact", all(seal.intact for seal in seals)
    yield "certified", seals[0].certifies and not any(seal.certifies for seal in seals[1:])
    yield "unmodified", all(seal.level_ok for seal in seals)
    yield "whole-file", seals[-1].whole_file
    yield "no-active-content", not content.has_active_content(case.reader)
    yield "record-present", len(case.attachments) == 1 and case.offered_files == 1
    yield "record-readable", case.record is not None
    if case.record is not None:
        yield from _record_checks(case, case.record)
    yield "certificate-valid", all(seal.certificate_valid for seal in seals)
    yield "trusted", all(seal.trusted for seal in seals)


def _record_checks(case: Case, record: Record) -> Iterator[tuple[str, bool]]:
    revision = case.reader.get_historical_resolver(case.reader.embedded_regular_signatures[0].signed_revision)
    required = [(signer.field, signer.certificate) for signer in record.signers]
    yield "record-canonical", canonical(record) == case.attachments[0]
    yield "required-signers", bool(required) and [(s.field, s.fingerprint) for s in case.seals] == required
    yield (
        "no-other-field",
        sorted(content.field_names(case.reader)) == sorted((f, "/Sig") for f, _ in required),
    )
    yield "statement", _statement_holds(record)
    yield "photos", content.photos_match(revision, record)


def _statement_holds(record: Record) -> bool:
    shown = statement_digest(record)
    return record.statement == shown and all(hand.digest == shown for hand in record.handwriting)


def _verdict(data: bytes, case: Case | None, rules: tuple[Rule, ...]) -> ReportVerdict:
    failed = {rule.code for rule in rules if not rule.held}
    outcome = Outcome.REFUSED if failed - {"trusted"} else Outcome.UNTRUSTED if failed else Outcome.ACCEPTED
    return ReportVerdict(
        outcome=outcome,
        file_sha256=hashlib.sha256(data).hexdigest(),
        digest=hashlib.sha256(case.attachments[0]).hexdigest() if case and case.record else "",
        rules=rules,
        signatures=tuple(_seen(seal) for seal in case.seals) if case else (),
        record=case.record if case else None,
    )


def _seen(seal: Seal) -> SignatureSeen:
    return SignatureSeen(
        field=seal.field,
        signer=seal.signer,
        certificate=seal.fingerprint,
        signed_at=seal.signed_at,
        intact=seal.intact,
        trusted=seal.trusted,
        certifies=seal.certifies,
    )


def _rule(code: str, held: bool) -> Rule:
    zh, en = SENTENCES[code][held]
    return Rule(code=code, held=held, detail=Bilingual(zh=zh, en=en))
