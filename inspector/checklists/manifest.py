"""The manifest of a bundle, `inspector-bundle/1`: what is in it, as canonical JSON (RFC 8785)."""

import re
from functools import cache
from hashlib import sha256
from typing import Literal

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from inspector.checklists.archive import MOST_FILES, is_flat_name
from inspector.checklists.content import Source
from inspector.errors import Refused
from inspector.model.bundle import BundledFile, Manifest
from inspector.model.value import value

MANIFEST = "manifest.json"
SIGNATURE = "manifest.p7s"
LARGEST = 100_000
LARGEST_SERIAL = 2**53 - 1
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f]{1,200}")
_SHA256 = re.compile("[0-9a-f]{64}")


@value
class ManifestFile(Manifest):
    """The manifest as it is written."""

    format: Literal["inspector-bundle/1"] = "inspector-bundle/1"


@cache
def _adapter() -> TypeAdapter[ManifestFile]:
    return TypeAdapter(ManifestFile)


def written(manifest: Manifest) -> bytes:
    """The one way to write a manifest down. Raises Refused "manifest-invalid" for what cannot stand in one."""
    import rfc8785

    _require_sense(manifest)
    return rfc8785.dumps(to_jsonable_python(manifest) | {"format": "inspector-bundle/1"})


def read_manifest(data: bytes) -> Manifest:
    """A manifest. Raises Refused "manifest-invalid" for anything that `written` would write otherwise."""
    if len(data) > LARGEST:
        raise _invalid()
    try:
        file = _adapter().validate_json(data, strict=True)
    except ValidationError as error:
        raise _invalid() from error
    names = (name for name in Manifest.__dataclass_fields__)
    manifest = Manifest(**{name: getattr(file, name) for name in names})
    if written(manifest) != data:
        raise _invalid()
    return manifest


def listed(source: Source) -> BundledFile:
    """A file as a manifest names it."""
    hashed = sha256(source.data).hexdigest()
    return BundledFile(kind=source.kind, name=source.name, size_bytes=len(source.data), sha256=hashed)


def held(manifest: Manifest, files: dict[str, bytes]) -> tuple[Source, ...]:
    """The files of a bundle, in the order of its manifest. Raises Refused "bundle-content": one is missing, is not
    named, or is not what was signed."""
    sources = tuple(
        Source(file.kind, file.name, files[file.name]) for file in manifest.files if file.name in files
    )
    named = {MANIFEST, SIGNATURE, *(file.name for file in manifest.files)}
    if set(files) != named or tuple(map(listed, sources)) != manifest.files:
        raise Refused(
            "bundle-content",
            en="The files of the bundle are not those that were signed. Copy it again from where it came; if that does "
            "not help, tell its publisher.",
            zh="更新包中的文件与签名时不一致。请重新从来源处复制；如仍不行，请告知发布单位。",
        )
    return sources


def _require_sense(manifest: Manifest) -> None:
    texts = (manifest.title, manifest.publisher)
    names = [file.name for file in manifest.files]
    sound = (
        all(_LINE.fullmatch(text) and text.strip() == text for text in texts)
        and 1 <= manifest.serial <= LARGEST_SERIAL
        and manifest.made_at.tzinfo is not None
        and 1 <= len(names) <= MOST_FILES - 2
        and len({name.casefold() for name in (*names, MANIFEST, SIGNATURE)}) == len(names) + 2
        and all(is_flat_name(name) for name in names)
        and all(_SHA256.fullmatch(file.sha256) for file in manifest.files)
    )
    if not sound:
        raise _invalid()


def _invalid() -> Refused:
    return Refused(
        "manifest-invalid",
        en="The list of what is in the bundle is not as it must be: title and publisher of one line, a serial number "
        "from 1, plain and different file names. Ask its publisher.",
        zh="更新包的清单不合规：标题和发布单位应各为一行，序号从 1 起，文件名应为普通名称且互不相同。请联系发布单位。",
    )
