"""The ZIP a bundle is: as few of the format's possibilities as hold some small files, so that it has one reading.

Only files that lie one behind the other from the first byte on, stored or deflated, each with the same facts at
both places; no comment, extra field, encryption, folder or link. It is unpacked in memory, never to the disk.
"""

import io
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from inspector.errors import Refused

LARGEST_BUNDLE = 32_000_000
LARGEST_UNPACKED = 48_000_000
MOST_FILES = 64
NAME = r"\w[\w.-]{0,99}"

_END = Struct("<L4H2LH")  # APPNOTE.TXT 4.3.16
_CENTRAL = Struct("<L6H3L5H2L")  # 4.3.12
_LOCAL = Struct("<L5H3L2H")  # 4.3.7
_END_MARK, _CENTRAL_MARK, _LOCAL_MARK = (
    int.from_bytes(mark, "little") for mark in (b"PK\5\6", b"PK\1\2", b"PK\3\4")
)
_UTF8 = 0x800  # 4.4.4, bit 11
_STORED, _DEFLATED = 0, 8
_DAY = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    facts: tuple[int, ...]  # flags, method, time, day, crc, packed, unpacked: they stand at both places
    at: int

    @property
    def method(self) -> int:
        return self.facts[1]

    @property
    def crc(self) -> int:
        return self.facts[4]

    @property
    def packed(self) -> int:
        return self.facts[5]

    @property
    def unpacked(self) -> int:
        return self.facts[6]


def packed(files: Mapping[str, bytes]) -> bytes:
    """A bundle's ZIP, the same for the same files."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, data)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a bundle. Raises Refused "bundle-too-large", "bundle-damaged", "bundle-path", "bundle-twice"."""
    if len(data) > LARGEST_BUNDLE:
        raise too_large()
    try:
        entries = tuple(_entries(data))
        _require_whole(data, entries)
        return {entry.name: _content(data, entry) for entry in entries}
    except (ValueError, zlib.error) as error:
        raise _damaged() from error


def is_flat_name(name: str) -> bool:
    """Whether a file may be called so in a bundle."""
    return re.fullmatch(NAME, name) is not None


def _entries(data: bytes) -> Iterator[_Entry]:
    mark, disk, first_disk, here, count, size, at, comment = _unpacked(_END, data, len(data) - _END.size)
    if mark != _END_MARK or disk or first_disk or comment or here != count:
        raise ValueError("not the end of an archive")
    if count > MOST_FILES:
        raise too_large()
    end = len(data) - _END.size
    if at + size != end:
        raise ValueError("something lies between the list and the end")
    for _ in range(count):
        entry, at = _listed(data, at)
        yield entry
    if at != end:
        raise ValueError("the list is longer than its files")


def _listed(data: bytes, at: int) -> tuple[_Entry, int]:
    mark, _made, _needed, *facts, name, extra, comment, disk, _inner, outer, start = _unpacked(
        _CENTRAL, data, at
    )
    if mark != _CENTRAL_MARK or extra or comment or disk:
        raise ValueError("an entry with more than a file")
    if facts[0] & ~_UTF8 or facts[1] not in (_STORED, _DEFLATED):
        raise ValueError("encrypted, or packed in another way")
    at += _CENTRAL.size
    if stat.S_IFMT(outer >> 16) not in (0, stat.S_IFREG) or outer & 0x10:
        raise _path()
    return _Entry(_name(data[at : at + name]), tuple(facts), start), at + name


def _name(raw: bytes) -> str:
    name = raw.decode("utf-8")
    if not is_flat_name(name):
        raise _path()
    return name


def _require_whole(data: bytes, entries: tuple[_Entry, ...]) -> None:
    """Each file begins where the one before ends; names differ also for those who do not tell capitals."""
    at = 0
    for entry in entries:
        mark, _needed, *facts, name, extra = _unpacked(_LOCAL, data, entry.at)
        begin = entry.at + _LOCAL.size
        named = data[begin : begin + name].decode("utf-8")
        if (
            entry.at != at
            or mark != _LOCAL_MARK
            or extra
            or (named, tuple(facts)) != (entry.name, entry.facts)
        ):
            raise ValueError("the file is not as it is listed")
        at = begin + name + entry.packed
    if not entries or at != _unpacked(_END, data, len(data) - _END.size)[6]:
        raise ValueError("something lies between the files and the list")
    if len({entry.name.casefold() for entry in entries}) < len(entries):
        raise _twice()
    if sum(entry.unpacked for entry in entries) > LARGEST_UNPACKED:
        raise too_large()


def _content(data: bytes, entry: _Entry) -> bytes:
    begin = entry.at + _LOCAL.size + len(entry.name.encode())
    held = data[begin : begin + entry.packed]
    if entry.method == _DEFLATED:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        # No more than was told, however much there is: what is left over shows.
        held = inflating.decompress(held, entry.unpacked + 1)
        if not inflating.eof or inflating.unused_data:
            raise ValueError("not what was told")
    if len(held) != entry.unpacked or zlib.crc32(held) != entry.crc:
        raise ValueError("not what was told")
    return held


def _unpacked(shape: Struct, data: bytes, at: int) -> tuple[int, ...]:
    if not 0 <= at <= len(data) - shape.size:
        raise ValueError("the file is cut off")
    return shape.unpack_from(data, at)


def too_large() -> Refused:
    """The refusal for what is larger than any bundle."""
    return Refused(
        "bundle-too-large",
        en=f"The bundle holds more than {LARGEST_UNPACKED // 1_000_000} MB or {MOST_FILES} files. Ask its publisher "
        "for a smaller one.",
        zh=f"更新包的内容超过 {LARGEST_UNPACKED // 1_000_000} MB 或 {MOST_FILES} 个文件。请向发布单位索取较小的更新包。",
    )


def _damaged() -> Refused:
    return Refused(
        "bundle-damaged",
        en="The file is no bundle, or it is damaged. Copy it again from where it came.",
        zh="该文件不是更新包，或已损坏。请重新从来源处复制。",
    )


def _path() -> Refused:
    return Refused(
        "bundle-path",
        en="The bundle holds a folder, a link, or a name that is none. Nothing was read; ask its publisher.",
        zh="更新包中含有文件夹、链接或不合规的文件名。未读取任何内容；请联系发布单位。",
    )


def _twice() -> Refused:
    return Refused(
        "bundle-twice",
        en="Two files of the bundle have the same name. Nothing was read; ask its publisher.",
        zh="更新包中有两个同名文件。未读取任何内容；请联系发布单位。",
    )
