"""inspector settings …"""

from pathlib import Path
from typing import Annotated

import typer

from inspector.app.brand import brand_of, make_brand, set_brand
from inspector.app.reading import read_file
from inspector.cli.face import face
from inspector.model.brand import Brand
from inspector.model.text import Bilingual

app = typer.Typer(help="Settings of this laptop.")


@app.callback()
def settings() -> None:
    """Settings of this laptop."""


@app.command("brand")
def brand(
    context: typer.Context,
    name: Annotated[str | None, typer.Option(help="The bureau's name above the title.")] = None,
    colour: Annotated[str | None, typer.Option(help="Colour of headings, #RRGGBB, dark enough.")] = None,
    emblem: Annotated[Path | None, typer.Option(help="PNG or JPEG, at most 200 kB.")] = None,
    none: Annotated[bool, typer.Option("--none", help="No brand.")] = False,
) -> None:
    """Show or set what the bureau's papers carry: name, colour, emblem. It is taken when a record is sealed."""
    if none and (name or colour or emblem):
        raise typer.BadParameter("--none stands alone.")
    if name is None and (colour or emblem):
        raise typer.BadParameter("--colour and --emblem need --name.")
    shown = face(context)
    picture = None if emblem is None else read_file(emblem)
    with shown.store() as store:
        if none or name is not None:
            set_brand(store, None if name is None else make_brand(name, colour, picture))
        current = brand_of(store)
    shown.say(current, _told(current))


def _told(brand: Brand | None) -> Bilingual:
    if brand is None:
        return Bilingual(zh="未设置机关标识。", en="There is no brand.")
    zh, en = ("，有徽标", ", with emblem") if brand.emblem else ("", "")
    return Bilingual(zh=f"{brand.name} {brand.colour}{zh}", en=f"{brand.name} {brand.colour}{en}")
