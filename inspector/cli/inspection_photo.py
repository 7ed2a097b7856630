"""inspector inspection photo …"""

from pathlib import Path
from typing import Annotated

import typer

from inspector.app.inspections import find_inspection
from inspector.app.photos import add_photo, review_photo
from inspector.app.reading import read_file
from inspector.cli.face import bar, face
from inspector.model.checklist import ItemId
from inspector.model.photo import PhotoId, Redaction
from inspector.model.text import Bilingual

app = typer.Typer(help="Photos of an inspection.", no_args_is_help=True)


@app.command("add")
def add(
    context: typer.Context,
    id: str,
    item: str,
    files: Annotated[list[Path], typer.Argument()],
    caption: str = "",
    by: Annotated[str, typer.Option(help="Who took the photo.")] = "",
) -> None:
    """Take photo files in; prints their ids."""
    shown = face(context)
    added = []
    with shown.store() as store, bar(shown.language) as progress:
        inspection = find_inspection(store, id)
        for done, path in enumerate(files, start=1):
            data = read_file(path)
            photo = add_photo(store, inspection, data, path.name, item=ItemId(item), caption=caption, by=by)
            added.append(photo)
            progress.step(Bilingual(zh=path.name, en=path.name), done, len(files))
    ids = "\n".join(photo.id for photo in added)
    shown.say(added, Bilingual(zh=ids, en=ids))


@app.command("review")
def review(
    context: typer.Context,
    id: str,
    photo: str,
    by: Annotated[str, typer.Option(help="Who looked at the photo.")],
    box: Annotated[list[str] | None, typer.Option(help="X,Y,WIDTH,HEIGHT to cover, in pixels.")] = None,
) -> None:
    """Let a photo go into the report, with the given rectangles covered."""
    shown = face(context)
    boxes = [_box(words) for words in box or []]
    with shown.store() as store:
        reviewed = review_photo(store, find_inspection(store, id), PhotoId(photo), boxes, by)
    words = Bilingual(zh=f"已审看，遮盖 {len(boxes)} 处。", en=f"Reviewed, {len(boxes)} area(s) covered.")
    shown.say(reviewed, words)


def _box(words: str) -> Redaction:
    try:
        x, y, width, height = (int(part) for part in words.split(","))
    except ValueError:
        raise typer.BadParameter("X,Y,WIDTH,HEIGHT in pixels", param_hint="--box") from None
    return Redaction(x=x, y=y, width=width, height=height)
