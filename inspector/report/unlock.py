"""Open a PKCS#12 identity for signing.

The library checks an RSA key for a tenth of a second each time it loads one. That was done when the
identity was imported, and every signature is verified when it is made: here it is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from asn1crypto import cms, pkcs12, x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_private_key

MOST_ROUNDS = 10_000_000


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A key with its certificate and the others of the file."""

    key: RSAPrivateKey = field(repr=False)
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


def unlock(file: bytes, pin: str) -> Unlocked:
    """The RSA key of an identity protected by PBES2 with AES and SHA-256, as is usual today (RFC 7292,
    RFC 8018). Raises ValueError for a wrong PIN and for every other kind of file."""
    key: RSAPrivateKey | None = None
    certificates: list[x509.Certificate] = []
    for bag in _bags(file, pin):
        if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
            key = _key(bag["bag_value"].untag().dump(), pin)
        elif bag["bag_id"].native == "cert_bag":
            certificates.append(bag["bag_value"]["cert_value"].parsed)
    if key is None:
        raise ValueError("no key")
    modulus = key.public_key().public_numbers().n
    own = [c for c in certificates if _modulus(c) == modulus]
    if not own:
        raise ValueError("no certificate for the key")
    return Unlocked(key, own[0], tuple(c for c in certificates if c is not own[0]))


def _bags(file: bytes, pin: str) -> Iterator[pkcs12.SafeBag]:
    for part in pkcs12.Pfx.load(file, strict=True).authenticated_safe:
        if part["content_type"].native == "data":
            content = part["content"].native
        else:
            content = _decrypted(part["content"]["encrypted_content_info"], pin)
        yield from pkcs12.SafeContents.load(content)


def _key(shrouded: bytes, pin: str) -> RSAPrivateKey:
    key = load_der_private_key(shrouded, pin.encode(), unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("not an RSA key")
    return key


def _decrypted(info: cms.EncryptedContentInfo, pin: str) -> bytes:
    algorithm = info["content_encryption_algorithm"]
    if algorithm["algorithm"].native != "pbes2" or algorithm.encryption_cipher != "aes":
        raise ValueError("another encryption")
    if algorithm.kdf != "pbkdf2" or algorithm.kdf_hmac != "sha256" or algorithm.kdf_iterations > MOST_ROUNDS:
        raise ValueError("another derivation")
    derivation = PBKDF2HMAC(SHA256(), algorithm.key_length, algorithm.kdf_salt, algorithm.kdf_iterations)
    decryptor = Cipher(AES(derivation.derive(pin.encode())), CBC(algorithm.encryption_iv)).decryptor()
    padded = decryptor.update(info["encrypted_content"].native) + decryptor.finalize()
    unpadder = PKCS7(128).unpadder()
    return unpadder.update(padded) + unpadder.finalize()


def _modulus(certificate: x509.Certificate) -> int:
    public = certificate.public_key
    return int(public["public_key"].parsed["modulus"].native) if public.algorithm == "rsa" else 0
