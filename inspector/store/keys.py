"""The data key and what is derived from it. The key file never holds a key in the clear."""

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from inspector.durable import write_durably
from inspector.errors import Refused

KEY_FILE = "keys.json"
FORMAT = "keys/1"
KEY_BYTES = 32
SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one guess at the passphrase costs (RFC 9106). The default takes about a second here."""

    memory_kib: int = 256 * 1024
    iterations: int = 3
    lanes: int = 2

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """The 32-byte key that wraps the data key."""
        kdf = Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        return kdf.derive(passphrase.encode())


@dataclass(frozen=True, slots=True)
class Keys:
    """Sub-keys of the data key, one for each purpose."""

    database: bytes
    vault: bytes

    @classmethod
    def of(cls, data_key: bytes) -> "Keys":
        """Derive the sub-keys (HKDF, RFC 5869)."""
        return cls(database=_derive(data_key, b"database"), vault=_derive(data_key, b"vault"))


def create_keys(folder: Path, passphrase: str, cost: KeyCost) -> Keys:
    """Make a new data key and write it, wrapped by the passphrase, to the key file."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            "weak-passphrase",
            en=f"The passphrase is too short. Choose at least {SHORTEST_PASSPHRASE} characters.",
            zh=f"口令太短。请至少使用 {SHORTEST_PASSPHRASE} 个字符。",
        )
    data_key, salt = os.urandom(KEY_BYTES), os.urandom(16)
    content = {
        "format": FORMAT,
        "argon2id": {
            "salt": _encode(salt),
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
        },
        "wrapped": _encode(aes_key_wrap(cost.derive(passphrase, salt), data_key)),
    }
    write_durably(folder / KEY_FILE, json.dumps(content, indent=2).encode())
    return Keys.of(data_key)


def unlock_keys(folder: Path, passphrase: str) -> Keys:
    """Unwrap the data key. Raises Refused for a wrong passphrase or a damaged key file."""
    salt, cost, wrapped = _read(folder / KEY_FILE)
    try:
        return Keys.of(aes_key_unwrap(cost.derive(passphrase, salt), wrapped))
    except InvalidUnwrap as error:
        raise Refused(
            "wrong-passphrase",
            en="The passphrase is wrong. Type it again; nothing was changed.",
            zh="口令不正确。请重新输入；数据未作任何改动。",
        ) from error


def _read(path: Path) -> tuple[bytes, KeyCost, bytes]:
    try:
        content: Mapping[str, object] = json.loads(path.read_bytes())
        argon = content["argon2id"]
        if content["format"] != FORMAT or not isinstance(argon, dict):
            raise ValueError
        cost = KeyCost(int(argon["memory_kib"]), int(argon["iterations"]), int(argon["lanes"]))
        return _decode(argon["salt"]), cost, _decode(content["wrapped"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(
            "keys-damaged",
            en=f"The key file {path.name} is missing or damaged. Restore it from a backup of the data folder.",
            zh=f"密钥文件 {path.name} 缺失或已损坏。请从数据文件夹的备份中恢复该文件。",
        ) from error


def _derive(data_key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"outlet-inspector/" + purpose).derive(
        data_key
    )


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decode(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError
    return base64.b64decode(text, validate=True)
