"""The verdict on a report: every rule that must hold before anybody relies on it.

The rules and their codes are listed in docs/verification.md. Info and XMP are never read: they can be
changed after signing.
"""

import hashlib
import io
import logging
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from inspector.durable import GONE
from inspector.errors import Refused
from inspector.model.document import Document
from inspector.model.record import Record
from inspector.model.verdict import Outcome, ReportVerdict, Rule, SignatureSeen
from inspector.report import verify_content as content
from inspector.report.document_json import DOCUMENT_ATTACHMENT, read_document
from inspector.report.photos import photos_shown
from inspector.report.reading import Reader
from inspector.report.rebuild import REBUILT, can_rebuild, differences
from inspector.report.record_json import ATTACHMENT, canonical, read_record
from inspector.report.shown_text import typed_texts_shown
from inspector.report.statement import statement_digest
from inspector.report.verify_changes import CHANGES, DRAWN, changes_since_drawn, only_evidence_behind
from inspector.report.verify_ranges import END, read_ranges
from inspector.report.verify_rules import rule
from inspector.report.verify_signatures import Seal, Stamp, read_seals, read_stamps

T = TypeVar("T")
PLAIN = Document()
MAGIC = b"%PDF-1."
USUAL_RECORD = 4 * 1024**2  # of 5,000 items with their notes
# Nothing more can be said of a file that breaks one of these.
ESSENTIAL = frozenset(("not-encrypted", "signed", "byte-range", "signature-readable"))
LARGEST = 4 * 1024**3
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
class File:
    """A file to judge: an open handle, its size and its SHA-256 (hex)."""

    handle: BinaryIO
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Case:
    """A file that could be parsed, with what was read from its drawn revision."""

    file: File
    reader: PdfFileReader
    covered: int
    seals: tuple[Seal, ...]
    stamps: tuple[Stamp, ...]
    attachments: tuple[bytes, ...]
    offered: tuple[str, ...]
    record: Record | None
    document: Document | None


def verify_report(report: bytes | Path, trust: Sequence[bytes]) -> ReportVerdict:
    """The verdict on a report, in memory or on disk. `trust` are certificates (DER) that may sign or issue.

    Never raises for bad bytes: a broken file is refused by the rule "pdf-readable". Raises OSError when the disk
    cannot read it. Reads a file of any size with little memory.
    """
    # What the library thinks of a file goes into the verdict; its log would name the signers.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    with _opened(report) as file:
        return _judge(file, trust)


@contextmanager
def _opened(report: bytes | Path) -> Iterator[File]:
    with report.open("rb") if isinstance(report, Path) else io.BytesIO(report) as handle:
        sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        yield File(handle, handle.seek(0, io.SEEK_END), sha256)


def _judge(file: File, trust: Sequence[bytes]) -> ReportVerdict:
    rules: list[Rule] = []
    case: Case | None = None
    try:
        if file.size > LARGEST:
            raise ValueError("too large")
        for code, held in _begin_checks(file):
            rules.append(rule(code, held))
        reader = Reader(file.handle, strict=True)
        for code, held in _form_checks(file, reader):
            rules.append(rule(code, held))
        if not any(each.code in ESSENTIAL and not each.held for each in rules):
            case = _open(file, reader, trust)
            for code, held in _checks(case):
                rules.append(rule(code, held))
    except BROKEN as error:
        if isinstance(error, OSError) and error.errno in GONE:
            raise  # the disk is to blame, not the report
        rules.append(rule("pdf-readable", False))
    else:
        rules.insert(0, rule("pdf-readable", True))
    return _verdict(file, case, tuple(rules))


def _begin_checks(file: File) -> Iterator[tuple[str, bool]]:
    file.handle.seek(0)
    yield "nothing-before", file.handle.read(len(MAGIC)) == MAGIC


def _form_checks(file: File, reader: PdfFileReader) -> Iterator[tuple[str, bool]]:
    """What must hold before anything in the file is believed."""
    yield "not-encrypted", not reader.encrypted
    if reader.encrypted:
        return
    yield "plain-references", not reader.xrefs.hybrid_xrefs_present
    ranges = read_ranges(reader, file.handle, file.size)
    yield "signed", bool(ranges)
    yield "byte-range", all(range.well_formed for range in ranges)
    yield "signature-gap", all(range.tight for range in ranges if range.well_formed and range.readable)
    yield "signature-readable", all(range.readable for range in ranges)
    yield "whole-revisions", all(range.whole_revision for range in ranges if range.well_formed)
    if ranges and all(range.well_formed for range in ranges):
        yield "nothing-behind", _ends_well(file, reader, max(range.end for range in ranges))


def _ends_well(file: File, reader: PdfFileReader, covered: int) -> bool:
    """Whether the file ends where the last signature or the last revision does."""
    file.handle.seek(file.size - len(END))
    return file.handle.read(len(END)) == END and (covered == file.size or reader.last_startxref >= covered)


def _open(file: File, reader: PdfFileReader, trust: Sequence[bytes]) -> Case:
    drawn = reader.get_historical_resolver(DRAWN)
    attachments = tuple(content.attached_files(drawn, ATTACHMENT))
    documents = tuple(content.attached_files(drawn, DOCUMENT_ATTACHMENT))
    return Case(
        file=file,
        reader=reader,
        covered=max(range.end for range in read_ranges(reader, file.handle, file.size)),
        seals=read_seals(reader, trust),
        stamps=read_stamps(reader, trust),
        attachments=attachments,
        offered=tuple(content.offered_files(drawn)),
        record=_read(attachments[0], read_record) if len(attachments) == 1 else None,
        document=_read(documents[0], read_document) if len(documents) == 1 else None if documents else PLAIN,
    )


def _read(attachment: bytes, read: Callable[[bytes], T]) -> T | None:
    try:
        return read(attachment)
    except Refused:
        return None


def _checks(case: Case) -> Iterator[tuple[str, bool]]:
    """Code and result of each rule, gravest first. What needs a record is left out without one."""
    seals, now = case.seals, case.reader
    yield "signature-intact", all(seal.intact for seal in seals)
    yield "certified", bool(seals) and seals[0].certifies and not any(s.certifies for s in seals[1:])
    yield "certified-unchanged", all(s.permission in (None, MDPPerm.FILL_FORMS) for s in seals)
    broken = changes_since_drawn(now)
    yield "no-script", "no-script" not in broken and not content.has_script(now)
    yield "no-page-action", "no-page-action" not in broken and not content.has_page_action(now)
    yield "no-layers", "no-layers" not in broken and not content.has_layers(now)
    yield "no-annotations", not content.has_annotation(now)
    for code in CHANGES:
        yield code, code not in broken
    yield "whole-file", only_evidence_behind(now, case.covered)
    yield "record-present", len(case.attachments) == 1
    yield "no-other-file", set(case.offered) <= {ATTACHMENT, DOCUMENT_ATTACHMENT}
    yield "record-readable", case.record is not None
    yield "document-readable", case.document is not None
    if case.record is not None and case.document is not None:
        yield from _record_checks(case, case.record, case.document)
    yield "time-stamps", all(stamp.sound for stamp in _all_stamps(case))
    yield "certificate-valid", all(seal.certificate_valid for seal in seals)
    yield "trusted", all(seal.trusted for seal in seals)


def _all_stamps(case: Case) -> Iterator[Stamp]:
    yield from case.stamps
    yield from (seal.stamp for seal in case.seals if seal.stamp is not None)


def _record_checks(case: Case, record: Record, document: Document) -> Iterator[tuple[str, bool]]:
    drawn = case.reader.get_historical_resolver(DRAWN)
    required = [(signer.field, signer.certificate) for signer in record.signers]
    present = [(seal.field, seal.fingerprint) for seal in case.seals]
    yield "record-canonical", canonical(record) == case.attachments[0]
    yield "all-signed", bool(required) and {field for field, _ in required} <= {f for f, _ in present}
    yield "no-other-signer", {certificate for _, certificate in present} <= {c for _, c in required}
    yield "signed-in-order", [p for p in present if p in required] == [r for r in required if r in present]
    yield "signed-own-field", all(p in required for p in present if p[1] in {c for _, c in required})
    yield "no-other-field", content.other_fields(case.reader, {field for field, _ in required}) == []
    yield "statement", _statement_holds(record)
    yield "photos", content.photos_match(case.reader, DRAWN, photos_shown(record, document))
    if can_rebuild(case.reader) and _worth_drawing(case):
        broken = differences(case.reader, record, document)
        for code in REBUILT:
            yield code, code not in broken
    else:
        yield "text-shown", typed_texts_shown(drawn, record)


def _statement_holds(record: Record) -> bool:
    shown = statement_digest(record)
    return record.statement == shown and all(hand.digest == shown for hand in record.handwriting)


def _verdict(file: File, case: Case | None, rules: tuple[Rule, ...]) -> ReportVerdict:
    failed = {each.code for each in rules if not each.held}
    outcome = Outcome.REFUSED if failed - {"trusted"} else Outcome.UNTRUSTED if failed else Outcome.ACCEPTED
    return ReportVerdict(
        outcome=outcome,
        file_sha256=file.sha256,
        digest=hashlib.sha256(case.attachments[0]).hexdigest() if case and case.record else "",
        rules=rules,
        signatures=tuple(_seen(seal) for seal in case.seals) if case else (),
        record=case.record if case else None,
        document=case.document if case else None,
        proved_at=_proved_at(case) if case else None,
    )


def _worth_drawing(case: Case) -> bool:
    """Drawing takes long for a record that was made to take long: strangers get no more than a usual one."""
    return len(case.attachments[0]) <= USUAL_RECORD or all(seal.trusted for seal in case.seals)


def _proved_at(case: Case) -> datetime | None:
    """When everything that was signed is known to have existed: a stamp over the document counts for all
    signatures, their own only together."""
    times = [stamp.at for stamp in case.stamps if stamp.sound and stamp.trusted]
    own = [seal.stamp for seal in case.seals]
    if own and all(stamp is not None and stamp.sound and stamp.trusted for stamp in own):
        times.append(max(stamp.at for stamp in own if stamp is not None))
    return min(times, default=None)


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
