"""Files inside a file, associated with the whole document (ISO 19005-3, 6.8)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.writer import Objects


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to embed. Its relationship to the document is that of data to its picture."""

    name: str
    description: str
    mime: str
    data: bytes


def write_attachments(writer: Objects, attachments: Sequence[Attachment], at: datetime) -> dict[str, Value]:
    """Embed the files; returns the catalog's entries for them."""
    files = {attachment.name: _file(writer, attachment, at) for attachment in attachments}
    tree = [part for name in sorted(files) for part in (name, files[name])]
    return {"AF": list(files.values()), "Names": {"EmbeddedFiles": {"Names": tree}}}


def _file(writer: Objects, attachment: Attachment, at: datetime) -> Ref:
    data = attachment.data
    entries: dict[str, Value] = {
        "Type": Name("EmbeddedFile"),
        "Subtype": Name(attachment.mime),
        "Params": {
            "Size": len(data),
            "ModDate": pdf_date(at),
            "CheckSum": hashlib.md5(data, usedforsecurity=False).digest(),
        },
    }
    embedded = writer.stream(data, entries)
    file: dict[str, Value] = {
        "Type": Name("Filespec"),
        "F": attachment.name,
        "UF": attachment.name,
        "Desc": attachment.description,
        "AFRelationship": Name("Data"),
        "EF": {"F": embedded, "UF": embedded},
    }
    return writer.put(file)


def pdf_date(at: datetime) -> str:
    """A time as PDF writes it (ISO 32000-1, 7.9.4), in UTC."""
    return f"D:{at.astimezone(UTC):%Y%m%d%H%M%S}Z"
