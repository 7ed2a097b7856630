"""What an electronic signature looks like on the page: embedded fonts, no pictures."""

import io
from datetime import datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from inspector.model.identity import Identity
from inspector.report.embed_font import embed_font
from inspector.report.sheet import FONT_NAMES, INK, LABEL, SMALL, Look, Sheets
from inspector.report.typeface import Weight
from inspector.report.voice import moment_text


def stamp(identity: Identity, signed_at: datetime, size: tuple[float, float]) -> bytes:
    """A one-page PDF of `size` (points) naming signer, time and certificate."""
    out = io.BytesIO()
    sheets = Sheets(out, pagesize=size, invariant=1)
    y, step = size[1] - 13, 11.0
    for text, look in _lines(identity, signed_at):
        sheets.write(_fitted(text, look, size[0] - 8), 4, y, look)
        y -= step
    sheets.showPage()
    sheets.save()
    with Pdf.open(io.BytesIO(out.getvalue())) as pdf:
        fonts = Dictionary()
        for weight in Weight:
            fonts[Name(f"/{FONT_NAMES[weight]}")] = embed_font(
                pdf, sheets.characters[weight], f"NotoSansSC-{weight}"
            )
        pdf.pages[0].obj.Resources = Dictionary(Font=fonts, ProcSet=Array([Name.PDF, Name.Text]))
        done = io.BytesIO()
        pdf.save(done, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return done.getvalue()


def _lines(identity: Identity, signed_at: datetime) -> list[tuple[str, Look]]:
    lines = [
        (identity.name, Look(size=10, leading=14, weight=Weight.BOLD, colour=INK)),
        (moment_text(signed_at), LABEL),
        (f"SHA-256 {identity.fingerprint[:24]}", SMALL),
    ]
    if identity.trial:
        lines.insert(1, ("试用证书 Trial certificate", LABEL))
    return lines


def _fitted(text: str, look: Look, width: float) -> str:
    while text and look.width(text) > width:
        text = text[:-1]
    return text
