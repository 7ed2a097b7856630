"""Bundles for tests: real files, real signatures; and ones that nobody honest would make."""

import hashlib
import io
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from inspector.app.bundles import OpenedBundle, install_bundle, make_bundle, open_bundle
from inspector.app.identities import import_identity
from inspector.app.publishers import trust_publisher
from inspector.checklists.archive import packed
from inspector.checklists.content import Source, kind_of
from inspector.checklists.manifest import MANIFEST, SIGNATURE, listed, written
from inspector.model.bundle import Manifest
from inspector.report.bundle_signature import sign_manifest
from inspector.report.keys import SigningKey
from inspector.store.store import Store
from tests.checklists.small import small_checklist
from tests.checklists.small import written as as_yaml
from tests.factories import Signers

PUBLISHER = "江苏省邮政管理局"
LAWS = """
format: inspector-laws/2
version: "{version}"
laws:
  - id: {law}
    short: {{zh: 某省快递条例, en: Provincial Express Regulation}}
    title: {{zh: 某省快递管理条例, en: Provincial Regulation on Express Delivery}}
    versions: [{{version: "2026", in_force: 2026-01-01, proof: V}}]
"""


def checklist(version: str = "2026.12.1", item: str = "T01", id: str = "small", **changes: object) -> bytes:
    """A small checklist with one item."""
    tree = small_checklist() | {"version": version, "id": id}
    tree["sections"][0]["items"][0] |= {"id": item} | changes
    return as_yaml(tree)


def overlay(**changes: object) -> bytes:
    """A small overlay of the shipped checklist of personal information."""
    tree = {
        "format": "inspector-overlay/1",
        "id": "jiangsu",
        "version": "2026.12.1",
        "laws_on": "2026-11-23",
        "extends": "personal-information",
        "extends_version": "2026.11.1",
        "title": {"zh": "江苏省个人信息检查表", "en": "Personal information, Jiangsu"},
        "tighten": {"A16": {"severity": "critical", "deadline": "same-day"}},
    }
    return as_yaml(tree | changes)


def laws(version: str = "2026.12.1", law: str = "province-regulation") -> bytes:
    """A registry of one law."""
    return LAWS.format(version=version, law=law).encode()


def more_laws(version: str = "2026.12.1") -> bytes:
    """The shipped registry with a law more."""
    shipped = Path("checklists/law/laws.yaml").read_text(encoding="utf-8")
    own = laws(version).decode().split("laws:\n")[1]
    head, body = shipped.replace('version: "2026.11.1"', f'version: "{version}"', 1).split("laws:\n", 1)
    return f"{head}laws:\n{own}{body}".encode()


@dataclass(frozen=True)
class Publisher:
    """Somebody who makes bundles in a laptop's store, as a bureau does."""

    store: Store
    folder: Path
    signers: Signers

    @property
    def name(self) -> str:
        """What the identity is called."""
        return self.signers.people()[0].name

    def bundle(self, serial: int, files: dict[str, bytes], name: str = "new.inspector-bundle") -> Path:
        """A bundle made by the use case."""
        import_identity(self.store, self.signers.files[0], self.signers.pin)
        paths = [self.folder / each for each in files]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        out = self.folder / name
        out.unlink(missing_ok=True)
        make_bundle(
            self.store, paths, self.name, self.signers.pin, serial, out, title="更新", publisher=PUBLISHER
        )
        return out

    def trusted_by(self, store: Store) -> None:
        """Have a laptop take the bundles."""
        trust_publisher(store, self.signers.certificates[0])


def install(store: Store, bundle: Path) -> OpenedBundle:
    """Open and install a bundle."""
    opened = open_bundle(store, bundle)
    install_bundle(store, opened)
    return opened


def forged(
    files: dict[str, bytes],
    pkcs12: bytes,
    pin: str,
    *,
    serial: int = 1,
    made_at: datetime | None = None,
    change: Callable[[dict[str, bytes]], object] = lambda parts: None,
) -> bytes:
    """A bundle that was not checked when it was made; `change` does to its files what it likes."""
    sources = [Source(kind_of(data, name), name, data) for name, data in files.items()]
    now = datetime.now().astimezone().replace(microsecond=0)
    manifest = Manifest(
        title="更新",
        serial=serial,
        made_at=made_at or now,
        publisher=PUBLISHER,
        files=tuple(map(listed, sources)),
    )
    listing = written(manifest)
    parts = {MANIFEST: listing, SIGNATURE: sign_manifest(listing, SigningKey("", pkcs12, pin), now)} | files
    change(parts)
    return packed(parts)


def zipped(entries: Sequence[tuple[str, bytes, int]], attributes: int = stat.S_IFREG | 0o644) -> bytes:
    """Any archive: names, contents, methods."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data, method in entries:
            info = ZipInfo(name)
            info.compress_type, info.external_attr, info.create_system = method, attributes << 16, 3
            archive.writestr(info, data)
    return out.getvalue()


def bomb(size: int = 500_000_000) -> bytes:
    """Some files that unpack to very much, made without holding it."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive, archive.open("bomb.yaml", "w") as file:
        for _ in range(size // 10_000_000):
            file.write(b"\0" * 10_000_000)
    return out.getvalue()


def sha256(data: bytes) -> str:
    """Its hash."""
    return hashlib.sha256(data).hexdigest()
