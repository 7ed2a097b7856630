"""Put PAdES signatures on a report: the first certifies, the others approve (ETSI EN 319 142-1, B-B)."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from inspector.errors import Refused
from inspector.report.identity import SigningKey, read_identity, unreadable
from inspector.report.stamp import stamp


def sign_report(unsigned: bytes, keys: Sequence[SigningKey], signed_at: datetime) -> bytes:
    """The report with one signature a key, in order; `unsigned` is left as it is.

    Raises Refused "identity-wrong-pin", "identity-unreadable", "identity-expired", "field-missing",
    "signing-failed".
    """
    signed = unsigned
    for number, key in enumerate(keys):
        signed = _sign(signed, key, signed_at, certify=number == 0)
    return signed


class _TimedSigner(PdfSigner):  # type: ignore[misc]  # pyHanko's types are not followed
    """A signer whose time is given, so that stamp, signature and store agree."""

    def __init__(self, *args: Any, signed_at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._signed_at = signed_at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._signed_at
        return session


class _StampPage(PdfContent):  # type: ignore[misc]
    """The first page of a PDF in memory, as the look of a signature."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        self.resources.xobject["/Stamp"] = form
        left, bottom, right, top = (float(edge) for edge in form.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Stamp Do"


def _sign(data: bytes, key: SigningKey, signed_at: datetime, *, certify: bool) -> bytes:
    identity = read_identity(key.pkcs12, key.pin)
    if not identity.not_before <= signed_at <= identity.not_after:
        raise Refused(
            "identity-expired",
            en=f"The signing identity is valid from {identity.not_before:%Y-%m-%d} to {identity.not_after:%Y-%m-%d} "
            "only. Use another one, or correct the laptop's clock.",
            zh=f"签名证书的有效期为 {identity.not_before:%Y-%m-%d} 至 {identity.not_after:%Y-%m-%d}。"
            "请更换证书，或校正本机时间。",
        )
    look = StaticStampStyle(
        background=_StampPage(stamp(identity, signed_at, _field_size(data, key.field))),
        border_width=0,
        background_opacity=1,
    )
    metadata = PdfSignatureMetadata(
        field_name=key.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    try:
        signer = _TimedSigner(metadata, _key(key), stamp_style=look, signed_at=signed_at)
        out = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), existing_fields_only=True)
    except (SigningError, PdfError) as error:
        raise Refused(
            "signing-failed",
            en="The report could not be signed. Export it again; if that fails, import the identity anew.",
            zh="报告签名失败。请重新导出；若仍失败，请重新导入签名证书。",
        ) from error
    return bytes(out.getvalue())


def _key(key: SigningKey) -> SimpleSigner:
    signer = SimpleSigner.load_pkcs12_data(key.pkcs12, other_certs=[], passphrase=key.pin.encode())
    # With elliptic-curve keys the file would turn into PDF 2.0, which PDF/A-3 does not allow.
    if signer is None or signer.signing_cert.public_key.algorithm != "rsa":
        raise unreadable()
    return signer


def _field_size(data: bytes, wanted: str) -> tuple[float, float]:
    for name, value, reference in enumerate_sig_fields(PdfFileReader(io.BytesIO(data))):
        if name == wanted and value is None:
            left, bottom, right, top = (float(edge) for edge in reference.get_object()["/Rect"])
            return right - left, top - bottom
    raise Refused(
        "field-missing",
        en=f"The report has no free signature field {wanted}. Export it again from the sealed inspection.",
        zh=f"报告中没有可用的签名域 {wanted}。请从已封存的检查重新导出。",
    )
