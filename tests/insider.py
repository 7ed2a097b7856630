"""Reports made by a dishonest insider: with valid keys, but not as the program makes them."""

import io
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from inspector.model.document import Document
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.report.assemble import Assembled, Drawing, assemble
from inspector.report.draw import attachments, describe, job_of, lay_out
from inspector.report.keys import SigningKey, opened
from inspector.report.pdf.attachments import Attachment
from inspector.report.pdf.metadata import Description
from inspector.report.pdf.objects import Ref
from inspector.report.pdf.writer import PdfWriter
from inspector.report.photos import Streaming, photos_shown
from inspector.report.sign import Seal, add_signature


@dataclass(frozen=True, slots=True)
class Tampering:
    """What is done otherwise between drawing and signing."""

    drawing: Callable[[Drawing], Drawing] = lambda drawing: drawing
    attachments: Callable[[list[Attachment]], list[Attachment]] = lambda files: files
    description: Callable[[Description], Description] = lambda description: description
    photos: Callable[[dict[int, Ref]], dict[int, Ref]] = lambda refs: refs
    assembled: Callable[[Assembled], Assembled] = lambda assembled: assembled
    jpeg: Callable[[bytes], bytes] = lambda jpeg: jpeg
    certify: bool = True


def made_by_insider(
    record: Record, jpegs: Mapping[PhotoId, bytes], keys: Sequence[SigningKey], tampering: Tampering
) -> bytes:
    """The signed report as the program writes it, but for what is tampered with."""
    out, at = io.BytesIO(), datetime.now().astimezone()
    writer = PdfWriter(out)
    streaming = Streaming(writer, photos_shown(record, Document()))
    with ExitStack() as stack:
        with streaming.running(lambda id: tampering.jpeg(jpegs[id])):
            job, body = job_of(record, Document())
            aside = writer.aside()
            assembled = assemble(
                aside,
                tampering.drawing(lay_out(job)),
                tampering.photos(streaming.refs),
                tampering.attachments(attachments(job, body)),
                tampering.description(describe(job)),
            )
            streaming.wait()
        writer.absorb(aside)
        writer.finish(assembled.trailer)
        assembled = tampering.assembled(assembled)
        for number, key in enumerate(keys):
            unlocked = stack.enter_context(opened(key, at))
            seal = Seal(key.field, unlocked.parts, unlocked.identity)
            add_signature(writer, assembled, seal, at, certify=number == 0 and tampering.certify)
    return out.getvalue()


def moved(key: SigningKey, field: str) -> SigningKey:
    """The key, signing another field."""
    return replace(key, field=field)


def sign_otherwise(
    unsigned: bytes, keys: Sequence[SigningKey], permission: MDPPerm = MDPPerm.FILL_FORMS
) -> bytes:
    """A PDF signed by another program, one signature a key in its prepared fields, the first certifying."""
    signed = unsigned
    for number, key in enumerate(keys):
        metadata = PdfSignatureMetadata(
            field_name=key.field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=number == 0,
            docmdp_permissions=permission,
        )
        signer = SimpleSigner.load_pkcs12_data(key.pkcs12, other_certs=[], passphrase=key.pin.encode())
        out = PdfSigner(metadata, signer).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(signed)), existing_fields_only=True
        )
        signed = bytes(out.getvalue())
    return signed
