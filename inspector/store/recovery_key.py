"""The private half of the bureau's recovery key, in a file under a passphrase of its own."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from inspector.errors import Refused
from inspector.store.encoding import decode, encode
from inspector.store.key_cost import KeyCost, require_strong
from inspector.store.recovery import LONGEST_NAME, RecoveryPublicKey

FORMAT = "recovery-key/1"
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryKey:
    """A recovery key whose private half is at hand."""

    bureau: str
    private: X25519PrivateKey

    @classmethod
    def new(cls, bureau: str) -> "RecoveryKey":
        """A fresh key of a bureau."""
        return cls(bureau[:LONGEST_NAME], X25519PrivateKey.generate())

    @property
    def public(self) -> RecoveryPublicKey:
        """What the laptops are given."""
        return RecoveryPublicKey(self.bureau, self.private.public_key().public_bytes_raw())

    def to_bytes(self, passphrase: str, cost: KeyCost) -> bytes:
        """The file the bureau keeps. Raises Refused "weak-passphrase"."""
        require_strong(passphrase)
        salt = os.urandom(SALT_BYTES)
        content = {
            "format": FORMAT,
            "bureau": self.bureau,
            "public": encode(self.public.public),
            "salt": encode(salt),
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
            "wrapped": encode(aes_key_wrap(cost.derive(passphrase, salt), self.private.private_bytes_raw())),
        }
        return json.dumps(content, indent=2, ensure_ascii=False).encode()

    @classmethod
    def of_bytes(cls, data: bytes, passphrase: str) -> "RecoveryKey":
        """Read such a file. Raises Refused "recovery-key-unreadable" or "wrong-passphrase"."""
        try:
            bureau, salt, cost, wrapped = _parse(json.loads(data))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Refused(
                "recovery-key-unreadable",
                en="This file is no recovery key. Choose the private key file the bureau keeps.",
                zh="该文件不是恢复密钥。请选择邮政管理部门保管的私钥文件。",
            ) from error
        try:
            private = aes_key_unwrap(cost.derive(passphrase, salt), wrapped)
        except InvalidUnwrap as error:
            raise Refused(
                "wrong-passphrase",
                en="The passphrase of the recovery key is wrong. Type it again; nothing was changed.",
                zh="恢复密钥的口令不正确。请重新输入；数据未作任何改动。",
            ) from error
        return cls(bureau, X25519PrivateKey.from_private_bytes(private))


def _parse(content: Mapping[str, object]) -> tuple[str, bytes, KeyCost, bytes]:
    numbers = [content[name] for name in ("memory_kib", "iterations", "lanes")]
    if content["format"] != FORMAT or not all(isinstance(number, int) for number in numbers):
        raise ValueError
    cost = KeyCost(*(int(str(number)) for number in numbers))
    if not cost.is_payable:
        raise ValueError
    return str(content["bureau"])[:LONGEST_NAME], decode(content["salt"]), cost, decode(content["wrapped"])
