"""Put a report together: drawn pages, fonts, photos, the record as attachment, signature fields."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from inspector.errors import Refused
from inspector.model.photo import Photo, PhotoId
from inspector.model.record import Record
from inspector.report import words
from inspector.report.embed_font import embed_font
from inspector.report.sheet import FONT_NAMES, Field
from inspector.report.typeface import Characters, Weight

ATTACHMENT = "record.json"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Drawn pages and what must be put behind them. Pages count from 1."""

    pages: bytes
    characters: Mapping[Weight, Characters]
    photos_on_page: Mapping[int, set[int]]
    fields: tuple[Field, ...]


def assemble(drawing: Drawing, record: Record, record_json: bytes, photos: Mapping[PhotoId, bytes]) -> bytes:
    """The complete unsigned PDF."""
    with Pdf.open(io.BytesIO(drawing.pages)) as pdf:
        _fonts(pdf, drawing)
        _photos(pdf, drawing, record, photos)
        _attach(pdf, record, record_json)
        _fields(pdf, drawing.fields)
        _describe(pdf, record)
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            force_version="1.7",
            deterministic_id=True,
        )
    return out.getvalue()


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _fonts(pdf: Pdf, drawing: Drawing) -> None:
    fonts = Dictionary()
    for weight, characters in drawing.characters.items():
        if any(True for _ in characters.used()):
            fonts[Name(f"/{FONT_NAMES[weight]}")] = embed_font(pdf, characters, f"NotoSansSC-{weight}")
    shared = pdf.make_indirect(fonts)
    for page in pdf.pages:
        page.obj.Resources = Dictionary(Font=shared, ProcSet=Array([Name.PDF, Name.Text, Name.ImageC]))


def _photos(pdf: Pdf, drawing: Drawing, record: Record, photos: Mapping[PhotoId, bytes]) -> None:
    images = [_image(pdf, photo, photos.get(photo.id)) for photo in record.photos]
    for number, shown in sorted(drawing.photos_on_page.items()):
        pdf.pages[number - 1].obj.Resources.XObject = Dictionary(
            {f"/Ph{photo}": images[photo - 1] for photo in sorted(shown)}
        )


def _image(pdf: Pdf, photo: Photo, jpeg: bytes | None) -> pikepdf.Object:
    copy = photo.report_copy
    if jpeg is None or copy is None or hashlib.sha256(jpeg).hexdigest() != copy.sha256:
        raise Refused(
            "photo-changed",
            en="A photo is not the one that was sealed. Restore the data folder from a backup.",
            zh="有一张照片与封存时不一致，不予使用。请从备份中恢复数据文件夹。",
        )
    image = pdf.make_stream(jpeg)
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height = copy.width, copy.height
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    return image


def _attach(pdf: Pdf, record: Record, record_json: bytes) -> None:
    stamp = String(_pdf_date(record.sealed_at))
    embedded = pdf.make_stream(record_json)
    embedded.Type, embedded.Subtype = Name.EmbeddedFile, Name("/application/json")
    embedded.Params = Dictionary(
        Size=len(record_json),
        ModDate=stamp,
        CheckSum=String(hashlib.md5(record_json, usedforsecurity=False).digest()),
    )
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(ATTACHMENT),
            UF=String(ATTACHMENT),
            Desc=String("record/1"),
            AFRelationship=Name.Data,
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )
    pdf.Root.AF = Array([file])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(ATTACHMENT), file])))


def _fields(pdf: Pdf, fields: tuple[Field, ...]) -> None:
    made = Array()
    for field in fields:
        page = pdf.pages[field.page - 1].obj
        left, bottom, right, top = field.rect
        empty = pdf.make_stream(b"")
        empty.Type, empty.Subtype = Name.XObject, Name.Form
        empty.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.label),
                F=4,
                Rect=Array(list(field.rect)),
                P=page,
                AP=Dictionary(N=empty),
            )
        )
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        made.append(widget)
    if made:
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=made, SigFlags=3))


def _describe(pdf: Pdf, record: Record) -> None:
    first = record.languages[0]
    title = f"{words.TITLE.of(first)} {record.number}"
    pdf.Root.Lang = String("zh-CN" if first == "zh" else "en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    del pdf.docinfo
    stamp = _pdf_date(record.sealed_at)
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp
    pdf.docinfo["/Producer"] = record.program
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {"zh-CN" if language == "zh" else "en" for language in record.languages}
        metadata["pdf:Producer"] = record.program


def _pdf_date(moment: datetime | None) -> str:
    at = (moment or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC)
    return f"D:{at:%Y%m%d%H%M%S}Z"
