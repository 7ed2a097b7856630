"""Draw a paper from a record: the same record and photos give the same bytes."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from functools import partial

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from inspector import PROGRAM
from inspector.errors import Refused
from inspector.model.brand import rgb
from inspector.model.document import Document
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.report import words
from inspector.report.assemble import Assembled, Drawing, assemble
from inspector.report.blocks import shortened
from inspector.report.document_json import DOCUMENT_ATTACHMENT, canonical_document
from inspector.report.look import ACCENT, RULE, SMALL, Look
from inspector.report.papers.form_words import SIGN_OFFICERS, SIGN_PARTY, SIGN_WITNESS
from inspector.report.papers.job import Job
from inspector.report.papers.prints import PRINTS
from inspector.report.pdf.attachments import Attachment
from inspector.report.pdf.metadata import Description
from inspector.report.pdf.structure import Element
from inspector.report.pdf.writer import PdfWriter
from inspector.report.photos import Streaming, photos_shown, sealed_photos
from inspector.report.record_json import ATTACHMENT, canonical
from inspector.report.sheet import Sheets
from inspector.report.text import TAGS, text_elements
from inspector.report.typeface import Weight
from inspector.report.voice import Voice

LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 15 * mm, 16 * mm, 20 * mm  # the left margin is for binding
STRIP = 12 * mm  # for signatures in ink on each page, where a form demands them
WIDTH = A4[0] - LEFT - RIGHT
REPORT = Document()
MARK = Look(size=72, weight=Weight.BOLD, colour=Color(0.87, 0.87, 0.88))


def draw(record: Record, photos: Mapping[PhotoId, bytes], document: Document = REPORT) -> bytes:
    """The unsigned paper as PDF, in memory; `photos` are the report copies (JPEG) by id.

    Raises Refused "character-not-printable" or "photo-changed". Dates and ids come from the record.
    """
    out = io.BytesIO()
    writer = PdfWriter(out)
    streaming = Streaming(writer, photos_shown(record, document))
    with streaming.running(sealed_photos(record, lambda id: photos.get(id, b""))):
        write_unsigned(writer, record, streaming, document)
    return out.getvalue()


def write_unsigned(
    writer: PdfWriter,
    record: Record,
    streaming: Streaming,
    document: Document = REPORT,
    body: bytes | None = None,
) -> Assembled:
    """All of the unsigned paper but the photos, and, when these are written, the end of the file."""
    aside = writer.aside()
    job, body = job_of(record, document, body)
    assembled = assemble(aside, lay_out(job), streaming.refs, attachments(job, body), describe(job))
    streaming.wait()
    writer.absorb(aside)
    writer.finish(assembled.trailer)
    return assembled


def job_of(record: Record, document: Document, body: bytes | None = None) -> tuple[Job, bytes]:
    """What is to be drawn, and the record in its canonical form, which may be at hand."""
    if body is None:
        body = canonical(record)
    return Job(record, document, hashlib.sha256(body).hexdigest(), Voice(record), WIDTH), body


def attachments(job: Job, body: bytes) -> list[Attachment]:
    """The record's canonical form, and for all but the plain report what paper this is."""
    files = [Attachment(ATTACHMENT, job.record.format, "application/json", body)]
    if job.document != REPORT:
        told = canonical_document(job.document)
        files.append(Attachment(DOCUMENT_ATTACHMENT, job.document.format, "application/json", told))
    return files


def lay_out(job: Job) -> Drawing:
    """All pages of the paper. Raises Refused "character-not-printable", "report-layout"."""
    story, canvases = list(PRINTS[job.document.paper].story(job)), list[Sheets]()
    document = document_element(story)
    template = BaseDocTemplate(io.BytesIO(), pagesize=A4)
    bottom = BOTTOM + (STRIP if PRINTS[job.document.paper].signed_each_page else 0)
    frame = Frame(LEFT, bottom, WIDTH, A4[1] - TOP - bottom, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate(frames=[frame])])
    try:
        template.build(story, canvasmaker=partial(_canvas, canvases, job))
    except LayoutError as error:
        raise Refused(
            "report-layout",
            en="A text is too long for its place in the report. Shorten the longest note or finding.",
            zh="有文字过长，无法排入报告。请缩短最长的说明或问题。",
        ) from error
    (sheets,) = canvases
    return Drawing(
        A4, sheets.pages, sheets.characters, sheets.fields, sheets.bookmarks, document, sheets.emblem
    )


def document_element(story: Sequence[Flowable]) -> Element:
    """What the story means: a section for each heading, with what stands below it."""
    document = Element("Document")
    sections = [(0, document)]
    for element in text_elements(story):
        if element.role in ("H1", "H2", "H3"):
            level = int(element.role[1])
            while sections[-1][0] >= level:
                sections.pop()
            section = Element("Sect")
            sections[-1][1].add(section)
            sections.append((level, section))
        sections[-1][1].add(element)
    return document


def describe(job: Job) -> Description:
    """What the file says of itself."""
    record, first = job.record, job.voice.first
    if record.sealed_at is None:
        raise ValueError("only a sealed record is drawn")
    return Description(
        title=f"{PRINTS[job.document.paper].title.of(first)} {record.number}",
        languages=[TAGS[language] for language in record.languages],
        program=PROGRAM,
        made_at=record.sealed_at,
    )


class _PaperSheets(Sheets):
    """Sheets whose foot names the record, so that no page can be exchanged; in the bureau's colour."""

    def __init__(self, job: Job) -> None:
        super().__init__(A4)
        self._name = f"{job.record.number}  R{job.record.revision}"
        self._mark = None if job.mark is None else job.voice.lead(job.mark)
        self._digest = self._mark or f"{job.voice.lead(words.DIGEST_SHORT)} {job.digest[:16]}"
        self._voice = job.voice
        self._signed_each_page = PRINTS[job.document.paper].signed_each_page
        self._title = PRINTS[job.document.paper].title.of(job.voice.first)
        self._outlet = shortened(" ".join(job.record.outlet.name.split()), SMALL, WIDTH / 2, 1)
        brand = job.record.brand
        self._accent = Color(*rgb(brand.colour)) if brand else ACCENT

    def setFillColor(self, colour: object, *args: object) -> None:
        """Fill with a colour; the accent is the bureau's own."""
        super().setFillColor(self._accent if colour == ACCENT else colour, *args)

    def setStrokeColor(self, colour: object, *args: object) -> None:
        """Draw lines in a colour; the accent is the bureau's own."""
        super().setStrokeColor(self._accent if colour == ACCENT else colour, *args)

    def foot(self, pages: int) -> None:
        """Report number, digest head, page n of m; from the second page what and whose report at the head."""
        if self.getPageNumber() > 1:
            self._head(A4[1] - 10.5 * mm)
        if self._mark is not None:
            self._lay_under(self._mark)
        y = 11 * mm
        if self._signed_each_page:
            self._strip(y + STRIP + 2 * mm)
        self.setStrokeColor(RULE)
        self.setLineWidth(0.4)
        self.line(LEFT, y + 10, A4[0] - RIGHT, y + 10)
        self.write(self._name, LEFT, y, SMALL)
        self.write(self._digest, (A4[0] + LEFT - RIGHT - SMALL.width(self._digest)) / 2, y, SMALL)
        number = self._voice.say(words.PAGE, " / ").format(page=self.getPageNumber(), pages=pages)
        self.write_right(number, A4[0] - RIGHT, y, SMALL)

    def _lay_under(self, mark: str) -> None:
        """The mark of what is no finished paper, across the page, below all that stands on it."""
        page, self._code = self._code, []
        look = MARK.scaled(min(1.0, 0.9 * A4[0] / MARK.width(mark)))
        with self.artifact("Background"):
            self.saveState()
            self.translate(A4[0] / 2, A4[1] / 2)
            self.rotate(45)
            self.write(mark, -look.width(mark) / 2, 0, look)
            self.restoreState()
        page.insert(0, "\n".join(self._code))
        self._code = page

    def _strip(self, y: float) -> None:
        """Where officers, outlet and witness sign this page."""
        each = WIDTH / 3
        for number, label in enumerate((SIGN_OFFICERS, SIGN_PARTY, SIGN_WITNESS)):
            said = self._voice.lead(label)
            left = LEFT + number * each
            self.write(said, left, y, SMALL)
            self.line(left + SMALL.width(said) + 3, y - 2, left + each - 8, y - 2)

    def _head(self, y: float) -> None:
        self.setStrokeColor(RULE)
        self.setLineWidth(0.4)
        self.line(LEFT, y - 4, A4[0] - RIGHT, y - 4)
        self.write(self._title, LEFT, y, SMALL)
        self.write_right(self._outlet, A4[0] - RIGHT, y, SMALL)


def _canvas(made: list[Sheets], job: Job, *args: object, **kwargs: object) -> Sheets:
    sheets = _PaperSheets(job)
    made.append(sheets)
    return sheets
