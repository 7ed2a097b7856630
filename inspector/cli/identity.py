"""inspector identity …"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from inspector.app.identities import (
    import_identity,
    import_token_identities,
    list_identities,
    new_identity,
    save_certificate,
)
from inspector.app.reading import read_file
from inspector.cli.face import face
from inspector.model.identity import Identity
from inspector.model.text import Bilingual

app = typer.Typer(help="The certificates officers sign with.")
PinFile = Annotated[Path | None, typer.Option(help="File with the PIN (or INSPECTOR_PIN).")]


@app.command("new")
def new(context: typer.Context, name: str, pin_file: PinFile = None) -> None:
    """Make a trial identity: good for trying out, not for official use."""
    shown = face(context)
    with shown.store() as store:
        made = new_identity(store, name, shown.pin(pin_file))
    words = Bilingual(
        zh=f"已建立试用证书 {made.fingerprint}（{made.name}）。仅供试用。",
        en=f"Made the trial identity {made.fingerprint} ({made.name}). Not for official use.",
    )
    shown.say(made, words)


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A PKCS#12 file (.p12, .pfx).")] = None,
    pin_file: PinFile = None,
    token: Annotated[
        Path | None, typer.Option(help="Driver (PKCS#11 library) of a token the key stays on.")
    ] = None,
    label: Annotated[str, typer.Option(help="Label of the token, when several are plugged in.")] = "",
) -> None:
    """Import an identity from a PKCS#12 file, or those of a plugged-in token.

    A token's PIN is used with --pin-file only, as wrong ones lock the token: few hide their certificates.
    """
    if (file is None) == (token is None):
        raise typer.BadParameter("name a PKCS#12 file, or the driver of a token with --token")
    shown, made = face(context), tuple[Identity, ...]()
    with shown.store() as store:
        if token is not None:
            pin = None if pin_file is None else shown.secret_file(pin_file)
            made = import_token_identities(store, token, label, pin)
        elif file is not None:
            made = (import_identity(store, read_file(file), shown.pin(pin_file)),)
    told = ", ".join(identity.fingerprint for identity in made)
    words = Bilingual(zh=f"已导入签名证书 {told}。", en=f"Imported the identity {told}.")
    shown.say(made if token is not None else made[0], words)


@app.command("list")
def list_(context: typer.Context) -> None:
    """List the identities of this laptop."""
    shown = face(context)
    with shown.store() as store:
        identities = list_identities(store)

    def text(console: Console) -> None:
        table = Table("fingerprint", "name", "until", "trial", "token")
        for identity in identities:
            until, trial = f"{identity.not_after:%Y-%m-%d}", "trial" if identity.trial else ""
            token = "" if identity.token is None else identity.token.label
            table.add_row(identity.fingerprint, identity.name, until, trial, token)
        console.print(table)

    shown.show(identities, text)


@app.command("certificate")
def certificate_(
    context: typer.Context, fingerprint: str, out: Annotated[Path, typer.Option("-o", "--out")]
) -> None:
    """Write the certificate of an identity, for the bureau's trust folder."""
    shown = face(context)
    with shown.store() as store:
        save_certificate(store, fingerprint, out)
    shown.say({"path": str(out)}, Bilingual(zh=f"证书已写入 {out}。", en=f"Wrote the certificate to {out}."))
