"""The data key, the locks that hold it, and what is derived from it.

`keys.json` holds the data key under each lock, never in the clear: the passphrase (Argon2id, RFC 9106), the
bureau's recovery key (HPKE, RFC 9180), and, where wanted, the operating system's keyring. Changing a lock never
changes the data key.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from inspector.durable import disk_refusals, write_durably
from inspector.errors import Refused
from inspector.store.encoding import decode, encode
from inspector.store.key_cost import KEY_BYTES, KeyCost, require_strong
from inspector.store.presence import KEY_FILE
from inspector.store.recovery import RecoveryLock, RecoveryPublicKey

FORMAT = "keys/1"
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Sub-keys of the data key, one for each purpose; `mark` names the data key without telling it."""

    database: bytes
    vault: bytes
    mark: str

    @classmethod
    def of(cls, data_key: bytes) -> "Keys":
        """Derive the sub-keys (HKDF, RFC 5869)."""
        return cls(
            database=_derive(data_key, b"database"),
            vault=_derive(data_key, b"vault"),
            mark=_derive(data_key, b"mark").hex()[:16],
        )


@dataclass(frozen=True, slots=True, repr=False)
class DataKeys:
    """The data key, and those before it, newest first: what they locked stays readable for whoever holds this."""

    current: bytes
    earlier: tuple[bytes, ...] = ()

    @classmethod
    def new(cls) -> "DataKeys":
        """A fresh random data key."""
        return cls(os.urandom(KEY_BYTES))

    @classmethod
    def of_bundle(cls, bundle: bytes) -> "DataKeys":
        """From what a lock holds. Raises ValueError for another size."""
        if not bundle or len(bundle) % KEY_BYTES:
            raise ValueError
        current, *earlier = (bundle[at : at + KEY_BYTES] for at in range(0, len(bundle), KEY_BYTES))
        return cls(current, tuple(earlier))

    @property
    def bundle(self) -> bytes:
        """What every lock holds: the keys, newest first."""
        return self.current + b"".join(self.earlier)

    @property
    def derived(self) -> tuple[Keys, ...]:
        """The sub-keys, of the current data key first."""
        return tuple(Keys.of(key) for key in (self.current, *self.earlier))

    def succeeded(self) -> "DataKeys":
        """A fresh data key, with all others before it."""
        return DataKeys(os.urandom(KEY_BYTES), (self.current, *self.earlier))


@dataclass(frozen=True, slots=True)
class PassphraseLock:
    """The data keys under a passphrase."""

    salt: bytes
    cost: KeyCost
    wrapped: bytes = field(repr=False)

    @classmethod
    def close(cls, keys: DataKeys, passphrase: str, cost: KeyCost) -> "PassphraseLock":
        """Lock the keys. Raises Refused "weak-passphrase"."""
        require_strong(passphrase)
        salt = os.urandom(SALT_BYTES)
        return cls(salt, cost, aes_key_wrap(cost.derive(passphrase, salt), keys.bundle))

    def open(self, passphrase: str) -> DataKeys:
        """The keys. Raises Refused "wrong-passphrase"."""
        try:
            return DataKeys.of_bundle(aes_key_unwrap(self.cost.derive(passphrase, self.salt), self.wrapped))
        except InvalidUnwrap as error:
            raise Refused(
                "wrong-passphrase",
                en="The passphrase is wrong. Type it again; nothing was changed.",
                zh="口令不正确。请重新输入；数据未作任何改动。",
            ) from error


@dataclass(frozen=True, slots=True)
class KeyringLock:
    """The data keys under a key that the operating system's keyring keeps by this name."""

    name: str
    wrapped: bytes = field(repr=False)

    @classmethod
    def close(cls, keys: DataKeys, name: str, secret: bytes) -> "KeyringLock":
        """Lock the keys under a 32-byte secret."""
        return cls(name, aes_key_wrap(secret, keys.bundle))

    def open(self, secret: bytes) -> DataKeys | None:
        """The keys, None when the secret is not the one."""
        try:
            return DataKeys.of_bundle(aes_key_unwrap(secret, self.wrapped))
        except (InvalidUnwrap, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Every lock of a store. Each holds the same data keys. While `rotating`, some files know only an earlier key."""

    passphrase: PassphraseLock
    recovery: tuple[RecoveryLock, ...] = ()
    keyring: KeyringLock | None = None
    rotating: bool = False

    def with_passphrase(self, keys: DataKeys, passphrase: str, cost: KeyCost) -> "KeyFile":
        """With another passphrase."""
        return replace(self, passphrase=PassphraseLock.close(keys, passphrase, cost))

    def with_recovery(self, lock: RecoveryLock) -> "KeyFile":
        """With a recovery key more; the same key again replaces its lock."""
        others = tuple(each for each in self.recovery if each.public != lock.public)
        return replace(self, recovery=(*others, lock))

    def holding(self, keys: DataKeys, passphrase: str) -> "KeyFile":
        """The same locks around other data keys. The keyring's goes: its secret may be out of reach."""
        return replace(
            self,
            passphrase=PassphraseLock.close(keys, passphrase, self.passphrase.cost),
            recovery=tuple(lock.holding(keys.bundle) for lock in self.recovery),
            keyring=None,
        )


def create_keys(
    folder: Path, passphrase: str, cost: KeyCost, recovery: tuple[RecoveryPublicKey, ...] = ()
) -> DataKeys:
    """Make a new data key and write it, locked by the passphrase and for the recovery keys, to the key file."""
    keys = DataKeys.new()
    locks = tuple(key.lock(keys.bundle) for key in recovery)
    write_key_file(folder, KeyFile(PassphraseLock.close(keys, passphrase, cost), locks))
    return keys


def unlock_keys(folder: Path, passphrase: str) -> DataKeys:
    """Unwrap the data keys. Raises Refused for a wrong passphrase or a damaged key file."""
    return read_key_file(folder).passphrase.open(passphrase)


def read_key_file(folder: Path) -> KeyFile:
    """The locks of a store. Raises Refused "keys-damaged"."""
    path = folder / KEY_FILE
    try:
        with disk_refusals(folder):
            return _parse(json.loads(path.read_bytes() if path.exists() else b""))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused(
            "keys-damaged",
            en=f"The key file {path.name} is missing or damaged. Restore it from a backup of the data folder.",
            zh=f"密钥文件 {path.name} 缺失或已损坏。请从数据文件夹的备份中恢复该文件。",
        ) from error


def write_key_file(folder: Path, file: KeyFile) -> None:
    """Put the locks in place of what is there, durably and at once."""
    lock = file.passphrase
    content = {
        "format": FORMAT,
        "passphrase": {
            "salt": encode(lock.salt),
            "memory_kib": lock.cost.memory_kib,
            "iterations": lock.cost.iterations,
            "lanes": lock.cost.lanes,
            "wrapped": encode(lock.wrapped),
        },
        "recovery": [each.as_json() for each in file.recovery],
        "keyring": file.keyring and {"name": file.keyring.name, "wrapped": encode(file.keyring.wrapped)},
        "rotating": file.rotating,
    }
    # The hash tells a damaged file from a wrong passphrase.
    content["sha256"] = _hash(content)
    write_durably(folder / KEY_FILE, json.dumps(content, indent=2, ensure_ascii=False).encode())


def _parse(content: Mapping[str, object]) -> KeyFile:
    kept = {name: part for name, part in content.items() if name != "sha256"}
    lock, keyring, recovery = kept["passphrase"], kept["keyring"], kept["recovery"]
    if kept["format"] != FORMAT or content["sha256"] != _hash(kept):
        raise ValueError
    if not (isinstance(lock, dict) and isinstance(recovery, list)):
        raise TypeError
    cost = KeyCost(int(lock["memory_kib"]), int(lock["iterations"]), int(lock["lanes"]))
    if not cost.is_payable:
        raise ValueError
    return KeyFile(
        PassphraseLock(decode(lock["salt"]), cost, decode(lock["wrapped"])),
        tuple(RecoveryLock.of_json(each) for each in recovery),
        _keyring(keyring) if isinstance(keyring, dict) else None,
        kept["rotating"] is True,
    )


def _keyring(content: Mapping[str, object]) -> KeyringLock:
    return KeyringLock(str(content["name"]), decode(content["wrapped"]))


def _hash(content: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _derive(data_key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"outlet-inspector/" + purpose).derive(
        data_key
    )
