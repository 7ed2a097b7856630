"""The encrypted folder of photos.

A file is a header and chunks. Header: magic, the file's own key wrapped by the vault key (RFC 3394), a
7-byte nonce prefix. Each chunk is AES-256-GCM with nonce = prefix + chunk number + last-chunk mark (the
STREAM construction), bound to the file's name, so that chunks cannot be cut, moved or exchanged unseen.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from inspector.durable import TEMPORARY_SUFFIX, make_folder, write_durably
from inspector.errors import Refused

MAGIC = b"OIVAULT1"
CHUNK = 64 * 1024
TAG = 16
PREFIX = 7
WRAPPED = 40
HEADER = len(MAGIC) + WRAPPED + PREFIX
NAME = re.compile(r"[0-9a-f]{32}")


class Vault:
    """Photos at rest. Names are random, so that equal photos are not seen to be equal."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def put(self, data: bytes) -> str:
        """Store bytes durably; returns the name to ask for them."""
        name = uuid4().hex
        path = self._path(name)
        make_folder(self._folder)
        make_folder(path.parent)
        write_durably(path, self._seal(name, data))
        return name

    def get(self, name: str) -> bytes:
        """The bytes stored under a name. Raises Refused when they are missing or were changed."""
        try:
            return self._open(name, self._path(name).read_bytes())
        except FileNotFoundError as error:
            raise Refused(
                "photo-missing",
                en="A photo is missing from the vault. Restore the data folder from a backup.",
                zh="照片库中缺少一张照片。请从备份中恢复数据文件夹。",
            ) from error
        except (InvalidTag, InvalidUnwrap, ValueError) as error:
            raise Refused(
                "photo-damaged",
                en="A photo in the vault is damaged and is not used. Restore it from a backup.",
                zh="照片库中有一张照片已损坏，不予使用。请从备份中恢复。",
            ) from error

    def names(self) -> Iterator[str]:
        """The names of all files in the vault."""
        if self._folder.is_dir():
            for path in self._folder.glob("??/*"):
                if NAME.fullmatch(path.name):
                    yield path.name

    def sweep(self, known: set[str], lost: Path) -> int:
        """Remove temporaries and move files nobody knows of to `lost`. Returns how many were moved."""
        for temporary in self._folder.glob(f"??/.*{TEMPORARY_SUFFIX}"):
            temporary.unlink(missing_ok=True)
        orphans = [name for name in self.names() if name not in known]
        for name in orphans:
            make_folder(lost)
            self._path(name).replace(lost / name)
        return len(orphans)

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _seal(self, name: str, data: bytes) -> bytes:
        key, prefix = os.urandom(32), os.urandom(PREFIX)
        cipher, parts = AESGCM(key), [MAGIC, aes_key_wrap(self._key, key), prefix]
        last = max(0, (len(data) - 1) // CHUNK)
        for number in range(last + 1):
            chunk = data[number * CHUNK : (number + 1) * CHUNK]
            parts.append(cipher.encrypt(_nonce(prefix, number, number == last), chunk, name.encode()))
        return b"".join(parts)

    def _open(self, name: str, stored: bytes) -> bytes:
        if len(stored) < HEADER + TAG or not stored.startswith(MAGIC):
            raise ValueError
        wrapped, prefix = stored[len(MAGIC) : HEADER - PREFIX], stored[HEADER - PREFIX : HEADER]
        cipher, body = AESGCM(aes_key_unwrap(self._key, wrapped)), stored[HEADER:]
        last = max(0, (len(body) - 1) // (CHUNK + TAG))
        return b"".join(
            cipher.decrypt(
                _nonce(prefix, number, number == last),
                body[number * (CHUNK + TAG) : (number + 1) * (CHUNK + TAG)],
                name.encode(),
            )
            for number in range(last + 1)
        )


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
