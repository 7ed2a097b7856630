"""inspector store …"""

import typer

from inspector.app.checking import check_store
from inspector.app.stores import create_store
from inspector.cli.face import face
from inspector.errors import Refused
from inspector.model.text import Bilingual

app = typer.Typer(help="Make and check the encrypted store of this laptop.")


@app.command("new")
def new(context: typer.Context) -> None:
    """Make a new, empty store in the data folder."""
    shown = face(context)
    create_store(shown.folder, shown.passphrase(confirm=True)).close()
    words = Bilingual(
        zh=f"已在 {shown.folder} 建立数据文件夹。", en=f"A new store was made in {shown.folder}."
    )
    shown.say({"folder": str(shown.folder)}, words)


@app.command("check")
def check(context: typer.Context) -> None:
    """Check the audit chain and every photo."""
    shown = face(context)
    with shown.store() as store:
        found = check_store(store)
    if found.problems:
        first = found.problems[0]
        raise Refused("store-damaged", en=first.en, zh=first.zh)
    words = Bilingual(
        zh=f"数据完好：审计链 {found.links} 条，照片 {found.photos} 张。",
        en=f"All is well: {found.links} links in the audit chain, {found.photos} photos.",
    )
    shown.say(found, words)
