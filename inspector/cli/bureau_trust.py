"""inspector bureau trust …"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from inspector.app.reading import read_file
from inspector.app.trusting import distrust_certificate, trust_certificate, trusted_identities
from inspector.cli.face import Face, face
from inspector.model.text import Bilingual

app = typer.Typer(help="Whose signatures count.")

Trust = Annotated[
    Path | None, typer.Option(help="Folder of trusted certificates; default in the data folder.")
]


@app.command("add")
def add(context: typer.Context, certificate: Path, trust: Trust = None) -> None:
    """Trust a certificate from now on."""
    shown = face(context)
    fingerprint = trust_certificate(trust_folder(shown, trust), read_file(certificate))
    words = Bilingual(zh=f"已信任证书 {fingerprint}。", en=f"Trusting certificate {fingerprint}.")
    shown.say({"fingerprint": fingerprint}, words)


@app.command("list")
def list_(context: typer.Context, trust: Trust = None) -> None:
    """List the certificates that are trusted."""
    shown = face(context)
    trusted = trusted_identities(trust_folder(shown, trust))

    def text(console: Console) -> None:
        for each in trusted:
            until = f"{each.not_before:%Y-%m-%d} - {each.not_after:%Y-%m-%d}"
            console.print(f"{each.fingerprint}  {each.name}  ({each.issuer})  {until}", markup=False)

    shown.show(trusted, text)


@app.command("remove")
def remove(
    context: typer.Context,
    fingerprint: Annotated[str, typer.Argument(help="The fingerprint, or its beginning.")],
    trust: Trust = None,
) -> None:
    """Trust a certificate no longer. Its file is kept aside; reports that are held stay held."""
    shown = face(context)
    found = distrust_certificate(trust_folder(shown, trust), fingerprint)
    words = Bilingual(zh=f"不再信任证书 {found}。", en=f"No longer trusting certificate {found}.")
    shown.say({"fingerprint": found}, words)


def trust_folder(shown: Face, given: Path | None) -> Path:
    """The folder that is named, else the one in the data folder."""
    return given or shown.folder / "trust"
