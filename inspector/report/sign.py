"""Put PAdES signatures on a report as it is written (ETSI EN 319 142-1): the first certifies, others approve.

Each signature is a revision of its own at the end of the file. Only the signature field, its look and, the
first time, the catalog's permission change: no metadata, so that a checker can forbid every other change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from inspector.errors import Refused
from inspector.model.identity import Identity
from inspector.model.person import Handwriting
from inspector.report.assemble import Assembled, Widget, form_entries, write_fonts
from inspector.report.cms import SigningParts, TimeStamp, detached_signature
from inspector.report.pdf.attachments import pdf_date
from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.writer import PdfWriter, Signed
from inspector.report.stamp import draw_stamp

ROOM = 8192  # for a signature without certificates or time stamp, in bytes
ROOM_FOR_TIME = 12288


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature to be put: by whom, in which field, with which handwriting in its picture."""

    field: str
    parts: SigningParts
    identity: Identity
    hand: Handwriting | None = None
    time_stamp: TimeStamp | None = None


def add_signature(
    writer: PdfWriter, assembled: Assembled, seal: Seal, signed_at: datetime, *, certify: bool
) -> None:
    """Append one signature. Raises Refused "field-missing", "signing-failed"."""
    widget, signature = _widget(assembled, seal.field), writer.reserve()
    look = _write_look(writer, widget, seal, signed_at)
    writer.put({**widget.entries, "V": signature, "AP": {"N": look}}, widget.ref)
    if certify:
        writer.put({**assembled.catalog_entries, "Perms": {"DocMDP": signature}}, assembled.catalog)
    room = _room(seal)
    signed = Signed(_entries(signed_at, certify=certify), room, lambda digest: _cms(seal, digest, room))
    writer.finish_signed(signature, signed, _trailer(writer, assembled))


def _room(seal: Seal) -> int:
    certificates = (seal.parts.certificate, *seal.parts.chain)
    return ROOM + sum(len(c.dump()) for c in certificates) + (ROOM_FOR_TIME if seal.time_stamp else 0)


def _widget(assembled: Assembled, field: str) -> Widget:
    if field not in assembled.widgets:
        raise Refused(
            "field-missing",
            en=f"The report has no free signature field {field}. Export it again from the sealed inspection.",
            zh=f"报告中没有可用的签名域 {field}。请从已封存的检查重新导出。",
        )
    return assembled.widgets[field]


def _cms(seal: Seal, digest: bytes, most: int) -> bytes:
    """The detached CMS signature (RFC 5652) with the PAdES attributes, DER."""
    der = detached_signature(seal.parts, digest, seal.time_stamp)
    if len(der) > most:
        raise _failed()
    return der


def _failed() -> Refused:
    return Refused(
        "signing-failed",
        en="The report could not be signed. Export it again; if that fails, import the identity anew.",
        zh="报告签名失败。请重新导出；若仍失败，请重新导入签名证书。",
    )


def _entries(signed_at: datetime, *, certify: bool) -> dict[str, Value]:
    entries: dict[str, Value] = {
        "Type": Name("Sig"),
        "Filter": Name("Adobe.PPKLite"),
        "SubFilter": Name("ETSI.CAdES.detached"),
        "M": pdf_date(signed_at),
    }
    if certify:
        # Permission 2: filling in forms and signing, nothing else (ISO 32000-1, 12.8.2.2).
        parameters: dict[str, Value] = {"Type": Name("TransformParams"), "P": 2, "V": Name("1.2")}
        reference: dict[str, Value] = {
            "Type": Name("SigRef"),
            "TransformMethod": Name("DocMDP"),
            "TransformParams": parameters,
        }
        entries["Reference"] = [reference]
    return entries


def _trailer(writer: PdfWriter, assembled: Assembled) -> Mapping[str, Value]:
    return {**assembled.trailer, "ID": [assembled.identity, writer.digest.digest()[:16]]}


def _write_look(writer: PdfWriter, widget: Widget, seal: Seal, signed_at: datetime) -> Ref:
    drawn = draw_stamp(seal.identity, seal.hand, signed_at, widget.size)
    resources: dict[str, Value] = {"Font": write_fonts(writer, drawn.characters)}
    (page,) = drawn.pages
    return writer.stream(page.content(), {**form_entries(widget.size), "Resources": resources})
