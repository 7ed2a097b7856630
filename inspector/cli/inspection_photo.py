"""inspector inspection photo …"""

from pathlib import Path
from typing import Annotated

import typer

from inspector.app.inspections import find_inspection
from inspector.app.photo_order import move_photos
from inspector.app.photos import add_photos, review_photo
from inspector.cli.face import bar, face
from inspector.model.checklist import ItemId
from inspector.model.photo import PhotoId, Redaction
from inspector.model.text import Bilingual

app = typer.Typer(help="Photos of an inspection.")


@app.command("add")
def add(
    context: typer.Context,
    id: str,
    item: str,
    files: Annotated[list[Path], typer.Argument(help="Files, or folders with photos in them.")],
    caption: str = "",
    by: Annotated[str, typer.Option(help="Who took the photo.")] = "",
) -> None:
    """Take photo files in; prints their ids. Exit 1 when one was refused; the others are in."""
    shown = face(context)
    with shown.store() as store, bar(shown.language) as progress:
        inspection = find_inspection(store, id)
        lines = add_photos(store, inspection, files, progress, item=ItemId(item), caption=caption, by=by)
    ids = "\n".join(line.photo.id for line in lines if line.photo)
    shown.say(lines, Bilingual(zh=ids, en=ids))
    shown.refuse_some([(line.file_name, line.code, line.text) for line in lines if line.text])


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


@app.command("move")
def move(
    context: typer.Context,
    id: str,
    photos: Annotated[list[str], typer.Argument(help="Photos, in the order they are to stand.")],
    to: Annotated[int, typer.Option(min=1, help="The number the first of them gets.")],
) -> None:
    """Give photos another number: the order is that of the report."""
    shown = face(context)
    with shown.store() as store:
        saved = move_photos(store, find_inspection(store, id), [PhotoId(photo) for photo in photos], to)
    shown.say(saved, Bilingual(zh=f"已移到第 {to} 张。", en=f"Moved to number {to}."))


def _box(words: str) -> Redaction:
    try:
        x, y, width, height = (int(part) for part in words.split(","))
    except ValueError:
        raise typer.BadParameter("X,Y,WIDTH,HEIGHT in pixels", param_hint="--box") from None
    return Redaction(x=x, y=y, width=width, height=height)
