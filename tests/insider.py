"""Sign any PDF with officers' keys by another program: what a dishonest insider could do."""

import io
from collections.abc import Sequence

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from inspector.report.keys import SigningKey


def sign_otherwise(unsigned: bytes, keys: Sequence[SigningKey]) -> bytes:
    """The PDF with one signature a key in its prepared fields, the first certifying."""
    signed = unsigned
    for number, key in enumerate(keys):
        metadata = PdfSignatureMetadata(
            field_name=key.field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=number == 0,
            docmdp_permissions=MDPPerm.FILL_FORMS,
        )
        signer = SimpleSigner.load_pkcs12_data(key.pkcs12, other_certs=[], passphrase=key.pin.encode())
        out = PdfSigner(metadata, signer).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(signed)), existing_fields_only=True
        )
        signed = bytes(out.getvalue())
    return signed
