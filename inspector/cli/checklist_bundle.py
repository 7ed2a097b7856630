"""inspector checklist bundle, install, trust …"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from inspector.app.reading import read_file
from inspector.cli.face import face
from inspector.errors import Language
from inspector.model.bundle import BundlePreview
from inspector.model.text import Bilingual


def bundle(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Checklists, overlays, laws, reference data.")],
    identity: Annotated[str, typer.Option(help="Name or fingerprint of the identity that signs.")],
    serial: Annotated[int, typer.Option(help="Serial number; higher than that of any bundle before.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The bundle, NAME.inspector-bundle.")],
    title: Annotated[str, typer.Option(help="What the bundle is about; the first checklist's title.")] = "",
    publisher: Annotated[str, typer.Option(help="Who publishes it; the signer unless told.")] = "",
    pin_file: Annotated[Path | None, typer.Option(help="File with the PIN (or INSPECTOR_PIN).")] = None,
) -> None:
    """Check files and put them into one signed bundle, for a stick."""
    from inspector.app.bundles import (
        make_bundle,  # loaded here: what is shipped is listed without the database
    )

    shown = face(context)
    with shown.store() as store:
        made = make_bundle(
            store, files, identity, shown.pin(pin_file), serial, out, title=title, publisher=publisher
        )
    count = len(made.manifest.files)
    words = Bilingual(
        zh=f"已将 {count} 个文件写入更新包 {out}，由 {made.signer.name} 签名，序号 {serial}。",
        en=f"Wrote {count} file(s) to the bundle {out}, signed by {made.signer.name}, serial number {serial}.",
    )
    shown.say(made, words)


def install(
    context: typer.Context,
    bundle: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what it would change.")] = False,
) -> None:
    """Verify a bundle and install all of it. Inspections that began keep what they began with."""
    from inspector.app.bundles import install_bundle, open_bundle, preview_bundle

    shown = face(context)
    with shown.store() as store:
        opened = open_bundle(store, bundle)
        preview = preview_bundle(store, opened)
        if not dry_run:
            install_bundle(store, opened)

    def text(console: Console) -> None:
        for line in (_head(preview, dry_run).of(shown.language), *_lines(preview, shown.language)):
            console.print(line, markup=False)

    shown.show(preview, text)


def trust(context: typer.Context, certificate: Path) -> None:
    """Take bundles signed with a certificate from now on, or by those an authority's certificate issued."""
    from inspector.app.publishers import trust_publisher

    shown = face(context)
    data = read_file(certificate)
    with shown.store() as store:
        publisher = trust_publisher(store, data)
    words = Bilingual(
        zh=f"本机从此接受 {publisher.name} 签名的更新包（指纹 {publisher.fingerprint}）。",
        en=f"This laptop now takes bundles of {publisher.name} (fingerprint {publisher.fingerprint}).",
    )
    shown.say(publisher, words)


def trusted(context: typer.Context) -> None:
    """List the certificates whose bundles this laptop takes."""
    from inspector.app.publishers import trusted_publishers

    shown = face(context)
    with shown.store() as store:
        publishers = trusted_publishers(store)

    def text(console: Console) -> None:
        table = Table("fingerprint", "name", "issuer", "until")
        for each in publishers:
            table.add_row(each.fingerprint, each.name, each.issuer, f"{each.not_after:%Y-%m-%d}")
        console.print(table)

    shown.show(publishers, text)


def distrust(context: typer.Context, fingerprint: str) -> None:
    """Take no more bundles of a certificate; what came with earlier ones stays."""
    from inspector.app.publishers import distrust_publisher

    shown = face(context)
    with shown.store() as store:
        found = distrust_publisher(store, fingerprint)
    words = Bilingual(zh=f"不再信任证书 {found}。", en=f"No longer trusting the certificate {found}.")
    shown.say({"fingerprint": found}, words)


def _head(preview: BundlePreview, dry_run: bool) -> Bilingual:
    manifest = preview.bundle.manifest
    told = f"{manifest.title} ({manifest.publisher}, {manifest.serial})"
    if preview.is_installed:
        return Bilingual(
            zh=f"{told} 此前已安装，未作改动。", en=f"{told} is installed already; nothing changed."
        )
    if dry_run:
        return Bilingual(
            zh=f"{told} 可以安装，将有以下变化：", en=f"{told} can be installed. It would bring:"
        )
    return Bilingual(zh=f"已安装 {told}：", en=f"Installed {told}:")


def _lines(preview: BundlePreview, language: Language) -> Iterator[str]:
    for each in preview.checklists:
        counts = f"+{len(each.added)} -{len(each.removed)} ~{len(each.changed)}" if each.before else "+"
        yield (
            f"  {each.id} {each.before or '-'} → {each.checklist.version}  {counts}  "
            + each.checklist.title.of(language)
        )
    for reference in preview.references:
        yield f"  {reference.kind} {reference.before or '-'} → {reference.version}"
