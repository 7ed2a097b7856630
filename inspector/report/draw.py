"""Draw a record: the same record and photos give the same bytes."""

import io
from collections.abc import Mapping
from functools import partial
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from inspector.errors import Refused
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.report import words
from inspector.report.assemble import Drawing, assemble
from inspector.report.evidence import checking_pages, people_pages, photo_pages
from inspector.report.front import front
from inspector.report.items import checklist_pages, finding_pages
from inspector.report.record_json import canonical, digest
from inspector.report.sheet import RULE, SMALL, Sheets
from inspector.report.voice import Voice

LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 15 * mm, 16 * mm, 20 * mm  # the left margin is for binding
WIDTH = A4[0] - LEFT - RIGHT


def draw(record: Record, photos: Mapping[PhotoId, bytes]) -> bytes:
    """The unsigned report as PDF; `photos` are the report copies (JPEG) by id.

    Raises Refused "character-not-printable" or "photo-changed". Dates and ids come from the record.
    """
    # ASCII85 would inflate the pages and cost most of the time.
    rl_config.useA85 = 0
    out, voice = io.BytesIO(), Voice(record)
    canvases: list[Sheets] = []
    document = BaseDocTemplate(out, pagesize=A4, invariant=1, pageCompression=1)
    frame = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame])])
    try:
        document.build(_story(record, voice), canvasmaker=partial(_canvas, canvases, record, voice))
    except LayoutError as error:
        raise Refused(
            "report-layout",
            en="A text is too long for its place in the report. Shorten the longest note or finding.",
            zh="有文字过长，无法排入报告。请缩短最长的说明或问题。",
        ) from error
    sheets = canvases[0]
    drawing = Drawing(
        pages=out.getvalue(),
        characters=sheets.characters,
        photos_on_page=sheets.photos_on_page,
        fields=tuple(sheets.fields),
    )
    return assemble(drawing, record, canonical(record), photos)


def _story(record: Record, voice: Voice) -> list[Flowable]:
    name = digest(record)
    return [
        *front(record, name, voice, WIDTH),
        *finding_pages(record, voice, WIDTH),
        *checklist_pages(record, voice, WIDTH),
        *photo_pages(record, voice, WIDTH),
        *people_pages(record, voice, WIDTH),
        *checking_pages(record, name, voice, WIDTH),
    ]


class _ReportSheets(Sheets):
    """Sheets whose foot names the report, so that no page can be exchanged."""

    def __init__(self, record: Record, voice: Voice, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._name = f"{record.number}  R{record.revision}"
        self._digest = f"{voice.lead(words.DIGEST_SHORT)} {digest(record)[:16]}"
        self._voice = voice

    def foot(self, pages: int) -> None:
        """Report number, digest head, page n of m."""
        y = 11 * mm
        self.setStrokeColor(RULE)
        self.setLineWidth(0.4)
        self.line(LEFT, y + 10, A4[0] - RIGHT, y + 10)
        self.write(self._name, LEFT, y, SMALL)
        self.write(self._digest, (A4[0] + LEFT - RIGHT - SMALL.width(self._digest)) / 2, y, SMALL)
        number = self._voice.say(words.PAGE, " / ").format(page=self.getPageNumber(), pages=pages)
        self.write_right(number, A4[0] - RIGHT, y, SMALL)


def _canvas(made: list[Sheets], record: Record, voice: Voice, *args: Any, **kwargs: Any) -> Sheets:
    sheets = _ReportSheets(record, voice, *args, **kwargs)
    made.append(sheets)
    return sheets
