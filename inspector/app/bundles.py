"""Make a signed bundle of checklists and what goes with them, look into one, install it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from inspector.app.reading import read_file
from inspector.app.saved import Saved
from inspector.checklists.archive import LARGEST_BUNDLE, packed, too_large, unpacked
from inspector.checklists.content import Content, Source, kind_of, read_contents
from inspector.checklists.document import LARGEST_BYTES
from inspector.checklists.manifest import MANIFEST, SIGNATURE, held, listed, read_manifest, written
from inspector.checklists.shelf import Shelf
from inspector.durable import write_durably
from inspector.errors import Refused
from inspector.model.bundle import (
    Bundle,
    BundlePreview,
    ChecklistChange,
    ItemChange,
    Manifest,
    ReferenceChange,
)
from inspector.model.checklist import Checklist, Law, LawId
from inspector.model.identity import Identity
from inspector.model.version import version_order
from inspector.report.keys import Key, SigningKey, TokenKey
from inspector.store.store import Store
from inspector.store.unit import Unit


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle whose signature and files are in order; `shelf` is the number of what they were checked with.

    Of a bundle that is installed already, the files were not read again."""

    bundle: Bundle
    contents: tuple[Content, ...]
    shelf: int


def make_bundle(
    store: Store,
    files: Sequence[Path],
    identity: str,
    pin: str,
    serial: int,
    out: Path,
    *,
    title: str = "",
    publisher: str = "",
) -> Bundle:
    """Check the files, sign the list of them with an identity (its name or fingerprint), write the bundle durably.

    Title and publisher are taken from the first checklist and the certificate unless given. Raises Refused
    "no-such-identity", "manifest-invalid", "identity-wrong-pin", "file-exists", and as reading the files and the bundle does.
    """
    from inspector.report.bundle_signature import sign_manifest  # loads slowly

    sources = tuple(_source(path) for path in files)
    with store.read() as unit:
        shelf, signer = unit.contents.shelf(), _identity(unit, identity)
        key = _key(unit, signer.fingerprint, pin)
    contents = read_contents(sources, shelf)
    manifest = Manifest(
        title=title or _title(contents),
        serial=serial,
        made_at=store.clock().replace(microsecond=0),
        publisher=publisher or signer.name,
        files=tuple(map(listed, sources)),
    )
    listing = written(manifest)
    signature = sign_manifest(listing, key, store.clock())
    data = packed({MANIFEST: listing, SIGNATURE: signature} | {each.name: each.data for each in sources})
    unpacked(data)  # raises what whoever gets it would
    if out.exists():
        raise _exists(out)
    write_durably(out, data)
    return Bundle(sha256=sha256(listing).hexdigest(), manifest=manifest, signer=signer)


def open_bundle(store: Store, file: Path) -> OpenedBundle:
    """Verify a bundle: first its signature, then its list, then its files; only then is one of them read.

    Raises Refused "bundle-too-large", "bundle-damaged", "bundle-path", "bundle-twice", "bundle-signature",
    "manifest-invalid", "bundle-signer-untrusted", "bundle-signer-expired", "bundle-early", "bundle-content", and as
    `read_contents` does.
    """
    from inspector.report.bundle_signature import require_trusted, signer_of  # loads slowly

    files = unpacked(_bytes(file))
    listing, signature = files.get(MANIFEST, b""), files.get(SIGNATURE, b"")
    signer = signer_of(listing, signature)
    manifest = read_manifest(listing)
    with store.read() as unit:
        trust, shelf = unit.publishers.certificates(), unit.contents.shelf()
        is_installed = unit.contents.has(sha256(listing).hexdigest())
    require_trusted(signer, trust, manifest.made_at, store.clock())
    sources = held(manifest, files)
    contents = () if is_installed else read_contents(sources, shelf)
    bundle = Bundle(sha256=sha256(listing).hexdigest(), manifest=manifest, signer=signer.identity)
    return OpenedBundle(bundle, contents, shelf.number)


def preview_bundle(store: Store, opened: OpenedBundle) -> BundlePreview:
    """What installing the bundle would change. Raises Refused where that would be refused, as `install_bundle`."""
    with store.read() as unit:
        is_installed = _is_installed(unit, opened)
        shelf = unit.contents.shelf()
    return BundlePreview(
        bundle=opened.bundle,
        is_installed=is_installed,
        checklists=tuple(_change(shelf, each.checklist) for each in opened.contents if each.checklist),
        references=tuple(
            ReferenceChange(kind=each.kind, version=each.version, before=shelf.version(each.kind))
            for each in opened.contents
            if each.checklist is None
        ),
    )


def laws_with(store: Store, opened: OpenedBundle) -> Mapping[LawId, Law]:
    """The newest version of each law there would be, to cite it by."""
    with store.read() as unit:
        laws = unit.contents.shelf().laws
    brought = next((content.laws for content in opened.contents if content.laws), None)
    return (brought.over(laws) if brought else laws).newest


def install_bundle(store: Store, opened: OpenedBundle) -> Saved | None:
    """Install all of a bundle durably, or nothing; None when it is installed already.

    Inspections that began keep what they began with. Raises Refused "bundle-older", "content-older",
    "content-taken", "law-missing", "overlay-base-missing".
    """
    with store.write() as unit:
        if _is_installed(unit, opened):
            return None
        contents, shelf = opened.contents, unit.contents.shelf()
        if shelf.number != opened.shelf:  # another bundle came since it was opened
            contents = read_contents([content.source for content in contents], shelf)
        unit.contents.add(opened.bundle, contents, unit.now)
        what = [f"{content.kind} {content.id} {content.version} {content.sha256}" for content in contents]
        unit.audit.append(
            "bundle-installed", opened.bundle.sha256, {"bundle": opened.bundle, "contents": what}
        )
    return Saved(at=unit.now)


def _source(path: Path) -> Source:
    data = read_file(path, LARGEST_BYTES + 1)
    return Source(kind_of(data, path.name), path.name, data)


def _bytes(file: Path) -> bytes:
    data = read_file(file, LARGEST_BUNDLE + 1)
    if len(data) > LARGEST_BUNDLE:
        raise too_large()
    return data


def _identity(unit: Unit, wanted: str) -> Identity:
    found = [
        each for each in unit.identities.all() if each.name == wanted or each.fingerprint.startswith(wanted)
    ]
    if not wanted or len(found) != 1:
        raise Refused(
            "no-such-identity",
            en=f"No identity, or more than one, is called {wanted}. Name its fingerprint; see 'inspector identity list'.",
            zh=f"没有名为 {wanted} 的签名证书，或不止一个。请填写指纹；可用 inspector identity list 查看。",
        )
    return found[0]


def _key(unit: Unit, fingerprint: str, pin: str) -> Key:
    token = unit.identities.token(fingerprint)
    if token is None:
        return SigningKey("", unit.identities.pkcs12(fingerprint), pin)
    return TokenKey("", token, unit.identities.certificate(fingerprint), pin)


def _exists(out: Path) -> Refused:
    return Refused(
        "file-exists",
        en=f"{out} exists already. Choose another name.",
        zh=f"{out} 已存在。请换一个文件名。",
    )


def _title(contents: Sequence[Content]) -> str:
    titles = [content.checklist.title.zh for content in contents if content.checklist]
    return titles[0] if titles else "、".join(content.source.name for content in contents)


def _is_installed(unit: Unit, opened: OpenedBundle) -> bool:
    """Whether it is there already. Raises Refused when something newer is, or something else of the same name."""
    if unit.contents.has(opened.bundle.sha256):
        return True
    manifest = opened.bundle.manifest
    last = unit.contents.last_serial(manifest.publisher)
    if manifest.serial <= last:
        raise Refused(
            "bundle-older",
            en=f"A bundle of {manifest.publisher} with the serial number {last} is installed; this one has "
            f"{manifest.serial}. Ask for the newest one.",
            zh=f"已安装 {manifest.publisher} 序号为 {last} 的更新包，此包序号为 {manifest.serial}。请索取最新的更新包。",
        )
    for content in opened.contents:
        _require_newer(unit, content)
    return False


def _require_newer(unit: Unit, content: Content) -> None:
    shelf = unit.contents.shelf()
    if content.checklist is None:
        there = shelf.versions(content.kind)
    else:
        there = {version: each.sha256 for (id, version), each in shelf.bases.items() if id == content.id}
    for version, hash in there.items():
        order = version_order(version), version_order(content.version)
        if order[0] > order[1]:
            raise _older(content, version)
        if order[0] == order[1] and hash != content.sha256:
            raise _taken(content, version)


def _older(content: Content, there: str) -> Refused:
    return Refused(
        "content-older",
        en=f"{content.id} is here in version {there}; {content.source.name} brings {content.version}. Nothing was "
        "installed; ask for the newest bundle.",
        zh=f"{content.id} 现有版本为 {there}，{content.source.name} 为 {content.version}。未安装任何内容；请索取最新的更新包。",
    )


def _taken(content: Content, there: str) -> Refused:
    return Refused(
        "content-taken",
        en=f"{content.id} {there} is here already with other content than in {content.source.name}. Nothing was "
        "installed; the publisher must give it a new version.",
        zh=f"{content.id} {there} 已存在，且与 {content.source.name} 的内容不同。未安装任何内容；发布单位应更换版本号。",
    )


def _change(shelf: Shelf, checklist: Checklist) -> ChecklistChange:
    known = next((each.checklist for each in shelf.checklists if each.checklist.id == checklist.id), None)
    before = {item.id: item for item in known.items()} if known else {}
    now = {item.id: item for item in checklist.items()}
    return ChecklistChange(
        checklist=checklist,
        before=known.version if known else "",
        added=tuple(id for id in now if id not in before),
        removed=tuple(item for id, item in before.items() if id not in now),
        changed=tuple(
            ItemChange(before=before[id], now=item)
            for id, item in now.items()
            if id in before and item != before[id]
        ),
    )
