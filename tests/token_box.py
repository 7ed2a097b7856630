"""A real PKCS#11 token (SoftHSM2) in a folder: it can be pulled out."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LABEL = "officer"
PIN = "123456"
OFFICER_PIN = "12345678"
LIBRARIES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
)


@dataclass(frozen=True, slots=True)
class TokenBox:
    """A token with its driver. While it is pulled out nobody finds it."""

    library: Path
    folder: Path

    def pull_out(self) -> None:
        """Take it away."""
        self.folder.rename(self.folder.with_name("pulled-out"))
        self.folder.mkdir()

    def put_in(self) -> None:
        """Put it back, if it was pulled out."""
        away = self.folder.with_name("pulled-out")
        if away.exists():
            self.folder.rmdir()
            away.rename(self.folder)


def library() -> Path | None:
    """The driver, None when SoftHSM2 is not installed."""
    return next((path for path in LIBRARIES if path.exists()), None)


@contextmanager
def token_box(folder: Path, pkcs12: bytes, pin: str) -> Iterator[TokenBox]:
    """A token that holds the key and the certificates of a PKCS#12 file, under PIN."""
    driver = library()
    assert driver is not None, "SoftHSM2 is missing"
    tokens = folder / "tokens"
    tokens.mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    try:
        new_token(LABEL)
        _import(driver, pkcs12, pin)
        yield TokenBox(driver, tokens)
    finally:
        os.environ.pop("SOFTHSM2_CONF")
        if before is not None:
            os.environ["SOFTHSM2_CONF"] = before


def new_token(label: str) -> None:
    """One more token, empty, under PIN."""
    command = ["softhsm2-util", "--init-token", "--free", "--label", label]
    subprocess.run([*command, "--so-pin", OFFICER_PIN, "--pin", PIN], check=True, capture_output=True)


def _import(driver: Path, pkcs12: bytes, pin: str) -> None:
    import pkcs11
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    content = load_pkcs12(pkcs12, pin.encode())
    assert content.key is not None
    assert content.cert is not None
    private = content.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    held = [each.certificate for each in (content.cert, *content.additional_certs)]
    loaded = pkcs11.lib(str(driver))
    loaded.reinitialize()  # it may know the folder of an earlier test
    token = loaded.get_token(token_label=LABEL)
    with token.open(rw=True, user_pin=PIN) as session:
        kept = {pkcs11.Attribute.LABEL: LABEL, pkcs11.Attribute.TOKEN: True}
        session.create_object(decode_rsa_private_key(private) | kept | {pkcs11.Attribute.ID: b"\x01"})
        for number, certificate in enumerate(held, start=1):
            decoded = decode_x509_certificate(certificate.public_bytes(Encoding.DER))
            session.create_object(decoded | kept | {pkcs11.Attribute.ID: bytes([number])})
