"""The folder of certificates whose signatures the bureau trusts."""

import base64
import binascii
import re
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from inspector.durable import make_folder, write_durably
from inspector.errors import Refused

SUFFIXES = {".cer", ".crt", ".der", ".pem"}
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)


def trusted_certificates(folder: Path) -> tuple[bytes, ...]:
    """All certificates in the folder (DER). A missing folder trusts nobody; a damaged file is refused."""
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return tuple(read_certificate(path.read_bytes(), path.name) for path in files)


def add_certificate(folder: Path, certificate: bytes) -> str:
    """Trust a certificate (PEM or DER) from now on. Returns its SHA-256 fingerprint (hex)."""
    der = read_certificate(certificate)
    fingerprint = x509.load_der_x509_certificate(der).fingerprint(SHA256()).hex()
    make_folder(folder)
    write_durably(folder / f"{fingerprint}.cer", der)
    return fingerprint


def read_certificate(data: bytes, name: str = "") -> bytes:
    """A certificate (PEM or DER) as DER. Raises Refused "certificate-unreadable", naming the file where it is known."""
    try:
        match = PEM.search(data)
        der = base64.b64decode(match.group(1)) if match else data
        return x509.load_der_x509_certificate(der).public_bytes(Encoding.DER)
    except (ValueError, binascii.Error) as error:
        raise Refused(
            "certificate-unreadable",
            en=f"The file {name} is not a certificate. Use a .cer, .crt or .pem file."
            if name
            else "This is not a certificate. Use a .cer, .crt or .pem file.",
            zh=f"文件 {name} 不是证书。请使用 .cer、.crt 或 .pem 文件。",
        ) from error
