"""inspector inspection photo …"""

from pathlib import Path
from typing import Annotated

import typer

from inspector.app.camera_clock import read_span, set_camera_clock
from inspector.app.inspections import find_inspection
from inspector.app.photo_annotations import annotate_photo
from inspector.app.photo_order import move_photos, photo_of
from inspector.app.photos import ALREADY_THERE, add_photos, review_photo
from inspector.cli.face import bar, face
from inspector.model.annotation import WHOLE, Annotation, AnnotationKind
from inspector.model.checklist import ItemId
from inspector.model.photo import PhotoId, Redaction, hours
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
    again: Annotated[bool, typer.Option("--again", help="Also what is at the item already.")] = False,
) -> None:
    """Take photo files in; prints their ids. Exit 1 when one was refused; the others are in. Photos that are at the
    item already are told and left."""
    shown = face(context)
    with shown.store() as store, bar(shown.language) as progress:
        inspection = find_inspection(store, id)
        lines = add_photos(
            store, inspection, files, progress, item=ItemId(item), caption=caption, by=by, again=again
        )
    ids = [line.photo.id for line in lines if line.photo]
    known = sum(line.code == ALREADY_THERE for line in lines)
    told_zh, told_en = (
        ([f"已有 {known} 张，未重复添加。"], [f"{known} were there already."]) if known else ([], [])
    )
    shown.say(lines, Bilingual(zh="\n".join((*ids, *told_zh)), en="\n".join((*ids, *told_en))))
    refused = [line for line in lines if line.code != ALREADY_THERE]
    shown.refuse_some([(line.file_name, line.code, line.text) for line in refused if line.text])


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


@app.command("mark")
def mark(
    context: typer.Context,
    id: str,
    photo: str,
    arrow: Annotated[list[str] | None, typer.Option(help="X1,Y1,X2,Y2: from, and what it points at.")] = None,
    box: Annotated[list[str] | None, typer.Option(help="X1,Y1,X2,Y2: two corners.")] = None,
    text: Annotated[
        list[str] | None, typer.Option(help="X,Y,WORDS: the upper left corner, and the words.")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take away what was drawn before.")] = False,
) -> None:
    """Draw arrows, boxes and texts over a photo, in parts of its width and height from 0 to 1. Its pixels stay as
    they are."""
    shown, kind = face(context), AnnotationKind
    drawn = [_drawn(kind.ARROW, words) for words in arrow or []]
    drawn += [_drawn(kind.BOX, words) for words in box or []]
    drawn += [_drawn(kind.TEXT, words) for words in text or []]
    with shown.store() as store:
        inspection = find_inspection(store, id)
        known = photo_of(store, inspection, PhotoId(photo))
        annotations = (*(() if clear else known.annotations), *drawn)
        saved = annotate_photo(store, inspection, known.id, annotations)
    count = len(annotations)
    shown.say(saved, Bilingual(zh=f"已标注 {count} 处。", en=f"{count} arrow(s), box(es) and text(s) drawn."))


@app.command("clock")
def clock(
    context: typer.Context,
    id: str,
    photo: str,
    ahead: Annotated[str, typer.Option(help="HOURS:MINUTES[:SECONDS]; with a minus when it is behind.")],
) -> None:
    """Tell how far the clock of a photo's camera is ahead. It holds for all photos of that camera; their own time
    stays as it is."""
    shown = face(context)
    seconds = read_span(ahead)
    with shown.store() as store:
        inspection = find_inspection(store, id)
        device = photo_of(store, inspection, PhotoId(photo)).device
        saved = set_camera_clock(store, inspection, device, seconds)
    words = hours(seconds)
    shown.say(saved, Bilingual(zh=f"相机时钟快 {words}。", en=f"The camera's clock is ahead by {words}."))


def _drawn(kind: AnnotationKind, words: str) -> Annotation:
    parts = words.split(",", 2 if kind is AnnotationKind.TEXT else 3)
    said = parts.pop() if kind is AnnotationKind.TEXT else ""
    try:
        x1, y1, x2, y2 = (round(float(part) * WHOLE) for part in (parts + parts if said else parts))
    except (ValueError, OverflowError):
        name = f"--{kind}"
        raise typer.BadParameter("parts of width and height, as 0.25,0.4", param_hint=name) from None
    return Annotation(kind=kind, x1=x1, y1=y1, x2=x2, y2=y2, text=said)


def _box(words: str) -> Redaction:
    try:
        x, y, width, height = (int(part) for part in words.split(","))
    except ValueError:
        raise typer.BadParameter("X,Y,WIDTH,HEIGHT in pixels", param_hint="--box") from None
    return Redaction(x=x, y=y, width=width, height=height)
