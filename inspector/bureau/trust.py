"""The folder of certificates whose signatures the bureau trusts."""

import base64
import binascii
import re
from itertools import count
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from inspector.durable import disk_refusals, make_folder, sync_folder, write_durably
from inspector.errors import Refused

SUFFIXES = {".cer", ".crt", ".der", ".pem"}
ASIDE = "no-longer-trusted"
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)


def trusted_certificates(folder: Path) -> tuple[bytes, ...]:
    """All certificates in the folder (DER). A missing folder trusts nobody; a damaged file is refused."""
    return tuple(read_certificate(path.read_bytes(), path.name) for path in _files(folder))


def add_certificate(folder: Path, certificate: bytes) -> str:
    """Trust a certificate (PEM or DER) from now on. Returns its SHA-256 fingerprint (hex)."""
    der = read_certificate(certificate)
    fingerprint = x509.load_der_x509_certificate(der).fingerprint(SHA256()).hex()
    make_folder(folder)
    write_durably(folder / f"{fingerprint}.cer", der)
    return fingerprint


def set_aside(folder: Path, wanted: str) -> str:
    """Trust a certificate no longer, named by its fingerprint or the beginning of it, which is returned whole. Its files go
    into a folder below. Raises Refused "no-such-certificate"."""
    with disk_refusals(folder):
        files = {path: _fingerprint(path) for path in _files(folder)}
        found = {each for each in files.values() if wanted and each.startswith(wanted.strip().lower())}
        if len(found) != 1:
            raise Refused(
                "no-such-certificate",
                en=f"Not one trusted certificate has the fingerprint {wanted}. See 'inspector bureau trust list'.",
                zh=f"没有（或不止一个）指纹为 {wanted} 的受信任证书。请用 inspector bureau trust list 查看。",
            )
        (fingerprint,) = found
        make_folder(folder / ASIDE)
        for path in (path for path, each in files.items() if each == fingerprint):
            path.rename(_free(folder / ASIDE / path.name))
        sync_folder(folder / ASIDE)
        sync_folder(folder)
    return fingerprint


def _fingerprint(path: Path) -> str:
    der = read_certificate(path.read_bytes(), path.name)
    return x509.load_der_x509_certificate(der).fingerprint(SHA256()).hex()


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)


def _free(path: Path) -> Path:
    """The path, or the first one numbered after it that does not exist."""
    numbered = (path.with_stem(f"{path.stem} {number}") for number in count(2))
    return path if not path.exists() else next(each for each in numbered if not each.exists())


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
