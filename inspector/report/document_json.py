"""document/1 as canonical JSON (RFC 8785), embedded in every paper but the plain report."""

from functools import cache
from typing import TYPE_CHECKING

from inspector.errors import Refused
from inspector.model.document import Document

if TYPE_CHECKING:
    from pydantic import TypeAdapter

DOCUMENT_ATTACHMENT = "document.json"
LARGEST = 1024 * 1024


@cache
def _adapter() -> "TypeAdapter[Document]":
    from pydantic import TypeAdapter  # loads slowly, and the plain report needs it not

    return TypeAdapter(Document)


def canonical_document(document: Document) -> bytes:
    """The one way to write it."""
    import rfc8785

    return rfc8785.dumps(_adapter().dump_python(document, mode="json"))


def read_document(data: bytes) -> Document:
    """What paper a file is. Raises Refused "document-unreadable"."""
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        document = _adapter().validate_json(data)
        if canonical_document(document) != data:
            raise ValueError("not canonical")
    except (ValueError, RecursionError) as error:
        raise Refused(
            "document-unreadable",
            en="The file does not say what paper it is. Ask the inspectors to export it again.",
            zh="文件未说明其文书种类。请检查人员重新导出。",
        ) from error
    return document
