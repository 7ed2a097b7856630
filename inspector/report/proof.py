"""A paper to look at before it is one: marked on each page, without data, digest and places for signatures."""

import io
from dataclasses import replace

from inspector.model.document import Document
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.report.assemble import assemble
from inspector.report.draw import WIDTH, describe, lay_out
from inspector.report.papers.job import Job
from inspector.report.pdf.writer import PdfWriter
from inspector.report.photos import PhotoSource, Streaming, photos_shown
from inspector.report.voice import Voice

NO_DIGEST = "0" * 64  # nobody may take it for that of a record


def proof(record: Record, photos: PhotoSource, document: Document, mark: Bilingual) -> bytes:
    """The paper as PDF, in memory, with `mark` across each page. The record tells when it was made (`sealed_at`).

    Raises Refused "character-not-printable", "report-layout", "photo-changed".
    """
    bare = replace(record, signers=(), audit=None)
    job = Job(bare, document, NO_DIGEST, Voice(bare), WIDTH, mark)
    out = io.BytesIO()
    writer = PdfWriter(out)
    streaming = Streaming(writer, photos_shown(bare, document))
    with streaming.running(photos):
        aside = writer.aside()
        assembled = assemble(aside, lay_out(job), streaming.refs, [], describe(job))
        streaming.wait()
        writer.absorb(aside)
        writer.finish(assembled.trailer)
    return out.getvalue()
