"""The bureau's recovery key: it opens the laptops that were locked for it, when a passphrase is lost.

The bureau keeps the private key under a passphrase of its own, away from the laptops; each laptop holds the public
key and its data key encrypted to it (HPKE, RFC 9180: X25519, HKDF-SHA256, AES-256-GCM).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from inspector.errors import Refused
from inspector.store.encoding import decode, encode

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
INFO = b"outlet-inspector/recovery/1"
PUBLIC_FORMAT = "recovery-public-key/1"
PUBLIC_KEY_BYTES = 32
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class RecoveryPublicKey:
    """What the bureau hands out: its name and the public key (32 bytes, X25519)."""

    bureau: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """What two people compare over the phone: the first 16 hex digits of the key's SHA-256, in fours."""
        digits = hashlib.sha256(self.public).hexdigest()[:16].upper()
        return " ".join(digits[at : at + 4] for at in range(0, 16, 4))

    def to_bytes(self) -> bytes:
        """The file the bureau hands out."""
        content = {"format": PUBLIC_FORMAT, "bureau": self.bureau, "public": encode(self.public)}
        return json.dumps(content, indent=2, ensure_ascii=False).encode()

    @classmethod
    def of_bytes(cls, data: bytes) -> "RecoveryPublicKey":
        """Read such a file. Raises Refused "recovery-key-unreadable"."""
        try:
            content = json.loads(data)
            if content["format"] != PUBLIC_FORMAT:
                raise ValueError
            return cls(str(content["bureau"])[:LONGEST_NAME], _public(content["public"]))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Refused(
                "recovery-key-unreadable",
                en="This file is no public recovery key. Ask the bureau for the file whose name ends in .public.json.",
                zh="该文件不是恢复公钥。请向邮政管理部门索取文件名以 .public.json 结尾的文件。",
            ) from error

    def lock(self, secret: bytes) -> "RecoveryLock":
        """The secret, readable with the private key only."""
        sealed = SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(self.public), info=INFO)
        return RecoveryLock(self.bureau, self.public, sealed)


@dataclass(frozen=True, slots=True)
class RecoveryLock:
    """A secret under a recovery key."""

    bureau: str
    public: bytes
    wrapped: bytes = field(repr=False)

    @property
    def key(self) -> RecoveryPublicKey:
        """The key it is locked for."""
        return RecoveryPublicKey(self.bureau, self.public)

    def holding(self, secret: bytes) -> "RecoveryLock":
        """The same lock around another secret."""
        return self.key.lock(secret)

    def open(self, private: X25519PrivateKey) -> bytes | None:
        """The secret, None when it was locked for another key."""
        try:
            return bytes(SUITE.decrypt(self.wrapped, private, info=INFO))
        except (InvalidTag, ValueError):
            return None

    def as_json(self) -> dict[str, str]:
        """As it stands in the key file."""
        return {"bureau": self.bureau, "public": encode(self.public), "wrapped": encode(self.wrapped)}

    @classmethod
    def of_json(cls, content: Mapping[str, object]) -> "RecoveryLock":
        """From the key file. Raises KeyError, TypeError or ValueError."""
        return cls(str(content["bureau"]), _public(content["public"]), decode(content["wrapped"]))


def _public(text: object) -> bytes:
    public = decode(text)
    if len(public) != PUBLIC_KEY_BYTES:
        raise ValueError
    return public
