"""The encrypted folder of photos.

A file is a header and chunks. Header: magic, the file's own key wrapped by the vault key (RFC 3394) in one of two
slots, a 7-byte nonce prefix. Each chunk is AES-256-GCM with nonce = prefix + chunk number + last-chunk mark (the
STREAM construction), bound to the file's name, so that chunks cannot be cut, moved or exchanged unseen. The second
slot lets a rotation write the new wrap beside the old one: at no moment is there none. Noise fills an unused slot.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from inspector.durable import TEMPORARY_SUFFIX, disk_refusals, make_folder, write_durably
from inspector.errors import Refused

MAGIC = b"OIVAULT2"
CHUNK = 64 * 1024
TAG = 16
PREFIX = 7
WRAPPED = 40
SLOTS = (len(MAGIC), len(MAGIC) + WRAPPED)
HEADER = len(MAGIC) + len(SLOTS) * WRAPPED + PREFIX
NAME = re.compile(r"[0-9a-f]{32}")


class Vault:
    """Photos at rest. Names are random, so that equal photos are not seen to be equal."""

    def __init__(
        self,
        folder: Path,
        keys: tuple[bytes, ...],
        room: Callable[[int], None] = lambda size: None,
    ) -> None:
        """`keys` are the vault key and, while a rotation is not finished, the one before it; `room` is told how
        many bytes are about to be written."""
        self._folder = folder
        self._keys = keys
        self._room = room

    def put(self, data: bytes) -> str:
        """Store bytes durably; returns the name to ask for them."""
        name = uuid4().hex
        path = self.path(name)
        make_folder(path.parent)
        self._room(len(data))
        write_durably(path, self._seal(name, data))
        return name

    def get(self, name: str) -> bytes:
        """The bytes stored under a name. Raises Refused when they are missing or were changed."""
        with _told():
            return self._open(name, self.path(name).read_bytes())

    def path(self, name: str) -> Path:
        """Where the file of this name lies."""
        return self._folder / name[:2] / name

    def names(self) -> Iterator[str]:
        """The names of all files in the vault."""
        with disk_refusals(self._folder):
            for folder in self._folders():
                with os.scandir(folder) as entries:
                    yield from (entry.name for entry in entries if NAME.fullmatch(entry.name))

    def sweep(self, known: set[str], lost: Path) -> int:
        """Remove temporaries and move files nobody knows of to `lost`. Returns how many were moved."""
        moved = 0
        for folder in self._folders():
            with os.scandir(folder) as entries:
                strange = [entry.name for entry in entries if entry.name not in known]
            for name in strange:
                if name.endswith(TEMPORARY_SUFFIX):
                    (folder / name).unlink(missing_ok=True)
                elif NAME.fullmatch(name):
                    make_folder(lost)
                    (folder / name).replace(lost / name)
                    moved += 1
        return moved

    def adopt(self, name: str) -> None:
        """Wrap the file's key by the present vault key as well, durably; the earlier wrap stays.

        Only the free slot is written, so whatever stops this, the file can still be read. Raises Refused
        "photo-damaged", "photo-missing" when it could not be read before.
        """
        header = self._header(name)
        if _slot_of(header, self._keys[0]) is None:
            key = _file_key(header, self._keys)
            used = next(slot for slot in SLOTS if _unwrapped(header, slot, self._keys) is not None)
            free = next(slot for slot in SLOTS if slot != used)
            self._patch(name, free, aes_key_wrap(self._keys[0], key))

    def abandon(self, name: str) -> None:
        """Write noise over the wrap that is not by the present vault key, durably. Raises Refused as `adopt`."""
        header = self._header(name)
        kept = _slot_of(header, self._keys[0])
        if kept is None:
            raise Refused(
                "photo-not-adopted",
                en="A photo does not know the new key yet. Run 'inspector store rotate-key' again.",
                zh="有照片尚未换用新密钥。请再次运行 inspector store rotate-key。",
            )
        for slot in SLOTS:
            if slot != kept:
                self._patch(name, slot, os.urandom(WRAPPED))

    def _folders(self) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from (path for path in sorted(self._folder.glob("??")) if path.is_dir())

    def _header(self, name: str) -> bytes:
        with _told(), self.path(name).open("rb") as file:
            header = file.read(HEADER)
            _file_key(header, self._keys)
        return header

    def _patch(self, name: str, at: int, wrapped: bytes) -> None:
        with disk_refusals(self._folder), self.path(name).open("r+b", buffering=0) as file:
            file.seek(at)
            file.write(wrapped)
            os.fsync(file.fileno())

    def _seal(self, name: str, data: bytes) -> bytes:
        key, prefix = os.urandom(32), os.urandom(PREFIX)
        cipher, parts = AESGCM(key), [MAGIC, aes_key_wrap(self._keys[0], key), os.urandom(WRAPPED), prefix]
        last = max(0, (len(data) - 1) // CHUNK)
        view, bound = memoryview(data), name.encode()
        for number in range(last + 1):
            chunk = view[number * CHUNK : (number + 1) * CHUNK]
            parts.append(cipher.encrypt(_nonce(prefix, number, number == last), chunk, bound))
        return b"".join(parts)

    def _open(self, name: str, stored: bytes) -> bytes:
        if len(stored) < HEADER + TAG or not stored.startswith(MAGIC):
            raise ValueError
        cipher = AESGCM(_file_key(stored[:HEADER], self._keys))
        prefix, body = stored[HEADER - PREFIX : HEADER], memoryview(stored)[HEADER:]
        last = max(0, (len(body) - 1) // (CHUNK + TAG))
        return b"".join(
            cipher.decrypt(
                _nonce(prefix, number, number == last),
                body[number * (CHUNK + TAG) : (number + 1) * (CHUNK + TAG)],
                name.encode(),
            )
            for number in range(last + 1)
        )


@contextmanager
def _told() -> Iterator[None]:
    """Say in words what is wrong with a file of the vault."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused(
            "photo-missing",
            en="A photo is missing from the vault. Restore the data folder from a backup.",
            zh="照片库中缺少一张照片。请从备份中恢复数据文件夹。",
        ) from error
    except OSError as error:
        raise Refused(
            "photo-unreadable",
            en="The disk cannot read a photo. Check the disk, then restore the data folder from a backup.",
            zh="磁盘无法读取一张照片。请检查磁盘，再从备份中恢复数据文件夹。",
        ) from error
    except (InvalidTag, InvalidUnwrap, ValueError) as error:
        raise Refused(
            "photo-damaged",
            en="A photo in the vault is damaged and is not used. Restore it from a backup.",
            zh="照片库中有一张照片已损坏，不予使用。请从备份中恢复。",
        ) from error


def _file_key(header: bytes, keys: tuple[bytes, ...]) -> bytes:
    for slot in SLOTS:
        key = _unwrapped(header, slot, keys)
        if key is not None:
            return key
    raise InvalidUnwrap


def _slot_of(header: bytes, vault_key: bytes) -> int | None:
    return next((slot for slot in SLOTS if _unwrapped(header, slot, (vault_key,)) is not None), None)


def _unwrapped(header: bytes, slot: int, keys: tuple[bytes, ...]) -> bytes | None:
    for key in keys:
        try:
            return aes_key_unwrap(key, header[slot : slot + WRAPPED])
        except InvalidUnwrap:
            continue
    return None


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
